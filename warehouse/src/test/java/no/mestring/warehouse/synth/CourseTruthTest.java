package no.mestring.warehouse.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import no.mestring.core.period.YearSpan;
import no.mestring.warehouse.engine.FileFormat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Courses of a synthetic country, counted in SQL, beside the truth that they were drawn by.
 *
 * <p>Events less the sum of their daily chances have mean 0, whatever else ends the waiting; after
 * a day of chance h their variance is h (1 - h). Over k cells the mean of the squared distances is
 * 1. Whoever waits until the event happens adds one less an exponential number, whose fourth
 * cumulant is 6, so where a variance of 6 or more is expected a squared distance has a variance of
 * at most 2 + 6/6, and the mean a standard error of at most √(3/k).
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CourseTruthTest {
  private static final YearSpan YEARS = YearSpan.closed(2020, 2022);

  /** Days for which those are followed who took a step so long before the end. */
  private static final int FOLLOWED = 90;

  private Path folder = Path.of("");
  private Connection connection;

  CourseTruthTest() throws SQLException {
    connection = DriverManager.getConnection("jdbc:duckdb:");
  }

  @BeforeAll
  void write(@TempDir Path temp) throws SQLException {
    folder = temp.resolve("country");
    Synthesizer.write(
        new SynthRequest(100_000, YEARS, 5, Codes.OF_2024, FileFormat.PARQUET), folder, step -> {});
    run(Resource.text("naive-courses.sql"));
    run(
        """
        create table truth as
          from read_csv('{folder}/course_truth.csv', types = {'area': 'VARCHAR'});
        create table true_course as
          select c.*, t.age, year(applied) as year, decision_per_1000_days / 1000 as d,
            service_start_per_1000_days / 1000 as s, withdrawn_per_1000_days / 1000 as w,
            closed_per_1000_days / 1000 as c,
            least(moved, died, again - 1, date '2022-12-31') as gone
          from (select *, year(applied) - birth_year - 1 as old from course) c
          join truth t on t.year = year(applied) and t.area = c.area and t.sex = c.sex
            and old between split_part(replace(t.age, '+', '-999'), '-', 1)::int
              and split_part(replace(t.age, '+', '-999'), '-', 2)::int""");
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql.replace("{folder}", folder.toString()));
    }
  }

  @AfterAll
  void close() throws SQLException {
    connection.close();
  }

  private String ask(String sql) {
    return Duck.ask(connection, sql.replace("{folder}", folder.toString()));
  }

  @Test
  void everyCourseHasItsTruth() {
    assertThat(
            ask(
                "select count(*) = (select count(*) from course), count(*) > 5000 from true_course"))
        .isEqualTo("true,true");
    assertThat(
            ask(
                "select min(decision_per_1000_days + withdrawn_per_1000_days) > 0,"
                    + " max(decision_per_1000_days + withdrawn_per_1000_days) < 1000,"
                    + " max(service_start_per_1000_days + withdrawn_per_1000_days) < 1000,"
                    + " count(*) = count(distinct (year, area, sex, age)) from truth"))
        .isEqualTo("true,true,true,true");
  }

  @ParameterizedTest
  @CsvSource({
    "applied, decided, d, w",
    "applied, withdrawn, w, d",
    "decided, started, s, w",
    "decided, withdrawn, w, s",
    "started, closed, c, 0",
  })
  void eventsOverDaysAreTheDailyChances(String from, String to, String chance, String other) {
    String next =
        from.equals("applied") ? "decided" : from.equals("decided") ? "started" : "closed";
    String followed =
        """
        (select *, if(%2$s - %1$s <= %5$d and %2$s <= coalesce(%6$s, %2$s), 1, 0) as counted,
          least(coalesce(%6$s, withdrawn, gone) - %1$s, %5$d) * %3$s as expected,
          (1 - %3$s) * %3$s / (%3$s + %4$s) * (1 - (1 - %3$s - %4$s) ^ %5$d) as variance
        from true_course where %1$s <= date '2022-12-31' - %5$d)"""
            .formatted(from, to, chance, other, FOLLOWED, next);
    for (String by : List.of("area", "year, sex, age")) {
      assertCellsAgree(
          """
          from (select %s, sum(coalesce(counted, 0)) as counted, sum(expected) as expected,
            sum(variance) as variance from %s group by all) where variance >= 6"""
              .formatted(by, followed));
    }
  }

  private void assertCellsAgree(String cells) {
    String[] answer =
        ask("select count(*), avg((counted - expected) ^ 2 / variance),"
                + " sum(counted - expected) / sqrt(sum(variance)) "
                + cells)
            .split(",", -1);
    double k = Double.parseDouble(answer[0]);
    assertThat(k).as(cells).isGreaterThan(9);
    assertThat(Double.parseDouble(answer[1])).as(cells).isCloseTo(1, within(4 * Math.sqrt(3 / k)));
    assertThat(Double.parseDouble(answer[2])).as(cells).isBetween(-4.0, 4.0);
  }

  /** Binomial among those who live anywhere on 1 January, nearly so in each municipality. */
  @Test
  void asManyCoursesBeginAsAreExpected() {
    assertCellsAgree(
        """
        from (select year, sex, age, sum(persons * per_1000 / 1000) as expected,
            sum(persons * per_1000 / 1000 * (1 - per_1000 / 1000)) as variance
          from truth group by all)
        left join (select year, sex, age, count(*) as counted from true_course group by all)
          using (year, sex, age)
        where expected >= 6""");
    assertCellsAgree(
        """
        from (select year, area, sum(begun) as expected, sum(begun * (1 - per_1000 / 1000)) as variance
          from truth group by all)
        left join (select year, area, count(*) as counted from true_course group by all)
          using (year, area)
        where expected >= 6""");
  }

  /** Municipalities lose and win by moves, and the country does neither. */
  @Test
  void coursesBegunAreTheApplicantsWhereverTheyMoved() {
    assertThat(
            ask(
                "select abs(sum(begun) - sum(persons * per_1000 / 1000)) < 0.01,"
                    + " sum(abs(begun - persons * per_1000 / 1000)) > 50 from truth"))
        .isEqualTo("true,true");
    assertThat(
            ask(
                """
                select count(*) from (
                  select t.area, t.year, any_value(p.persons) as persons, sum(t.persons) as applicants
                  from truth t join (select area, year, sum(persons) as persons
                    from '{folder}/population.parquet' where left(age, 2) not in ('0-','1-','2-','3-','4-','5-')
                    group by all) p using (area, year)
                  group by all) where persons <> applicants"""))
        .isEqualTo("0");
  }

  /** The deviations of the logarithms of factors are set to 0.25 and 0.3 in kinds.csv. */
  @Test
  void municipalitiesDifferAsMuchAsIsSet() {
    String[] deviations =
        ask("select stddev_pop(ln(per_1000)), stddev_pop(ln(decision_per_1000_days)),"
                + " stddev_pop(ln(service_start_per_1000_days)),"
                + " corr(ln(decision_per_1000_days), ln(service_start_per_1000_days)) from truth"
                + " where year = 2020 and sex = 'female' and age = '45-64'")
            .split(",", -1);
    assertThat(Double.parseDouble(deviations[0]))
        .isCloseTo(0.25, within(4 * 0.25 / Math.sqrt(714)));
    assertThat(Double.parseDouble(deviations[1])).isCloseTo(0.3, within(4 * 0.3 / Math.sqrt(714)));
    assertThat(Double.parseDouble(deviations[2])).isCloseTo(0.3, within(4 * 0.3 / Math.sqrt(714)));
    assertThat(Double.parseDouble(deviations[3]))
        .isBetween(-4 / Math.sqrt(357), 4 / Math.sqrt(357));
  }

  @Test
  void whoDiesInAnOpenCourseDiesInItOnThatDay() {
    assertThat(
            ask(
                """
                select count(*) > 20, count(*) filter (d.died_on is distinct from c.died
                  and (c.died is not null or
                    (coalesce(withdrawn, closed, moved) is null and d.died_on >= applied
                      and (again is null or d.died_on < again))))
                from course c left join '{folder}/death.parquet' d using (person)
                where c.died is not null or d.died_on is not null"""))
        .isEqualTo("true,0");
  }

  /**
   * Nobody moves twice in a year. Whatever else a person has in the year of moving is in the
   * municipality of the course up to that day, and later in one other.
   */
  @Test
  void whoMovesIsElsewhereFromTheNextDayOn() {
    assertThat(
            ask(
                """
                with e as (%s)
                select count(*) > 100, count(*) filter (day <= moved and e.area <> c.area),
                  count(*) filter (day > moved and e.area = c.area),
                  (select count(*) > 30 from course where moved is not null)
                from course c join e on e.person = c.person and year(e.day) = year(c.moved)"""
                    .formatted(others())))
        .isEqualTo("true,0,0,true");
  }

  /** All that a person has while a course is open is in its municipality: no move is left out. */
  @Test
  void whoIsInAnOpenCourseHasNotMoved() {
    assertThat(
            ask(
                """
                with e as (%s)
                select count(*) > 10000, count(*) filter (e.area <> c.area)
                from course c join e on e.person = c.person and e.day between c.applied and
                  coalesce(withdrawn, closed, moved, died, again - 1, date '2022-12-31')"""
                    .formatted(others())))
        .isEqualTo("true,0");
  }

  private static String others() {
    return String.join(
        " union all ",
        List.of(
            "select person, area, dispensed_on as day from '{folder}/dispensing.parquet'",
            "select person, area, met_on from '{folder}/encounter.parquet'",
            "select person, area, met_on from '{folder}/service_contact.parquet'",
            "select person, area, died_on from '{folder}/death.parquet'",
            "select person, area, day from step_taken"));
  }

  @Test
  void stepsFollowEachOtherAndSomeApplyAgain() {
    assertThat(
            ask(
                """
                select count(*) filter (not regexp_full_match(steps, 'application( > withdrawn| > moved| > died'
                    || '| > decision( > withdrawn| > moved| > died| > service_start( > moved| > died| > closed)?)?)?')),
                  count(*) filter (decided <= applied or started <= decided or closed <= started
                    or withdrawn <= coalesce(decided, applied)),
                  count(*) filter (nth > 1 and again is null) > 500,
                  count(*) filter (again is not null and coalesce(withdrawn, closed, moved) is null) > 50,
                  count(*) filter (coalesce(started, withdrawn, moved, died, again) is null) > 100
                from course"""))
        .isEqualTo("0,0,true,true,true");
    assertThat(ask("select count(*) from step_taken"))
        .isEqualTo(
            ask(
                "select sum(length(steps) - length(replace(steps, '>', '')) + 1)::bigint from course"));
  }
}
