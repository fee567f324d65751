package no.mestring.warehouse.app;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import no.mestring.warehouse.catalog.Definitions;
import no.mestring.warehouse.catalog.RowReference;
import no.mestring.warehouse.engine.Engine;
import no.mestring.warehouse.schema.TableSchema;

/**
 * Finds tables whose rows name sources, regions or rows of others that were there before and are
 * not after.
 */
final class Dependents {
  private final Engine engine;
  private final String before;
  private final String after;
  private final Collection<TableSchema> tables;

  Dependents(Engine engine, String before, String after, Collection<TableSchema> tables) {
    this.engine = engine;
    this.before = before;
    this.after = after;
    this.tables = tables;
  }

  List<String> tables() {
    List<String> dependents = new ArrayList<>();
    for (TableSchema table : tables) {
      if (Definitions.COMPUTED.contains(table.name())) {
        continue;
      }
      boolean hasSource = table.column("source").isPresent() && !table.name().equals("source");
      boolean hasArea = table.column("area").isPresent();
      boolean hasRegion = table.column("region").isPresent() && !table.name().equals("region");
      if ((hasSource && isMissing(table, "source", "SELECT source FROM %s.source"))
          || (hasRegion && isMissing(table, "region", "SELECT region FROM %s.region"))
          || (hasArea
              && isMissing(
                  table,
                  "area",
                  "SELECT area FROM %1$s.area UNION SELECT region FROM %1$s.region"))) {
        dependents.add(table.name());
      }
    }
    for (RowReference reference : RowReference.BUILT_IN) {
      if (!dependents.contains(reference.table()) && isOrphaned(reference)) {
        dependents.add(reference.table());
      }
    }
    return dependents;
  }

  /** Whether a row that belonged to a row of another table no longer does. */
  private boolean isOrphaned(RowReference reference) {
    String sql =
        "SELECT 1 FROM %1$s.%2$s t WHERE (%3$s) IN (SELECT (%4$s) FROM %5$s.%6$s)"
            + " AND (%3$s) NOT IN (SELECT (%4$s) FROM %1$s.%6$s) LIMIT 1";
    return !engine
        .internal(
            sql.formatted(
                after,
                reference.table(),
                "\"" + String.join("\", \"", reference.columns()) + '"',
                "\"" + String.join("\", \"", reference.parentColumns()) + '"',
                before,
                reference.parent()))
        .rows()
        .isEmpty();
  }

  private boolean isMissing(TableSchema table, String column, String known) {
    String sql =
        "SELECT 1 FROM %1$s.\"%2$s\" WHERE \"%3$s\" IN (%4$s) AND \"%3$s\" NOT IN (%5$s) LIMIT 1"
            .formatted(
                after, table.name(), column, known.formatted(before), known.formatted(after));
    return !engine.internal(sql).rows().isEmpty();
  }
}
