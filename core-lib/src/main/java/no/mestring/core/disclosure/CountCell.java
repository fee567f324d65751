package no.mestring.core.disclosure;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import no.mestring.core.argument.Argument;

/**
 * A cell of a cube before anything of it is hidden.
 *
 * <p>The constructor throws an {@link IllegalArgumentException} if a count is negative or not
 * finite.
 *
 * @param position the code of each dimension, the same dimensions for all cells
 * @param numerator the count above the line in the period (sumTELLER), zero or more
 * @param denominator the count below the line in the period (sumNEVNER), zero or more
 * @param isPresent whether there is a figure at all; one that is missing or not computable neither
 *     needs protection nor gives any
 */
public record CountCell(
    Map<String, String> position, double numerator, double denominator, boolean isPresent) {
  public CountCell {
    position = Collections.unmodifiableMap(new LinkedHashMap<>(position));
    Argument.notNegative("numerator", numerator);
    Argument.notNegative("denominator", denominator);
  }

  /**
   * A cell with a figure.
   *
   * @param position the code of each dimension
   * @param numerator the count above the line, zero or more
   * @param denominator the count below the line, zero or more
   * @return the cell
   * @throws IllegalArgumentException if a count is negative or not finite
   */
  public static CountCell of(Map<String, String> position, double numerator, double denominator) {
    return new CountCell(position, numerator, denominator, true);
  }
}
