package no.mestring.core.disclosure;

import java.util.OptionalDouble;
import no.mestring.core.argument.Argument;

/**
 * Up to which counts, these included, figures of a period are not shown. What is not given hides
 * nothing.
 *
 * <p>The constructor throws an {@link IllegalArgumentException} if a limit is negative or not
 * finite.
 *
 * @param numerator for the numerator, and for the denominator less the numerator (PRIKK_T), such as
 *     4 a year
 * @param denominator for the denominator (PRIKK_N), such as 9 a year
 * @param weak for the numerators of a series, of which half at most may be so small (STATTOL_T),
 *     such as 6 a year
 */
public record SmallCounts(
    OptionalDouble numerator, OptionalDouble denominator, OptionalDouble weak) {
  public SmallCounts {
    numerator.ifPresent(limit -> Argument.notNegative("numerator", limit));
    denominator.ifPresent(limit -> Argument.notNegative("denominator", limit));
    weak.ifPresent(limit -> Argument.notNegative("weak", limit));
  }

  boolean isSmall(CountCell cell) {
    boolean isSmallNumerator =
        numerator.isPresent()
            && (cell.numerator() <= numerator.getAsDouble()
                || cell.denominator() - cell.numerator() <= numerator.getAsDouble());
    return isSmallNumerator
        || (denominator.isPresent() && cell.denominator() <= denominator.getAsDouble());
  }

  boolean isWeak(CountCell cell) {
    return weak.isPresent() && cell.isPresent() && cell.numerator() <= weak.getAsDouble();
  }

  /** Whether several hidden cells together are so small that each is known. */
  boolean isSmallTogether(double numerators, double denominators) {
    return (numerator.isPresent() && numerators <= numerator.getAsDouble())
        || (denominator.isPresent() && denominators <= denominator.getAsDouble());
  }
}
