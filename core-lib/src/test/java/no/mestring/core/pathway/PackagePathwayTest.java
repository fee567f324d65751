package no.mestring.core.pathway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import no.mestring.core.pathway.CourseRules.SecondStart;
import no.mestring.core.pathway.PackagePathway.Step;
import no.mestring.core.pathway.PackagePathway.Title;
import no.mestring.core.pathway.PackagePathway.Wait;
import org.junit.jupiter.api.Test;

class PackagePathwayTest {
  private static final Title TITLE = new Title("Forløp", Optional.empty(), Optional.empty());
  private static final Step REFERRAL = step("referral", true, Optional.empty());
  private static final Step DECISION = step("decision", false, Optional.empty());
  private static final Step MOVED = step("moved", false, Optional.of(WaitingOutcome.MOVED));

  private static Step step(String code, boolean isStart, Optional<WaitingOutcome> ends) {
    return new Step(code, TITLE, Optional.empty(), isStart, ends, Optional.empty());
  }

  private static Wait wait(String code, String from, String to, String limit) {
    Optional<TimeLimit> within =
        limit.isEmpty() ? Optional.empty() : Optional.of(TimeLimit.parse(limit));
    return new Wait(code, TITLE, from, to, within, Optional.empty());
  }

  private static PackagePathway pathway(
      int version, String validFrom, List<Step> steps, List<Wait> waits) {
    return pathway("way", version, validFrom, steps, waits, OptionalInt.empty());
  }

  private static PackagePathway pathway(
      String code,
      int version,
      String validFrom,
      List<Step> steps,
      List<Wait> waits,
      OptionalInt gap) {
    return new PackagePathway(
        code,
        version,
        LocalDate.parse(validFrom),
        TITLE,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        "plan",
        Optional.empty(),
        steps,
        waits,
        SecondStart.PROBLEM,
        gap);
  }

  private static final List<Step> STEPS = List.of(REFERRAL, DECISION, MOVED);

  @Test
  void stepsAreTheRulesOfCourses() {
    PackagePathway pathway = pathway("way", 1, "2020-01-01", STEPS, List.of(), OptionalInt.of(90));
    assertThat(pathway.rules())
        .contains(
            new CourseRules(
                List.of("referral", "decision", "moved"),
                Set.of("referral"),
                Map.of("moved", WaitingOutcome.MOVED),
                SecondStart.PROBLEM,
                OptionalInt.of(90)));
    assertThat(pathway(1, "2020-01-01", List.of(), List.of()).rules()).isEmpty();
  }

  @Test
  void whatContradictsItselfIsRefused() {
    assertThatThrownBy(() -> pathway(0, "2020-01-01", STEPS, List.of()))
        .hasMessage("Invalid version: 0, must be greater than 0");
    assertThatThrownBy(() -> pathway(1, "2020-01-01", List.of(REFERRAL, REFERRAL), List.of()))
        .hasMessage("Invalid step: referral, must stand once");
    assertThatThrownBy(() -> pathway(1, "2020-01-01", List.of(DECISION), List.of()))
        .hasMessage("Invalid starts: [], must be one step or more");
    assertThatThrownBy(
            () -> pathway(1, "2020-01-01", STEPS, List.of(wait("w", "referral", "talk", ""))))
        .hasMessage("Invalid wait w: talk, must be one of the steps");
    assertThatThrownBy(
            () -> pathway(1, "2020-01-01", STEPS, List.of(wait("w", "moved", "moved", ""))))
        .hasMessage("Invalid wait w: moved, must be another step");
    Wait twice = wait("w", "referral", "decision", "");
    assertThatThrownBy(() -> pathway(1, "2020-01-01", STEPS, List.of(twice, twice)))
        .hasMessage("Invalid wait: w, must stand once");
    assertThatThrownBy(
            () -> pathway("way", 1, "2020-01-01", List.of(), List.of(), OptionalInt.of(0)))
        .hasMessage("Invalid gap: 0, must be greater than 0");
  }

  /** A limit of ten working days became one of five on 1 July 2021. */
  @Test
  void theLimitIsThatOfTheVersionByWhichSomebodyBegan() {
    PathwayVersions versions =
        new PathwayVersions(
            List.of(
                pathway(
                    2,
                    "2021-07-01",
                    STEPS,
                    List.of(
                        wait("decision", "referral", "decision", "5 working days"),
                        wait("other", "decision", "moved", "1 month"))),
                pathway(
                    1,
                    "2020-01-01",
                    List.of(REFERRAL, DECISION),
                    List.of(wait("decision", "referral", "decision", "10 working days")))));
    assertThat(versions.newest().version()).isEqualTo(2);
    assertThat(versions.waits().keySet()).containsExactly("decision", "other");
    assertThat(versions.limit("decision", LocalDate.of(2019, 12, 31))).isEmpty();
    assertThat(versions.limit("decision", LocalDate.of(2020, 1, 1)))
        .contains(TimeLimit.parse("10 working days"));
    assertThat(versions.limit("decision", LocalDate.of(2021, 6, 30)))
        .contains(TimeLimit.parse("10 working days"));
    assertThat(versions.limit("decision", LocalDate.of(2021, 7, 1)))
        .contains(TimeLimit.parse("5 working days"));
    assertThat(versions.limit("other", LocalDate.of(2021, 6, 30))).isEmpty();
    assertThat(versions.validOn(LocalDate.of(2021, 6, 30)).map(PackagePathway::version))
        .contains(1);
    assertThat(versions.validOn(LocalDate.of(2019, 12, 31))).isEmpty();
  }

  @Test
  void versionsThatContradictEachOtherAreRefused() {
    PackagePathway first = pathway(1, "2020-01-01", STEPS, List.of());
    assertThatThrownBy(() -> new PathwayVersions(List.of()))
        .hasMessage("Invalid versions: [], must be one or more");
    assertThatThrownBy(() -> new PathwayVersions(List.of(first, first)))
        .hasMessage("Invalid version: 1, must stand once");
    PackagePathway other = pathway("other", 2, "2021-01-01", STEPS, List.of(), OptionalInt.empty());
    assertThatThrownBy(() -> new PathwayVersions(List.of(first, other)))
        .hasMessage("Invalid pathway: way, must be other");
    PackagePathway early = pathway(2, "2020-01-01", STEPS, List.of());
    assertThatThrownBy(() -> new PathwayVersions(List.of(first, early)))
        .hasMessage("Invalid valid_from: 2020-01-01, must be after that of version 1, 2020-01-01");
    PackagePathway fewer = pathway(2, "2021-01-01", List.of(REFERRAL, DECISION), List.of());
    assertThatThrownBy(() -> new PathwayVersions(List.of(first, fewer)))
        .hasMessage("Invalid steps: [referral, decision], must have 'moved' of version 1, too");
    PackagePathway to =
        pathway(1, "2020-01-01", STEPS, List.of(wait("w", "referral", "decision", "")));
    PackagePathway from =
        pathway(2, "2021-01-01", STEPS, List.of(wait("w", "referral", "moved", "")));
    assertThatThrownBy(() -> new PathwayVersions(List.of(to, from)))
        .hasMessage(
            "Invalid wait w: referral to moved, must be from referral to decision in all versions");
  }
}
