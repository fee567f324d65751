package no.mestring.warehouse.app;

import static no.mestring.warehouse.TestingFiles.SOURCE;
import static no.mestring.warehouse.TestingFiles.ask;
import static no.mestring.warehouse.TestingFiles.problems;
import static no.mestring.warehouse.TestingFiles.sampleData;
import static no.mestring.warehouse.TestingFiles.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import no.mestring.warehouse.failure.WarehouseException;
import no.mestring.warehouse.plans.PlanQuestion;
import no.mestring.warehouse.plans.ProgressLine;
import no.mestring.warehouse.plans.ProgressLine.Level;
import no.mestring.warehouse.plans.Tally;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlansTest {
  private static final String MEASURE =
      "plan,area,position,goal,action,wanted_effect,deadline,responsible,resources,source,place";
  private static final String STATUS = "plan,area,position,as_of_month,status,comment,source,place";

  /**
   * Plans of Gjerdrum (3032 in 2020, 3230 since 2024) in region ovre-romerike: four measures of two
   * goals, reported in three months.
   */
  private static final String[] OWN_MEASURES = {
    MEASURE,
    "gjerdrum,3032,1,Bolig,Boliger bygges,,2020,,,mine,",
    "gjerdrum,3032,2,Bolig,Boliger kartlegges,,vår 2021,,,mine,",
    "gjerdrum,3032,3,Arbeid,Oversikt,,fortløpende,,,mine,",
    "gjerdrum,3032,4,Bolig,Tilsyn,,,,,mine,"
  };

  private static final String[] OWN_REPORTS = {
    STATUS,
    "gjerdrum,3032,1,2020-06,not_started,,mine,",
    "gjerdrum,3032,1,2021-02,started,,mine,",
    "gjerdrum,3230,1,2024-05,done,,mine,",
    "gjerdrum,3032,2,2021-02,started,,mine,",
    "gjerdrum,3032,3,2021-02,not_commented,,mine,"
  };

  @TempDir static Path folder;

  private static Warehouse warehouse;

  @BeforeAll
  static void load() {
    warehouse = Warehouse.open(folder.resolve("warehouse"));
    warehouse.load(List.of(sampleData()));
    warehouse.load(
        List.of(
            write(folder.resolve("source.csv"), SOURCE, "mine,Mine,Gjerdrum,2024"),
            write(folder.resolve("plan_measure.csv"), OWN_MEASURES),
            write(folder.resolve("measure_status.csv"), OWN_REPORTS)));
  }

  @AfterAll
  static void close() {
    warehouse.close();
  }

  /**
   * Romerike Revisjon, Oppfølgingsundersøkelse av forvaltningsrevisjonen Psykisk helse og rus
   * (2020), Tabell 2 «Planlagte og gjennomførte tiltak pr mars 2020», counted by hand from the
   * printed table, by strategic choice: measures in the middle column, and by the comment to the
   * right done, started, not started, or no comment. The audit marks done and started together in
   * green: 3, 5, 4, 1 and 1 of them; the others in yellow.
   */
  private static final String TABLE_2 =
      """
      1,3,0,3,0,0,0,2020-03
      2,6,2,3,0,1,0,2020-03
      3,5,1,3,0,1,0,2020-03
      4,2,1,0,1,0,0,2020-03
      5,2,0,1,1,0,0,2020-03""";

  @Test
  void theAuditsTableComesBackByStrategicChoice() {
    assertThat(
            ask(
                warehouse.latest(),
                """
                select goal_number, measures, done, started, not_started, not_commented, no_report,
                  as_of_month
                from plan_progress where plan = 'ullensaker-strategy' order by goal_number"""))
        .isEqualTo(TABLE_2);
  }

  /** The same in Java, which adds up apart from the table in SQL. */
  @ParameterizedTest
  @ValueSource(strings = {"0235", "3033", "3209", "Ullensaker"})
  void aMunicipalityIsOneUnderAllItsCodes(String word) {
    List<ProgressLine> lines = lines(question(null, word, null, null));
    assertThat(told(lines, Level.GOAL)).isEqualTo(TABLE_2);
    assertThat(told(lines, Level.PLAN)).isEqualTo(",18,4,10,2,2,0,2020-03");
    assertThat(lines).allMatch(line -> line.area().equals("3209"));
  }

  /** 100 * 4 / 18 = 22.2; where nothing was reported there is no share. */
  @Test
  void theShareIsOfAllMeasures() {
    assertThat(plan("ullensaker-strategy", null).donePercent().getAsDouble())
        .isBetween(22.22, 22.23);
    assertThat(plan("kragero-plan", null).donePercent()).isEmpty();
    assertThat(
            ask(
                warehouse.latest(),
                "select goal_number, done_percent from plan_progress"
                    + " where plan in ('ullensaker-strategy', 'kragero-plan') order by plan, 1"))
        .isEqualTo("1,\n2,\n1,0.0\n2,33.333333333333336\n3,20.0\n4,50.0\n5,0.0");
  }

  /**
   * Of four measures: the first is due in December 2020 and done in 2024, the second in June 2021
   * at the latest and started, the third names no month, the fourth states none and has no report.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2020-05 | 4,0,0,0,0,4, | 0",
        "2020-06 | 4,0,0,1,0,3,2020-06 | 0",
        "2020-12 | 4,0,0,1,0,3,2020-06 | 0",
        "2021-01 | 4,0,0,1,0,3,2020-06 | 1",
        "2021-02 | 4,0,2,0,1,1,2021-02 | 1",
        "2021-07 | 4,0,2,0,1,1,2021-02 | 2",
        "2024-05 | 4,1,1,0,1,1,2024-05 | 1",
        "         | 4,1,1,0,1,1,2024-05 | 1"
      })
  void theLatestReportAsOfAMonthCounts(@Nullable String asOf, String expected, int overdue) {
    Tally tally = plan("gjerdrum", asOf);
    assertThat(told(tally)).isEqualTo(expected);
    assertThat(tally.overdue()).hasValue(overdue);
    assertThat(tally.deadlines()).isEqualTo(3);
  }

  @Test
  void everyReportStays() {
    assertThat(
            ask(
                warehouse.latest(),
                """
                select area, as_of_month, until_month, status, deadline_month from measure_progress
                where plan = 'gjerdrum' and position = 1 order by as_of_month nulls first"""))
        .isEqualTo(
            """
            3230,,2020-06,no_report,2020-12
            3230,2020-06,2021-02,not_started,2020-12
            3230,2021-02,2024-05,started,2020-12
            3230,2024-05,,done,2020-12""");
  }

  @Test
  void theTableInSqlCountsAsTheCommandDoes() {
    String sql =
        """
        select plan, goal_number, measures, done, started, not_started, not_commented, no_report,
          as_of_month, deadlines, overdue
        from plan_progress order by name, plan, goal_number""";
    assertThat(ask(warehouse.latest(), sql))
        .isEqualTo(
            lines(question(null, null, null, null)).stream()
                .filter(line -> line.level() == Level.GOAL)
                .map(
                    line ->
                        "%s,%d,%s,%d,%s"
                            .formatted(
                                line.plan().orElseThrow(),
                                line.goalNumber().orElseThrow(),
                                told(line.tally()),
                                line.tally().deadlines(),
                                line.tally().overdue().isPresent()
                                    ? line.tally().overdue().getAsInt()
                                    : ""))
                .collect(Collectors.joining("\n")));
  }

  /** Ullensaker's 18 and Gjerdrum's 4; the two others of the region have no plan. */
  @Test
  void aRegionAddsUpItsMunicipalities() {
    PlanQuestion question = question(null, null, "ovre-romerike", null);
    List<ProgressLine> lines = lines(question);
    assertThat(told(lines, Level.AREA)).isEqualTo(",4,1,1,0,1,1,2024-05\n,18,4,10,2,2,0,2020-03");
    assertThat(told(lines, Level.REGION)).isEqualTo(",22,5,11,2,3,1,2024-05");
    assertThat(warehouse.latest().plans(question).notes())
        .containsExactly(
            "Measure 3 of gjerdrum has a deadline that names no month: 'fortløpende'",
            "No plan of their own in table plan_measure: Hurdal, Nannestad");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gjerdum | | | Unknown plan: 'gjerdum'; did you mean gjerdrum?",
        " | Ulensaker | | Unknown area: 'Ulensaker'; did you mean Ullensaker?",
        " | Akershus | | Invalid area: 'Akershus' is county Akershus, must be a municipality",
        " | | ovre-romrike | Unknown region: 'ovre-romrike'; did you mean ovre-romerike?",
        "gjerdrum | Ullensaker | | No plan of 3209 Ullensaker named gjerdrum in table plan_measure;"
            + " there are plans of Gjerdrum (gjerdrum)",
        "kragero-plan | Lesja | | No plan of 3432 Lesja named kragero-plan in table plan_measure; its"
            + " region has one, ask with --region nord-gudbrandsdal; there are plans of Kragerø"
            + " (kragero-plan)"
      })
  void whatIsNotThereIsNamedWithWhatIs(
      @Nullable String plan, @Nullable String area, @Nullable String region, String message) {
    PlanQuestion question = question(plan, area, region, null);
    State state = warehouse.latest();
    assertThatThrownBy(() -> state.plans(question)).hasMessage(message);
  }

  @Test
  void anEmptyWarehouseSaysThatThereAreNoPlans() {
    try (Warehouse empty = Warehouse.open(folder.resolve("empty"))) {
      PlanQuestion question = question(null, null, null, null);
      State state = empty.latest();
      assertThatThrownBy(() -> state.plans(question))
          .hasMessageStartingWith("No plans: table plan_measure has no rows");
    }
  }

  @Test
  void aReportThatFitsNoMeasureIsRefusedWithItsLine() {
    Path file =
        write(
            folder.resolve("wrong/measure_status.csv"),
            STATUS,
            "gjerdrum,3032,1,2025-13,done,,mine,",
            "gjerdrum,3032,1,2025-01,finished,,mine,",
            "gjerdrum,3230,9,2025-01,done,,mine,",
            "gjerdrum,3209,2,2025-01,done,,mine,",
            "gjerdum,3230,2,2025-01,done,,mine,",
            "gjerdrum,3230,2,2021-02,done,,mine,");
    WarehouseException refusal =
        catchThrowableOfType(WarehouseException.class, () -> warehouse.load(List.of(file)));
    assertThat(problems(refusal))
        .isEqualTo(
            """
            measure_status.csv:2: as_of_month: '2025-13' must have the form [0-9]{4}-(0[1-9]|1[0-2])
            measure_status.csv:3: status: 'finished' must be one of done, started, not_started, not_commented
            measure_status.csv:4: position: '9' is not in table plan_measure, where gjerdrum has 1 to 4
            measure_status.csv:5: area: '3209' must be the area of the row in table plan_measure: 3032
            measure_status.csv:6: plan: 'gjerdum' has no rows in table plan_measure; did you mean gjerdrum?
            measure_status.csv:7: plan, position, as_of_month: stand in the warehouse already; to correct rows, undo the load that brought them""");
  }

  @Test
  void aFollowUpThatFitsNoRecommendationIsRefused() {
    Path file =
        write(
            folder.resolve("wrong/recommendation_follow_up.csv"),
            "recommended_in,number,as_of_month,follow_up,comment,source,place",
            "ullensaker-2020,4,2025-01,followed,,mine,");
    WarehouseException refusal =
        catchThrowableOfType(WarehouseException.class, () -> warehouse.load(List.of(file)));
    assertThat(problems(refusal))
        .isEqualTo(
            "recommendation_follow_up.csv:2: number: '4' is not in table recommendation,"
                + " where ullensaker-2020 has 1 to 3");
  }

  @Test
  void aPlanIsNotTakenBackWhileOthersReportOnIt() {
    try (Warehouse other = Warehouse.open(folder.resolve("undone"))) {
      other.load(List.of(folder.resolve("source.csv")));
      long plan = other.load(List.of(folder.resolve("plan_measure.csv"))).load();
      long reports = other.load(List.of(folder.resolve("measure_status.csv"))).load();
      assertThatThrownBy(() -> other.undo(plan))
          .hasMessage(
              "Cannot undo load 2: rows of other loads refer to its rows, in measure_status; undo"
                  + " those loads first");
      other.undo(reports);
      other.undo(plan);
      assertThat(ask(other.latest(), "select count(*) from plan_progress")).isEqualTo("0");
    }
  }

  /**
   * The same audit: Sammendrag («har fulgt opp») for the first, 3.4 («delvis imøtekommer») for the
   * second and third.
   */
  @Test
  void theAuditsRecommendationsHaveTheirFollowUp() {
    assertThat(
            ask(
                warehouse.latest(),
                "select recommended_in, number, follow_up from recommendation_follow_up order by 2"))
        .isEqualTo(
            "ullensaker-2020,1,followed\nullensaker-2020,2,partly\nullensaker-2020,3,partly");
  }

  private static PlanQuestion question(
      @Nullable String plan,
      @Nullable String area,
      @Nullable String region,
      @Nullable String asOf) {
    return new PlanQuestion(
        Optional.ofNullable(plan),
        Optional.ofNullable(area),
        Optional.ofNullable(region),
        Optional.ofNullable(asOf).map(YearMonth::parse));
  }

  private static List<ProgressLine> lines(PlanQuestion question) {
    return warehouse.latest().plans(question).lines();
  }

  private static Tally plan(String plan, @Nullable String asOf) {
    return lines(question(plan, null, null, asOf)).stream()
        .filter(line -> line.level() == Level.PLAN)
        .findFirst()
        .orElseThrow()
        .tally();
  }

  private static String told(List<ProgressLine> lines, Level level) {
    return lines.stream()
        .filter(line -> line.level() == level)
        .map(
            line ->
                (line.goalNumber().isPresent() ? line.goalNumber().getAsInt() : "")
                    + ","
                    + told(line.tally()))
        .collect(Collectors.joining("\n"));
  }

  private static String told(Tally tally) {
    return "%d,%d,%d,%d,%d,%d,%s"
        .formatted(
            tally.measures(),
            tally.done(),
            tally.started(),
            tally.notStarted(),
            tally.notCommented(),
            tally.noReport(),
            tally.latest().map(YearMonth::toString).orElse(""));
  }
}
