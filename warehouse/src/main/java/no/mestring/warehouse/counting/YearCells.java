package no.mestring.warehouse.counting;

import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import no.mestring.warehouse.engine.EventPlace;
import no.mestring.warehouse.engine.EventStream;
import org.jspecify.annotations.Nullable;

/**
 * The cells of a year while its events are read: by place, then by part of the ages, then by group.
 */
final class YearCells {
  private final Placing placing;
  private final int year;
  private final AgeParts ages;
  private final int groups;
  private final PlaceTable places;
  private final TargetCells targets;
  private int known;
  private int[] cells = {};
  private int[] sexOf = {};
  private int[][] targetsOf = {};
  private long[] rowsOf = {};
  private long rowsWithoutAge;

  YearCells(Placing placing, Breakdown breakdown, AgeParts ages, PlaceTable places, int year) {
    this.placing = placing;
    this.year = year;
    this.ages = ages;
    this.groups = breakdown.groups().size();
    this.places = places;
    this.targets = new TargetCells(new Shape(breakdown.ages().size(), groups), ages, groups);
    prepare();
  }

  /** Counts one in each group, for rows of a place and birth year. */
  void add(long placeKey, int birthYear, long bits, int rows) {
    int place = place(placeKey);
    rowsOf[place] += rows;
    int cell = (place * ages.count() + part(birthYear, rows)) * groups;
    for (long left = bits; left != 0; left &= left - 1) {
      cells[cell + Long.numberOfTrailingZeros(left)]++;
    }
  }

  /** Counts somebody once in each group, who may have been counted since {@link #forget}. */
  void take(long placeKey, int birthYear, long bits, int rows) {
    int place = place(placeKey);
    rowsOf[place] += rows;
    targets.take(targetsOf[place], sexOf[place], part(birthYear, rows), bits);
  }

  /** Goes to the next of those who are taken. */
  void forget() {
    targets.forget();
  }

  private int place(long key) {
    int place = places.find(key);
    if (place < 0) {
      places.learn(year);
      prepare();
      place = places.find(key);
    }
    return place;
  }

  private void prepare() {
    int size = places.size();
    cells = Arrays.copyOf(cells, size * ages.count() * groups);
    sexOf = Arrays.copyOf(sexOf, size);
    targetsOf = Arrays.copyOf(targetsOf, size);
    rowsOf = Arrays.copyOf(rowsOf, size);
    for (int place = known; place < size; place++) {
      EventPlace of = places.get(place);
      sexOf[place] = sex(of.sex());
      targetsOf[place] = targets.numbers(placing.targets(of.area(), year));
    }
    known = size;
  }

  private static int sex(@Nullable String sex) {
    if ("female".equals(sex)) {
      return Shape.FEMALE;
    }
    return "male".equals(sex) ? Shape.MALE : Shape.OTHER;
  }

  private int part(int birthYear, int rows) {
    long age = (long) year - birthYear;
    if (birthYear == EventStream.NO_YEAR || !AgeParts.isAge(age)) {
      rowsWithoutAge += rows;
      return 0;
    }
    return ages.of(age);
  }

  /** The counts by area asked for, when all events are read. */
  Map<String, int[]> counts() {
    for (int place = 0; place < known; place++) {
      if (rowsOf[place] > 0) {
        targets.add(targetsOf[place], sexOf[place], cells, place * ages.count() * groups);
      }
    }
    return targets.counts();
  }

  Leftovers leftovers(long rowsWithoutPerson, SortedMap<String, Long> otherCodes) {
    long rowsWithoutSex = 0;
    SortedMap<String, Long> unplaced = new TreeMap<>();
    for (int place = 0; place < known; place++) {
      if (sexOf[place] == Shape.OTHER) {
        rowsWithoutSex += rowsOf[place];
      }
      if (rowsOf[place] > 0 && targetsOf[place].length == 0) {
        String area = places.get(place).area();
        unplaced.merge(area == null ? "" : area, rowsOf[place], Long::sum);
      }
    }
    return new Leftovers(
        0, rowsWithoutPerson, rowsWithoutSex, rowsWithoutAge, unplaced, otherCodes);
  }
}
