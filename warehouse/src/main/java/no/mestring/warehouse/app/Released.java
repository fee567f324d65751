package no.mestring.warehouse.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.mestring.warehouse.catalog.Definitions;
import no.mestring.warehouse.engine.Engine;
import no.mestring.warehouse.failure.WarehouseException;
import no.mestring.warehouse.publish.Publisher;
import no.mestring.warehouse.schema.TableSchema;

/**
 * A release, opened from its folder alone: any question may be asked of it, since it holds nothing
 * that not everybody may see. No warehouse is needed, and none can be reached from it.
 */
public final class Released implements AutoCloseable {
  private final Engine engine;
  private final State state;

  private Released(Engine engine, State state) {
    this.engine = engine;
    this.state = state;
  }

  /**
   * Opens a release.
   *
   * @param folder that of the release
   * @throws WarehouseException if the folder holds no release
   */
  public static Released open(Path folder) {
    if (!Files.exists(folder.resolve("cube.parquet"))) {
      throw WarehouseException.question("Cannot open release " + folder + ": there is none");
    }
    Path whole = folder.toAbsolutePath().normalize();
    Map<TableSchema, List<Path>> files =
        Publisher.files(whole, Definitions.builtIn().publicTables());
    Map<String, TableSchema> tables = new TreeMap<>();
    files.keySet().forEach(table -> tables.put(table.name(), table));
    Engine engine = Engine.over(whole);
    try {
      return new Released(engine, new State(0, engine, engine.expose(files), tables));
    } catch (WarehouseException e) {
      engine.close();
      throw e;
    }
  }

  /** The tables, to ask. */
  public State state() {
    return state;
  }

  @Override
  public void close() {
    engine.close();
  }
}
