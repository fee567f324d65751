package no.mestring.warehouse.ingest;

import static no.mestring.warehouse.TestingFiles.ask;
import static no.mestring.warehouse.TestingFiles.problems;
import static no.mestring.warehouse.TestingFiles.sampleData;
import static no.mestring.warehouse.TestingFiles.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import no.mestring.warehouse.app.LoadRequest;
import no.mestring.warehouse.app.Warehouse;
import no.mestring.warehouse.catalog.Definitions;
import no.mestring.warehouse.engine.Engine;
import no.mestring.warehouse.engine.Stage;
import no.mestring.warehouse.failure.WarehouseException;
import no.mestring.warehouse.schema.TableSchema;
import no.mestring.warehouse.store.Action;
import no.mestring.warehouse.store.Change;
import no.mestring.warehouse.store.Entry;
import no.mestring.warehouse.store.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which sources' figures are public already. */
class PublishedSourceTest {
  private static final String ALL = "select source, published from source order by source";

  @TempDir private Path temp;

  @Test
  void aFileOfSourcesSaysItWithTrueAndFalse() {
    Path file =
        write(
            temp.resolve("source.csv"),
            "source,title,publisher,year,published",
            "a,A,K,2024,true",
            "b,B,K,2024,false",
            "c,C,K,2024,");
    assertThat(sources(LoadRequest.of(List.of(file)))).isEqualTo("a,true\nb,false\nc,");
  }

  @Test
  void aFileOfSourcesMayNotHaveTheColumn() {
    Path file = write(temp.resolve("source.csv"), "source,title,publisher,year", "a,A,K,2024");
    assertThat(sources(LoadRequest.of(List.of(file)))).isEqualTo("a,");
  }

  @ParameterizedTest
  @CsvSource({"yes", "ja", "TRUE", "1"})
  void anythingElseIsRefused(String published) {
    Path file =
        write(temp.resolve("source.csv"), "source,title,publisher,published", "a,A,K," + published);
    try (Warehouse warehouse = Warehouse.open(temp.resolve("warehouse"))) {
      assertThat(
              problems(
                  catchThrowableOfType(
                      WarehouseException.class, () -> warehouse.load(List.of(file)))))
          .isEqualTo("source.csv:2: published: '" + published + "' must be true or false");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "label": "07459: Folkemengde", "source": "Statistisk sentralbyrå" | ssb-07459,true
          "label": "07459: Population", "source": "Statistics Norway" | ssb-07459,true
          "label": "Folkemengde", "source": "Statistisk sentralbyrå" | folkemengde,true
          "label": "Folkemengde", "source": "Folkehelseinstituttet" | folkemengde,true
          "label": "Folkemengde", "source": "Dovre kommune" | folkemengde,
          "label": "07459: Folkemengde", "source": "Dovre kommune" | ssb-07459,
          "label": "Folkemengde", "source": "Dovre kommune", "updated": "2024-02-01" | folkemengde,
          "label": "Folkemengde", "updated": "2024-02-01" | folkemengde,
          "label": "Folkemengde" | folkemengde,
          """)
  void aDataSetIsPublishedIfItSaysWhoseItIs(String said, String source) {
    assertThat(sources(population(dataSet("region", "year", said)))).isEqualTo(source);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "label": "Folk", "source": null, "updated": "2024-06-01T05:00:00" | fhi-folk,true
          "label": "Folk", "source": null | fhi-folk,
          """)
  void aDataSetOfThePublicHealthInstituteSaysWhenItWasUpdated(String said, String source) {
    assertThat(sources(population(dataSet("GEO", "AAR", said)))).isEqualTo(source);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          07459: Befolkning%region;kjønn;alder;år;Personer | ssb-07459,true
          Vårt uttrekk%region;kjønn;alder;år;Personer | vart-uttrekk,
          region;kjønn;alder;år;Personer | f,
          GEO;KJONN;ALDER;AAR;TELLER | fhi-f,
          Vårt uttrekk%GEO;KJONN;ALDER;AAR;TELLER | fhi-vart-uttrekk,
          """)
  void namesOfColumnsDoNotMakeFiguresPublic(String header, String source) {
    Path file = write(temp.resolve("f.csv"), header.replace("%", "\n"), "3431;1;0_74;2024;5");
    assertThat(sources(population(file))).isEqualTo(source);
  }

  @Test
  void whoNamesTheSourceNamesWhatTheFileSaysOfItself() {
    Path file =
        dataSet("region", "year", "\"label\": \"F\", \"source\": \"Statistisk sentralbyrå\"");
    assertThat(sources(population(file).withSource("mine"))).isEqualTo("mine,true");
  }

  @Test
  void aSourceThatIsThereKeepsItsWord() {
    Path source =
        write(
            temp.resolve("source.csv"),
            "source,title,publisher,published",
            "mine,Extract,Statistisk sentralbyrå,false");
    Path file =
        dataSet("region", "year", "\"label\": \"F\", \"source\": \"Statistisk sentralbyrå\"");
    try (Warehouse warehouse = Warehouse.open(temp.resolve("warehouse"))) {
      warehouse.load(List.of(source));
      warehouse.load(population(file).withSource("mine"));
      assertThat(ask(warehouse.latest(), ALL)).isEqualTo("mine,false");
    }
  }

  @Test
  void figuresOthersComputedAreNotPublicByTheirColumns() {
    Path file =
        write(temp.resolve("users.csv"), "GEO;AAR;KJONN;ALDER;TELLER", "3431;2020_2020;0;0_74;3");
    LoadRequest request =
        LoadRequest.parse(List.of("indicator_delivery=" + file)).withIndicator("users");
    assertThat(sources(request)).isEqualTo("fhi-users,");
  }

  /** Five plans and the population are public, as is what was made up to complete the picture. */
  @Test
  void theSampleDataIsPublished() {
    LoadRequest both = LoadRequest.of(List.of(sampleData(), sampleData().resolve("synthetic")));
    assertThat(sources(both))
        .isEqualTo(
            """
            kragero-2020,true
            nord-gudbrandsdal-2015,true
            sondre-land-2016,true
            ssb-population,true
            synthetic-nord-gudbrandsdal,true
            ullensaker-2018,true
            ullensaker-2020,true""");
  }

  /** As a version of the program kept it that did not know the column. */
  @Test
  void aWarehouseOfBeforeStillOpensAndTakesMore() {
    Path folder = temp.resolve("warehouse");
    TableSchema known = Definitions.builtIn().table("source").orElseThrow();
    TableSchema before =
        new TableSchema(
            known.name(),
            known.description(),
            known.columns().stream().filter(one -> !one.name().equals("published")).toList(),
            known.key());
    try (Store store = Store.open(folder);
        Engine engine = Engine.over(store);
        Change change = store.change()) {
      Stage rows = engine.stage(before);
      try (rows) {
        rows.add("source.csv", 2, List.of("old", "Old", "K", 2015L));
      }
      change.append(before, engine.write(rows, change, 1));
      change.commit(new Entry(Action.LOAD, 1, "source.csv", 1, "f", "d", "kari", Instant.EPOCH));
    }
    try (Warehouse warehouse = Warehouse.open(folder)) {
      assertThat(ask(warehouse.latest(), ALL)).isEqualTo("old,");
      warehouse.load(
          List.of(
              write(
                  temp.resolve("source.csv"),
                  "source,title,publisher,published",
                  "new,New,K,true")));
      assertThat(ask(warehouse.latest(), ALL)).isEqualTo("new,true\nold,");
      assertThat(ask(warehouse.at(1), ALL)).isEqualTo("old,");
    }
  }

  private String sources(LoadRequest request) {
    try (Warehouse warehouse = Warehouse.open(temp.resolve("warehouse"))) {
      warehouse.load(request);
      return ask(warehouse.latest(), ALL);
    }
  }

  private static LoadRequest population(Path file) {
    return LoadRequest.parse(List.of("population=" + file));
  }

  /** Five men in Dovre. */
  private Path dataSet(String area, String year, String said) {
    return write(
        temp.resolve("f.json"),
        """
        {"class": "dataset", "version": "2.0", %3$s,
         "id": ["%1$s", "%2$s", "KJONN", "ALDER"], "size": [1, 1, 1, 1],
         "dimension": {
          "%1$s": {"category": {"index": ["3431"]}},
          "%2$s": {"category": {"index": ["2024"]}},
          "KJONN": {"category": {"index": ["1"]}},
          "ALDER": {"category": {"index": ["0_74"]}}},
         "value": [5]}
        """
            .formatted(area, year, said));
  }
}
