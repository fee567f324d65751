package no.mestring.core.pathway;

import static no.mestring.core.pathway.CourseRules.SecondStart.NEW_COURSE;
import static no.mestring.core.pathway.CourseRules.SecondStart.PROBLEM;
import static no.mestring.core.pathway.CourseRules.SecondStart.SAME_COURSE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import no.mestring.core.pathway.Course.Taken;
import no.mestring.core.pathway.CourseRules.SecondStart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoursesTest {
  private static final LocalDate DAY = LocalDate.of(2024, 1, 1);
  private static final Map<String, WaitingOutcome> ENDS =
      Map.of(
          "closed", WaitingOutcome.WITHDRAWN,
          "moved", WaitingOutcome.MOVED,
          "died", WaitingOutcome.DIED);

  private final List<Course> courses = new ArrayList<>();
  private final List<CourseProblem> problems = new ArrayList<>();

  private static CourseRules rules(SecondStart second, OptionalInt gap) {
    return new CourseRules(
        List.of("referral", "decision", "talk", "closed", "moved", "died"),
        Set.of("referral"),
        ENDS,
        second,
        gap);
  }

  /** Events such as {@code 1 3 3431 talk}: the person, the day from the first, where and what. */
  private void read(CourseRules rules, String... events) {
    Courses reader = new Courses(rules, courses::add, problems::add);
    for (int line = 0; line < events.length; line++) {
      String[] words = events[line].split(" ", -1);
      reader.add(
          line + 1,
          Long.parseLong(words[0]),
          DAY.plusDays(Long.parseLong(words[1])),
          words[2],
          words[3]);
    }
    reader.end();
  }

  /** Such as {@code referral 0, talk 3; withdrawn}. */
  private List<String> told() {
    return courses.stream()
        .map(
            course -> {
              List<String> steps = new ArrayList<>();
              for (Taken taken : course.steps()) {
                long days = taken.day().toEpochDay() - DAY.toEpochDay();
                steps.add(taken.step() + " " + days);
              }
              return String.join(", ", steps)
                  + "; "
                  + course.end()
                  + (course.isLapsed() ? " lapsed" : "");
            })
        .toList();
  }

  @Test
  void stepsFromABeginningToAnEndAreACourse() {
    read(
        rules(SAME_COURSE, OptionalInt.empty()),
        "1 0 3431 referral",
        "1 3 3431 decision",
        "1 3 3431 talk",
        "1 9 3431 talk",
        "1 20 3431 closed",
        "1 400 3432 referral",
        "2 5 3431 referral",
        "2 6 3431 died");
    assertThat(told())
        .containsExactly(
            "referral 0, decision 3, talk 3, talk 9, closed 20; withdrawn",
            "referral 400; waiting",
            "referral 5, died 6; died");
    assertThat(problems).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SAME_COURSE | referral 0, referral 5, talk 9; waiting
          NEW_COURSE  | referral 0; waiting lapsed and referral 5, talk 9; waiting
          PROBLEM     | referral 0, talk 9; waiting
          """)
  void aSecondBeginningIsWhatTheRulesSay(SecondStart second, String told) {
    read(
        rules(second, OptionalInt.empty()),
        "1 0 3431 referral",
        "1 5 3431 referral",
        "1 9 3431 talk");
    assertThat(String.join(" and ", told())).isEqualTo(told);
    assertThat(problems)
        .isEqualTo(
            second == PROBLEM
                ? List.of(new CourseProblem(2, "second beginning 'referral', begun 2024-01-01"))
                : List.of());
  }

  /** 30 days without an event are none too many, 31 are. */
  @Test
  void aCourseLapsesWhenNothingHappensForTooLong() {
    read(
        rules(PROBLEM, OptionalInt.of(30)),
        "1 0 3431 referral",
        "1 30 3431 talk",
        "1 61 3431 referral",
        "1 92 3431 talk");
    assertThat(told())
        .containsExactly("referral 0, talk 30; waiting lapsed", "referral 61; waiting lapsed");
    assertThat(problems).containsExactly(new CourseProblem(4, "'talk' without a beginning"));
  }

  @Test
  void theSameStepTwiceOnADayIsOne() {
    read(
        rules(PROBLEM, OptionalInt.empty()),
        "1 0 3431 referral",
        "1 0 3431 referral",
        "1 2 3431 talk",
        "1 2 3431 decision",
        "1 2 3431 talk",
        "1 3 3431 talk");
    assertThat(told()).containsExactly("referral 0, talk 2, decision 2, talk 3; waiting");
    assertThat(problems).isEmpty();
  }

  @Test
  void whatFitsNoCourseIsToldWithLineAndRule() {
    read(
        rules(SAME_COURSE, OptionalInt.empty()),
        "1 0 3431 closed",
        "1 1 3431 referral",
        "1 2 3431 tlak",
        "1 2 3431 talk",
        "1 2 0301 talk",
        "1 3 3431 closed",
        "1 4 3431 talk",
        "2 2 0301 talk");
    assertThat(told()).containsExactly("referral 1, talk 2, closed 3; withdrawn");
    assertThat(problems)
        .containsExactly(
            new CourseProblem(1, "'closed' without a beginning"),
            new CourseProblem(
                3,
                "unknown step 'tlak', expected one of referral, decision, talk, closed, moved, died"),
            new CourseProblem(5, "in 0301, and in 3431 on the same day"),
            new CourseProblem(7, "'talk' without a beginning, ended 2024-01-04"),
            new CourseProblem(8, "'talk' without a beginning"));
  }

  @Test
  void daysThatFallAreNoLog() {
    assertThatThrownBy(
            () ->
                read(rules(SAME_COURSE, OptionalInt.empty()), "1 5 3431 referral", "1 4 3431 talk"))
        .hasMessage("Invalid when: 2024-01-05, must not be before 2024-01-06, the event before");
  }

  /** Until day 40; the limit is 10 days. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1 0 3431 referral, 1 10 3431 talk                      | 10 | started   | kept
          1 0 3431 referral, 1 11 3431 talk                      | 11 | started   | broken
          1 31 3431 referral                                     | 9  | waiting   | running
          1 29 3431 referral                                     | 11 | waiting   | broken
          1 0 3431 referral, 1 4 3431 moved                      | 4  | moved     | not_applicable
          1 0 3431 referral, 1 12 3431 closed                    | 12 | withdrawn | broken
          1 0 3431 referral, 1 5 3431 referral, 1 12 3431 talk   | 12 | started   | broken
          """)
  void whoeverWaitsIsCounted(String events, int days, String outcome, String compliance) {
    read(rules(SAME_COURSE, OptionalInt.empty()), events.split(", ", -1));
    Waiting waiting = courses.get(0).waiting("referral", "talk", DAY.plusDays(40)).orElseThrow();
    assertThat(waiting.days()).isEqualTo(days);
    assertThat(waiting.outcome()).hasToString(outcome);
    assertThat(waiting.compliance(TimeLimit.parse("10 days"))).hasToString(compliance);
  }

  /** Nothing more is known of the first after day 3, though another began. */
  @Test
  void aLapsedCourseIsKnownToWaitUntilItsLastStep() {
    read(
        rules(NEW_COURSE, OptionalInt.empty()),
        "1 0 3431 referral",
        "1 3 3431 decision",
        "1 20 3431 referral");
    LocalDate until = DAY.plusDays(40);
    assertThat(courses.get(0).waiting("referral", "talk", until))
        .contains(new Waiting(DAY, DAY.plusDays(3), WaitingOutcome.WAITING));
    assertThat(courses.get(1).waiting("referral", "talk", until))
        .contains(new Waiting(DAY.plusDays(20), until, WaitingOutcome.WAITING));
    assertThat(courses.get(1).waiting("decision", "talk", until)).isEqualTo(Optional.empty());
    assertThatThrownBy(() -> courses.get(1).waiting("referral", "talk", DAY))
        .hasMessage("Invalid until: 2024-01-01, must not be before 2024-01-21");
  }

  @Test
  void waysAreCounted() {
    read(
        rules(SAME_COURSE, OptionalInt.empty()),
        "1 0 3431 referral",
        "1 1 3431 talk",
        "1 2 3431 talk",
        "2 0 3431 referral",
        "2 1 3431 closed",
        "3 0 3431 referral",
        "3 1 3431 talk",
        "3 2 3431 talk");
    CourseCounts counts = new CourseCounts();
    courses.forEach(counts::add);
    assertThat(counts.transitions())
        .isEqualTo(
            Map.of("referral", Map.of("talk", 2L, "closed", 1L), "talk", Map.of("talk", 2L)));
    assertThat(counts.variants())
        .containsExactly(
            Map.entry(List.of("referral", "talk", "talk"), 2L),
            Map.entry(List.of("referral", "closed"), 1L));
  }

  /** Made-up courses, written down as a log and read again. */
  @Test
  void coursesThatWereWrittenAreRead() {
    Random random = new Random(5);
    CourseRules rules = rules(PROBLEM, OptionalInt.empty());
    List<String> ends = List.of("closed", "moved", "died");
    List<Course> truth = new ArrayList<>();
    long line = 0;
    Courses reader = new Courses(rules, courses::add, problems::add);
    for (long person = 0; person < 500; person++) {
      LocalDate day = DAY;
      int some = 1 + random.nextInt(3);
      for (int i = 0; i < some; i++) {
        day = day.plusDays(1 + random.nextInt(50));
        List<Taken> steps = new ArrayList<>(List.of(new Taken("referral", day)));
        for (int step = random.nextInt(5); step > 0; step--) {
          day = day.plusDays(1 + random.nextInt(20));
          steps.add(new Taken(random.nextBoolean() ? "talk" : "decision", day));
        }
        boolean isOpen = i == some - 1 && random.nextBoolean();
        WaitingOutcome outcome = WaitingOutcome.WAITING;
        if (!isOpen) {
          String end = ends.get(random.nextInt(3));
          outcome = ENDS.getOrDefault(end, outcome);
          steps.add(new Taken(end, day.plusDays(random.nextInt(3))));
          day = day.plusDays(3);
        }
        String where = random.nextBoolean() ? "3431" : "3432";
        truth.add(new Course(where, steps, outcome, false));
        for (int step = 0; step < steps.size(); step++) {
          line++;
          // who goes on in another municipality is on the course of the first
          String here = step > 0 && steps.size() > 2 ? "3433" : where;
          reader.add(line, person, steps.get(step).day(), here, steps.get(step).step());
        }
      }
    }
    reader.end();
    assertThat(problems).isEmpty();
    assertThat(courses).isEqualTo(truth);
  }

  @Test
  void rulesThatContradictThemselvesAreRefused() {
    List<String> steps = List.of("a", "b");
    OptionalInt none = OptionalInt.empty();
    Map<String, WaitingOutcome> end = Map.of("b", WaitingOutcome.MOVED);
    assertThatThrownBy(
            () -> new CourseRules(List.of("a", "a"), Set.of("a"), Map.of(), PROBLEM, none))
        .hasMessage("Invalid steps: a, must stand once");
    assertThatThrownBy(() -> new CourseRules(steps, Set.of(), end, PROBLEM, none))
        .hasMessage("Invalid starts: [], must be one step or more");
    assertThatThrownBy(() -> new CourseRules(steps, Set.of("b"), end, PROBLEM, none))
        .hasMessage("Invalid starts: b, must be a step and no end");
    assertThatThrownBy(
            () ->
                new CourseRules(
                    steps, Set.of("a"), Map.of("c", WaitingOutcome.DIED), PROBLEM, none))
        .hasMessage("Invalid ends: c, must be a step");
    assertThatThrownBy(
            () ->
                new CourseRules(
                    steps, Set.of("a"), Map.of("b", WaitingOutcome.STARTED), PROBLEM, none))
        .hasMessage("Invalid ends: started, must be withdrawn, moved or died");
    assertThatThrownBy(() -> new CourseRules(steps, Set.of("a"), end, PROBLEM, OptionalInt.of(0)))
        .hasMessage("Invalid gap: 0, must be greater than 0");
  }
}
