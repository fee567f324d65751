package no.mestring.core.disclosure.opponent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * One way in which people of a made-up table are divided: areas, sexes, ages or years.
 *
 * @param size the number of its smallest groups
 * @param groups what is published, each as the smallest groups that it consists of
 * @param wholes groups that others make up: first the whole, then its parts, by their place
 * @param weights how many people there are in each of the smallest groups, roughly
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Axis(int size, List<int[]> groups, List<int[]> wholes, double[] weights) {
  /** Women, men and both. */
  static Axis sexes() {
    Axis sexes = empty(2, new double[] {1, 0.8});
    sexes.addWhole(sexes.add(0, 1), sexes.add(1, 2));
    return sexes;
  }

  /** Ages and all of them, and from three on the younger and the older half, which overlap. */
  static Axis ages(int size) {
    double[] weights = IntStream.range(0, size).mapToDouble(i -> 0.3 + i % 3).toArray();
    Axis ages = empty(size, weights);
    int[] each = IntStream.range(0, size).map(i -> ages.add(i, i + 1)).toArray();
    ages.addWhole(each);
    if (size > 2) {
      int half = size / 2;
      ages.addParts(ages.add(0, half + 1), IntStream.of(each).limit(half + 1L).toArray());
      ages.addParts(ages.add(half, size), IntStream.of(each).skip(half).toArray());
    }
    return ages;
  }

  /** Single years and their total. */
  static Axis years(int size) {
    Axis years = empty(size, ones(size));
    years.addWhole(IntStream.range(0, size).map(i -> years.add(i, i + 1)).toArray());
    return years;
  }

  /** Overlapping periods of three years, and the single years too if they are published. */
  static Axis periods(int size, boolean areYearsPublished) {
    Axis periods = empty(size, ones(size));
    for (int year = 0; year < size && areYearsPublished; year++) {
      periods.add(year, year + 1);
    }
    for (int from = 0; from + 3 <= size; from++) {
      int period = periods.add(from, from + 3);
      if (areYearsPublished) {
        periods.addParts(period, from, from + 1, from + 2);
      }
    }
    return periods;
  }

  /**
   * Municipalities of very different sizes, counties of about five and the whole, and from four
   * municipalities on a region of some of each county.
   */
  static Axis areas(int size, SplittableRandom random) {
    Axis areas = empty(size, sizes(size, random));
    int[] each = IntStream.range(0, size).map(i -> areas.add(i, i + 1)).toArray();
    areas.join(each, random);
    return areas;
  }

  /**
   * Municipalities on old and new borders: each consists of a part that stays and, every third, of
   * one that goes to the next. Both borders are published, the parts are not.
   */
  static Axis borders(int municipalities, SplittableRandom random) {
    List<int[]> old = new ArrayList<>();
    List<List<Integer>> fresh = new ArrayList<>();
    int size = 0;
    for (int i = 0; i < municipalities; i++) {
      fresh.add(new ArrayList<>());
    }
    for (int i = 0; i < municipalities; i++) {
      int from = size;
      fresh.get(i).add(size++);
      if (i % 3 == 0) {
        fresh.get((i + 1) % municipalities).add(size++);
      }
      old.add(IntStream.range(from, size).toArray());
    }
    Axis areas = empty(size, sizes(size, random));
    areas.groups.addAll(old);
    for (List<Integer> parts : fresh) {
      areas.groups.add(parts.stream().mapToInt(part -> part).sorted().toArray());
    }
    areas.join(IntStream.range(0, municipalities).toArray(), random);
    return areas;
  }

  private void join(int[] each, SplittableRandom random) {
    int counties = each.length < 6 ? 0 : each.length / 5;
    for (int county = 0; county < counties; county++) {
      int at = county;
      addUnion(IntStream.of(each).filter(i -> i % counties == at).toArray());
    }
    if (each.length > 3) {
      int[] some = IntStream.of(each).filter(i -> random.nextInt(3) == 0).toArray();
      if (some.length > 1) {
        addUnion(some);
      }
    }
    addUnion(each);
  }

  private void addUnion(int[] parts) {
    groups.add(IntStream.of(parts).flatMap(part -> IntStream.of(groups.get(part))).toArray());
    addParts(groups.size() - 1, parts);
  }

  private static double[] sizes(int size, SplittableRandom random) {
    return IntStream.range(0, size).mapToDouble(i -> Math.exp(1.2 * gaussian(random))).toArray();
  }

  private static double gaussian(SplittableRandom random) {
    return random.doubles(12).sum() - 6;
  }

  private static double[] ones(int size) {
    double[] ones = new double[size];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static Axis empty(int size, double[] weights) {
    return new Axis(size, new ArrayList<>(), new ArrayList<>(), weights);
  }

  private int add(int from, int to) {
    groups.add(IntStream.range(from, to).toArray());
    return groups.size() - 1;
  }

  private void addWhole(int... parts) {
    addParts(add(0, size), parts);
  }

  private void addParts(int whole, int... parts) {
    wholes.add(IntStream.concat(IntStream.of(whole), IntStream.of(parts)).toArray());
  }
}
