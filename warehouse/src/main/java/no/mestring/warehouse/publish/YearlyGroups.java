package no.mestring.warehouse.publish;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import no.mestring.core.dimension.AgeRange;
import no.mestring.core.dimension.People;
import no.mestring.core.dimension.Sex;
import no.mestring.core.disclosure.FigureTable;
import no.mestring.core.disclosure.SumTable;
import no.mestring.core.indicator.Strata;
import no.mestring.warehouse.engine.Engine;
import org.jspecify.annotations.Nullable;

/**
 * The yearly counts of an indicator's smallest groups, as table cube_year has them: which of them
 * make up a figure.
 */
final class YearlyGroups {
  private final FigureTable table;
  private final Map<String, SortedSet<String>> municipalities;
  private final Map<String, Map<Integer, Map<People, Double[]>>> rows = new HashMap<>();
  private final Map<String, Map<Integer, Map<People, Integer>>> groups = new HashMap<>();
  private final Map<Set<People>, Strata> strata = new HashMap<>();

  /**
   * Reads the counts of an indicator.
   *
   * @param table gets the groups that figures are made of
   * @param municipalities of each area, by its code
   */
  YearlyGroups(
      Engine engine,
      String state,
      String indicator,
      FigureTable table,
      Map<String, SortedSet<String>> municipalities) {
    this.table = table;
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
      rows.computeIfAbsent(String.valueOf(row.get(0)), key -> new TreeMap<>())
          .computeIfAbsent(
              ((Number) Objects.requireNonNull(row.get(1))).intValue(), key -> new HashMap<>())
          .put(people, new Double[] {(Double) row.get(4), (Double) row.get(5)});
    }
  }

  /** The years an area has counts of. */
  Set<Integer> years(String area) {
    return rows.getOrDefault(area, Map.of()).keySet();
  }

  /** The groups of an area in a year that tell nothing smaller. */
  Set<People> people(String area, int year) {
    return rows.getOrDefault(area, Map.of()).getOrDefault(year, Map.of()).keySet();
  }

  /** The count of a group, which there is. */
  double count(String area, int year, People people) {
    return Objects.requireNonNull(
        Objects.requireNonNull(
            Objects.requireNonNull(Objects.requireNonNull(rows.get(area)).get(year)).get(people))[
            0]);
  }

  /** Says that each area knows its own groups, and is not to be told those of others. */
  void addInsiders() {
    groups.values().stream()
        .map(years -> years.values().stream().flatMap(some -> some.values().stream()))
        .forEach(own -> table.addInsider(own.mapToInt(Integer::intValue).toArray()));
  }

  /**
   * The groups that make up some people of an area in a year: those of its municipalities, or where
   * not all of them have counts its own.
   *
   * @return their indexes in the table; empty if no groups do
   */
  Optional<int[]> makingUp(String area, int year, People people) {
    SortedSet<String> members = municipalities.getOrDefault(area, new TreeSet<>(Set.of(area)));
    IntStream.Builder all = IntStream.builder();
    for (String member : members) {
      Optional<int[]> some = own(member, year, people);
      if (some.isEmpty()) {
        return members.equals(Set.of(area)) ? Optional.empty() : own(area, year, people);
      }
      IntStream.of(some.get()).forEach(all::add);
    }
    return Optional.of(all.build().toArray());
  }

  private Optional<int[]> own(String area, int year, People people) {
    Set<People> known = people(area, year);
    if (known.isEmpty()) {
      return Optional.empty();
    }
    Strata apart = strata.computeIfAbsent(known, key -> Strata.of(new ArrayList<>(key)));
    return apart
        .makingUp(people)
        .map(
            some ->
                IntStream.of(some).map(i -> group(area, year, apart.groups().get(i))).toArray());
  }

  private int group(String area, int year, People people) {
    return groups
        .computeIfAbsent(area, key -> new HashMap<>())
        .computeIfAbsent(year, key -> new HashMap<>())
        .computeIfAbsent(people, key -> add(area, year, people));
  }

  private int add(String area, int year, People people) {
    Double population =
        Objects.requireNonNull(
            Objects.requireNonNull(Objects.requireNonNull(rows.get(area)).get(year)).get(people))[
            1];
    return table.addGroup(
        Math.round(count(area, year, people)),
        population == null ? SumTable.UNBOUNDED : (long) Math.ceil(population));
  }
}
