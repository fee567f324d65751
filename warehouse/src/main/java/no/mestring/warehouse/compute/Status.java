package no.mestring.warehouse.compute;

import java.util.Locale;
import java.util.OptionalDouble;

/** Whether there is a number, and if not, why. */
enum Status {
  PRESENT,
  /** The source prints a range only. */
  RANGE_ONLY,
  /** No source states it. */
  NOT_STATED,
  /** There is a count, but no population to divide it by. */
  NO_POPULATION,
  /** A share of more than all. */
  NUMERATOR_ABOVE_DENOMINATOR,
  /** The source has none. */
  MISSING,
  /** The source does not show it, to protect persons. */
  WITHHELD,
  /** The source could not compute it. */
  NOT_COMPUTABLE,
  /** Of a region: some of its municipalities have no number. */
  INCOMPLETE;

  static Status of(OptionalDouble value, boolean isRange, OptionalDouble numerator) {
    if (value.isPresent()) {
      return PRESENT;
    }
    if (isRange) {
      return RANGE_ONLY;
    }
    return numerator.isPresent() ? NO_POPULATION : NOT_STATED;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
