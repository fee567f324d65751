package no.mestring.warehouse.quality;

import org.jspecify.annotations.Nullable;

/**
 * A row of an indicator's cube, as far as it is checked.
 *
 * @param cell where it stands
 * @param lastYear the last year of its period
 * @param years how many years stand behind the sums
 * @param numerator the sum above the line
 * @param denominator the sum below it
 * @param value the crude value
 * @param ratio counted per expected, in percent
 * @param adjusted the standardised value
 * @param status present, or why there is no value
 */
record CubeRow(
    CubeCell cell,
    int lastYear,
    long years,
    @Nullable Double numerator,
    @Nullable Double denominator,
    Limited value,
    Limited ratio,
    Limited adjusted,
    String status) {
  /** The status of rows that have a value. */
  static final String PRESENT = "present";

  /** A figure and its limits, each if there is one. */
  record Limited(@Nullable Double value, @Nullable Double lower, @Nullable Double upper) {
    static final Limited NONE = new Limited(null, null, null);
  }

  boolean isPresent() {
    return status.equals(PRESENT);
  }

  /** The figure that areas are compared by: the standardised one before the crude one. */
  Limited compared() {
    return adjusted.value() == null ? value : adjusted;
  }
}
