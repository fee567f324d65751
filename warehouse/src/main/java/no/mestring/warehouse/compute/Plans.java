package no.mestring.warehouse.compute;

import java.util.ArrayList;
import java.util.List;
import no.mestring.core.service.Deadline;
import no.mestring.warehouse.engine.Engine;
import no.mestring.warehouse.engine.Stage;
import no.mestring.warehouse.schema.TableSchema;
import org.jspecify.annotations.Nullable;

/**
 * How far plans came. A municipality whose code changed is one; of several reports of a measure
 * each holds until the next.
 */
final class Plans {
  private static final int DEADLINE = 7;

  private final Engine engine;

  Plans(Engine engine) {
    this.engine = engine;
  }

  /** A row for each measure before its first report, and for each report. */
  Stage stageMeasures(String state, TableSchema table) {
    String sql =
        """
        WITH %2$s,
        measure AS (
          SELECT *, min(position) OVER (PARTITION BY plan, goal) AS goal_position
          FROM %1$s.plan_measure),
        report AS (
          SELECT plan, position, as_of_month, status, comment, source FROM %1$s.measure_status
          UNION ALL SELECT plan, position, NULL, 'no_report', NULL, NULL FROM %1$s.plan_measure)
        SELECT m.plan, coalesce(p.series, m.area), coalesce(c.name, m.area), m.position,
          dense_rank() OVER (PARTITION BY m.plan ORDER BY m.goal_position), m.goal, m.action,
          m.deadline, r.as_of_month,
          lead(r.as_of_month) OVER (
            PARTITION BY m.plan, m.position ORDER BY r.as_of_month NULLS FIRST),
          r.status, r.comment, m.source, r.source
        FROM measure m JOIN report r ON r.plan = m.plan AND r.position = m.position
          LEFT JOIN place p ON p.area = m.area
          LEFT JOIN called c ON c.area = coalesce(p.series, m.area)
        ORDER BY m.plan, m.position, r.as_of_month NULLS FIRST
        """
            .formatted(state, Places.with(state));
    Stage stage = engine.stage(table);
    try (stage) {
      for (List<@Nullable Object> row : engine.internal(sql).rows()) {
        List<@Nullable Object> values = new ArrayList<>(row);
        values.add(DEADLINE + 1, lastMonth(row.get(DEADLINE)));
        stage.add("", 0, values);
      }
    }
    return stage;
  }

  private static @Nullable String lastMonth(@Nullable Object deadline) {
    return deadline == null
        ? null
        : Deadline.read(deadline.toString()).map(read -> read.lastMonth().toString()).orElse(null);
  }

  /** The latest rows of the measures, counted by strategic choice. */
  Stage stageProgress(String measures, TableSchema table) {
    String sql =
        """
        SELECT plan, area, name, goal_number, goal, count(*),
          count(*) FILTER (status = 'done'), count(*) FILTER (status = 'started'),
          count(*) FILTER (status = 'not_started'), count(*) FILTER (status = 'not_commented'),
          count(*) FILTER (status = 'no_report'),
          CASE WHEN count(as_of_month) > 0
            THEN 100.0::DOUBLE * count(*) FILTER (status = 'done') / count(*) END,
          max(as_of_month), count(deadline),
          CASE WHEN count(deadline_month) > 0 AND any_value(plan_month) IS NOT NULL
            THEN count(*) FILTER (deadline_month < plan_month AND status <> 'done') END
        FROM (
          SELECT *, max(as_of_month) OVER (PARTITION BY plan) AS plan_month
          FROM %s WHERE until_month IS NULL)
        GROUP BY plan, area, name, goal_number, goal ORDER BY plan, area, goal_number
        """
            .formatted(measures);
    Stage stage = engine.stage(table);
    try (stage) {
      engine.internal(sql).rows().forEach(row -> stage.add("", 0, row));
    }
    return stage;
  }
}
