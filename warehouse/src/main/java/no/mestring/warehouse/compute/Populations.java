package no.mestring.warehouse.compute;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.Collectors;
import no.mestring.core.area.AreaHistory;
import no.mestring.core.area.SplitPolicy;
import no.mestring.core.dimension.AgeRange;
import no.mestring.core.dimension.Sex;
import no.mestring.core.period.YearSpan;
import no.mestring.core.population.Origin;
import no.mestring.core.population.PopulationCount;
import no.mestring.core.population.PopulationTable;
import no.mestring.core.population.Residents;
import no.mestring.warehouse.engine.Engine;
import no.mestring.warehouse.sql.OnBorders;
import org.jspecify.annotations.Nullable;

/**
 * Mean populations of areas and regions, on the borders that the area's code means.
 *
 * <p>The mean population of a year is the mean of the counts on 1 January of that year and of the
 * next; of a period, the mean over its years. It is known if every municipality, year and age asked
 * for was counted, and if the counted age groups fit into the age range without being cut. An area
 * whose land was counted under other codes is added up from them; one that they divide has none.
 */
final class Populations {
  /** The year whose codes name the members of regions. */
  private static final int SERIES_YEAR = 2024;

  private final Engine engine;
  private final String state;
  private final Map<Asked, OptionalDouble> means = new HashMap<>();
  private final Map<String, TreeSet<String>> regions = new HashMap<>();

  private record Asked(String area, OptionalInt borders, YearSpan period, String sex, String age) {}

  Populations(Engine engine, String state) {
    this.engine = engine;
    this.state = state;
    for (List<@Nullable Object> row :
        engine.internal("SELECT region, series FROM " + state + ".region_member").rows()) {
      regions
          .computeIfAbsent(String.valueOf(row.get(0)), key -> new TreeSet<>())
          .add(String.valueOf(row.get(1)));
    }
  }

  /**
   * The mean population of an area or region.
   *
   * @param borders the year whose borders the code means, empty for those of the period
   */
  OptionalDouble mean(String area, OptionalInt borders, YearSpan period, String sex, String age) {
    return means.computeIfAbsent(new Asked(area, borders, period, sex, age), this::find);
  }

  private OptionalDouble find(Asked asked) {
    TreeSet<String> areas = regions.getOrDefault(asked.area, new TreeSet<>(List.of(asked.area)));
    int year =
        regions.containsKey(asked.area)
            ? SERIES_YEAR
            : asked.borders.orElse(asked.period.lastYear());
    YearSpan known = AreaHistory.KNOWN;
    OnBorders view =
        new OnBorders(
            "population",
            Math.max(known.firstYear(), Math.min(known.lastYear(), year)),
            SplitPolicy.WITHHOLD);
    engine.recoding(state, view);
    String sql =
        """
        SELECT area, year, sex, age, persons FROM %s."%s"
        WHERE persons IS NOT NULL AND NOT coalesce(projected, false) AND area IN (%s) AND year BETWEEN %d AND %d
        """
            .formatted(
                state,
                view.view(),
                areas.stream().map(Populations::literal).collect(Collectors.joining(", ")),
                asked.period.firstYear(),
                asked.period.lastYear() + 1);
    List<PopulationCount> counts = new ArrayList<>();
    for (List<@Nullable Object> row : engine.internal(sql).rows()) {
      counts.add(
          new PopulationCount(
              String.valueOf(row.get(0)),
              number(row.get(1)).intValue(),
              Sex.parse(String.valueOf(row.get(2))),
              AgeRange.parse(String.valueOf(row.get(3))),
              number(row.get(4)).doubleValue(),
              Origin.COUNTED));
    }
    if (counts.isEmpty()) {
      return OptionalDouble.empty();
    }
    return PopulationTable.of(counts)
        .meanPopulation(
            asked.period, new Residents(areas, Sex.parse(asked.sex), AgeRange.parse(asked.age)))
        .number();
  }

  private static Number number(@Nullable Object value) {
    return (Number) Objects.requireNonNull(value);
  }

  private static String literal(String text) {
    return '\'' + text.replace("'", "''") + '\'';
  }
}
