package no.mestring.core.indicator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.mestring.core.estimate.Absence;
import no.mestring.core.estimate.Estimate;
import no.mestring.core.period.YearSpan;
import no.mestring.core.series.MovingSums;
import no.mestring.core.series.PeriodFigure;
import no.mestring.core.series.YearFigure;

/** The years of some strata of an area, and their sums over all periods. */
final class Series {
  private static final Estimate ONE = Estimate.of(1, Map.of());

  private final List<YearFigure> years;
  private final List<PeriodFigure> periods;

  /**
   * Sums up an area's years; a period that the source knows no year of has no sum.
   *
   * @param listed the years that the source knows at all
   */
  Series(CubeRule rule, List<Integer> listed, AreaFigures area, int[] strata) {
    List<YearFigure> figures = new ArrayList<>(listed.size());
    for (int year : listed) {
      Estimate denominator =
          area.denominators().map(denominators -> denominators.sum(year, strata)).orElse(ONE);
      figures.add(new YearFigure(year, area.numerators().sum(year, strata), denominator));
    }
    this.years = figures;
    List<PeriodFigure> sums =
        figures.isEmpty() ? List.of() : MovingSums.of(figures, rule.years(), rule.missingYears());
    this.periods =
        sums.stream()
            .filter(period -> listed.stream().anyMatch(period.span()::contains))
            .map(period -> rule.isCompatible() ? asTheNationalLine(period) : period)
            .toList();
  }

  /** All periods in order. */
  List<PeriodFigure> periods() {
    return periods;
  }

  /** The listed years of a period; only those with figures, or all. */
  List<Integer> yearsOf(YearSpan period, boolean isAll) {
    List<Integer> some = new ArrayList<>(period.lengthInYears());
    for (YearFigure figure : years) {
      if (period.contains(figure.year()) && (isAll || figure.absence().isEmpty())) {
        some.add(figure.year());
      }
    }
    return some;
  }

  /** Where no year has a figure it divides zero by zero; years not collected come before that. */
  private static PeriodFigure asTheNationalLine(PeriodFigure period) {
    boolean isNothing =
        period.yearsUsed() == 0
            && !period.numeratorSum().equals(Estimate.absent(Absence.NOT_COLLECTED));
    Estimate none = Estimate.absent(Absence.NOT_COMPUTABLE);
    return isNothing ? new PeriodFigure(period.span(), 0, none, none) : period;
  }
}
