package no.mestring.core.indicator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import no.mestring.core.argument.Argument;
import no.mestring.core.dimension.AgeRange;
import no.mestring.core.dimension.People;
import no.mestring.core.estimate.Absence;
import no.mestring.core.estimate.Estimate;
import no.mestring.core.period.YearSpan;
import no.mestring.core.series.PeriodFigure;
import no.mestring.core.standardization.CountryReference;
import no.mestring.core.standardization.DirectStandardization;
import no.mestring.core.standardization.Prediction;
import no.mestring.core.standardization.Stratum;

/**
 * Calculates the cube of an indicator, an area at a time: sums over periods, crude and standardised
 * values with limits, or the reason why there is none.
 *
 * <p>The order of things, and what a year without figures does, are those of the Norwegian national
 * line (helseprofil/khfunctions, {@code R/KHkube.R}, {@code moving_average.R}, {@code
 * standardization.R}, {@code smr_meis_norm.R}): numerator and denominator of a year go together,
 * rates are ratios of sums over periods, and the country's own ratio is 1.
 */
public final class CubeCalculator {
  private static final Estimate NOTHING = Estimate.absent(Absence.NOT_COMPUTABLE);
  private static final Estimate NO_REFERENCE = Estimate.absent(Absence.NO_REFERENCE);

  private final CubeRule rule;
  private final Strata strata;
  private final List<Group> groups = new ArrayList<>();
  private final Optional<AreaFigures> country;
  private final Optional<ReferenceRates> rates;
  private final Map<Cell, CountryReference> references = new HashMap<>();

  /** Some people and the strata that make them up. */
  private static final class Group {
    private final People people;
    private final int[] strata;

    Group(People people, int[] strata) {
      this.people = people;
      this.strata = strata;
    }
  }

  private record Cell(People people, YearSpan period) {}

  /**
   * A calculator for one indicator.
   *
   * @param rule how figures follow from years
   * @param strata the groups of sex and age that the yearly figures are kept by
   * @param people whom to calculate figures for, each made up of strata
   * @param country the country's figures. They are needed where it is the standard; years that were
   *     collected for nobody in the country are no years of the source, and periods may span them
   * @throws IllegalArgumentException if some people are not made up of strata, or the country is
   *     the standard and not given or without its fixed period
   */
  public CubeCalculator(
      CubeRule rule, Strata strata, List<People> people, Optional<AreaFigures> country) {
    this.rule = rule;
    this.strata = strata;
    this.country = country;
    for (People some : people) {
      int[] parts =
          strata
              .makingUp(some)
              .orElseThrow(
                  () -> Argument.invalid("people", some, "must be made up of " + strata.groups()));
      groups.add(new Group(some, parts));
    }
    if (!isPredicted()) {
      rates = Optional.empty();
      return;
    }
    AreaFigures whole =
        country.orElseThrow(
            () -> Argument.invalid("country", "none", "must be given to standardise by it"));
    rates = Optional.of(new ReferenceRates(rule, strata.size(), listed(whole), whole));
    groups.forEach(group -> addReferences(group, whole, rates.get()));
  }

  private boolean isPredicted() {
    return rule.standard() instanceof Standard.Country
        || rule.standard() instanceof Standard.CountryOf;
  }

  /**
   * The figures of an area.
   *
   * @param area the area's yearly figures, by the same strata as the country's
   * @return a figure for each of the people and periods, in their order
   * @throws IllegalArgumentException if the rule's unit has a denominator and the area none
   */
  public List<CubeFigure> figures(AreaFigures area) {
    if (rule.unit().hasDenominator() && area.denominators().isEmpty()) {
      throw Argument.invalid("denominators", "none", "must be given for " + rule.unit());
    }
    List<Integer> listed = listed(country.orElse(area));
    List<CubeFigure> figures = new ArrayList<>();
    for (Group group : groups) {
      Series series = new Series(rule, listed, area, group.strata);
      for (PeriodFigure period : series.periods()) {
        figures.add(figure(area, group, series, period));
      }
    }
    return figures;
  }

  private CubeFigure figure(AreaFigures area, Group group, Series series, PeriodFigure period) {
    Estimate value = rule.value(period);
    Estimate expected = NOTHING;
    Estimate ratio = NOTHING;
    Estimate adjusted = NOTHING;
    Estimate norm = NOTHING;
    if (rates.isPresent()) {
      expected = expected(rates.get(), area, group, series, period);
      CountryReference reference = references.get(new Cell(group.people, period.span()));
      norm = reference == null ? NO_REFERENCE : reference.norm().times(rule.unit().factor());
      Optional<Prediction> prediction = prediction(period, expected);
      if (prediction.isEmpty() || value.value().isEmpty()) {
        ratio = value.value().isEmpty() ? value : expected;
        adjusted = ratio;
      } else if (reference == null) {
        ratio = NO_REFERENCE;
        adjusted = NO_REFERENCE;
      } else {
        ratio = reference.smr(prediction.get(), rule.level());
        adjusted = reference.meis(prediction.get(), rule.level()).times(rule.unit().factor());
      }
    } else if (rule.standard() instanceof Standard.Direct direct) {
      adjusted = value.value().isEmpty() ? value : direct(direct, area, group, series, period);
    }
    return new CubeFigure(
        area.area(),
        period.span(),
        group.people,
        period.yearsUsed(),
        period.numeratorSum(),
        rule.unit().hasDenominator() ? period.denominatorSum() : NOTHING,
        value,
        expected,
        ratio,
        adjusted,
        norm);
  }

  private Estimate expected(
      ReferenceRates reference, AreaFigures area, Group group, Series series, PeriodFigure period) {
    if (period.numeratorSum().value().isEmpty()) {
      return period.numeratorSum();
    }
    return reference.predict(
        period.span(), area, group.strata, series.yearsOf(period.span(), rule.isCompatible()));
  }

  /** The sums, or for persons those of an average year, with what is predicted for them. */
  private Optional<Prediction> prediction(PeriodFigure period, Estimate expected) {
    if (period.numeratorSum().value().isEmpty() || period.denominatorSum().value().isEmpty()) {
      return Optional.empty();
    }
    double share = rule.shareOfYear(period);
    return Optional.of(
        new Prediction(
            period.numeratorSum().value().getAsDouble() * share,
            period.denominatorSum().value().getAsDouble() * share,
            expected.times(share)));
  }

  private void addReferences(Group group, AreaFigures whole, ReferenceRates reference) {
    Series series = new Series(rule, listed(whole), whole, group.strata);
    Map<YearSpan, Estimate> crude = new HashMap<>();
    series.periods().forEach(period -> crude.put(period.span(), period.eventRate()));
    for (PeriodFigure period : series.periods()) {
      Estimate expected = expected(reference, whole, group, series, period);
      Estimate fixedRate = Objects.requireNonNull(crude.get(reference.periodFor(period.span())));
      prediction(period, expected)
          .map(
              prediction ->
                  reference.isFixed()
                      ? CountryReference.fixedYear(prediction, fixedRate)
                      : CountryReference.moving(prediction))
          .ifPresent(found -> references.put(new Cell(group.people, period.span()), found));
    }
  }

  /** The rate with a standard population's weights by age; women and men of an age together. */
  private Estimate direct(
      Standard.Direct standard, AreaFigures area, Group group, Series series, PeriodFigure period) {
    YearlyFigures denominators = area.denominators().orElseThrow();
    double share = rule.shareOfYear(period);
    Map<AgeRange, double[]> sums = new HashMap<>();
    for (int stratum : group.strata) {
      double[] sum =
          sums.computeIfAbsent(strata.groups().get(stratum).ages(), ages -> new double[2]);
      for (int year : series.yearsOf(period.span(), false)) {
        sum[0] += share * area.numerators().number(year, stratum);
        sum[1] += share * denominators.number(year, stratum);
      }
    }
    Map<AgeRange, Stratum> byAge = new HashMap<>();
    sums.forEach((ages, sum) -> byAge.put(ages, Stratum.of(sum[0], sum[1])));
    return DirectStandardization.rate(
            byAge, standard.population().mergedTo(byAge.keySet()).weights(), rule.level())
        .times(rule.unit().factor());
  }

  private List<Integer> listed(AreaFigures area) {
    int[] all = IntStream.range(0, strata.size()).toArray();
    YearSpan years = area.numerators().years();
    return IntStream.rangeClosed(years.firstYear(), years.lastYear())
        .filter(year -> area.numerators().isCollected(year, all))
        .boxed()
        .toList();
  }
}
