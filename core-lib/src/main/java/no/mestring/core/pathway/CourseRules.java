package no.mestring.core.pathway;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import no.mestring.core.argument.Argument;

/**
 * How events of a person become courses: which steps there are, which of them begin and end a
 * course, and what is made of gaps and second beginnings.
 *
 * <p>The constructor throws an {@link IllegalArgumentException} if a step stands twice, no step
 * begins a course, a beginning or end is no step or both, an end is {@code WAITING} or {@code
 * STARTED}, or the gap is not positive.
 *
 * @param steps the codes of all steps
 * @param starts those that begin a course
 * @param ends those that end one, and what that is for whoever still waits for another step then:
 *     {@code WITHDRAWN}, {@code MOVED} or {@code DIED}
 * @param secondStart what a beginning is while a course is open
 * @param gap a course is over if nothing happens for more than so many days; empty if it stays open
 *     until it is ended
 */
public record CourseRules(
    List<String> steps,
    Set<String> starts,
    Map<String, WaitingOutcome> ends,
    SecondStart secondStart,
    OptionalInt gap) {

  /** What a beginning is while a course is open. */
  public enum SecondStart {
    /** A step of the same course, such as a second referral. */
    SAME_COURSE,
    /** The end of the open course, which lapses, and the beginning of another. */
    NEW_COURSE,
    /** An error in the log. */
    PROBLEM
  }

  public CourseRules {
    steps = List.copyOf(steps);
    starts = Set.copyOf(starts);
    ends = Map.copyOf(ends);
    Set<String> seen = new HashSet<>();
    for (String step : steps) {
      if (!seen.add(step)) {
        throw Argument.invalid("steps", step, "must stand once");
      }
    }
    if (starts.isEmpty()) {
      throw Argument.invalid("starts", starts, "must be one step or more");
    }
    for (String start : starts) {
      if (!seen.contains(start) || ends.containsKey(start)) {
        throw Argument.invalid("starts", start, "must be a step and no end");
      }
    }
    ends.forEach(
        (step, outcome) -> {
          if (!seen.contains(step)) {
            throw Argument.invalid("ends", step, "must be a step");
          }
          if (outcome == WaitingOutcome.WAITING || outcome == WaitingOutcome.STARTED) {
            throw Argument.invalid("ends", outcome, "must be withdrawn, moved or died");
          }
        });
    gap.ifPresent(days -> Argument.positive("gap", days));
  }
}
