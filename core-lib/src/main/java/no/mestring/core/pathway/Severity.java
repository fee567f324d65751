package no.mestring.core.pathway;

import java.util.Locale;
import no.mestring.core.argument.Argument;

/** How serious somebody's problems are taken to be. */
public enum Severity {
  /** Mild. */
  MILD,
  /** Serious. */
  SERIOUS;

  /**
   * Reads the code.
   *
   * @param code {@code mild} or {@code serious}
   * @return the severity
   * @throws IllegalArgumentException if the code is another
   */
  public static Severity parse(String code) {
    for (Severity severity : values()) {
      if (severity.toString().equals(code)) {
        return severity;
      }
    }
    throw Argument.invalid("severity", "'" + code + "'", "expected mild or serious");
  }

  /** The code that {@link #parse} reads. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
