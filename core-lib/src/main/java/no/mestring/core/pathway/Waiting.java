package no.mestring.core.pathway;

import java.time.LocalDate;
import no.mestring.core.argument.Argument;

/**
 * Somebody's waiting for something.
 *
 * <p>The constructor throws an {@link IllegalArgumentException} if it ends before it begins.
 *
 * @param from the day it began
 * @param to the day it ended, or until which it is known to last
 * @param outcome how it ended
 */
public record Waiting(LocalDate from, LocalDate to, WaitingOutcome outcome) {
  public Waiting {
    if (to.isBefore(from)) {
      throw Argument.invalid("to", to, "must not be before " + from);
    }
  }

  /**
   * How long it lasted.
   *
   * @return days of the calendar, zero or more
   */
  public int days() {
    return Math.toIntExact(to.toEpochDay() - from.toEpochDay());
  }

  /**
   * Whether a time limit was kept.
   *
   * @param limit counted from the first day
   * @return what became of it; whoever did not start, since he withdrew, moved or died in time, is
   *     no breach of it
   */
  public Compliance compliance(TimeLimit limit) {
    if (!limit.isKept(from, to)) {
      return Compliance.BROKEN;
    }
    return switch (outcome) {
      case STARTED -> Compliance.KEPT;
      case WAITING -> Compliance.RUNNING;
      case WITHDRAWN, MOVED, DIED -> Compliance.NOT_APPLICABLE;
    };
  }
}
