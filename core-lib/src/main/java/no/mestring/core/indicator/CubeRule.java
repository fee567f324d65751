package no.mestring.core.indicator;

import java.util.HashMap;
import java.util.Map;
import no.mestring.core.argument.Argument;
import no.mestring.core.estimate.Absence;
import no.mestring.core.estimate.ConfidenceLevel;
import no.mestring.core.estimate.Estimate;
import no.mestring.core.estimate.Interval;
import no.mestring.core.series.PeriodFigure;
import no.mestring.core.series.PeriodRule;

/**
 * How an indicator's figures follow from yearly numerators and denominators.
 *
 * <p>The constructor throws an {@link IllegalArgumentException} if the periods are shorter than a
 * year, or something is standardised that has no denominator.
 *
 * @param unit what the values count
 * @param counting whether the numerators are persons or events, which decides the limits of periods
 *     of several years
 * @param years the length of the periods in years, 1 or more
 * @param missingYears how many years without figures a period may have
 * @param standard what the values are standardised by
 * @param isCompatible whether two oddities of the national line are kept, so that its figures come
 *     out: a period without any figure is not computable, whatever the years' reasons; and events
 *     are predicted for all years of a period, also for those whose own numerator is absent
 * @param level the confidence level of the limits
 */
public record CubeRule(
    IndicatorUnit unit,
    Counting counting,
    int years,
    PeriodRule missingYears,
    Standard standard,
    boolean isCompatible,
    ConfidenceLevel level) {
  public CubeRule {
    Argument.holding(years >= 1, "years", years, "must be 1 or more");
    if (!unit.hasDenominator() && !(standard instanceof Standard.None)) {
      throw Argument.invalid("standard", standard, "must be none for a unit without denominator");
    }
  }

  /** The crude value of a period in its unit, with limits. */
  Estimate value(PeriodFigure period) {
    Estimate numerator = period.numeratorSum();
    Estimate denominator = period.denominatorSum();
    if (numerator.value().isEmpty() || denominator.value().isEmpty()) {
      return numerator.value().isEmpty() ? numerator : denominator;
    }
    double share = shareOfYear(period);
    double above = numerator.value().getAsDouble() * share;
    double below = denominator.value().getAsDouble() * share;
    if (!unit.hasDenominator()) {
      return period.numeratorMean();
    }
    if (below == 0 || (unit == IndicatorUnit.PERCENT && above > below)) {
      return Estimate.absent(Absence.NOT_COMPUTABLE);
    }
    Map<ConfidenceLevel, Interval> limits = new HashMap<>();
    unit.limits(above, below, level).ifPresent(interval -> limits.put(level, interval));
    return Estimate.of(unit.value(above, below), limits);
  }

  /** What sums are multiplied by for the limits: persons are those of one average year. */
  double shareOfYear(PeriodFigure period) {
    return counting == Counting.PERSONS ? 1.0 / Math.max(1, period.yearsUsed()) : 1;
  }
}
