package no.mestring.core.series;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.mestring.core.argument.Argument;
import no.mestring.core.estimate.Absence;
import no.mestring.core.estimate.Estimate;
import no.mestring.core.period.YearSpan;

/**
 * The numerator and the denominator of one year, such as 184 users among 2,530 inhabitants in 2012;
 * each a number or the reason why there is none.
 *
 * <p>The constructor throws an {@link IllegalArgumentException} if a number is negative, or a
 * reason another than missing, not computable, withheld or not collected.
 *
 * @param year the calendar year, from 1000 to 9999
 * @param numerator the count above the line, zero or more
 * @param denominator the count below the line, zero or more, such as the mean population
 */
public record YearFigure(int year, Estimate numerator, Estimate denominator) {
  /**
   * The reasons for which a year may have no figure, from the mildest to the gravest: missing, not
   * computable, withheld, not collected. They are flags 1, 2, 3 and 9 of the Norwegian national
   * production line (helseprofil/khfunctions, docs/index.org).
   */
  public static final List<Absence> REASONS =
      List.of(Absence.MISSING, Absence.NOT_COMPUTABLE, Absence.WITHHELD, Absence.NOT_COLLECTED);

  public YearFigure {
    Argument.holding(year >= 1000 && year <= 9999, "year", year, "must be from 1000 to 9999");
    check("numerator", numerator);
    check("denominator", denominator);
  }

  /**
   * A year with both numbers.
   *
   * @param year the calendar year, from 1000 to 9999
   * @param numerator the count above the line, zero or more
   * @param denominator the count below the line, zero or more
   * @return the figure
   * @throws IllegalArgumentException if the year has not four digits, or a number is negative, not
   *     a number or infinite
   */
  public static YearFigure of(int year, double numerator, double denominator) {
    return new YearFigure(
        year,
        Estimate.of(Argument.notNegative("numerator", numerator), Map.of()),
        Estimate.of(Argument.notNegative("denominator", denominator), Map.of()));
  }

  /**
   * A year without numbers.
   *
   * @param year the calendar year, from 1000 to 9999
   * @param reason why: missing, not computable, withheld or not collected
   * @return the figure
   * @throws IllegalArgumentException if the year has not four digits or the reason is another
   */
  public static YearFigure absent(int year, Absence reason) {
    return new YearFigure(year, Estimate.absent(reason), Estimate.absent(reason));
  }

  /**
   * Why the year cannot be used: a missing denominator takes the numerator with it, and the other
   * way around, so that sums of both cover the same years.
   *
   * @return the graver of the two reasons (missing, not computable, withheld, not collected, in
   *     this order), empty if both numbers are there
   */
  public Optional<Absence> absence() {
    return gravest(numerator.absence(), denominator.absence());
  }

  static Optional<Absence> gravest(Optional<Absence> one, Optional<Absence> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.or(() -> other);
    }
    return REASONS.indexOf(one.get()) >= REASONS.indexOf(other.get()) ? one : other;
  }

  double numeratorCount() {
    return numerator.value().orElseThrow();
  }

  double denominatorCount() {
    return denominator.value().orElseThrow();
  }

  private static void check(String name, Estimate value) {
    value.value().ifPresent(number -> Argument.notNegative(name, number));
    value.absence().ifPresent(reason -> checkReason(name, reason));
  }

  private static void checkReason(String name, Absence reason) {
    if (!REASONS.contains(reason)) {
      throw Argument.invalid(
          name, reason, "must be a number, missing, not_computable, withheld or not_collected");
    }
  }

  /** Such as {@code 2012: 184 of 2530}. */
  @Override
  public String toString() {
    return YearSpan.of(year) + ": " + numerator + " of " + denominator;
  }
}
