package no.mestring.core.area;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import no.mestring.core.period.YearSpan;

/**
 * What was counted in an area in a period.
 *
 * <p>The constructor throws an {@link IllegalArgumentException} if a number is negative or not
 * finite.
 *
 * @param area the area
 * @param numerator the events or persons counted, zero or more; empty if missing or withheld
 * @param denominator the persons or person-years among whom, zero or more; empty if there is none
 */
public record AreaFigure(DeliveredArea area, OptionalDouble numerator, OptionalDouble denominator) {
  public AreaFigure {
    check("numerator", numerator);
    check("denominator", denominator);
  }

  /**
   * A count on the borders of its own period.
   *
   * @param code the code of the area
   * @param period the period
   * @param numerator the events or persons counted, zero or more
   * @return the figure, without a denominator
   * @throws IllegalArgumentException if the number is negative or not finite
   */
  public static AreaFigure count(String code, YearSpan period, double numerator) {
    return new AreaFigure(
        DeliveredArea.of(code, period), OptionalDouble.of(numerator), OptionalDouble.empty());
  }

  /**
   * A rate or share by its parts, on the borders of its own period.
   *
   * @param code the code of the area
   * @param period the period
   * @param numerator the events or persons counted, zero or more
   * @param denominator the persons or person-years among whom, zero or more
   * @return the figure
   * @throws IllegalArgumentException if a number is negative or not finite
   */
  public static AreaFigure rate(
      String code, YearSpan period, double numerator, double denominator) {
    return new AreaFigure(
        DeliveredArea.of(code, period),
        OptionalDouble.of(numerator),
        OptionalDouble.of(denominator));
  }

  /**
   * The same figure, delivered on the borders of another year.
   *
   * @param year the year whose borders the code means
   * @return the figure
   */
  public AreaFigure onBordersOf(int year) {
    DeliveredArea there = new DeliveredArea(area.code(), area.period(), OptionalInt.of(year));
    return new AreaFigure(there, numerator, denominator);
  }

  private static void check(String name, OptionalDouble number) {
    if (number.isPresent()
        && !(number.getAsDouble() >= 0 && Double.isFinite(number.getAsDouble()))) {
      throw new IllegalArgumentException(
          "Invalid " + name + ": " + number.getAsDouble() + ", must be 0 or more");
    }
  }
}
