package no.mestring.core.pathway;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import no.mestring.core.argument.Argument;
import no.mestring.core.dimension.AgeRange;
import no.mestring.core.pathway.CourseRules.SecondStart;

/**
 * A way through services as it is meant to be: for whom, from when, which steps there are, and how
 * soon one is to follow another. A package pathway (pakkeforløp) of the national health authorities
 * is one, and so is a municipality's own rule for applications.
 *
 * <p>The constructor throws an {@link IllegalArgumentException} if the version is not positive, a
 * step or wait stands twice, a wait is between steps that there are not or from a step to itself,
 * there are steps and none begins, or a step both begins and ends.
 *
 * @param code what events name it by
 * @param version 1 or more; a later one holds from a later day
 * @param validFrom the first day on which somebody may begin by this version
 * @param title what it is called
 * @param area the code of the municipality whose own it is; empty if it is the country's
 * @param targetGroup for whom it is, in words; empty if that is not stated
 * @param ages for whom it is, in completed years; empty if that is not stated
 * @param remark what else is said of it; empty if nothing is
 * @param source the document that states it
 * @param place where in the document; empty if that is not stated
 * @param steps in the order in which they are to be taken; none if they are not stated
 * @param waits the times that are measured, with their limits
 * @param secondStart what a beginning is while a course is open
 * @param gap a course is over if nothing happens for more than so many days; empty if it stays open
 */
public record PackagePathway(
    String code,
    int version,
    LocalDate validFrom,
    Title title,
    Optional<String> area,
    Optional<String> targetGroup,
    Optional<AgeRange> ages,
    Optional<String> remark,
    String source,
    Optional<String> place,
    List<Step> steps,
    List<Wait> waits,
    SecondStart secondStart,
    OptionalInt gap) {

  /**
   * What something is called.
   *
   * @param nb in Norwegian bokmål
   * @param nn in Norwegian nynorsk; empty if that is not stated
   * @param en in English; empty if that is not stated
   */
  public record Title(String nb, Optional<String> nn, Optional<String> en) {}

  /**
   * A step, or milestone.
   *
   * @param code what events name it by
   * @param title what it is called
   * @param phase the phase it belongs to; empty if phases are not stated
   * @param isStart whether it begins a course
   * @param ends what it is for whoever still waits for another step; empty if it ends nothing
   * @param responsible who sees to it; empty if that is not stated
   */
  public record Step(
      String code,
      Title title,
      Optional<String> phase,
      boolean isStart,
      Optional<WaitingOutcome> ends,
      Optional<String> responsible) {}

  /**
   * A time that is measured: from the first time of one step to the first time after it of another.
   *
   * @param code what it is called in figures
   * @param title what it is called by people
   * @param from the code of the first step
   * @param to the code of the second
   * @param limit how long it may take; empty if that is not stated
   * @param responsible who is to keep the limit; empty if that is not stated
   */
  public record Wait(
      String code,
      Title title,
      String from,
      String to,
      Optional<TimeLimit> limit,
      Optional<String> responsible) {}

  public PackagePathway {
    Argument.positive("version", version);
    steps = List.copyOf(steps);
    waits = List.copyOf(waits);
    Set<String> known = new HashSet<>();
    for (Step step : steps) {
      if (!known.add(step.code())) {
        throw Argument.invalid("step", step.code(), "must stand once");
      }
    }
    Set<String> measured = new HashSet<>();
    for (Wait wait : waits) {
      if (!measured.add(wait.code())) {
        throw Argument.invalid("wait", wait.code(), "must stand once");
      }
      for (String end : List.of(wait.from(), wait.to())) {
        if (!known.contains(end)) {
          throw Argument.invalid("wait " + wait.code(), end, "must be one of the steps");
        }
      }
      if (wait.from().equals(wait.to())) {
        throw Argument.invalid("wait " + wait.code(), wait.to(), "must be another step");
      }
    }
    if (!steps.isEmpty()) {
      rules(steps, secondStart, gap); // which refuses what cannot be
    } else {
      gap.ifPresent(days -> Argument.positive("gap", days));
    }
  }

  /**
   * How events become courses of this pathway.
   *
   * @return the rules; empty if no steps are stated
   */
  public Optional<CourseRules> rules() {
    return steps.isEmpty() ? Optional.empty() : Optional.of(rules(steps, secondStart, gap));
  }

  private static CourseRules rules(List<Step> steps, SecondStart secondStart, OptionalInt gap) {
    Map<String, WaitingOutcome> ends = new HashMap<>();
    steps.forEach(step -> step.ends().ifPresent(end -> ends.put(step.code(), end)));
    return new CourseRules(
        steps.stream().map(Step::code).toList(),
        steps.stream().filter(Step::isStart).map(Step::code).collect(Collectors.toSet()),
        ends,
        secondStart,
        gap);
  }
}
