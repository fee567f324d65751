package no.mestring.core.indicator;

import java.util.Locale;

/** What a numerator counts. */
public enum Counting {
  /**
   * Persons, each once a year. Most come back from year to year, so that limits of several years
   * are those of one average year.
   */
  PERSONS,
  /** Events, which happen anew; limits of several years are those of all their events. */
  EVENTS;

  /**
   * Reads the code.
   *
   * @param code {@code persons} or {@code events}
   * @return what is counted
   * @throws IllegalArgumentException if the code is another
   */
  public static Counting parse(String code) {
    for (Counting counting : values()) {
      if (counting.toString().equals(code)) {
        return counting;
      }
    }
    throw new IllegalArgumentException(
        "Invalid counting: '" + code + "', expected persons or events");
  }

  /** The code that {@link #parse} reads. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
