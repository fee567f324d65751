package no.mestring.warehouse.publish;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.mestring.core.dimension.AgeRange;
import no.mestring.core.dimension.People;
import no.mestring.core.dimension.Sex;
import no.mestring.core.indicator.Strata;
import no.mestring.warehouse.engine.Engine;
import no.mestring.warehouse.failure.WarehouseException;
import no.mestring.warehouse.publish.DisjointGroups.Size;
import org.jspecify.annotations.Nullable;

/**
 * The yearly counts of an indicator's smallest groups, as table cube_year has them or as they
 * follow from it: which of them make up a figure.
 */
final class YearlyCounts {
  /** Stands behind an area's code for those of its municipalities that have no counts. */
  private static final String REST = " without counts";

  private final String indicator;
  private final Map<String, SortedSet<String>> municipalities;
  private final Map<String, Map<Integer, Map<People, Size>>> rows = new HashMap<>();
  private final Map<Set<People>, Strata> strata = new HashMap<>();

  /** A smallest group. */
  record Group(String area, int year, People people) {}

  /**
   * Reads the counts of an indicator.
   *
   * @param municipalities of each area, by its code
   * @throws WarehouseException if the counts contradict each other
   */
  YearlyCounts(
      Engine engine,
      String state,
      String indicator,
      Map<String, SortedSet<String>> municipalities) {
    this.indicator = indicator;
    this.municipalities = municipalities;
    String sql =
        """
        SELECT area, year, sex, age, numerator, denominator FROM %s.cube_year
        WHERE indicator = '%s' ORDER BY area, year, sex, age"""
            .formatted(state, indicator);
    for (List<@Nullable Object> row : engine.internal(sql).rows()) {
      People people =
          new People(
              Sex.parse(String.valueOf(row.get(2))), AgeRange.parse(String.valueOf(row.get(3))));
      String area = String.valueOf(row.get(0));
      int year = ((Number) Objects.requireNonNull(row.get(1))).intValue();
      long count = CubeRow.count(indicator, area + " " + year + " " + people, row.get(4));
      rows.computeIfAbsent(area, key -> new TreeMap<>())
          .computeIfAbsent(year, key -> new LinkedHashMap<>())
          .put(people, new Size(count, (Double) row.get(5)));
    }
    rows.forEach((area, years) -> years.replaceAll((year, known) -> apart(area, year, known)));
  }

  /** Counts by sex and counts by age are sums of the same smaller groups. */
  private Map<People, Size> apart(String area, int year, Map<People, Size> known) {
    return DisjointGroups.of(known).orElseThrow(() -> contradiction(indicator, area + " " + year));
  }

  static WarehouseException contradiction(String indicator, String figure) {
    return WarehouseException.world(
        "Cannot release %s of %s: its counts by sex and age contradict each other; see 'mestring quality %s'"
            .formatted(indicator, figure, indicator));
  }

  /** All groups. */
  Stream<Group> groups() {
    return rows.entrySet().stream()
        .flatMap(
            area ->
                area.getValue().entrySet().stream()
                    .flatMap(
                        year ->
                            year.getValue().keySet().stream()
                                .map(people -> new Group(area.getKey(), year.getKey(), people))));
  }

  /** The years an area has counts of. */
  Set<Integer> years(String area) {
    return rows.getOrDefault(area, Map.of()).keySet();
  }

  /** Whether an area has no others in it. */
  boolean isMunicipality(String area) {
    return members(area).equals(Set.of(area));
  }

  /** The groups of an area in a year that tell nothing smaller. */
  Set<People> people(String area, int year) {
    return rows.getOrDefault(area, Map.of()).getOrDefault(year, Map.of()).keySet();
  }

  /** The count of a group, which there is. */
  long count(String area, int year, People people) {
    return size(area, year, people).count();
  }

  private Size size(String area, int year, People people) {
    return size(new Group(area, year, people)).orElseThrow();
  }

  /** How many a group counts, and among how many; empty if there is no such group. */
  Optional<Size> size(Group group) {
    return Optional.ofNullable(
        rows.getOrDefault(group.area, Map.of())
            .getOrDefault(group.year, Map.of())
            .get(group.people));
  }

  /** The groups of those who are among the people of another indicator's group. */
  List<Group> inside(Group whole) {
    return people(whole.area, whole.year).stream()
        .filter(whole.people::encloses)
        .map(people -> new Group(whole.area, whole.year, people))
        .toList();
  }

  /**
   * Refuses what cannot be a part of others' counts piece by piece: counts of people of whom the
   * others are only some, or of a county of which not the same municipalities have counts.
   *
   * @throws WarehouseException if it is so
   */
  void checkPartOf(YearlyCounts whole) {
    groups()
        .filter(group -> !whole.people(group.area, group.year).isEmpty())
        .filter(
            group ->
                whole.people(group.area, group.year).stream()
                    .anyMatch(
                        people -> people.overlaps(group.people) && !people.encloses(group.people)))
        .findFirst()
        .ifPresent(
            group -> {
              throw notAlike(
                  whole,
                  "%s in %d the other is counted by sex or age, and %s is not"
                      .formatted(group.area, group.year, group.people));
            });
    for (String area : municipalities.keySet()) {
      Set<Integer> years = new TreeSet<>(years(area));
      years.addAll(whole.years(area));
      for (int year : isMunicipality(area) ? Set.<Integer>of() : years) {
        boolean areNoneCounted =
            counted(area, year).isEmpty() && whole.counted(area, year).isEmpty();
        boolean isApart = isOwn(area, year) && whole.hasAny(area, year);
        boolean isWholeApart = whole.isOwn(area, year) && hasAny(area, year);
        if (!areNoneCounted && (isApart || isWholeApart)) {
          throw notAlike(
              whole,
              "%s in %d not the same municipalities, and all of them, have counts of both"
                  .formatted(area, year));
        }
      }
    }
  }

  /** Whether counts of an area are not the sum of its municipalities'. */
  private boolean isOwn(String area, int year) {
    return !people(area, year).isEmpty() && counted(area, year).size() < members(area).size();
  }

  private boolean hasAny(String area, int year) {
    return !people(area, year).isEmpty() || !counted(area, year).isEmpty();
  }

  private WarehouseException notAlike(YearlyCounts whole, String why) {
    return WarehouseException.question(
        "Cannot release %s with %s, which it is a part of: in %s; leave one of them out of the release"
            .formatted(indicator, whole.indicator, why));
  }

  private List<String> counted(String area, int year) {
    return members(area).stream().filter(member -> !people(member, year).isEmpty()).toList();
  }

  /**
   * The groups that make up some people of an area in a year: those of its municipalities; where
   * not all of them have counts, those of the others are what is left of its own.
   *
   * @return empty if no groups do
   */
  Optional<List<Group>> makingUp(String area, int year, People people) {
    Optional<List<Group>> rest = rest(area, year, people);
    List<Group> all = new ArrayList<>(rest.orElse(List.of()));
    for (String member : members(area)) {
      Optional<List<Group>> some = own(member, year, people);
      boolean isLeft = rest.isPresent() && people(member, year).isEmpty();
      if (some.isEmpty() && !isLeft) {
        return isMunicipality(area) ? Optional.empty() : own(area, year, people);
      }
      some.ifPresent(all::addAll);
    }
    return Optional.of(all);
  }

  private SortedSet<String> members(String area) {
    return municipalities.getOrDefault(area, new TreeSet<>(Set.of(area)));
  }

  /**
   * The groups of those municipalities of an area that have no counts, if others of them and the
   * area itself have some: nobody publishes them, and everybody can compute them.
   */
  Optional<List<Group>> rest(String area, int year, People people) {
    Set<People> own = people(area, year);
    List<String> known = counted(area, year);
    if (own.isEmpty() || known.isEmpty() || known.size() == members(area).size()) {
      return Optional.empty();
    }
    if (!people(area + REST, year).isEmpty()) {
      return own(area + REST, year, people);
    }
    Map<People, Size> rest = new LinkedHashMap<>();
    for (People group : own) {
      long count = count(area, year, group);
      for (String member : known) {
        Optional<List<People>> parts = parts(member, year, group);
        if (parts.isEmpty()) {
          return Optional.empty();
        }
        count -= parts.get().stream().mapToLong(part -> count(member, year, part)).sum();
      }
      if (count < 0) {
        return Optional.empty();
      }
      rest.put(group, new Size(count, size(area, year, group).population()));
    }
    rows.computeIfAbsent(area + REST, key -> new TreeMap<>()).put(year, rest);
    return own(area + REST, year, people);
  }

  private Optional<List<Group>> own(String area, int year, People people) {
    return parts(area, year, people)
        .map(some -> some.stream().map(part -> new Group(area, year, part)).toList());
  }

  private Optional<List<People>> parts(String area, int year, People people) {
    Set<People> known = people(area, year);
    if (known.isEmpty()) {
      return Optional.empty();
    }
    Strata apart = strata.computeIfAbsent(known, key -> Strata.of(new ArrayList<>(key)));
    return apart
        .makingUp(people)
        .map(some -> IntStream.of(some).mapToObj(i -> apart.groups().get(i)).toList());
  }
}
