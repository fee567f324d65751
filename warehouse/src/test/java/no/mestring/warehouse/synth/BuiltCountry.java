package no.mestring.warehouse.synth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import no.mestring.core.area.AreaHistory;
import no.mestring.core.period.YearSpan;
import no.mestring.warehouse.TestingFiles;
import no.mestring.warehouse.app.LoadRequest;
import no.mestring.warehouse.app.Warehouse;
import no.mestring.warehouse.catalog.Definitions;
import no.mestring.warehouse.compute.BuildRules;
import no.mestring.warehouse.compute.CubeBuild;
import no.mestring.warehouse.engine.Engine;
import no.mestring.warehouse.engine.FileFormat;
import no.mestring.warehouse.schema.TableSchema;
import no.mestring.warehouse.store.Action;
import no.mestring.warehouse.store.Change;
import no.mestring.warehouse.store.Entry;
import no.mestring.warehouse.store.Snapshot;
import no.mestring.warehouse.store.Store;

/**
 * A synthetic country twice in files, with the codes of each year and with those of 2024 (the same
 * persons with the same lives, since a code is no part of a life), and a warehouse that the first
 * was loaded to.
 */
final class BuiltCountry implements AutoCloseable {
  /** A region of the six municipalities of Nord-Gudbrandsdal. */
  static final List<String> REGION = List.of("3431", "3432", "3433", "3434", "3435", "3437");

  private final Path folder;
  private final Warehouse warehouse;

  BuiltCountry(Path folder, int persons, YearSpan years) {
    this.folder = folder;
    write(persons, years, Codes.OWN, own());
    write(persons, years, Codes.OF_2024, of2024());
    warehouse = Warehouse.open(folder.resolve("warehouse"));
  }

  private static void write(int persons, YearSpan years, Codes codes, Path to) {
    Synthesizer.write(
        new SynthRequest(persons, years, 3, codes, FileFormat.PARQUET), to, step -> {});
  }

  /** The files with the codes of each year. */
  Path own() {
    return folder.resolve("own");
  }

  /** The files with the codes of 2024. */
  Path of2024() {
    return folder.resolve("of-2024");
  }

  /** Loads events, and all of the population but that of a year, which {@link #load} adds. */
  void loadWithout(int year, Collection<String> tables) {
    List<Path> files = new ArrayList<>(List.of(own().resolve("source.csv")));
    tables.forEach(table -> files.add(own().resolve(table + ".parquet")));
    List<String> members = new ArrayList<>(List.of("region,series"));
    REGION.forEach(code -> members.add("dal," + code));
    files.add(TestingFiles.write(folder.resolve("region.csv"), "region,name", "dal,Dalen"));
    files.add(
        TestingFiles.write(folder.resolve("region_member.csv"), members.toArray(new String[0])));
    files.add(population("without", "year <> " + year));
    load(files);
  }

  /** Loads the population of a year. */
  void load(int year) {
    load(List.of(population("only", "year = " + year)));
  }

  private Path population(String name, String which) {
    Path file = folder.resolve(name + "/population.parquet");
    try {
      Files.createDirectories(file.getParent());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Duck.run(
        "copy (from '%s/population.parquet' where %s) to '%s' (format parquet)"
            .formatted(own(), which, file));
    return file;
  }

  private void load(List<Path> files) {
    warehouse.load(LoadRequest.of(files).withPersonKey(new byte[32]));
  }

  /** Builds indicators, all if none is named; the answer is a query for the rows of the cube. */
  String build(List<String> indicators, BuildRules rules) {
    warehouse.build(indicators, rules);
    try (Store store = Store.open(folder.resolve("warehouse"))) {
      return cube(store, store.latest().orElseThrow());
    }
  }

  /** Builds indicators that are not shipped. */
  String build(Definitions definitions) {
    try (Store store = Store.open(folder.resolve("warehouse"));
        Engine engine = Engine.over(store);
        Change change = store.change()) {
      Map<String, TableSchema> tables = new TreeMap<>(store.tables(change.manifest()));
      definitions.publicTables().forEach(table -> tables.put(table.name(), table));
      String state = engine.expose(change.manifest(), tables.values());
      new CubeBuild(engine, store, definitions, AreaHistory.builtIn(), BuildRules.USUAL)
          .build(change, state, definitions.indicators());
      change.commit(
          new Entry(Action.BUILD, 0, "", 0, "", definitions.fingerprint(), "test", Instant.EPOCH));
      return cube(store, store.latest().orElseThrow());
    }
  }

  /** The same counted by plain SQL. */
  NaiveCube naive(Path files, Borders borders, String population) throws SQLException {
    return new NaiveCube(files, own(), borders.inArea(), borders.torn(), population);
  }

  private static String cube(Store store, Snapshot snapshot) {
    return store.files(snapshot.manifest(), "cube").stream()
        .map(file -> "'" + file + "'")
        .collect(Collectors.joining(", ", "from read_parquet([", "])"));
  }

  @Override
  public void close() {
    warehouse.close();
  }
}
