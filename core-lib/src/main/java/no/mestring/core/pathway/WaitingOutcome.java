package no.mestring.core.pathway;

import java.util.Locale;
import no.mestring.core.argument.Argument;

/** How somebody's waiting ended, if it did. */
public enum WaitingOutcome {
  /** It has not ended: the person still waits, or nothing more is known. */
  WAITING,
  /** What the person waited for began. */
  STARTED,
  /** The person, or whoever referred him, took the referral back, or it was refused. */
  WITHDRAWN,
  /** The person moved. */
  MOVED,
  /** The person died. */
  DIED;

  /**
   * Reads the code.
   *
   * @param code {@code waiting}, {@code started}, {@code withdrawn}, {@code moved} or {@code died}
   * @return the outcome
   * @throws IllegalArgumentException if the code is another
   */
  public static WaitingOutcome parse(String code) {
    for (WaitingOutcome outcome : values()) {
      if (outcome.toString().equals(code)) {
        return outcome;
      }
    }
    throw Argument.invalid(
        "waiting outcome", "'" + code + "'", "expected waiting, started, withdrawn, moved or died");
  }

  /** The code that {@link #parse} reads. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
