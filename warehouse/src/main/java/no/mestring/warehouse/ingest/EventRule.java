package no.mestring.warehouse.ingest;

import java.time.LocalDate;
import java.util.Optional;

/** What must hold between the day of an event and the person's year of birth. */
final class EventRule {
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2200;
  private static final int OLDEST = 120;

  private EventRule() {}

  static boolean isPossible(LocalDate day) {
    return day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR;
  }

  static String dayRule() {
    return "must be a day of the years " + FIRST_YEAR + " to " + LAST_YEAR;
  }

  /** The rule that a year of birth breaks, empty if none. */
  static Optional<String> birthYearFault(long birthYear, LocalDate day, String event) {
    if (birthYear > day.getYear()) {
      return Optional.of("must not be after the year of " + event + ", " + day.getYear());
    }
    if (day.getYear() - birthYear > OLDEST) {
      return Optional.of(
          "must not be more than " + OLDEST + " years before " + event + ", " + day.getYear());
    }
    return Optional.empty();
  }
}
