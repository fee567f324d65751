package no.mestring.core.disclosure;

import java.util.OptionalDouble;
import no.mestring.core.argument.Argument;

/**
 * Up to which counts, these included, figures of a period are not shown, such as 4, 9 and 6 for a
 * year and 12, 27 and 18 for three. What is not given hides nothing.
 *
 * <p>The constructor throws an {@link IllegalArgumentException} if a limit is negative or not
 * finite.
 *
 * @param numerator for the numerator, and for the denominator less the numerator (PRIKK_T)
 * @param denominator for the denominator (PRIKK_N)
 * @param series for the numerators of a series, of which half at most may be so small (STATTOL_T)
 */
public record SmallCounts(
    OptionalDouble numerator, OptionalDouble denominator, OptionalDouble series) {
  public SmallCounts {
    numerator.ifPresent(limit -> Argument.notNegative("numerator", limit));
    denominator.ifPresent(limit -> Argument.notNegative("denominator", limit));
    series.ifPresent(limit -> Argument.notNegative("series", limit));
  }

  /**
   * All three limits.
   *
   * @param numerator for the numerator, and for the denominator less the numerator
   * @param denominator for the denominator
   * @param series for the numerators of a series
   * @return the limits
   * @throws IllegalArgumentException if a limit is negative or not finite
   */
  public static SmallCounts of(double numerator, double denominator, double series) {
    return new SmallCounts(
        OptionalDouble.of(numerator), OptionalDouble.of(denominator), OptionalDouble.of(series));
  }

  /**
   * The limits of a period, if these are those of a year.
   *
   * @param years how many years it has, 1 or more
   * @return as many times each limit
   * @throws IllegalArgumentException if there are no years
   */
  public SmallCounts ofYears(int years) {
    Argument.positive("years", years);
    return new SmallCounts(
        times(numerator, years), times(denominator, years), times(series, years));
  }

  private static OptionalDouble times(OptionalDouble limit, int years) {
    return limit.isPresent() ? OptionalDouble.of(limit.getAsDouble() * years) : limit;
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
    return series.isPresent() && cell.isPresent() && cell.numerator() <= series.getAsDouble();
  }

  /** Whether several hidden cells together are so small that each is known. */
  boolean isSmallTogether(double numerators, double denominators) {
    return (numerator.isPresent() && numerators <= numerator.getAsDouble())
        || (denominator.isPresent() && denominators <= denominator.getAsDouble());
  }
}
