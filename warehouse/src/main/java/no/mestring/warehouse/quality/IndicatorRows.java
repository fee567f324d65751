package no.mestring.warehouse.quality;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import no.mestring.warehouse.catalog.IndicatorDefinition;
import no.mestring.warehouse.engine.Engine;
import org.jspecify.annotations.Nullable;

/** The rows of one indicator's cube, by their cells. */
final class IndicatorRows {
  private final IndicatorDefinition definition;
  private final Map<CubeCell, CubeRow> rows = new LinkedHashMap<>();

  IndicatorRows(IndicatorDefinition definition, Collection<CubeRow> some) {
    this.definition = definition;
    some.forEach(row -> rows.put(row.cell(), row));
  }

  /** Reads them in the order of areas and periods. */
  static IndicatorRows read(Engine engine, String state, IndicatorDefinition definition) {
    String sql =
        """
        SELECT area, period, sex, age, last_year, years, numerator_sum, denominator_sum,
          value, lower, upper, ratio, ratio_lower, ratio_upper,
          adjusted, adjusted_lower, adjusted_upper, status
        FROM %s.cube WHERE indicator = '%s' ORDER BY area, last_year, period, age, sex"""
            .formatted(state, definition.indicator().code());
    List<CubeRow> rows = new ArrayList<>();
    for (List<@Nullable Object> row : engine.internal(sql).rows()) {
      rows.add(
          new CubeRow(
              new CubeCell(text(row, 0), text(row, 1), text(row, 2), text(row, 3)),
              Objects.requireNonNull(number(row, 4)).intValue(),
              Objects.requireNonNull(number(row, 5)).longValue(),
              number(row, 6),
              number(row, 7),
              limited(row, 8),
              limited(row, 11),
              limited(row, 14),
              text(row, 17)));
    }
    return new IndicatorRows(definition, rows);
  }

  IndicatorDefinition definition() {
    return definition;
  }

  String code() {
    return definition.indicator().code();
  }

  Collection<CubeRow> all() {
    return rows.values();
  }

  Optional<CubeRow> find(CubeCell cell) {
    return Optional.ofNullable(rows.get(cell));
  }

  /** Whether a cell is one of the indicator's main figures: both sexes, and its first ages. */
  boolean isMain(CubeCell cell) {
    return cell.sex().equals("both")
        && cell.age().equals(definition.count().orElseThrow().ages().get(0).toString());
  }

  private static CubeRow.Limited limited(List<@Nullable Object> row, int first) {
    return row.get(first) == null
        ? CubeRow.Limited.NONE
        : new CubeRow.Limited(number(row, first), number(row, first + 1), number(row, first + 2));
  }

  private static String text(List<@Nullable Object> row, int index) {
    return Objects.requireNonNull(row.get(index)).toString();
  }

  private static @Nullable Double number(List<@Nullable Object> row, int index) {
    return row.get(index) instanceof Number number ? number.doubleValue() : null;
  }
}
