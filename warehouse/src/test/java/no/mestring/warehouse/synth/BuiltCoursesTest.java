package no.mestring.warehouse.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import no.mestring.core.period.YearSpan;
import no.mestring.warehouse.TestingFiles;
import no.mestring.warehouse.app.LoadRequest;
import no.mestring.warehouse.app.LoadResult;
import no.mestring.warehouse.app.Warehouse;
import no.mestring.warehouse.compute.BuildRules;
import no.mestring.warehouse.engine.FileFormat;
import no.mestring.warehouse.store.Snapshot;
import no.mestring.warehouse.store.Store;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every figure of courses that a warehouse makes of a synthetic country, beside plain SQL over the
 * same country with the codes of 2024, and beside the chances that its courses went on by.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BuiltCoursesTest {
  private final Connection connection;
  private Path folder = Path.of("");

  BuiltCoursesTest() throws SQLException {
    connection = DriverManager.getConnection("jdbc:duckdb:");
  }

  /** How many live in the country at first. */
  int persons() {
    return 60_000;
  }

  /** When, with years before and after municipalities were divided and merged. */
  YearSpan years() {
    return YearSpan.closed(2019, 2022);
  }

  @BeforeAll
  void build(@TempDir Path temp) throws SQLException {
    folder = temp;
    for (Codes codes : Codes.values()) {
      Synthesizer.write(
          new SynthRequest(persons(), years(), 3, codes, FileFormat.PARQUET),
          folder.resolve(codes.name()),
          step -> {});
    }
    try (Warehouse warehouse = Warehouse.open(folder.resolve("warehouse"))) {
      LoadResult load = warehouse.load(LoadRequest.of(delivery()).withPersonKey(new byte[32]));
      assertThat(load.notes()).isEmpty();
      assertThat(warehouse.build(List.of(), BuildRules.USUAL).notes())
          .singleElement()
          .asString()
          .startsWith("pathway synthetic_help: ")
          .endsWith("(tables waiting_time, waiting_list and others)"); // no event fits no course
    }
    run(Resource.text("naive-courses.sql"));
    run(
        Resource.text("naive-waits.sql")
            .replace("{torn}", Borders.OF_2024.torn())
            .replace("{region}", "'" + String.join("', '", BuiltCountry.REGION) + "'"));
    try (Store store = Store.open(folder.resolve("warehouse"))) {
      Snapshot snapshot = store.latest().orElseThrow();
      for (String table :
          List.of(
              "waiting_time",
              "waiting_curve",
              "waiting_list",
              "course_count",
              "course_end",
              "course_transition",
              "course_variant",
              "cube")) {
        run(
            store.files(snapshot.manifest(), table).stream()
                .map(file -> "'" + file + "'")
                .collect(
                    Collectors.joining(
                        ", ", "create table " + table + " as from read_parquet([", "])")));
      }
    }
  }

  private List<Path> delivery() {
    Path own = folder.resolve("OWN");
    String members =
        BuiltCountry.REGION.stream().map(code -> "dal," + code).collect(Collectors.joining("\n"));
    return List.of(
        own.resolve("source.csv"),
        own.resolve("synthetic_help.yaml"),
        own.resolve("pathway_event.parquet"),
        TestingFiles.write(folder.resolve("region.csv"), "region,name", "dal,Dalen"),
        TestingFiles.write(folder.resolve("region_member.csv"), "region,series", members));
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          sql.replace("{folder}", folder.resolve("OF_2024").toString())
              .replace("{own}", folder.resolve("OWN").toString()));
    }
  }

  @AfterAll
  void close() throws SQLException {
    connection.close();
  }

  private String ask(String sql) {
    return Duck.ask(connection, sql);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          waiting_time      | naive_time       | wait area period sex age | began started waiting withdrawn moved died kept broken pending not_applicable due until | mean_days median_days waiting_mean_days kept_percent
          waiting_curve     | naive_curve      | wait area period days    | | waiting started withdrawn moved died
          waiting_list      | naive_list       | wait area day            | began started left_list lapsed waiting over_limit | mean_days
          course_count      | naive_count      | area period sex age      | courses repeated |
          course_end        | naive_end        | area period course_end   | courses |
          course_transition | naive_transition | area period from_step to_step | times |
          course_variant    | naive_variant    | area period steps        | courses |
          """)
  void everyRowIsThatOfPlainSql(
      String table, String naive, String key, String counts, String numbers) {
    String same =
        List.of(counts == null ? new String[0] : counts.split(" ", -1)).stream()
            .map(name -> "n.%1$s is distinct from b.%1$s".formatted(name))
            .collect(Collectors.joining(" or "));
    String near =
        List.of(numbers == null ? new String[0] : numbers.split(" ", -1)).stream()
            .map(
                name ->
                    "(n.%1$s is null) <> (b.%1$s is null) or abs(n.%1$s - b.%1$s) > 1e-9"
                        .formatted(name))
            .collect(Collectors.joining(" or "));
    String differs =
        List.of(same, near).stream()
            .filter(condition -> !condition.isEmpty())
            .collect(Collectors.joining(" or "));
    assertThat(
            ask(
                "select * from %s n full join %s b using (%s) where %s order by all limit 3"
                    .formatted(naive, built(table), key.replace(" ", ", "), differs)))
        .isEmpty();
    assertThat(ask("select count(*) > 1000 from " + naive)).isEqualTo("true");
    assertThat(ask("select count(*) from " + naive))
        .isEqualTo(ask("select count(*) from " + built(table)));
  }

  /** Where nobody ever began, plain SQL has no rows, and the cube zeros. */
  @Test
  void indicatorsOfWaitsAreThoseOfPlainSql() {
    String figures =
        """
        (select 'decisions_due' as indicator, due as numerator, null as denominator, *
          from naive_time where wait = 'decision'
        union all select 'decisions_within_limit', kept_due, due, * from naive_time where wait = 'decision'
        union all select 'service_starts_due', due, null, * from naive_time where wait = 'service_start'
        union all select 'service_starts_within_limit', kept_due, due, *
          from naive_time where wait = 'service_start')""";
    String cells =
        """
        from (from %s where age = '0+' and period not like '%%-%%') n
        full join (from cube where numerator is not null) c using (indicator, area, period, sex, age)
        """
            .formatted(figures);
    assertThat(
            ask(
                "select indicator, area, period, sex, n.numerator, c.numerator, n.denominator, c.denominator "
                    + cells
                    + " where coalesce(n.numerator, 0) <> coalesce(c.numerator, 0)"
                    + " or coalesce(n.denominator, 0) <> coalesce(c.denominator, 0)"
                    + " order by all limit 3"))
        .isEmpty();
    assertThat(ask("select count(*) > 10000 " + cells)).isEqualTo("true");
  }

  /** Where nobody is known to have waited so long, a curve says nothing; nor of nobody. */
  private static String built(String table) {
    return table.equals("waiting_curve") ? "(from waiting_curve where waiting is not null)" : table;
  }

  /** All that plain SQL looks at is there: lapsed, waiting, moved, dead, in divided areas. */
  @Test
  void thereIsSomethingOfEverything() {
    assertThat(
            ask(
                "select count(distinct course_end) from course_end where area = '0' and courses > 10"))
        .isEqualTo("5");
    assertThat(
            ask(
                "select sum(lapsed) > 10, sum(over_limit) > 1000 from waiting_list where area = '0'"))
        .isEqualTo("true,true");
    assertThat(ask("select count(*) > 2 from torn_year")).isEqualTo("true");
    assertThat(
            ask(
                "select repeated > 500 from course_count where area = '0' and sex = 'both'"
                    + " and age = '0+' order by courses desc limit 1"))
        .isEqualTo("true");
  }

  /**
   * What happens within t days to those who begin, of daily chances d, w, m and q of the step, of
   * withdrawing, moving and dying: d / (d + w + m + q) × (1 - (1 - d - w - m - q)^t). Who sets out
   * to move in a year does so on any day of it ({@link Vital#moves}); a day's chance is a 365th, as
   * that of dying is. The mean over the courses that were to begin, beside the country's curve, by
   * the binomial error of the courses begun.
   */
  @ParameterizedTest
  @CsvSource({
    "decision, started",
    "decision, withdrawn",
    "start_after_decision, started",
    "start_after_decision, withdrawn"
  })
  void theCountrysCurveIsThatOfTheTruth(String wait, String outcome) {
    boolean isFirst = wait.equals("decision");
    String from =
        "(select *, "
            + (isFirst ? "begun" : "begun * d / (d + w)")
            + " as weight, "
            + (isFirst ? "d" : "s")
            + " as h from ("
            + chances()
            + "))";
    String answer =
        ask(
            """
            with t as (
              select days, sum(weight * %s / (h + w + m + q) * (1 - (1 - h - w - m - q) ^ days)) / sum(weight) as f
              from %s, (select unnest([7, 14, 21, 30, 60]) as days) group by days)
            select (c.%s / 100 - f) / sqrt(f * (1 - f) / began)
            from waiting_curve c join t using (days) join waiting_time w using (wait, area, period)
            where wait = '%s' and area = '0' and period like '%%-%%' and sex = 'both' and age = '0+'"""
                .formatted(outcome.equals("started") ? "h" : "w", from, outcome, wait));
    assertThat(answer.lines().map(Double::parseDouble))
        .hasSize(5)
        .allSatisfy(z -> assertThat(z).isCloseTo(0, within(4.0)));
  }

  private String chances() {
    StringBuilder moves = new StringBuilder("case");
    for (String label : AgeBand.LABELS) {
      int lower = Integer.parseInt(label.split("[-+]", -1)[0]);
      moves.append(" when age = '%s' then %s".formatted(label, Vital.moves(lower) / 365));
    }
    return """
        select t.*, decision_per_1000_days / 1000 as d, service_start_per_1000_days / 1000 as s,
          withdrawn_per_1000_days / 1000 as w, %s end as m, coalesce(dead.per_1000, 0) / 365000 as q
        from read_csv('%2$s/course_truth.csv', types = {'area': 'VARCHAR'}) t
        left join (select year, area, sex, age, per_1000
          from read_csv('%2$s/truth.csv', types = {'area': 'VARCHAR', 'code_group': 'VARCHAR'})
          where event_table = 'death' and code_group = 'all') dead using (year, area, sex, age)"""
        .formatted(moves, folder.resolve("OF_2024"));
  }
}
