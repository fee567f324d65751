package no.mestring.warehouse.compute;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import no.mestring.warehouse.engine.Engine;
import no.mestring.warehouse.engine.Stage;
import no.mestring.warehouse.schema.TableSchema;
import no.mestring.warehouse.store.Change;
import org.jspecify.annotations.Nullable;

/** A table that says of each code in its first column what its rows were made of, and when. */
final class BuildLines {
  private final Engine engine;
  private final TableSchema table;
  private final String code;

  BuildLines(Engine engine, TableSchema table) {
    this.engine = engine;
    this.table = table;
    this.code = table.columnNames().get(0);
  }

  /** The fingerprint of what each code's rows follow from. */
  Map<String, String> inputs(String state) {
    Map<String, String> inputs = new TreeMap<>();
    engine
        .internal("SELECT %s, inputs FROM %s.%s".formatted(code, state, table.name()))
        .rows()
        .forEach(row -> inputs.put(String.valueOf(row.get(0)), String.valueOf(row.get(1))));
    return inputs;
  }

  /** No files for the codes whose rows a load went into. */
  Map<String, Optional<Path>> without(String state, long load) {
    Map<String, Optional<Path>> gone = new TreeMap<>();
    engine
        .internal(
            "SELECT %s FROM %s.%s WHERE list_contains(string_split(loads, ' '), '%d')"
                .formatted(code, state, table.name(), load))
        .rows()
        .forEach(row -> gone.put(String.valueOf(row.get(0)), Optional.empty()));
    return gone;
  }

  /** Writes all lines, but for some codes new ones. */
  void replace(
      Change change, String state, Set<String> replaced, List<List<@Nullable Object>> lines) {
    Stage stage = engine.stage(table);
    try (stage) {
      for (List<@Nullable Object> row :
          engine
              .internal("SELECT * FROM %s.%s ORDER BY %s".formatted(state, table.name(), code))
              .rows()) {
        if (!replaced.contains(String.valueOf(row.get(0)))) {
          stage.add("", 0, row);
        }
      }
      lines.forEach(row -> stage.add("", 0, row));
    }
    change.replace(table, engine.write(stage, change, change.id()));
  }
}
