package no.mestring.warehouse.compute;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import no.mestring.core.area.AreaHistory;
import no.mestring.core.dimension.AgeRange;
import no.mestring.core.dimension.People;
import no.mestring.core.dimension.Sex;
import no.mestring.core.indicator.Counting;
import no.mestring.core.indicator.IndicatorUnit;
import no.mestring.core.period.YearSpan;
import no.mestring.core.service.ObservedUsers;
import no.mestring.warehouse.catalog.Definitions;
import no.mestring.warehouse.catalog.IndicatorDefinition;
import no.mestring.warehouse.engine.Engine;
import org.jspecify.annotations.Nullable;

/**
 * The users to be expected in years to come: rates by sex and age of table cube_year in the years
 * before a projection begins, times its mean populations.
 */
public final class ExpectedNeeds {
  private final Engine engine;
  private final String state;
  private final AreaHistory areas;
  private final Map<Integer, Targets> targets = new HashMap<>();
  private final Map<Projected, Denominators> populations = new HashMap<>();

  private record Projected(String alternative, int borders, Optional<String> only) {}

  /**
   * Of a state.
   *
   * @param state its schema
   */
  public ExpectedNeeds(Engine engine, AreaHistory areas, String state) {
    this.engine = engine;
    this.state = state;
    this.areas = areas;
  }

  /** The indicators that count persons, each once a year, among the population; by their codes. */
  public static SortedMap<String, IndicatorDefinition> ofPersons(Definitions definitions) {
    SortedMap<String, IndicatorDefinition> some = new TreeMap<>();
    CubeBuild.countable(definitions)
        .forEach(
            (code, definition) -> {
              boolean isOfPersons = definition.count().orElseThrow().counting() == Counting.PERSONS;
              if (isOfPersons && definition.indicator().unit() == IndicatorUnit.PER_1000) {
                some.put(code, definition);
              }
            });
    return some;
  }

  /**
   * The years that each alternative of the projection has mean populations of: all but its last,
   * since the mean takes 1 January of the next.
   */
  public SortedMap<String, YearSpan> alternatives() {
    SortedMap<String, YearSpan> years = new TreeMap<>();
    engine
        .internal(
            "SELECT alternative, min(year), max(year) FROM %s.%s GROUP BY alternative HAVING min(year) < max(year)"
                .formatted(state, Definitions.POPULATION_PROJECTION))
        .rows()
        .forEach(
            row ->
                years.put(
                    String.valueOf(row.get(0)),
                    YearSpan.closed(
                        number(row.get(1)).intValue(), number(row.get(2)).intValue() - 1)));
    return years;
  }

  /**
   * What is to be expected of an indicator.
   *
   * @param only the code of an area; empty for all
   * @param alternatives the projection's, with the years asked for
   * @param sink takes area by area; none of areas without rates by sex and age, or of which the
   *     projection has nobody
   */
  public void forEach(
      String indicator,
      Optional<String> only,
      Map<String, YearSpan> alternatives,
      List<NeedScenario> scenarios,
      Consumer<ExpectedNeed> sink) {
    Map<String, List<ObservedUsers>> known = new TreeMap<>();
    int borders = 0;
    int lowest = Integer.MAX_VALUE;
    int highest = 0;
    Map<Object, AgeRange> ages = new HashMap<>();
    for (List<@Nullable Object> row : observed(indicator)) {
      AgeRange range =
          ages.computeIfAbsent(
              Objects.requireNonNull(row.get(3)), text -> AgeRange.parse(text.toString()));
      lowest = Math.min(lowest, range.lower());
      highest = Math.max(highest, range.upper().orElse(Integer.MAX_VALUE));
      String area = String.valueOf(row.get(0));
      borders = number(row.get(6)).intValue();
      if (only.isEmpty() || only.get().equals(area)) {
        known
            .computeIfAbsent(area, key -> new ArrayList<>())
            .add(
                new ObservedUsers(
                    number(row.get(1)).intValue(),
                    new People(Sex.parse(String.valueOf(row.get(2))), range),
                    number(row.get(4)).doubleValue(),
                    number(row.get(5)).doubleValue()));
      }
    }
    if (known.isEmpty()) {
      return;
    }
    AgeRange whole =
        highest == Integer.MAX_VALUE ? AgeRange.atLeast(lowest) : AgeRange.closed(lowest, highest);
    int onBorders = borders;
    Map<String, YearSpan> all = alternatives();
    for (Map.Entry<String, YearSpan> alternative : alternatives.entrySet()) {
      Denominators population =
          populations.computeIfAbsent(
              new Projected(alternative.getKey(), onBorders, only),
              asked ->
                  Denominators.projected(
                      engine, state, targets(asked.borders()), asked.alternative(), only));
      int begins = Objects.requireNonNull(all.get(alternative.getKey())).firstYear();
      known.forEach(
          (area, rows) ->
              ObservedYears.before(begins, rows, whole)
                  .ifPresent(
                      years ->
                          new AreaNeed(indicator, area, alternative.getKey(), onBorders, years)
                              .tell(population, alternative.getValue(), scenarios, sink)));
    }
  }

  /** The areas of an indicator's rows in table cube_year. */
  public List<String> areas(String indicator) {
    return engine
        .internal(
            "SELECT DISTINCT area FROM %s.cube_year WHERE indicator = '%s' ORDER BY area"
                .formatted(state, indicator))
        .rows()
        .stream()
        .map(row -> String.valueOf(row.get(0)))
        .toList();
  }

  /**
   * Why there is nothing to be expected of an area, if {@link #forEach} tells nothing of it.
   *
   * @param alternative one of the projection's
   */
  public String whyNothing(String indicator, String area, String alternative) {
    int begins = Objects.requireNonNull(alternatives().get(alternative)).firstYear();
    List<List<@Nullable Object>> before =
        observed(indicator).stream()
            .filter(row -> area.equals(row.get(0)) && number(row.get(1)).intValue() < begins)
            .toList();
    if (before.isEmpty()) {
      return "it has no users counted before %d, when projection %s begins"
          .formatted(begins, alternative);
    }
    boolean isBySexAndAge =
        before.stream()
                .filter(row -> !"both".equals(row.get(2)))
                .map(row -> row.get(3))
                .distinct()
                .count()
            > 1;
    return isBySexAndAge
        ? "projection %s has nobody there, or table cube_year no year with all ages of both sexes"
            .formatted(alternative)
        : "its users are not known by sex and age, and so many of each age as now would be taken"
            + " for granted";
  }

  private List<List<@Nullable Object>> observed(String indicator) {
    return engine
        .internal(
            """
            SELECT area, year, sex, age, numerator, denominator, borders FROM %s.cube_year
            WHERE indicator = '%s' AND denominator IS NOT NULL
              AND (denominator > 0 OR numerator = 0)"""
                .formatted(state, indicator))
        .rows();
  }

  private Targets targets(int borders) {
    return targets.computeIfAbsent(
        borders, year -> new Targets(areas, year, CubeBuild.regions(engine, state)));
  }

  private static Number number(@Nullable Object value) {
    return (Number) Objects.requireNonNull(value);
  }
}
