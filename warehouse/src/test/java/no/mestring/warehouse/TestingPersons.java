package no.mestring.warehouse;

import static java.util.stream.Collectors.joining;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import no.mestring.warehouse.catalog.Definitions;
import no.mestring.warehouse.engine.Engine;
import no.mestring.warehouse.schema.TableSchema;
import no.mestring.warehouse.sql.CheckedQuery;
import no.mestring.warehouse.sql.OnBorders;
import no.mestring.warehouse.store.Manifest;
import no.mestring.warehouse.store.Store;

/** Looks into the rows about persons, past the door of SQL, which is closed to them. */
public final class TestingPersons {
  private TestingPersons() {}

  /**
   * An answer as text: a line for a row, commas between values, nothing where there is none.
   *
   * @param sql a query of the engine's
   * @param onBorders the views it reads
   */
  public static String ask(Path warehouse, String sql, OnBorders... onBorders) {
    try (Store store = Store.open(warehouse);
        Engine engine = Engine.over(store)) {
      Manifest manifest = store.latest().orElseThrow().manifest();
      Map<String, TableSchema> tables = new TreeMap<>(store.tables(manifest));
      Definitions.builtIn().publicTables().forEach(table -> tables.put(table.name(), table));
      CheckedQuery unchecked =
          new CheckedQuery(sql, List.of(), Set.of(), Set.of(onBorders), List.of());
      return engine.query(engine.expose(manifest, tables.values()), unchecked).rows().stream()
          .map(TestingFiles::line)
          .collect(joining("\n"));
    }
  }
}
