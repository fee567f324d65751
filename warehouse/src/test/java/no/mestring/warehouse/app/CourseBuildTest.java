package no.mestring.warehouse.app;

import static no.mestring.warehouse.TestingFiles.SOURCE;
import static no.mestring.warehouse.TestingFiles.ask;
import static no.mestring.warehouse.TestingFiles.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import no.mestring.warehouse.compute.BuildResult;
import no.mestring.warehouse.compute.BuildRules;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Figures of courses, from logs of which everything is known. Persons are made up. */
class CourseBuildTest {
  private static final String EVENTS = "person,pathway,step,happened_on,area,sex,birth_year,source";

  private Path temp;
  private Warehouse warehouse;

  @BeforeEach
  void open(@TempDir Path folder) {
    temp = folder;
    warehouse = Warehouse.open(temp.resolve("warehouse"));
    warehouse.load(
        List.of(
            write(temp.resolve("source.csv"), SOURCE, "r,Fagsystem,Sel,2024"),
            write(temp.resolve("region.csv"), "region,name", "dal,Dalen"),
            write(temp.resolve("region_member.csv"), "region,series", "dal,3431", "dal,3432"),
            pathway("1", "2020-01-01", "10 working days")));
  }

  @AfterEach
  void close() {
    warehouse.close();
  }

  private Path pathway(String version, String validFrom, String limit) {
    return write(
        temp.resolve("own" + version + ".yaml"),
        "pathway: own_way",
        "version: " + version,
        "valid_from: " + validFrom,
        "title_nb: Eget forløp",
        "source: r",
        "steps:",
        "  - {step: referral, title_nb: Henvist, begins: true}",
        "  - {step: talk, title_nb: Samtale}",
        "  - {step: closed, title_nb: Avsluttet, ends: withdrawn}",
        "  - {step: moved, title_nb: Flyttet, ends: moved}",
        "waits:",
        "  - {wait: talk, title_nb: Til samtale, from: referral, to: talk, within: " + limit + "}");
  }

  private long load(String name, List<String> rows) {
    List<String> lines = new ArrayList<>(List.of(EVENTS));
    lines.addAll(rows);
    return warehouse
        .load(
            LoadRequest.of(
                    List.of(
                        write(
                            temp.resolve(name + "/pathway_event.csv"),
                            lines.toArray(new String[0]))))
                .withPersonKey(new byte[32]))
        .load();
  }

  /**
   * Ada waits ten working days, which is in time, and Bo eleven; Cy withdraws, Di still waits on
   * the last day that is known, which is that of Ed's talk.
   */
  private long loadFive() {
    return load(
        "five",
        List.of(
            "ada,own_way,referral,2020-01-06,3431,female,1980,r",
            "ada,own_way,talk,2020-01-20,3431,female,1980,r",
            "bo,own_way,referral,2020-01-06,3431,male,1950,r",
            "bo,own_way,talk,2020-01-21,3431,male,1950,r",
            "cy,own_way,referral,2020-02-03,3432,female,2010,r",
            "cy,own_way,closed,2020-02-05,3432,female,2010,r",
            "di,own_way,referral,2020-03-02,3432,male,1990,r",
            "ed,own_way,referral,2020-12-28,3431,female,1940,r",
            "ed,own_way,talk,2020-12-30,3431,female,1940,r"));
  }

  private String answer(String sql) {
    return ask(warehouse.latest(), sql);
  }

  /** By hand; from 2 March to 30 December 2020 are 303 days. */
  @Test
  void waitsAreCountedByAreaSexAndAge() {
    loadFive();
    BuildResult result = warehouse.build(List.of(), BuildRules.USUAL);
    assertThat(result.notes())
        .contains(
            "pathway own_way: 5 courses, 5 waits (tables waiting_time, waiting_list and others)");
    assertThat(
            answer(
                "select area, began, started, waiting, withdrawn, moved, died, mean_days,"
                    + " median_days, waiting_mean_days, kept, broken, pending, not_applicable, until"
                    + " from waiting_time where sex = 'both' and age = '0+' order by area"))
        .isEqualTo(
            """
            3431,3,3,0,0,0,0,10.333333333333334,14.0,,2,1,0,0,2020-12-30
            3432,2,0,1,1,0,0,,,303.0,0,1,0,1,2020-12-30
            dal,5,3,1,1,0,0,10.333333333333334,14.0,303.0,2,2,0,1,2020-12-30""");
    assertThat(
            answer(
                "select sex, age, began, started from waiting_time where area = 'dal'"
                    + " and began > 0 order by age, sex"))
        .isEqualTo(
            """
            both,0+,5,3
            female,0+,3,2
            male,0+,2,1
            both,0-17,1,0
            female,0-17,1,0
            both,18-66,2,1
            female,18-66,1,1
            male,18-66,1,0
            both,67+,2,2
            female,67+,1,1
            male,67+,1,1""");
  }

  /**
   * Ed got his talk in time, and the limit had not ended on the last day: whoever was referred with
   * him and still waits is not known, so he is none of the three due. Wilson's limits of 1 of 3, by
   * hand with z = 1.96: (0.3333 + 0.6403) / 2.2805 less and plus 1.96 * sqrt(0.0741 + 0.1067) /
   * 2.2805.
   */
  @Test
  void theShareWithinTheLimitHasLimits() {
    loadFive();
    warehouse.build(List.of(), BuildRules.USUAL);
    assertThat(
            answer(
                "select kept, broken, due, round(kept_percent, 1), round(kept_lower, 1),"
                    + " round(kept_upper, 1)"
                    + " from waiting_time where area = 'dal' and sex = 'both' and age = '0+'"))
        .isEqualTo("2,2,3,33.3,6.1,79.2");
  }

  /**
   * Of women 2 of 6 limits are kept in the country, of old men 2 of 2, of all 4 of 8. Of Dovre's
   * two women and two men 2 * 2/6 + 2 * 2/2 of 4 are expected, and 3 are kept: 75 % over 66.7 %,
   * times 50 %. Wilson's limits of 3 of 4 are 30.06 and 95.44 %, by hand. Of Lesja's four women 4 *
   * 2/6 are expected, and one is kept: 25 % over 33.3 %, times 50 %.
   *
   * <p>Log-rank: on the third day two of six women start, of whom two are Dovre's: 2 * 2/6 expected
   * with a variance of 2 * 1/3 * 2/3 * 4/5; on the last all do, and of the men are no others.
   * Dovre's ratio is exp((4 - 3.6667) / 0.35556), times and over exp(1.96 / sqrt(0.35556)).
   */
  @Test
  void sharesAreStandardisedByTheCountrysOfAllYears() {
    warehouse.load(
        List.of(
            write(
                temp.resolve("coverage.csv"),
                "dataset,area,period,source",
                "pathway_event,0,2020,r")));
    List<String> rows = new ArrayList<>();
    String[] persons = {
      "a 3431 female 1980 kept", "b 3431 female 1980 broken", "c 3431 male 1940 kept",
      "d 3431 male 1940 kept", "e 3432 female 1980 kept", "f 3432 female 1980 broken",
      "g 3432 female 1980 broken", "h 3432 female 1980 broken"
    };
    for (String person : persons) {
      String[] words = person.split(" ", -1);
      String rest = ",%s,%s,%s,r".formatted(words[1], words[2], words[3]);
      String day = words[4].equals("kept") ? "2020-03-05" : "2020-05-05";
      rows.add(words[0] + ",own_way,referral,2020-03-02" + rest);
      rows.add(words[0] + ",own_way,talk," + day + rest);
    }
    load("eight", rows);
    warehouse.build(List.of("own_way"), BuildRules.USUAL);
    assertThat(
            answer(
                "select area, kept_percent, round(expected_percent, 1), round(adjusted_percent, 2),"
                    + " round(adjusted_lower, 1), round(adjusted_upper, 1), round(start_ratio, 2),"
                    + " round(start_ratio_lower, 3), round(start_ratio_upper, 1), until from waiting_time"
                    + " where area in ('0', '3431', '3432') and sex = 'both' and age = '0+'"
                    + " order by area"))
        .isEqualTo(
            """
            0,50.0,50.0,50.0,21.5,78.5,,,,2020-12-31
            3431,75.0,66.7,56.25,22.5,71.6,2.55,0.095,68.3,2020-12-31
            3432,25.0,33.3,37.5,6.8,104.9,0.39,0.015,10.5,2020-12-31""");
  }

  /**
   * By hand: after 14 days Ed and Ada have had their talk and Cy has withdrawn, two of five wait;
   * after 30, Bo has had his, too.
   */
  @Test
  void theCurveSaysWhoStillWaits() {
    loadFive();
    warehouse.build(List.of(), BuildRules.USUAL);
    assertThat(
            answer(
                "select days, round(waiting, 6), round(started, 6), round(withdrawn, 6), moved, died"
                    + " from waiting_curve where area = 'dal' and days in (0, 14, 30, 365)"
                    + " order by days"))
        .isEqualTo(
            """
            0,100.0,0.0,0.0,0.0,0.0
            14,40.0,40.0,20.0,0.0,0.0
            30,20.0,60.0,20.0,0.0,0.0
            365,,,,,""");
  }

  /** By hand; ten working days from 2 March 2020 end on the 16th. */
  @Test
  void theListOfEachMonthFollowsFromTheOneBefore() {
    loadFive();
    warehouse.build(List.of(), BuildRules.USUAL);
    assertThat(
            answer(
                "select day, began, started, left_list, lapsed, waiting, over_limit, mean_days"
                    + " from waiting_list where area = 'dal' and (day < '2020-05-01'"
                    + " or day > '2020-11-01') order by day"))
        .isEqualTo(
            """
            2020-01-31,2,2,0,0,0,0,
            2020-02-29,1,0,1,0,0,0,
            2020-03-31,1,0,0,0,1,1,29.0
            2020-04-30,0,0,0,0,1,1,59.0
            2020-11-30,0,0,0,0,1,1,273.0""");
  }

  @Test
  void waysAndEndsAreCounted() {
    loadFive();
    load(
        "again",
        List.of(
            "cy,own_way,referral,2020-06-01,3432,female,2010,r",
            "cy,own_way,talk,2020-06-02,3432,female,2010,r",
            "cy,own_way,talk,2020-06-03,3432,female,2010,r",
            "cy,own_way,talk,2020-06-04,3432,female,2010,r"));
    warehouse.build(List.of(), BuildRules.USUAL);
    assertThat(answer("select steps, courses from course_variant where area = 'dal' order by 1"))
        .isEqualTo("referral,1\nreferral > closed,1\nreferral > talk,3\nreferral > talk+,1");
    assertThat(
            answer(
                "select from_step, to_step, times from course_transition where area = 'dal'"
                    + " order by 1, 2"))
        .isEqualTo("referral,closed,1\nreferral,talk,4\ntalk,talk,2");
    assertThat(answer("select course_end, courses from course_end where area = 'dal' order by 1"))
        .isEqualTo("waiting,5\nwithdrawn,1");
    assertThat(
            answer(
                "select courses, repeated from course_count where area = 'dal' and sex = 'both'"
                    + " and age = '0+'"))
        .isEqualTo("6,1");
  }

  /** Ålesund of 2020 to 2023 (1507) was divided into Ålesund (1508) and Haram (1580) in 2024. */
  @Test
  void whatWasDividedIsOfNeitherPart() {
    load(
        "divided",
        List.of(
            "ada,own_way,referral,2023-11-01,1507,female,1980,r",
            "bo,own_way,referral,2024-02-01,1580,male,1950,r",
            "cy,own_way,referral,2024-03-01,1508,female,1970,r"));
    warehouse.build(List.of(), BuildRules.USUAL);
    assertThat(
            answer(
                "select area, period, began from waiting_time where sex = 'both' and age = '0+'"
                    + " order by area, period"))
        .isEqualTo("1508,2024,1\n1580,2024,1");
  }

  /** That somebody logs one pathway says nothing of another that has no events. */
  @Test
  void aPathwayIsKnownWhereItHasEvents() {
    load(
        "two",
        List.of(
            "ada,own_way,referral,2020-01-06,3431,female,1980,r",
            "bo,main_pathways,main_pathway_1,2018-01-10,0511,male,1990,r"));
    warehouse.build(List.of(), BuildRules.USUAL);
    assertThat(
            answer(
                "select pathway, area, period, courses from course_count where sex = 'both'"
                    + " and age = '0+' and area = '3431'"
                    + " order by pathway, area, period"))
        .isEqualTo(
            """
            main_pathways,3431,2018,1
            own_way,3431,2020,1""");
  }

  /** Ada's problems become worse, and then better; Bo comes back after half a year. */
  @Test
  void waysBetweenMainPathwaysAreTransitions() {
    String ada = ",3431,female,1980,r";
    String bo = ",3431,male,1990,r";
    load(
        "main",
        List.of(
            "ada,main_pathways,main_pathway_1,2020-01-10" + ada,
            "ada,main_pathways,main_pathway_2,2020-03-10" + ada,
            "ada,main_pathways,main_pathway_3,2020-05-10" + ada,
            "ada,main_pathways,main_pathway_2,2020-09-10" + ada,
            "bo,main_pathways,main_pathway_1,2020-02-01" + bo,
            "bo,main_pathways,closed,2020-04-01" + bo,
            "bo,main_pathways,main_pathway_1,2020-10-01" + bo));
    warehouse.build(List.of(), BuildRules.USUAL);
    assertThat(
            answer(
                "select from_step, to_step, times from course_transition where area = '3431'"
                    + " order by from_step, to_step"))
        .isEqualTo(
            """
            main_pathway_1,closed,1
            main_pathway_1,main_pathway_2,1
            main_pathway_2,main_pathway_3,1
            main_pathway_3,main_pathway_2,1""");
    assertThat(
            answer(
                "select courses, repeated from course_count where area = '3431' and sex = 'both'"
                    + " and age = '0+'"))
        .isEqualTo("3,1");
  }

  /**
   * Eight working days were in time by version 1, and are not by version 2; before, nothing was.
   */
  @Test
  void theLimitIsThatOfTheDay() {
    warehouse.load(List.of(pathway("2", "2020-07-01", "5 working days")));
    load(
        "two",
        List.of(
            "ada,own_way,referral,2020-06-01,3431,female,1980,r",
            "ada,own_way,talk,2020-06-11,3431,female,1980,r",
            "bo,own_way,referral,2020-07-01,3431,female,1980,r",
            "bo,own_way,talk,2020-07-13,3431,female,1980,r",
            "cy,own_way,referral,2019-07-01,0511,female,1980,r",
            "cy,own_way,talk,2019-07-03,0511,female,1980,r"));
    warehouse.build(List.of(), BuildRules.USUAL);
    assertThat(
            answer(
                "select period, began, kept, broken, pending, not_applicable from waiting_time"
                    + " where area = '3431' and sex = 'both' and age = '0+' order by period"))
        .isEqualTo("2019,1,0,0,0,0\n2019-2020,3,1,1,0,0\n2020,2,1,1,0,0");
  }

  @Test
  void onlyWhatChangedIsCountedAgainAndUndone() {
    long load = loadFive();
    assertThat(warehouse.build(List.of(), BuildRules.USUAL).snapshot()).isPositive();
    assertThat(warehouse.history().get(warehouse.history().size() - 1))
        .extracting(HistoryLine::what, HistoryLine::rows)
        .containsExactly("1 pathway", allRows());
    assertThat(warehouse.build(List.of(), BuildRules.USUAL).snapshot()).isZero();
    assertThat(answer("select pathway, misfits, borders from pathway_build"))
        .isEqualTo("own_way,0,2024");
    assertThatThrownBy(() -> warehouse.build(List.of("own_wy"), BuildRules.USUAL))
        .hasMessageContaining("Unknown indicator: 'own_wy'");
    assertThat(warehouse.build(List.of("own_way"), BuildRules.USUAL).snapshot()).isZero();
    assertThatThrownBy(() -> warehouse.undo(1))
        .hasMessageContaining("rows of other loads refer to its rows");
    warehouse.undo(load);
    assertThat(answer("select count(*) from waiting_time")).isEqualTo("0");
    assertThat(answer("select count(*) from pathway_build")).isEqualTo("0");
  }

  private long allRows() {
    long rows = 0;
    for (String table :
        List.of(
            "waiting_time",
            "waiting_curve",
            "waiting_list",
            "course_count",
            "course_end",
            "course_transition",
            "course_variant")) {
      rows += Long.parseLong(answer("select count(*) from " + table));
    }
    return rows;
  }

  /** What analysts see of few people is not for everybody. */
  @Test
  void figuresOfCoursesAreNotPublic() {
    loadFive();
    warehouse.build(List.of(), BuildRules.USUAL);
    for (String table :
        List.of(
            "waiting_time",
            "waiting_curve",
            "waiting_list",
            "course_count",
            "course_end",
            "course_transition",
            "course_variant",
            "pathway_build")) {
      assertThatThrownBy(() -> ask(warehouse.everybodys(), "select count(*) from " + table))
          .as(table)
          .hasMessageContaining("unknown table");
    }
  }

  private record Wait(LocalDate from, LocalDate to, String how) {}

  /**
   * Courses that were made up first and written as a log then: what is counted is what they are,
   * worked out here from their days.
   */
  @Test
  void whatIsTrueOfMadeUpCoursesIsCounted() {
    Random random = new Random(11);
    LocalDate last = LocalDate.of(2021, 12, 31);
    List<String> rows = new ArrayList<>();
    List<Wait> truth = new ArrayList<>();
    for (int person = 0; person < 300; person++) {
      LocalDate from = LocalDate.of(2020, 1, 1).plusDays(random.nextInt(725));
      LocalDate to = from.plusDays(random.nextInt(120));
      String how = List.of("talk", "closed", "moved", "").get(random.nextInt(4));
      String rest =
          ",3431,%s,%d,r".formatted(person % 2 == 0 ? "male" : "female", 1950 + person % 60);
      rows.add("p%d,own_way,referral,%s%s".formatted(person, from, rest));
      boolean isKnown = !how.isEmpty() && !to.isAfter(last);
      if (isKnown) {
        rows.add("p%d,own_way,%s,%s%s".formatted(person, how, to, rest));
      }
      truth.add(new Wait(from, isKnown ? to : last.plusDays(1), isKnown ? how : ""));
    }
    rows.add("z,own_way,referral,%s,3431,male,1990,r".formatted(last));
    truth.add(new Wait(last, last.plusDays(1), ""));
    load("many", rows);
    warehouse.build(List.of(), BuildRules.USUAL);

    List<String> times = new ArrayList<>();
    for (int year = 2020; year <= 2021; year++) {
      int its = year;
      List<Wait> some = truth.stream().filter(wait -> wait.from().getYear() == its).toList();
      times.add(
          "%d,%d,%d,%d,%d,%d,%.6f"
              .formatted(
                  year,
                  some.size(),
                  count(some, "talk"),
                  count(some, ""),
                  count(some, "closed"),
                  count(some, "moved"),
                  some.stream()
                      .filter(wait -> wait.how().equals("talk"))
                      .mapToLong(wait -> wait.to().toEpochDay() - wait.from().toEpochDay())
                      .average()
                      .orElseThrow()));
    }
    assertThat(
            answer(
                "select period, began, started, waiting, withdrawn, moved,"
                    + " cast(round(mean_days, 6) as decimal(12, 6)) from waiting_time"
                    + " where area = '3431' and sex = 'both' and age = '0+' and period in"
                    + " ('2020', '2021') order by period"))
        .isEqualTo(String.join("\n", times));

    List<String> lists = new ArrayList<>();
    for (YearMonth month = YearMonth.of(2020, 1);
        !month.isAfter(YearMonth.of(2021, 12));
        month = month.plusMonths(1)) {
      LocalDate end = month.atEndOfMonth();
      YearMonth its = month;
      lists.add(
          "%s,%d,%d,%d,%d"
              .formatted(
                  end,
                  truth.stream().filter(wait -> YearMonth.from(wait.from()).equals(its)).count(),
                  truth.stream()
                      .filter(wait -> wait.how().equals("talk"))
                      .filter(wait -> YearMonth.from(wait.to()).equals(its))
                      .count(),
                  truth.stream()
                      .filter(wait -> !wait.how().equals("talk") && !wait.how().isEmpty())
                      .filter(wait -> YearMonth.from(wait.to()).equals(its))
                      .count(),
                  truth.stream()
                      .filter(wait -> !wait.from().isAfter(end) && wait.to().isAfter(end))
                      .count()));
    }
    assertThat(
            answer(
                "select day, began, started, left_list, waiting from waiting_list"
                    + " where area = '3431' order by day"))
        .isEqualTo(String.join("\n", lists));
  }

  private static long count(List<Wait> some, String how) {
    return some.stream().filter(wait -> wait.how().equals(how)).count();
  }
}
