package no.mestring.core.pathway;

import java.util.Locale;
import no.mestring.core.argument.Argument;

/** How long somebody's problems are expected to last. */
public enum ProblemDuration {
  /** A short time. */
  SHORT,
  /** A long time. */
  LONG;

  /**
   * Reads the code.
   *
   * @param code {@code short} or {@code long}
   * @return the duration
   * @throws IllegalArgumentException if the code is another
   */
  public static ProblemDuration parse(String code) {
    for (ProblemDuration duration : values()) {
      if (duration.toString().equals(code)) {
        return duration;
      }
    }
    throw Argument.invalid("duration", "'" + code + "'", "expected short or long");
  }

  /** The code that {@link #parse} reads. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
