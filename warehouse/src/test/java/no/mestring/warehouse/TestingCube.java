package no.mestring.warehouse;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import no.mestring.warehouse.catalog.Definitions;
import no.mestring.warehouse.engine.Engine;
import no.mestring.warehouse.engine.Stage;
import no.mestring.warehouse.schema.TableSchema;
import no.mestring.warehouse.store.Action;
import no.mestring.warehouse.store.Change;
import no.mestring.warehouse.store.Entry;
import no.mestring.warehouse.store.Store;

/**
 * A small world whose cube can be made wrong: Dovre (3431) and Lesja (3432) are region dal and have
 * ten women and ten men of each age from 0 to 89 on every 1 January.
 */
public final class TestingCube {
  private static final String DISPENSINGS =
      "person,dispensed_on,atc_code,area,sex,birth_year,source";

  private TestingCube() {}

  /** The source, the region and the populations of 2020 to 2023, as files in a folder. */
  public static List<Path> world(Path folder) {
    List<String> rows = new ArrayList<>(List.of("area,year,sex,age,persons,source"));
    for (String area : List.of("3431", "3432")) {
      for (int year = 2020; year <= 2023; year++) {
        for (int age = 0; age < 90; age += 5) {
          rows.add("%s,%d,female,%d-%d,50,r".formatted(area, year, age, age + 4));
          rows.add("%s,%d,male,%d-%d,50,r".formatted(area, year, age, age + 4));
        }
      }
    }
    return List.of(
        TestingFiles.write(
            folder.resolve("source.csv"), TestingFiles.SOURCE, "r,Register,FHI,2024"),
        TestingFiles.write(folder.resolve("region.csv"), "region,name", "dal,Dalen"),
        TestingFiles.write(
            folder.resolve("region_member.csv"), "region,series", "dal,3431", "dal,3432"),
        TestingFiles.write(folder.resolve("population.csv"), rows.toArray(new String[0])));
  }

  /** A file of dispensings in a folder of its own. */
  public static Path dispensings(Path folder, String... rows) {
    List<String> lines = new ArrayList<>(List.of(DISPENSINGS));
    lines.addAll(List.of(rows));
    return TestingFiles.write(folder.resolve("dispensing.csv"), lines.toArray(new String[0]));
  }

  /** Ada uses an antidepressant in Dovre in 2020, Bo in Lesja in 2021, Cy another drug there. */
  public static Path dispensings(Path folder) {
    return dispensings(
        folder,
        "ada,2020-01-05,N06AB04,3431,female,1980,r",
        "bo,2021-11-01,N06AB04,3432,male,1990,r",
        "cy,2020-03-01,N05A,3432,female,1950,r",
        "cy,2021-03-01,N05A,3431,female,1950,r");
  }

  /**
   * Makes rows of an indicator wrong, as a build of its own.
   *
   * @param snapshot whose rows are made wrong
   * @param table cube or build
   * @param columns what to put in columns, such as {@code if(area = '0', 1, value) AS value}
   */
  public static void rewrite(
      Path warehouse, long snapshot, String table, String indicator, String columns) {
    Definitions definitions = Definitions.builtIn();
    TableSchema schema = definitions.table(table).orElseThrow();
    try (Store store = Store.open(warehouse);
        Engine engine = Engine.over(store);
        Change change = store.change()) {
      String state =
          engine.expose(store.history().get((int) snapshot - 1).manifest(), List.of(schema));
      Stage stage = engine.stage(schema);
      try (stage) {
        // another indicator's rows of table build stay, since its rows have one file
        String sql =
            "SELECT * FROM (SELECT * REPLACE (%s) FROM %s.%s WHERE indicator = '%s')"
                .formatted(columns, state, table, indicator);
        String others =
            " UNION ALL SELECT * FROM %s.%s WHERE indicator <> '%s'"
                .formatted(state, table, indicator);
        engine
            .internal(sql + (table.equals("build") ? others : ""))
            .rows()
            .forEach(row -> stage.add("", 0, row));
      }
      Optional<Path> file = engine.write(stage, change, change.id());
      if (table.equals("build")) {
        change.replace(schema, file);
      } else {
        change.replace(schema, new TreeMap<>(Map.of(indicator, file)));
      }
      change.commit(
          new Entry(
              Action.BUILD,
              0,
              "1 indicator",
              stage.rows(),
              "",
              definitions.fingerprint(),
              "test",
              Instant.EPOCH));
    }
  }
}
