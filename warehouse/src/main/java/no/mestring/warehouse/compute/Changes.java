package no.mestring.warehouse.compute;

import java.util.List;
import java.util.Objects;
import no.mestring.warehouse.engine.Engine;
import no.mestring.warehouse.engine.Stage;
import org.jspecify.annotations.Nullable;

/** How new rows of an indicator differ from those there were. */
final class Changes {
  private Changes() {}

  static BuildLine since(Engine engine, String state, Stage stage, String indicator) {
    String sql =
        """
        SELECT count(*) FILTER (is_new), count(*) FILTER (NOT is_new AND NOT is_gone AND differs),
          count(*) FILTER (is_gone), min(period) FILTER (is_new OR is_gone OR differs),
          max(period) FILTER (is_new OR is_gone OR differs)
        FROM (
          SELECT coalesce(n.period, o.period) AS period, o.indicator IS NULL AS is_new,
            n.indicator IS NULL AS is_gone,
            (n.numerator_sum, n.denominator_sum, n.lower, n.upper, n.ratio, n.adjusted, n.status)
              IS DISTINCT FROM
            (o.numerator_sum, o.denominator_sum, o.lower, o.upper, o.ratio, o.adjusted, o.status)
              AS differs
          FROM %s n FULL JOIN (SELECT * FROM %s.cube WHERE indicator = '%s') o
            USING (area, period, sex, age))"""
            .formatted(stage.name(), state, indicator);
    List<@Nullable Object> row = engine.internal(sql).rows().get(0);
    String first = row.get(3) == null ? "" : String.valueOf(row.get(3));
    String last = row.get(4) == null ? "" : String.valueOf(row.get(4));
    return new BuildLine(
        indicator,
        stage.rows(),
        number(row.get(0)),
        number(row.get(1)),
        number(row.get(2)),
        first.equals(last) ? first : first + " to " + last);
  }

  private static long number(@Nullable Object value) {
    return ((Number) Objects.requireNonNull(value)).longValue();
  }
}
