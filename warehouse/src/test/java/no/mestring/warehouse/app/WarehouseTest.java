package no.mestring.warehouse.app;

import static no.mestring.warehouse.TestingFiles.SOURCE;
import static no.mestring.warehouse.TestingFiles.USERS;
import static no.mestring.warehouse.TestingFiles.ask;
import static no.mestring.warehouse.TestingFiles.ownTable;
import static no.mestring.warehouse.TestingFiles.problems;
import static no.mestring.warehouse.TestingFiles.write;
import static no.mestring.warehouse.store.TestingStore.assertPublished;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import no.mestring.warehouse.engine.Engine;
import no.mestring.warehouse.engine.Stage;
import no.mestring.warehouse.failure.Failure;
import no.mestring.warehouse.failure.WarehouseException;
import no.mestring.warehouse.schema.Column;
import no.mestring.warehouse.schema.ColumnType;
import no.mestring.warehouse.schema.TableSchema;
import no.mestring.warehouse.store.Action;
import no.mestring.warehouse.store.Change;
import no.mestring.warehouse.store.Entry;
import no.mestring.warehouse.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarehouseTest {
  private static final String PLAN = "plan,Plan,Kommunen,2016";

  private Path temp;
  private Warehouse warehouse;

  @BeforeEach
  void open(@TempDir Path folder) {
    temp = folder;
    warehouse = Warehouse.open(temp.resolve("warehouse"));
  }

  @AfterEach
  void close() {
    warehouse.close();
  }

  @Test
  void anEmptyWarehouseAnswersAndHasNoSnapshots() {
    assertThat(ask(warehouse.latest(), "select count(*) from source")).isEqualTo("0");
    assertThat(warehouse.history()).isEmpty();
    assertRefused(() -> warehouse.at(1), "Unknown snapshot: 1, nothing was loaded yet");
    assertRefused(
        () -> warehouse.undo(1), "Cannot undo load 1: there is no such load, or it was undone");
  }

  @Test
  void theSameContentAgainChangesNothing() {
    Path source = source("a", PLAN);
    Path users = users("a", "day_centre", "plan");
    LoadResult first = warehouse.load(List.of(source, users));
    List<HistoryLine> history = warehouse.history();

    LoadResult otherOrder = warehouse.load(List.of(users, source));
    LoadResult otherFolder =
        warehouse.load(List.of(source("b", PLAN), users("b", "day_centre", "plan")));

    assertThat(first)
        .isEqualTo(new LoadResult(1, "source.csv, service_users.csv", 2, true, List.of()));
    assertThat(otherOrder)
        .isEqualTo(new LoadResult(1, "service_users.csv, source.csv", 2, false, List.of()));
    assertThat(otherFolder)
        .isEqualTo(new LoadResult(1, "source.csv, service_users.csv", 2, false, List.of()));
    assertThat(warehouse.history()).isEqualTo(history);
    assertThat(services(warehouse.latest())).isEqualTo("day_centre");
  }

  @Test
  void aDeliveryWithOneFaultyFileIsNotLoadedAtAll() {
    Path good = source("a", PLAN);
    Path faulty = users("a", "day_centre", "other");
    WarehouseException refusal =
        catchThrowableOfType(WarehouseException.class, () -> warehouse.load(List.of(good, faulty)));
    assertThat(problems(refusal))
        .isEqualTo("service_users.csv:2: source: 'other' is not in table source; there are: plan");
    assertThat(warehouse.history()).isEmpty();
    assertThat(ask(warehouse.latest(), "select count(*) from source")).isEqualTo("0");
  }

  @Test
  void rowsThatStandAlreadyAreCountedOncePerFile() {
    warehouse.load(List.of(source("a", PLAN, "audit,Audit,Revisjon,2020")));
    Path corrected = source("b", "audit,Audit,Revisjon,2021", PLAN, "new,New,Kommunen,2022");
    WarehouseException refusal =
        catchThrowableOfType(WarehouseException.class, () -> warehouse.load(List.of(corrected)));
    assertThat(problems(refusal))
        .isEqualTo(
            "source.csv:2: source: stand in the warehouse already, as do those of 1 more lines;"
                + " to correct rows, undo the load that brought them");
  }

  @Test
  void equalKeysInFilesOfTheSameNameAreFound() {
    Path one = source("a", PLAN);
    Path other = source("b", PLAN);
    WarehouseException refusal =
        catchThrowableOfType(WarehouseException.class, () -> warehouse.load(List.of(one, other)));
    assertThat(problems(refusal))
        .isEqualTo("b/source.csv:2: source: must differ from those of a/source.csv:2");
  }

  @Test
  void filesMayComeInAnyOrder() {
    Path regions = write(temp.resolve("region.csv"), "region,name", "dalen,Dalen");
    Path users = write(temp.resolve("service_users.csv"), USERS, row("dalen", "day_centre"));
    warehouse.load(List.of(users, regions, source("a", PLAN)));
    assertThat(ask(warehouse.latest(), "select area, service from service_users"))
        .isEqualTo("dalen,day_centre");
  }

  @Test
  void aMemberOfARegionGoesByItsCodeOf2024() {
    Path regions = write(temp.resolve("region.csv"), "region,name", "dalen,Dalen");
    Path members =
        write(
            temp.resolve("region_member.csv"),
            "region,series",
            "dalen,0511",
            "dalen,34",
            "dal,9999");
    WarehouseException refusal =
        catchThrowableOfType(
            WarehouseException.class, () -> warehouse.load(List.of(regions, members)));
    assertThat(problems(refusal))
        .isEqualTo(
            """
            region_member.csv:2: series: '0511' must be the code of 2024; Dovre is 3431
            region_member.csv:3: series: '34' must be a municipality
            region_member.csv:4: series: '9999' must be a municipality
            region_member.csv:4: region: 'dal' is not in table region; did you mean dalen?""");
  }

  @Test
  void anUndoTakesExactlyItsRowsAndCanBeLoadedAgain() {
    warehouse.load(List.of(source("a", PLAN)));
    Path day = users("a", "day_centre", "plan");
    warehouse.load(List.of(day));
    warehouse.load(List.of(users("b", "work_centre", "plan")));

    assertThat(warehouse.undo(2)).isEqualTo("service_users.csv");

    assertThat(services(warehouse.latest())).isEqualTo("work_centre");
    assertRefused(
        () -> warehouse.undo(2), "Cannot undo load 2: there is no such load, or it was undone");
    assertThat(warehouse.load(List.of(day)))
        .isEqualTo(new LoadResult(5, "service_users.csv", 1, true, List.of()));
    assertThat(services(warehouse.latest())).isEqualTo("day_centre\nwork_centre");
    assertThat(warehouse.history())
        .extracting(
            line ->
                "%d %s %d %s"
                    .formatted(line.snapshot(), line.action(), line.load(), line.isUndone()))
        .containsExactly(
            "1 load 1 false",
            "2 load 2 true",
            "3 load 3 false",
            "4 undo 2 false",
            "5 load 5 false");
    assertPublished(temp.resolve("warehouse"));
  }

  @Test
  void aLoadThatOthersReferToStays() {
    warehouse.load(List.of(source("a", PLAN)));
    warehouse.load(List.of(users("a", "day_centre", "plan")));
    assertRefused(
        () -> warehouse.undo(1),
        "Cannot undo load 1: rows of other loads refer to its rows, in service_users;"
            + " undo those loads first");
    assertThat(warehouse.history()).hasSize(2);
    assertThat(ask(warehouse.latest(), "select source from source")).isEqualTo("plan");
  }

  @Test
  void wordsInOwnColumnsAreNoReferences() {
    Path notes =
        ownTable(
            temp.resolve("notes"),
            "note",
            List.of("number integer", "source string", "area string", "region string"),
            "1,a conversation,the valley,north");
    warehouse.load(List.of(notes));
    warehouse.load(List.of(source("a", PLAN)));
    assertThat(warehouse.undo(2)).isEqualTo("source.csv");
  }

  @Test
  void aSnapshotAnswersAsOfThen() {
    warehouse.load(List.of(source("a", PLAN), users("a", "day_centre", "plan")));
    warehouse.load(List.of(users("b", "work_centre", "plan")));
    warehouse.undo(2);
    warehouse.load(List.of(users("c", "meeting_place", "plan")));
    List<String> then =
        List.of("day_centre", "day_centre\nwork_centre", "day_centre", "day_centre\nmeeting_place");
    for (int snapshot = 1; snapshot <= then.size(); snapshot++) {
      assertThat(services(warehouse.at(snapshot))).isEqualTo(then.get(snapshot - 1));
    }
    try (Warehouse reopened = Warehouse.open(temp.resolve("warehouse"))) {
      assertThat(services(reopened.at(2))).isEqualTo(then.get(1));
      assertThat(reopened.at(2).snapshot()).isEqualTo(2);
    }
    assertRefused(() -> warehouse.at(5), "Unknown snapshot: 5, there are 1 to 4");
    assertRefused(() -> warehouse.at(0), "Unknown snapshot: 0, there are 1 to 4");
  }

  @Test
  void anOwnTableComesBackWithOtherColumnsAfterItsUndo() {
    Path homes =
        ownTable(temp.resolve("a"), "home", List.of("name string", "places integer"), "A,4");
    Path other =
        ownTable(temp.resolve("b"), "home", List.of("places string", "staff number"), "x,2.5");
    warehouse.load(List.of(homes));
    WarehouseException refusal =
        catchThrowableOfType(WarehouseException.class, () -> warehouse.load(List.of(other)));
    assertThat(problems(refusal))
        .isEqualTo(
            "home.csv: 'home' must have the columns and key that the warehouse has for it:"
                + " name string, places integer; key name");

    warehouse.undo(1);
    warehouse.load(List.of(other));

    assertThat(ask(warehouse.latest(), "select * from home")).isEqualTo("x,2.5");
    try (Warehouse reopened = Warehouse.open(temp.resolve("warehouse"))) {
      assertThat(ask(reopened.at(1), "select * from home")).isEqualTo("A,4");
      assertThat(reopened.at(2).tables()).noneMatch(table -> table.name().equals("home"));
    }
    assertPublished(temp.resolve("warehouse"));
  }

  /** A table as a version of the program may have kept it that knew a column no more known. */
  @Test
  void rowsWithOtherColumnsAreNotGivenUpForNewOnes() {
    Path folder = temp.resolve("other");
    TableSchema regions =
        new TableSchema(
            "region",
            "",
            List.of(
                Column.of("region", ColumnType.STRING, ""),
                Column.of("seat", ColumnType.STRING, "")),
            List.of("region"));
    try (Store store = Store.open(folder);
        Engine engine = Engine.over(store)) {
      Stage rows = engine.stage(regions);
      try (rows) {
        rows.add("region.csv", 2, List.of("north", "Otta"));
      }
      Change change = store.change();
      change.append(regions, engine.write(rows, change, 1));
      change.commit(new Entry(Action.LOAD, 1, "region.csv", 1, "f", "d", "kari", Instant.EPOCH));
    }
    Path regionFile = write(temp.resolve("region.csv"), "region,name", "south,South");
    try (Warehouse other = Warehouse.open(folder)) {
      WarehouseException refusal =
          catchThrowableOfType(WarehouseException.class, () -> other.load(List.of(regionFile)));
      assertThat(refusal.failure()).isEqualTo(Failure.WORLD);
      assertThat(refusal)
          .hasMessage(
              "Cannot write table region: the warehouse keeps it with other columns"
                  + " (region, seat); use the version of the program that wrote it");
      assertThat(ask(other.latest(), "select region from region")).isEqualTo("north");
      assertThat(other.history()).hasSize(1);
    }
  }

  @Test
  void twoPackagesInOneDeliveryAgreeOnATable() {
    Path homes =
        ownTable(temp.resolve("a"), "home", List.of("name string", "places integer"), "A,4");
    Path other = ownTable(temp.resolve("b"), "home", List.of("places string"), "x");
    WarehouseException refusal =
        catchThrowableOfType(WarehouseException.class, () -> warehouse.load(List.of(homes, other)));
    assertThat(problems(refusal))
        .isEqualTo(
            "b/home.csv: 'home' must have the columns and key of the other file for it:"
                + " name string, places integer; key name");
  }

  @Test
  void aPackageWithOtherColumnsForOurTableIsRefused() {
    Path other =
        ownTable(temp.resolve("a"), "region", List.of("region string", "size integer"), "r,1");
    WarehouseException refusal =
        catchThrowableOfType(WarehouseException.class, () -> warehouse.load(List.of(other)));
    assertThat(problems(refusal))
        .isEqualTo(
            "region.csv: 'region' must have the columns and key that the warehouse has for it:"
                + " region string, name string, hierarchy string; key region");
  }

  @Test
  void aComputedTableIsNoDelivery() {
    Path other = ownTable(temp.resolve("a"), "observation", List.of("area string"), "0");
    WarehouseException refusal =
        catchThrowableOfType(WarehouseException.class, () -> warehouse.load(List.of(other)));
    assertThat(problems(refusal))
        .isEqualTo("observation.csv: 'observation' is computed and cannot be loaded");
  }

  @Test
  void aTableMayBeCalledHistoryAndBeWide() {
    // Iceberg measures the first 100 columns of a table unless told; an undo goes by the last one
    List<String> fields = IntStream.range(0, 120).mapToObj(i -> "c" + i + " integer").toList();
    String row = String.join(",", Arrays.asList(new String[120]).stream().map(c -> "7").toList());
    warehouse.load(List.of(ownTable(temp.resolve("a"), "history", fields, row)));
    assertThat(ask(warehouse.latest(), "select c0, c119 from history")).isEqualTo("7,7");
    assertThat(warehouse.history()).hasSize(1);
    warehouse.undo(1);
    assertRefused(
        () -> warehouse.latest().query("select count(*) from history"),
        "Line 1, column 22: unknown table 'history'; there are: "
            + "area, area_group, build, code_group, collaboration_forum, comparison, "
            + "contribution_zone, course_count, course_end, course_transition, "
            + "course_variant, coverage, cube, cube_year, expected_need, figure_check, "
            + "guidance_crosswalk, heavy_drinkers, homes, housing_balance, housing_need, "
            + "indicator, indicator_delivery, journals, management_indicator, mapping, "
            + "mapping_share, measure_progress, measure_status, need_build, observation, "
            + "pathway, pathway_build, pathway_file, pathway_step, pathway_wait, "
            + "plan_measure, plan_progress, population, population_projection, "
            + "prescription_users, primary_care_contacts, recommendation, "
            + "recommendation_follow_up, referrals, region, region_comparison, "
            + "region_member, service_catalogue, service_comparison, service_ladder, "
            + "service_users, source, survey_share, task_responsibility, waiting_curve, "
            + "waiting_list, waiting_time");
  }

  private Path source(String folder, String... rows) {
    return write(
        temp.resolve(folder).resolve("source.csv"), SOURCE + "\n" + String.join("\n", rows));
  }

  private Path users(String folder, String service, String source) {
    return write(
        temp.resolve(folder).resolve("service_users.csv"),
        USERS,
        row("0536", service).replace("plan", source));
  }

  private static String row(String area, String service) {
    return area + ",2016,," + service + ",both,19,exact,plan,Tabell 1";
  }

  private static String services(State state) {
    return ask(state, "select service from service_users order by service");
  }

  private static void assertRefused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable question, String message) {
    assertThatThrownBy(question)
        .isInstanceOfSatisfying(
            WarehouseException.class,
            refusal -> assertThat(refusal.failure()).isEqualTo(Failure.QUESTION))
        .hasMessage(message);
  }
}
