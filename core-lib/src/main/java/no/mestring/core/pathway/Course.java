package no.mestring.core.pathway;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import no.mestring.core.argument.Argument;

/**
 * One person's way from a beginning to its end, or to where it is now: steps in the order in which
 * they were taken. {@link Courses} makes it.
 *
 * @param area the code of the municipality in which it began
 * @param steps each with its day, the first the beginning; days do not fall
 * @param end how it ended for whoever still waits for a step, on the day of the last one; {@code
 *     WAITING} if it is open or nothing more is known of it
 * @param isLapsed whether nothing more is known of it, since nothing happened for too long or
 *     another course began
 */
public record Course(String area, List<Taken> steps, WaitingOutcome end, boolean isLapsed) {
  /**
   * A step that was taken.
   *
   * @param step its code
   * @param day when
   */
  public record Taken(String step, LocalDate day) {}

  public Course {
    steps = List.copyOf(steps);
    if (steps.isEmpty()) {
      throw Argument.invalid("steps", steps, "must be one or more");
    }
  }

  /**
   * The day on which it began.
   *
   * @return the day of the first step
   */
  public LocalDate start() {
    return steps.get(0).day();
  }

  /**
   * The day of the last step known.
   *
   * @return the first day or a later one
   */
  public LocalDate last() {
    return steps.get(steps.size() - 1).day();
  }

  /**
   * When a step was taken first, on a day or after it.
   *
   * @param step its code
   * @param from the day
   * @return the day; empty if it was not
   */
  public Optional<LocalDate> first(String step, LocalDate from) {
    return steps.stream()
        .filter(taken -> taken.step().equals(step) && !taken.day().isBefore(from))
        .map(Taken::day)
        .findFirst();
  }

  /**
   * The waiting from one step to another.
   *
   * @param from the code of a step: its first time counts
   * @param to the code of what is waited for: the first time on that day or later counts
   * @param until the last day that is known of courses that are open
   * @return how long, and how it ended: {@code STARTED} if the second step was taken; else the
   *     course's end; of a lapsed course, still waiting on its last day; empty if the first step
   *     was not taken
   * @throws IllegalArgumentException if the course has a step after the last day
   */
  public Optional<Waiting> waiting(String from, String to, LocalDate until) {
    if (last().isAfter(until)) {
      throw Argument.invalid("until", until, "must not be before " + last());
    }
    return first(from, start())
        .map(
            day -> {
              Optional<LocalDate> reached = first(to, day);
              if (reached.isPresent()) {
                return new Waiting(day, reached.get(), WaitingOutcome.STARTED);
              }
              boolean isOpen = end == WaitingOutcome.WAITING && !isLapsed;
              return new Waiting(day, isOpen ? until : last(), end);
            });
  }
}
