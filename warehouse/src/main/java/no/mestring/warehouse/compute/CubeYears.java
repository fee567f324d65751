package no.mestring.warehouse.compute;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import no.mestring.core.area.AreaHistory;
import no.mestring.core.dimension.AgeRange;
import no.mestring.core.dimension.People;
import no.mestring.core.dimension.Sex;
import no.mestring.core.estimate.Estimate;
import no.mestring.core.indicator.AreaFigures;
import no.mestring.core.indicator.Strata;
import no.mestring.core.indicator.YearlyFigures;
import no.mestring.core.period.YearSpan;
import no.mestring.warehouse.engine.Stage;
import org.jspecify.annotations.Nullable;

/**
 * Writes the yearly counts that figures are sums of as rows of table cube_year: of the smallest
 * groups that figures tell apart, and of the country those that it was counted by, whose rates
 * others are compared with.
 */
final class CubeYears {
  private final Stage stage;
  private final Targets targets;
  private final long borders;

  CubeYears(Stage stage, Targets targets, int borders) {
    this.stage = stage;
    this.targets = targets;
    this.borders = borders;
  }

  /**
   * Stages an indicator's counts.
   *
   * @param people whom its figures count
   */
  void stage(String indicator, List<People> people, YearlySource source) {
    Map<People, int[]> all = groups(source.strata());
    Map<People, int[]> smallest = smallest(people, source.strata());
    for (String area : targets.municipalities().keySet()) {
      if (source.isKnown(area)) {
        boolean isCountry = area.equals(AreaHistory.COUNTRY);
        stage(indicator, isCountry || smallest.isEmpty() ? all : smallest, all, source.of(area));
      }
    }
  }

  private static Map<People, int[]> groups(Strata strata) {
    Map<People, int[]> groups = new LinkedHashMap<>();
    for (int i = 0; i < strata.size(); i++) {
      groups.put(strata.groups().get(i), new int[] {i});
    }
    return groups;
  }

  /** Women and men of the ages between the ends of any ages; none if not all can be told. */
  private static Map<People, int[]> smallest(List<People> people, Strata strata) {
    TreeSet<Integer> ends = new TreeSet<>();
    boolean isOpen = false;
    for (People some : people) {
      ends.add(some.ages().lower());
      some.ages().upper().ifPresent(upper -> ends.add(upper + 1));
      isOpen |= some.ages().isOpenEnded();
    }
    Map<People, int[]> smallest = new LinkedHashMap<>();
    for (int from : ends) {
      Integer next = ends.higher(from);
      if (next == null && !isOpen) {
        continue;
      }
      AgeRange ages = next == null ? AgeRange.atLeast(from) : AgeRange.closed(from, next - 1);
      if (people.stream().noneMatch(some -> some.ages().encloses(ages))) {
        continue;
      }
      for (Sex sex : new Sex[] {Sex.FEMALE, Sex.MALE}) {
        People group = new People(sex, ages);
        Optional<int[]> parts = strata.makingUp(group);
        if (parts.isEmpty()) {
          return Map.of();
        }
        smallest.put(group, parts.get());
      }
    }
    return smallest;
  }

  /** Where an area lacks one of its smallest groups, its sums may be known all the same. */
  private void stage(
      String indicator, Map<People, int[]> smallest, Map<People, int[]> all, AreaFigures figures) {
    YearSpan years = figures.numerators().years();
    for (int year = years.firstYear(); year <= years.lastYear(); year++) {
      List<List<@Nullable Object>> rows = rows(indicator, smallest, figures, year);
      if (rows.size() < smallest.size()) {
        rows = rows(indicator, all, figures, year);
      }
      rows.forEach(row -> stage.add("", 0, row));
    }
  }

  private List<List<@Nullable Object>> rows(
      String indicator, Map<People, int[]> groups, AreaFigures figures, int year) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (Map.Entry<People, int[]> group : groups.entrySet()) {
      @Nullable Double numerator = number(figures.numerators(), year, group.getValue());
      Optional<YearlyFigures> denominators = figures.denominators();
      @Nullable Double denominator =
          denominators.isPresent() ? number(denominators.get(), year, group.getValue()) : null;
      // numerator and denominator of a year go together
      if (numerator == null || (denominators.isPresent() && denominator == null)) {
        continue;
      }
      List<@Nullable Object> row = new ArrayList<>();
      row.add(indicator);
      row.add(figures.area());
      row.add((long) year);
      row.add(group.getKey().sex().toString());
      row.add(group.getKey().ages().toString());
      row.add(numerator);
      row.add(denominator);
      row.add(borders);
      rows.add(row);
    }
    return rows;
  }

  private static @Nullable Double number(YearlyFigures figures, int year, int[] group) {
    Estimate number = figures.sum(year, group);
    return number.value().isPresent() ? number.value().getAsDouble() : null;
  }
}
