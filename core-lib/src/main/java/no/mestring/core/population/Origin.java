package no.mestring.core.population;

import java.util.Locale;

/** Where a number of persons comes from. */
public enum Origin {
  /** Counted in the population register. */
  COUNTED,
  /** Calculated for a year to come from assumptions on births, deaths and moves. */
  PROJECTED;

  /**
   * Reads the code.
   *
   * @param code {@code counted} or {@code projected}
   * @return the origin
   * @throws IllegalArgumentException if the code is another
   */
  public static Origin parse(String code) {
    for (Origin origin : values()) {
      if (origin.toString().equals(code)) {
        return origin;
      }
    }
    throw new IllegalArgumentException(
        "Invalid origin: '" + code + "', expected counted or projected");
  }

  /** The code that {@link #parse} reads. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
