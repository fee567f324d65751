package no.mestring.warehouse.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import no.mestring.core.dimension.AgeRange;
import no.mestring.core.pathway.CourseRules.SecondStart;
import no.mestring.core.pathway.PackagePathway;
import no.mestring.core.pathway.PackagePathway.Step;
import no.mestring.core.pathway.PackagePathway.Title;
import no.mestring.core.pathway.PackagePathway.Wait;
import no.mestring.core.pathway.TimeLimit;
import no.mestring.core.pathway.WaitingOutcome;
import no.mestring.warehouse.failure.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathwayCodecTest {
  private static final String WHOLE =
      """
      pathway: own_way
      version: 2
      valid_from: 2021-07-01
      title_nb: Eget forløp
      title_en: Our own way
      area: '3437'
      target_group: voksne
      ages: 18+
      remark: prøves ut
      source: sel-2021
      place: side 3
      steps:
        - step: referral
          title_nb: Henvist
          phase: Mottak
          begins: true
          responsible: Tildelingskontoret
        - step: talk
          title_nb: Samtale
        - step: moved
          title_nb: Flyttet
          ends: moved
      waits:
        - wait: talk
          title_nb: Til samtale
          from: referral
          to: talk
          within: 10 working days
          responsible: ROP-team
      second_start: new_course
      gap: 365
      """;

  private final List<Problem> problems = new ArrayList<>();

  private Optional<PackagePathway> read(String text) {
    return PathwayCodec.read("own.yaml", text, problems);
  }

  @Test
  void everythingInAFileIsRead() {
    Optional<PackagePathway> read = read(WHOLE);
    assertThat(problems).isEmpty();
    assertThat(read)
        .contains(
            new PackagePathway(
                "own_way",
                2,
                LocalDate.of(2021, 7, 1),
                new Title("Eget forløp", Optional.empty(), Optional.of("Our own way")),
                Optional.of("3437"),
                Optional.of("voksne"),
                Optional.of(AgeRange.atLeast(18)),
                Optional.of("prøves ut"),
                "sel-2021",
                Optional.of("side 3"),
                List.of(
                    new Step(
                        "referral",
                        title("Henvist"),
                        Optional.of("Mottak"),
                        true,
                        Optional.empty(),
                        Optional.of("Tildelingskontoret")),
                    new Step(
                        "talk",
                        title("Samtale"),
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        Optional.empty()),
                    new Step(
                        "moved",
                        title("Flyttet"),
                        Optional.empty(),
                        false,
                        Optional.of(WaitingOutcome.MOVED),
                        Optional.empty())),
                List.of(
                    new Wait(
                        "talk",
                        title("Til samtale"),
                        "referral",
                        "talk",
                        Optional.of(TimeLimit.parse("10 working days")),
                        Optional.of("ROP-team"))),
                SecondStart.NEW_COURSE,
                OptionalInt.of(365)));
  }

  private static Title title(String nb) {
    return new Title(nb, Optional.empty(), Optional.empty());
  }

  /** Each kind of fault: a line of the file, what stands there instead, and what is told of it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          1  | pathway: Own way           | own.yaml:1: pathway: 'Own way' must be small letters, digits and underscores, with a letter first
          1  | patway: own_way            | own.yaml:1: patway: is no entry here; did you mean pathway?; own.yaml:1: pathway: is missing
          2  | version: 0                 | own.yaml:2: version: '0' must be a whole number, 1 or more
          2  | version: two               | own.yaml:2: version: 'two' must be a whole number, 1 or more
          2  | valid_to: 2022-01-01       | own.yaml:2: valid_to: is no entry here; there are: ages, area, gap, pathway, place, remark, second_start, source, steps, target_group, title_en, title_nb, title_nn, valid_from, version, waits; own.yaml:1: version: is missing
          3  | valid_from: 2021-02-30     | own.yaml:3: valid_from: '2021-02-30' must be a day such as 2019-01-01
          3  | valid_from: juli           | own.yaml:3: valid_from: 'juli' must be a day such as 2019-01-01
          4  | title_nb: ''               | own.yaml:4: title_nb: must be a text, not empty
          4  | title_nn: Eige             | own.yaml:1: title_nb: is missing
          4  | "title_nb: [a, b]"         | own.yaml:4: title_nb: must be a text, not empty
          6  | area: 3437                 | own.yaml:6: area: '3437' must be a text, write it in quotes
          6  | area: Sel                  | own.yaml:6: area: 'Sel' must be the four digits of a municipality, in quotes
          8  | ages: 66-18                | own.yaml:8: ages: '66-18' must be a range of ages in order, such as 0-17 or 18+
          10 | source:                    | own.yaml:10: source: must be a text, not empty
          12 | steps: referral            | own.yaml:13: must be YAML: mapping values are not allowed here
          13 | - step: talk               | own.yaml:18: step: 'talk' must stand once, stands in line 13; own.yaml:12: steps: must have a step that begins courses (begins: true); own.yaml:26: from: 'referral' must be one of the steps; there are: moved, talk
          13 | - name: referral           | own.yaml:13: name: is no entry here; there are: begins, ends, phase, responsible, step, title_en, title_nb, title_nn; own.yaml:13: step: is missing; own.yaml:26: from: 'referral' must be one of the steps; there are: moved, talk
          16 | "  begins: yes please"     | own.yaml:16: begins: 'yes please' must be true or false; own.yaml:12: steps: must have a step that begins courses (begins: true)
          16 | "  begins: false"          | own.yaml:12: steps: must have a step that begins courses (begins: true)
          17 | "  ends: died"             | own.yaml:17: ends: 'died' must not be an end, the step begins courses
          22 | "  ends: finished"         | own.yaml:22: ends: 'finished' must be one of died, moved, withdrawn
          24 | - wait: To talk            | own.yaml:24: wait: 'To talk' must be small letters, digits and underscores, with a letter first
          26 | "  from: refferal"         | own.yaml:26: from: 'refferal' must be one of the steps; did you mean referral?
          27 | "  to: referral"           | own.yaml:27: to: 'referral' must be another step than from
          28 | "  within: ten days"       | own.yaml:28: within: 'ten days' expected such as 6 days, 10 working days, 2 weeks or 1 month
          28 | "  within: 10 virkedager"  | own.yaml:28: within: '10 virkedager' expected such as 6 days, 10 working days, 2 weeks or 1 month
          30 | second_start: ignore       | own.yaml:30: second_start: 'ignore' must be one of new_course, problem, same_course
          31 | gap: a year                | own.yaml:31: gap: 'a year' must be a whole number, 1 or more
          31 | second_start: problem      | own.yaml:31: must have each entry once: Duplicate field 'second_start'
          31 | "gap: [1"                  | own.yaml:31: must be YAML: while parsing a flow sequence
          """)
  void eachFaultIsToldWithItsLine(int line, String text, String expected) {
    List<String> lines = new ArrayList<>(WHOLE.lines().toList());
    String before = lines.get(line - 1);
    lines.set(
        line - 1, " ".repeat(before.length() - before.stripLeading().length()) + text.strip());
    assertThat(read(String.join("\n", lines) + "\n")).isEmpty();
    assertThat(String.join("; ", problems.stream().map(Problem::toString).toList()))
        .isEqualTo(expected);
  }

  @Test
  void allFaultsAreToldAtOnce() {
    read(WHOLE.replace("version: 2", "version: -1").replace("gap: 365", "gap: 0"));
    assertThat(problems).extracting(Problem::line).containsExactly(2L, 31L);
  }

  @Test
  void aFileThatIsNoPathwayIsRefused() {
    for (String text : List.of("", "- a\n- b\n", "just text", "{")) {
      problems.clear();
      assertThat(read(text)).isEmpty();
      assertThat(problems).hasSize(1);
    }
  }

  @Test
  void noMoreTimesAreMeasuredThanThereIsRoomFor() {
    StringBuilder waits = new StringBuilder("waits:\n");
    for (int i = 0; i < 201; i++) {
      waits.append("  - {wait: w%d, title_nb: T, from: referral, to: talk}%n".formatted(i));
    }
    assertThat(read(WHOLE.replaceFirst("(?s)waits:.*(?=second_start)", waits.toString())))
        .isEmpty();
    assertThat(problems)
        .extracting(Problem::toString)
        .containsExactly("own.yaml:23: waits: must be 200 or fewer");
  }

  @Test
  void aPathwayMayHaveNoStepsYet() {
    String none = WHOLE.replaceFirst("(?s)steps:.*", "");
    assertThat(read(none).orElseThrow().steps()).isEmpty();
    assertThat(read(none + "gap: 30\nsecond_start: problem\n")).isEmpty();
    assertThat(problems)
        .extracting(Problem::toString)
        .containsExactly(
            "own.yaml:13: second_start: 'problem' must stand with steps, there are none",
            "own.yaml:12: gap: '30' must stand with steps, there are none");
  }

  @Test
  void listsAreLists() {
    read(WHOLE.replaceFirst("(?s)steps:.*", "steps: referral\nwaits:\n  - talk\n"));
    assertThat(problems)
        .extracting(Problem::toString)
        .containsExactly(
            "own.yaml:12: steps: 'referral' must be a list, each entry with a dash",
            "own.yaml:14: waits: 'talk' must have entries of its own");
  }

  /** A synthetic number: Skatteetaten's test persons have 80 added to the month. */
  @Test
  void numbersOfPersonsAreRefused() {
    assertThat(read(WHOLE.replace("prøves ut", "gjelder 41818012320"))).isEmpty();
    assertThat(problems)
        .extracting(Problem::toString)
        .containsExactly("own.yaml: '[national identity number]' must not stand in a pathway");
  }
}
