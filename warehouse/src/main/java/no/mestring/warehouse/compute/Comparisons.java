package no.mestring.warehouse.compute;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import no.mestring.core.estimate.ConfidenceLevel;
import no.mestring.core.estimate.Interval;
import no.mestring.core.indicator.Indicator;
import no.mestring.core.statistics.Difference;
import no.mestring.warehouse.catalog.Definitions;
import no.mestring.warehouse.engine.Engine;
import no.mestring.warehouse.engine.Stage;
import no.mestring.warehouse.schema.TableSchema;
import org.jspecify.annotations.Nullable;

/**
 * Regions against the country, and the municipalities of a region against both.
 *
 * <p>The country is taken as fixed: its own uncertainty is small beside a municipality's. Only
 * rates and shares for both sexes are compared, since a count tells first of all how large a place
 * is; where two sources give the same figure, one that has a value before one that has none, a
 * synthetic one last, else the first by name. All are of one age group: the country's, or the first
 * if the country has no figure.
 */
final class Comparisons {
  private static final String SYNTHETIC = "synthetic";

  private final Engine engine;
  private final Map<String, Indicator> indicators = new HashMap<>();

  Comparisons(Engine engine, Definitions definitions) {
    this.engine = engine;
    definitions.indicators().forEach(d -> indicators.put(d.indicator().code(), d.indicator()));
  }

  /**
   * A region's value is the one a source gives for it, else its municipalities' added up; a range
   * that a source gives for it comes before a sum of synthetic figures.
   */
  Stage stageRegions(String state, String observations, TableSchema table) {
    String sql =
        """
        WITH o AS (
          SELECT * FROM %2$s WHERE sex = 'both' AND unit IN ('per_1000', 'percent')
          QUALIFY age = first_value(age) OVER (
              PARTITION BY indicator, period ORDER BY area <> '0', age)
            AND row_number() OVER (
              PARTITION BY indicator, area, period, age
              ORDER BY value IS NULL AND low IS NULL, source LIKE 'synthetic%%', source) = 1),
        size AS (SELECT region, count(*) AS members FROM %1$s.region_member GROUP BY region),
        summed AS (
          SELECT m.region, o.indicator, o.period, sum(o.numerator) AS numerator,
            CASE WHEN count(o.denominator) = count(*) THEN sum(o.denominator) END AS denominator,
            'summed: ' || string_agg(DISTINCT o.source, ', ' ORDER BY o.source) AS source
          FROM o JOIN %1$s.region_member m ON m.series = o.area JOIN size s ON s.region = m.region
          GROUP BY m.region, o.indicator, o.period, s.members
          HAVING count(o.numerator) = s.members AND count(DISTINCT m.series) = s.members),
        keys AS (
          SELECT r.region, o.indicator, o.period FROM o JOIN %1$s.region r ON r.region = o.area
          UNION SELECT m.region, o.indicator, o.period FROM o
            JOIN %1$s.region_member m ON m.series = o.area)
        SELECT k.region, r.name, k.indicator, k.period,
          own.value, own.lower, own.upper, s.numerator, s.denominator, country.value,
          own.source, s.source, country.source, own.status, own.low, own.high
        FROM keys k JOIN %1$s.region r ON r.region = k.region
          LEFT JOIN o own ON own.area = k.region AND own.indicator = k.indicator AND own.period = k.period
          LEFT JOIN summed s ON s.region = k.region AND s.indicator = k.indicator AND s.period = k.period
          LEFT JOIN o country ON country.area = '0' AND country.indicator = k.indicator
            AND country.period = k.period
        ORDER BY k.region, k.indicator, k.period
        """
            .formatted(state, observations);
    Stage stage = engine.stage(table);
    try (stage) {
      for (List<@Nullable Object> row : engine.internal(sql).rows()) {
        stage.add("", 0, region(row));
      }
    }
    return stage;
  }

  private List<@Nullable Object> region(List<@Nullable Object> row) {
    Indicator indicator = indicator(row.get(2));
    OptionalDouble value = Cube.number(row.get(4));
    Optional<Interval> limits = interval(row.get(5), row.get(6));
    Object source = row.get(10);
    Object low = row.get(14);
    Object high = row.get(15);
    String status = Objects.requireNonNullElse(row.get(13), Status.INCOMPLETE).toString();
    String summed = String.valueOf(row.get(11));
    boolean isRange = low != null && (row.get(11) == null || summed.contains(SYNTHETIC));
    if (value.isEmpty() && !isRange) {
      OptionalDouble numerator = Cube.number(row.get(7));
      OptionalDouble denominator = Cube.number(row.get(8));
      value = indicator.value(numerator, denominator);
      limits = indicator.limits(numerator, denominator, ConfidenceLevel.P95);
      source = value.isPresent() ? summed : null;
      low = null;
      high = null;
      if (numerator.isPresent()) {
        status = Status.of(value, false, numerator).toString();
      }
    }
    OptionalDouble country = Cube.number(row.get(9));
    return Arrays.asList(
        row.get(0),
        row.get(1),
        indicator.code(),
        row.get(3),
        Cube.orNull(value),
        limits.map(Interval::lower).orElse(null),
        limits.map(Interval::upper).orElse(null),
        indicator.unit().toString(),
        Cube.orNull(country),
        Difference.from(limits, country).toString(),
        source,
        row.get(12),
        status,
        low,
        high);
  }

  /** Every municipality of a region has a row wherever the region has one. */
  Stage stageMunicipalities(String state, String observations, String regions, TableSchema table) {
    String sql =
        """
        WITH o AS (
          SELECT * FROM (
            SELECT * FROM %2$s WHERE sex = 'both'
            QUALIFY age = first_value(age) OVER (
              PARTITION BY indicator, period ORDER BY area <> '0', age))
          QUALIFY row_number() OVER (
            PARTITION BY indicator, area, period
            ORDER BY value IS NULL AND low IS NULL, source LIKE 'synthetic%%', source) = 1),
        code AS (
          SELECT p.period, a.series, min(a.area) AS area, min(a.name) AS name
          FROM (SELECT DISTINCT period FROM %3$s) p JOIN %1$s.area a ON a.level = 'municipality'
            AND CAST(right(p.period, 4) AS INTEGER)
              BETWEEN COALESCE(a.first_year, 0) AND COALESCE(a.last_year, 9999)
          GROUP BY p.period, a.series HAVING count(*) = 1)
        SELECT r.region, coalesce(c.area, m.series), coalesce(c.name, now.name), r.indicator,
          r.period, o.value, o.lower, o.upper, r.unit, r.value, r.country_value, o.source,
          coalesce(o.status, '%4$s'), o.low, o.high
        FROM %3$s r JOIN %1$s.region_member m ON m.region = r.region
          JOIN %1$s.area now ON now.area = m.series AND now.last_year IS NULL
          LEFT JOIN code c ON c.series = m.series AND c.period = r.period
          LEFT JOIN o ON o.area = m.series AND o.indicator = r.indicator AND o.period = r.period
        ORDER BY r.region, r.indicator, r.period, 2
        """
            .formatted(state, observations, regions, Status.NOT_STATED);
    Stage stage = engine.stage(table);
    try (stage) {
      for (List<@Nullable Object> row : engine.internal(sql).rows()) {
        Difference difference =
            Difference.from(interval(row.get(6), row.get(7)), Cube.number(row.get(10)));
        stage.add(
            "",
            0,
            Arrays.asList(
                row.get(0),
                row.get(1),
                row.get(2),
                row.get(3),
                row.get(4),
                row.get(5),
                row.get(6),
                row.get(7),
                row.get(8),
                row.get(9),
                row.get(10),
                difference.toString(),
                row.get(11),
                row.get(12),
                row.get(13),
                row.get(14)));
      }
    }
    return stage;
  }

  private Indicator indicator(@Nullable Object code) {
    return Objects.requireNonNull(indicators.get(String.valueOf(code)), "indicator");
  }

  private static Optional<Interval> interval(@Nullable Object lower, @Nullable Object upper) {
    return lower instanceof Number low && upper instanceof Number high
        ? Optional.of(new Interval(low.doubleValue(), high.doubleValue()))
        : Optional.empty();
  }
}
