package no.mestring.warehouse.compute;

import no.mestring.warehouse.engine.Engine;
import no.mestring.warehouse.engine.Stage;
import no.mestring.warehouse.schema.TableSchema;

/**
 * What documents say of services, for the municipalities of each region side by side. Nothing is
 * matched by meaning: a service is the same where its name is, and what no document states of a
 * municipality is not stated, not absent.
 */
final class ServiceComparisons {
  private final Engine engine;

  ServiceComparisons(Engine engine) {
    this.engine = engine;
  }

  Stage stage(String state, TableSchema table) {
    String sql =
        """
        WITH %2$s,
        said AS (
          SELECT area, 'ladder' AS kind, main_pathway AS step, NULL AS theme, service, NULL AS who,
            NULL AS basis, NULL AS frequency, source, place, position FROM %1$s.service_ladder
          UNION ALL SELECT area, 'catalogue', NULL, target_group, service, organisation,
            legal_basis, NULL, source, place, position FROM %1$s.service_catalogue
          UNION ALL SELECT area, 'responsibility', age_group, theme, task, responsible,
            NULL, NULL, source, place, position FROM %1$s.task_responsibility
          UNION ALL SELECT area, 'forum', scope, NULL, forum, participants,
            NULL, frequency, source, place, position FROM %1$s.collaboration_forum),
        member AS (
          SELECT m.region, m.series, c.name
          FROM %1$s.region_member m JOIN called c ON c.area = m.series),
        stated AS (
          SELECT m.region, m.series, m.name, 'own' AS stated, s.* FROM said s
            JOIN place p ON p.area = s.area JOIN member m ON m.series = p.series
          UNION ALL SELECT m.region, m.series, m.name, 'region', s.* FROM said s
            JOIN member m ON m.region = s.area),
        gap AS (
          SELECT i.region, m.series, m.name, i.kind, i.step, i.theme, i.service
          FROM (
            SELECT region, kind, step, lower(service) AS same,
              arg_min(service, position) AS service, arg_min(theme, position) AS theme
            FROM stated GROUP BY ALL) i
            JOIN member m ON m.region = i.region
          WHERE NOT EXISTS (
            SELECT 1 FROM stated s WHERE s.region = i.region AND s.series = m.series
              AND s.kind = i.kind AND s.step IS NOT DISTINCT FROM i.step
              AND lower(s.service) = i.same))
        SELECT region, series, name, kind, step, theme, service, stated, who, basis, frequency,
          source, place, position FROM stated
        UNION ALL SELECT region, series, name, kind, step, theme, service, 'not_stated', NULL,
          NULL, NULL, NULL, NULL, NULL FROM gap
        """
            .formatted(state, Places.with(state));
    Stage stage = engine.stage(table);
    try (stage) {
      engine.internal(sql).rows().forEach(row -> stage.add("", 0, row));
    }
    return stage;
  }
}
