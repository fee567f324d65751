package no.mestring.core.indicator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import no.mestring.core.argument.Argument;
import no.mestring.core.estimate.Absence;
import no.mestring.core.estimate.Estimate;
import no.mestring.core.period.YearSpan;
import no.mestring.core.series.PeriodFigure;
import no.mestring.core.standardization.PredictionRates;
import no.mestring.core.standardization.Stratum;

/** The country's rates by stratum, of every period or of a fixed one. */
final class ReferenceRates {
  private final Optional<YearSpan> fixed;
  private final Map<YearSpan, Estimate[]> byPeriod = new LinkedHashMap<>();

  ReferenceRates(CubeRule rule, int strata, List<Integer> listed, AreaFigures country) {
    this.fixed =
        rule.standard() instanceof Standard.CountryOf standard
            ? Optional.of(standard.period())
            : Optional.empty();
    for (int stratum = 0; stratum < strata; stratum++) {
      for (PeriodFigure period : new Series(rule, listed, country, new int[] {stratum}).periods()) {
        byPeriod.computeIfAbsent(period.span(), key -> new Estimate[strata])[stratum] =
            rate(period);
      }
    }
    fixed
        .filter(period -> !byPeriod.containsKey(period))
        .ifPresent(
            period -> {
              throw Argument.invalid("standard", period, "must be one of " + byPeriod.keySet());
            });
  }

  /** The period whose rates predict the figures of a period. */
  YearSpan periodFor(YearSpan period) {
    return fixed.orElse(period);
  }

  boolean isFixed() {
    return fixed.isPresent();
  }

  /** The events that the rates predict for an area's people in some years. */
  Estimate predict(YearSpan period, AreaFigures area, int[] strata, List<Integer> years) {
    Estimate[] rates = Objects.requireNonNull(byPeriod.get(periodFor(period)));
    YearlyFigures denominators = area.denominators().orElseThrow();
    double sum = 0;
    for (int stratum : strata) {
      if (rates[stratum].value().isEmpty()) {
        return rates[stratum];
      }
      double rate = rates[stratum].value().getAsDouble();
      for (int year : years) {
        sum += rate * denominators.number(year, stratum);
      }
    }
    return Estimate.of(sum, Map.of());
  }

  private static Estimate rate(PeriodFigure period) {
    Estimate events = period.numeratorSum();
    Estimate people = period.denominatorSum();
    if (events.value().isEmpty() || people.value().isEmpty()) {
      return Estimate.absent(Absence.NO_REFERENCE);
    }
    Stratum stratum = Stratum.of(events.value().getAsDouble(), people.value().getAsDouble());
    return Objects.requireNonNull(
        PredictionRates.of(Map.of("", stratum)).rates().get(""), "a rate for each stratum");
  }
}
