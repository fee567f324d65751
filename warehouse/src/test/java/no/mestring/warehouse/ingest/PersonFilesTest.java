package no.mestring.warehouse.ingest;

import static no.mestring.warehouse.TestingFiles.SOURCE;
import static no.mestring.warehouse.TestingFiles.problems;
import static no.mestring.warehouse.TestingFiles.tree;
import static no.mestring.warehouse.TestingFiles.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import no.mestring.core.area.SplitPolicy;
import no.mestring.warehouse.TestingPersons;
import no.mestring.warehouse.app.HistoryLine;
import no.mestring.warehouse.app.LoadRequest;
import no.mestring.warehouse.app.LoadResult;
import no.mestring.warehouse.app.Warehouse;
import no.mestring.warehouse.failure.Failure;
import no.mestring.warehouse.failure.WarehouseException;
import no.mestring.warehouse.sql.OnBorders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Persons are synthetic: their months are counted from 41 or 81. */
class PersonFilesTest {
  private static final String DISPENSINGS =
      "person,dispensed_on,atc_code,area,sex,birth_year,source";

  // their pseudonyms by the key 0, 1, 2 … 31 are computed in PseudonymsTest
  private static final String KARI = "01818012337";
  private static final String OLA = "01418012354";
  private static final long KARIS = 382670787818043099L;
  private static final long OLAS = -925600359625492123L;

  @TempDir private Path temp;
  private Path folder;
  private Warehouse warehouse;

  @BeforeEach
  void open() {
    folder = temp.resolve("warehouse");
    warehouse = Warehouse.open(folder);
    warehouse.load(List.of(write(temp.resolve("source.csv"), SOURCE, "npr,NPR,FHI,2024")));
  }

  @AfterEach
  void close() {
    warehouse.close();
  }

  @Test
  void eventsAreKeptUnderPseudonymsByYearAndPerson() {
    load(
        dispensings(
            KARI + ",2021-05-01,N06AB04,3437,female,1980,npr",
            OLA + ",2020-12-31,N05A,3437,male,1980,npr",
            " 018180 12337 ,2020-02-29,N06A,3437,female,1980,npr",
            KARI + ",2020-02-29,N06A,3437,female,1980,npr"));

    // the order of the rows in the one file: year, person, area, day
    assertThat(ask("select person, dispensed_on, year, atc_code, borders from dispensing"))
        .isEqualTo(
            """
            %2$d,2020-12-31,2020,N05A,
            %1$d,2020-02-29,2020,N06A,
            %1$d,2020-02-29,2020,N06A,
            %1$d,2021-05-01,2021,N06AB04,"""
                .formatted(KARIS, OLAS));
    assertThat(contents()).doesNotContain(KARI, OLA, "12337", "12354");
  }

  @Test
  void theOtherTablesOfEventsAreReadAsWell() {
    String rest = ",3437,female,1980,npr";
    LoadResult result =
        load(
            file("encounter", "met_on,icpc_code", "2020-01-02,P76" + rest),
            file("service_decision", "decided_on,service", "2020-01-03,ROP-team" + rest),
            file("service_contact", "met_on,service", "2020-01-04,ROP-team" + rest),
            file("referral_event", "referred_on,main_pathway", "2020-01-05," + rest),
            file("death", "died_on,icd10_code", "2020-01-06,F10.2" + rest));
    assertThat(result.rows()).isEqualTo(5);
    assertThat(
            ask(
                "select met_on, year, person from encounter union all"
                    + " select decided_on, year, person from service_decision union all"
                    + " select met_on, year, person from service_contact union all"
                    + " select referred_on, year, person from referral_event union all"
                    + " select died_on, year, person from death order by 1"))
        .isEqualTo(
            """
            2020-01-02,2020,%1$d
            2020-01-03,2020,%1$d
            2020-01-04,2020,%1$d
            2020-01-05,2020,%1$d
            2020-01-06,2020,%1$d"""
                .formatted(KARIS));
  }

  @Test
  void parquetGivesTheSameRows() {
    Path parquet =
        TestingParquet.write(
            temp.resolve("dispensing.parquet"),
            "SELECT '"
                + KARI
                + "' AS person, DATE '2020-02-29' AS dispensed_on, 'N06A' AS atc_code,"
                + " '3437' AS area, 'female' AS sex, 1980 AS birth_year, 'npr' AS source");
    load(parquet);
    assertThat(ask("select person, year from dispensing")).isEqualTo(KARIS + ",2020");
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThat(
            refused(
                dispensings(
                    KARI + ",1899-12-31,N06A,3437,female,1880,npr",
                    KARI + ",2201-01-01,N06A,3437,female,1980,npr",
                    KARI + ",2020-02-30,N06A,3437,female,1980,npr",
                    KARI + ",2020-05-01,N06A,3437,female,2021,npr",
                    KARI + ",2020-05-01,N06A,3437,female,1899,npr",
                    KARI + ",2020-05-01,N6A,3437,female,1980,npr",
                    KARI + ",2019-05-01,N06A,3437,female,1980,npr",
                    KARI + ",2020-05-01,N06A,3437,both,1980,npr",
                    ",2020-05-01,N06A,3437,female,1980,npr",
                    "  ,2020-05-01,N06A,3437,female,1980,npr")))
        .isEqualTo(
            """
            dispensing.csv:2: dispensed_on: '1899-12-31' must be a day of the years 1900 to 2200
            dispensing.csv:3: dispensed_on: '2201-01-01' must be a day of the years 1900 to 2200
            dispensing.csv:4: dispensed_on: '2020-02-30' must be a day such as 2020-05-31
            dispensing.csv:5: birth_year: '2021' must not be after the year of dispensed_on, 2020
            dispensing.csv:6: birth_year: '1899' must not be more than 120 years before \
            dispensed_on, 2020
            dispensing.csv:7: atc_code: 'N6A' must have the form \
            [A-Z]([0-9]{2}([A-Z]([A-Z]([0-9]{2})?)?)?)?
            dispensing.csv:8: area: '3437' is not valid in 2019, only from 2020; Sel was 0517 then
            dispensing.csv:9: sex: 'both' must be one of female, male
            dispensing.csv:10: person: must not be empty
            dispensing.csv:11: person: must not be empty""");
  }

  @Test
  void aPersonHasOneSexAndOneYearOfBirthInADelivery() {
    assertThat(
            refused(
                dispensings(
                    KARI + ",2020-05-01,N06A,3437,female,1980,npr",
                    OLA + ",2020-05-01,N06A,3437,male,1980,npr",
                    KARI + ",2020-05-02,N06A,3437,male,1980,npr",
                    KARI + ",2021-05-02,N06A,3437,female,1981,npr")))
        .isEqualTo(
            """
            dispensing.csv:4: sex: must be that of line 2, of the same person
            dispensing.csv:5: birth_year: must be that of line 2, of the same person""");
  }

  @Test
  void aPersonHasOneSexAndOneYearOfBirthInTheWarehouse() {
    load(dispensings(KARI + ",2020-05-01,N06A,3437,female,1980,npr"));
    assertThat(
            refused(
                dispensings(
                    OLA + ",2021-05-01,N06A,3437,male,1980,npr",
                    KARI + ",2021-05-02,N06A,3437,male,1980,npr",
                    KARI + ",2021-05-03,N06A,3437,male,1980,npr")))
        .isEqualTo(
            "dispensing.csv:3: sex: must be that of the same person in the warehouse; 1 more row"
                + " differs; to correct rows, undo the load that brought them");
  }

  @Test
  void aDeliveryOfPersonsWithoutAKeyIsRefused() {
    Path file = dispensings(KARI + ",2020-05-01,N06A,3437,female,1980,npr");
    Map<String, Integer> files = tree(folder);
    assertThatThrownBy(() -> warehouse.load(List.of(file)))
        .isInstanceOfSatisfying(
            WarehouseException.class, e -> assertThat(e.failure()).isEqualTo(Failure.QUESTION))
        .hasMessage(
            "Cannot load dispensing: it is of persons, whose identifiers are replaced by pseudonyms,"
                + " and no key was given; name a file of at least 32 random bytes with"
                + " --person-key FILE or MESTRING_PERSON_KEY_FILE");
    assertThat(tree(folder)).isEqualTo(files);
  }

  @Test
  void anotherKeyIsRefusedUntilTheLoadsOfPersonsAreUndone() {
    LoadResult first = load(dispensings(KARI + ",2020-05-01,N06A,3437,female,1980,npr"));
    Path second = dispensings(KARI + ",2021-05-01,N06A,3437,female,1980,npr");
    LoadRequest other = LoadRequest.of(List.of(second)).withPersonKey(PseudonymsTest.key(1));
    assertThatThrownBy(() -> warehouse.load(other))
        .hasMessage(
            "Cannot load dispensing: the key is not the one of load "
                + first.load()
                + ", and the same persons would get other pseudonyms; use that key, or undo the"
                + " loads of persons first");
    warehouse.undo(first.load());
    assertThat(ask("select count(*) from dispensing")).isEqualTo("0");
    assertThat(warehouse.load(other).isNew()).isTrue();
    assertThat(ask("select person <> " + KARIS + " from dispensing")).isEqualTo("true");
  }

  @Test
  void theSameContentIsLoadedOnceAndTheKeyIsNotKept() {
    Path file = dispensings(KARI + ",2020-05-01,N06A,3437,female,1980,npr");
    load(file);
    assertThat(load(file).isNew()).isFalse();
    assertThat(warehouse.history()).extracting(HistoryLine::what).contains("dispensing.csv");
    // the key's bytes, and what is written of it as text
    assertThat(contents())
        .doesNotContain(
            new String(PseudonymsTest.key(0), java.nio.charset.StandardCharsets.ISO_8859_1),
            "0102030405060708");
  }

  @Test
  void eventsKeepToThemselvesOnOtherBorders() {
    load(
        dispensings(
            KARI + ",2019-05-01,N06A,0104,female,1980,npr",
            KARI + ",2019-05-01,N06A,0136,female,1980,npr",
            KARI + ",2019-05-01,N06A,0136,female,1980,npr",
            KARI + ",2020-05-01,N06A,3002,female,1980,npr",
            KARI + ",2021-05-01,N06A,1507,female,1980,npr"));
    // Moss (0104) and Rygge (0136) became Moss, 3002 from 2020 and 3103 from 2024;
    // Ålesund (1507) was divided in 2024
    OnBorders dispensings = new OnBorders("dispensing", 2024, SplitPolicy.WITHHOLD);
    assertThat(
            ask(
                "select area, year, how, codes from \"%s\" order by 2, 4"
                    .formatted(dispensings.view()),
                dispensings))
        .isEqualTo(
            """
            3103,2019,exact,0104
            3103,2019,exact,0136
            3103,2019,exact,0136
            3103,2020,exact,3002
            1508+1580,2021,withheld,1507""");
  }

  @Test
  void aSourceThatEventsNameIsNotUndone() {
    LoadResult events = load(dispensings(KARI + ",2020-05-01,N06A,3437,female,1980,npr"));
    assertThatThrownBy(() -> warehouse.undo(1))
        .hasMessage(
            "Cannot undo load 1: rows of other loads refer to its rows, in dispensing; undo those"
                + " loads first");
    warehouse.undo(events.load());
    assertThat(warehouse.undo(1)).isEqualTo("source.csv");
  }

  @Test
  void aPackageDeclaresEventsAndPersonsOfItsOwn() {
    write(
        temp.resolve("own/visit.csv"),
        "patient,seen_on,area",
        KARI + ",2020-05-01,3437",
        ",2020-05-01,3437");
    Path descriptor =
        write(
            temp.resolve("own/datapackage.json"),
            """
            {"name": "own", "resources": [{"name": "visit", "path": "visit.csv", "schema": {
              "event": "seen_on",
              "fields": [{"name": "patient", "type": "string", "person": true},
                {"name": "seen_on", "type": "date", "constraints": {"required": true}},
                {"name": "area", "type": "string"}],
              "foreignKeys": [{"fields": "area", "reference": {"resource": "area", "fields": "area"}}]
            }}]}""");
    LoadResult loaded = load(descriptor);
    assertThat(ask("select patient, seen_on, year, area, borders from visit"))
        .isEqualTo("%d,2020-05-01,2020,3437,\n,2020-05-01,2020,3437,".formatted(KARIS));
    assertThatThrownBy(() -> warehouse.query("select count(*) from visit"))
        .isInstanceOfSatisfying(
            WarehouseException.class, e -> assertThat(e.failure()).isEqualTo(Failure.QUESTION))
        .hasMessage(
            "Line 1, column 22: table 'visit' is about persons, one by one, and is not read in SQL:"
                + " counts come from 'mestring build' (table cube), and 'mestring history' says how"
                + " many rows were loaded");
    warehouse.undo(loaded.load());
    // and it comes back, now of no persons
    write(
        descriptor,
        """
        {"name": "own", "resources": [{"name": "visit", "path": "visit.csv", "schema": {
          "fields": [{"name": "patient", "type": "string"}, {"name": "seen_on", "type": "date"},
            {"name": "area", "type": "string"}]}}]}""");
    assertThat(refused(descriptor))
        .isEqualTo(
            "visit.csv:2: patient: '[national identity number]' must not be kept; persons belong in"
                + " the column of a table that is declared as person");
  }

  @Test
  void aTableOfPersonsIsNotTakenForOneOfNone() {
    String schema =
        """
        {"name": "own", "resources": [{"name": "visit", "path": "visit.csv", "schema": {
          "fields": [{"name": "patient", "type": "string"%s}, {"name": "place", "type": "string"}]}}]}""";
    write(temp.resolve("own/visit.csv"), "patient,place", "a,b");
    Path descriptor = temp.resolve("own/datapackage.json");
    load(write(descriptor, schema.formatted(", \"person\": true")));
    write(temp.resolve("own/visit.csv"), "patient,place", "c,d");
    assertThat(refused(write(descriptor, schema.formatted(""))))
        .isEqualTo(
            "visit.csv: 'visit' must have the columns and key that the warehouse has for it:"
                + " patient string, place string; no key; person patient");
  }

  private LoadResult load(Path... files) {
    return warehouse.load(LoadRequest.of(List.of(files)).withPersonKey(PseudonymsTest.key(0)));
  }

  private String refused(Path file) {
    return problems(catchThrowableOfType(WarehouseException.class, () -> load(file)));
  }

  private String ask(String sql, OnBorders... onBorders) {
    return TestingPersons.ask(folder, sql, onBorders);
  }

  private Path dispensings(String... rows) {
    return write(temp.resolve("dispensing.csv"), DISPENSINGS + "\n" + String.join("\n", rows));
  }

  private Path file(String table, String columns, String row) {
    return write(
        temp.resolve(table + ".csv"),
        "person," + columns + ",area,sex,birth_year,source",
        KARI + "," + row);
  }

  /** Every byte that the warehouse keeps, as text. */
  private String contents() {
    StringBuilder all = new StringBuilder();
    try (java.util.stream.Stream<Path> files = java.nio.file.Files.walk(folder)) {
      for (Path file : files.filter(java.nio.file.Files::isRegularFile).toList()) {
        all.append(
            java.nio.file.Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1));
      }
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return all.toString();
  }
}
