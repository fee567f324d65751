package no.mestring.core.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.mestring.core.dimension.AgeRange;
import no.mestring.core.dimension.People;
import no.mestring.core.dimension.Sex;
import no.mestring.core.estimate.Absence;
import no.mestring.core.estimate.ConfidenceLevel;
import no.mestring.core.estimate.Estimate;
import no.mestring.core.period.YearSpan;
import no.mestring.core.population.StandardPopulation;
import no.mestring.core.series.PeriodRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CubeCalculatorTest {
  private static final YearSpan YEARS = YearSpan.closed(2013, 2015);
  private static final AgeRange YOUNG = AgeRange.closed(0, 44);
  private static final AgeRange OLD = AgeRange.closed(45, 74);
  private static final Strata STRATA = Strata.bySexAndAge(List.of(YOUNG, OLD));
  private static final People EVERYBODY = new People(Sex.BOTH, AgeRange.closed(0, 74));
  private static final People OLD_WOMEN = new People(Sex.FEMALE, OLD);

  /** Women of 0-44 and 45-74, men of 0-44 and 45-74, in 2013, 2014 and 2015. */
  private static final AreaFigures COUNTRY =
      area(
          "0",
          "400 410 420|300 310 290|200 190 210|180 170 160",
          "5000 5100 5200|3000 3050 3100|5050 5150 5250|2900 2950 3000");

  private static final AreaFigures MUNICIPALITY =
      area("0536", "9 .. 12|7 .. 5|3 .. 6|4 .. 2", "100 101 103|60 62 61|104 102 105|58 57 59");

  /**
   * A worked example of the national line (1.8 of what is known of it): country 45-74 T = 30 000, N
   * = 200 000; 0-44 T = 40 000, N = 400 000; municipality N = 1 000 and 3 000, T = 500: expected
   * 450, crude 125.0 and adjusted 129.6 per 1,000, norm 116.67. Who of the 500 is of which age does
   * not matter.
   */
  @ParameterizedTest
  @CsvSource({"true", "false"})
  void theNationalLinesWorkedExampleComesOut(boolean isCompatible) {
    Strata ages = Strata.of(List.of(new People(Sex.BOTH, YOUNG), new People(Sex.BOTH, OLD)));
    YearSpan year = YearSpan.of(2014);
    AreaFigures country =
        new AreaFigures("0", figures(year, "40000|30000"), of(year, "400000|200000"));
    AreaFigures area = new AreaFigures("0536", figures(year, "320|180"), of(year, "3000|1000"));

    CubeFigure figure =
        new CubeCalculator(
                rule(Counting.PERSONS, 1, new Standard.Country(), isCompatible),
                ages,
                List.of(EVERYBODY),
                Optional.of(country))
            .figures(area)
            .get(0);

    assertThat(figure.expectedSum()).hasToString("450");
    assertThat(figure.value().value()).hasValue(125);
    assertThat(number(figure.adjusted())).isCloseTo(129.6, within(0.05));
    assertThat(number(figure.norm())).isCloseTo(116.67, within(0.005));
    assertThat(number(figure.ratio())).isCloseTo(1.111, within(0.0005));
  }

  /**
   * A year without figures in a period of three. What is expected is then that of the two years;
   * the national line expects that of three, so that the municipality seems a third healthier.
   * Python 3.11, with T, N the country's and t, n the municipality's figures by stratum:
   *
   * <pre>{@code
   * rate = {s: sum(T[s])/sum(N[s]) for s in T}
   * sT, sN = 48, 650   # 9+12+7+5+3+6+4+2; 100+103+60+61+104+105+58+59
   * exp = sum(rate[s]*n[s][y] for s in T for y in (0, 2))
   * all3 = sum(rate[s]*sum(n[s]) for s in T)
   * crude = sum(sum(T[s]) for s in T)/sum(sum(N[s]) for s in T)
   * print(1000*sT/sN, exp, sT/exp, 1000*sT/exp*crude, all3, sT/all3, 1000*sT/all3*crude, 1000*crude)
   * }</pre>
   */
  @Test
  void aMissingYearIsExpectedNothingOfButByTheNationalLine() {
    CubeFigure ours = only(Counting.EVENTS, 3, new Standard.Country(), false);
    CubeFigure national = only(Counting.EVENTS, 3, new Standard.Country(), true);

    assertThat(ours.period()).isEqualTo(YEARS);
    assertThat(ours.yearsUsed()).isEqualTo(2);
    assertThat(ours.numeratorSum()).hasToString("48");
    assertThat(ours.denominatorSum()).hasToString("650");
    assertThat(number(ours.value())).isCloseTo(73.84615384615384, within(1e-12));
    assertThat(number(ours.expectedSum())).isCloseTo(43.080124923124416, within(1e-12));
    assertThat(number(ours.ratio())).isCloseTo(1.1142028971748572, within(1e-14));
    assertThat(number(ours.adjusted())).isCloseTo(74.05163870454436, within(1e-12));
    assertThat(number(ours.norm())).isCloseTo(66.46153846153847, within(1e-12));
    assertThat(number(national.expectedSum())).isCloseTo(64.54400423325492, within(1e-12));
    assertThat(number(national.ratio())).isCloseTo(0.7436786820125583, within(1e-14));
    assertThat(number(national.adjusted())).isCloseTo(49.426029327603864, within(1e-12));
    assertThat(national.value()).isEqualTo(ours.value());
  }

  /**
   * Byar's limits of 48 events in 650 person-years, or of 24 persons in an average year of 325;
   * Python 3.11: {@code z = statistics.NormalDist().inv_cdf(0.975); [1000*o*(1-1/(9*o)-
   * z/(3*o**.5))**3/p, 1000*(o+1)*(1-1/(9*(o+1))+z/(3*(o+1)**.5))**3/p]}.
   */
  @ParameterizedTest
  @CsvSource({
    "EVENTS, 54.44380726235692, 97.91144401057869",
    "PERSONS, 47.30067969196796, 109.88189671379776"
  })
  void limitsOfPersonsAreThoseOfAnAverageYear(Counting counting, double lower, double upper) {
    CubeFigure figure = only(counting, 3, new Standard.None(), false);

    assertThat(figure.value().limits(ConfidenceLevel.P95).orElseThrow().lower())
        .isCloseTo(lower, within(1e-9));
    assertThat(figure.value().limits(ConfidenceLevel.P95).orElseThrow().upper())
        .isCloseTo(upper, within(1e-9));
    assertThat(figure.adjusted()).isEqualTo(Estimate.absent(Absence.NOT_COMPUTABLE));
  }

  /**
   * The rates of 2013 carried to 2015, for women of 45-74. By hand: 300/3000 * 61 = 6.1 expected, 5
   * observed, so 1000 * 5/6.1 * 0.1 = 81.967; the country had 290 where 310 were expected, 93.548.
   */
  @Test
  void aFixedYearGivesTheLevel() {
    CubeFigure figure =
        new CubeCalculator(
                rule(Counting.PERSONS, 1, new Standard.CountryOf(YearSpan.of(2013)), false),
                STRATA,
                List.of(OLD_WOMEN),
                Optional.of(COUNTRY))
            .figures(MUNICIPALITY)
            .get(2);

    assertThat(figure.period()).isEqualTo(YearSpan.of(2015));
    assertThat(number(figure.expectedSum())).isCloseTo(6.1, within(1e-12));
    assertThat(number(figure.adjusted())).isCloseTo(81.96721311475409, within(1e-12));
    assertThat(number(figure.norm())).isCloseTo(93.54838709677419, within(1e-12));
    assertThat(number(figure.ratio())).isCloseTo(0.8762012436404748, within(1e-14));
  }

  /**
   * By the European standard of 1976, 64,000 of 0-44 and 32,000 of 45-74. By hand: (64000 * 30/412
   * + 32000 * 18/238) / 96000 = 0.07375377.
   */
  @Test
  void aStandardPopulationsWeightsTakeWomenAndMenTogether() {
    CubeFigure figure =
        only(Counting.EVENTS, 3, new Standard.Direct(StandardPopulation.EUROPEAN_1976), false);

    assertThat(number(figure.adjusted())).isCloseTo(73.7537733540018, within(1e-12));
    assertThat(figure.expectedSum()).isEqualTo(Estimate.absent(Absence.NOT_COMPUTABLE));
  }

  @Test
  void theCountryIsOneByItself() {
    List<CubeFigure> figures =
        new CubeCalculator(
                rule(Counting.PERSONS, 1, new Standard.Country(), false),
                STRATA,
                List.of(EVERYBODY, OLD_WOMEN),
                Optional.of(COUNTRY))
            .figures(COUNTRY);

    assertThat(figures).hasSize(6).allSatisfy(f -> assertThat(f.ratio().value()).hasValue(1));
    assertThat(figures)
        .allSatisfy(
            f -> assertThat(number(f.adjusted())).isCloseTo(number(f.value()), within(1e-9)));
  }

  /** Section 1.5 of the national line, years of one stratum of a register or of a survey. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // numerators | denominators | ours | the national line's
        "..  ..  ..|10 10 10|missing|not_computable",
        ":   :   : |10 10 10|withheld|not_computable",
        ".   ..  . |10 10 10|not_computable|not_computable",
        "-   -   - |10 10 10|no period|no period",
        "1   :   1 |10 10 10|withheld|withheld",
        "1   ..  1 |10 10 10|100.0|100.0",
        "1   2   1 |10 .. 10|100.0|100.0",
        "0   0   0 |10 10 10|0.0|0.0",
        "0   0   0 |0  0  0 |not_computable|not_computable",
        // a year that was collected nowhere is no year of the source
        "1   -   1 |10 10 10|100.0|100.0",
      })
  void aPeriodSaysWhyItHasNoValue(
      String numerators, String denominators, String ours, String national) {
    AreaFigures area = new AreaFigures("0", figures(YEARS, numerators), of(YEARS, denominators));
    Strata one = Strata.of(List.of(EVERYBODY));

    for (boolean isCompatible : new boolean[] {false, true}) {
      List<CubeFigure> figures =
          new CubeCalculator(
                  rule(Counting.PERSONS, 3, new Standard.None(), isCompatible),
                  one,
                  List.of(EVERYBODY),
                  Optional.of(area))
              .figures(area);
      String told =
          figures.isEmpty()
              ? "no period"
              : figures
                  .get(0)
                  .value()
                  .absence()
                  .map(Absence::toString)
                  .orElseGet(() -> String.valueOf(number(figures.get(0).value())));
      assertThat(told).isEqualTo(isCompatible ? national : ours);
    }
  }

  /** As the national line's windows, to which each year's rows are copied (moving_average.R). */
  @Test
  void aPeriodWithoutAnyYearOfTheSourceIsNoPeriod() {
    AreaFigures area = new AreaFigures("0", figures(YEARS, "1 - 1"), of(YEARS, "10 10 10"));

    assertThat(
            new CubeCalculator(
                    rule(Counting.PERSONS, 1, new Standard.None(), false),
                    Strata.of(List.of(EVERYBODY)),
                    List.of(EVERYBODY),
                    Optional.of(area))
                .figures(area))
        .extracting(figure -> figure.period().toString())
        .containsExactly("2013", "2015");
  }

  @Test
  void aYearThatOnlyTheAreaDidNotCollectIsMissedByThePeriod() {
    Strata one = Strata.of(List.of(EVERYBODY));
    AreaFigures country = new AreaFigures("0", figures(YEARS, "5 5 5"), of(YEARS, "50 50 50"));
    AreaFigures area = new AreaFigures("0536", figures(YEARS, "1 - 1"), of(YEARS, "10 10 10"));

    CubeFigure figure =
        new CubeCalculator(
                rule(Counting.PERSONS, 3, new Standard.None(), false),
                one,
                List.of(EVERYBODY),
                Optional.of(country))
            .figures(area)
            .get(0);

    assertThat(figure.value()).isEqualTo(Estimate.absent(Absence.NOT_COLLECTED));
  }

  @Test
  void anAreaWithPeopleTheCountryHasNotHasNoExpectation() {
    AreaFigures country = area("0", "4 4 4|3 3 3|2 2 2|8 8 8", "50 50 50|0 0 0|50 50 50|29 29 29");

    CubeFigure figure =
        new CubeCalculator(
                rule(Counting.PERSONS, 3, new Standard.Country(), false),
                STRATA,
                List.of(EVERYBODY),
                Optional.of(country))
            .figures(MUNICIPALITY)
            .get(0);

    // nine events and nobody who could have had them
    assertThat(figure.expectedSum()).isEqualTo(Estimate.absent(Absence.NOT_COMPUTABLE));
    assertThat(figure.ratio()).isEqualTo(Estimate.absent(Absence.NOT_COMPUTABLE));
    assertThat(figure.value().value()).isPresent();
  }

  @Test
  void countsAreAnnualMeansWithoutLimits() {
    CubeRule persons =
        new CubeRule(
            IndicatorUnit.PERSONS,
            Counting.PERSONS,
            3,
            PeriodRule.NATIONAL,
            new Standard.None(),
            false,
            ConfidenceLevel.P95);
    AreaFigures area = new AreaFigures("0536", MUNICIPALITY.numerators(), Optional.empty());

    CubeFigure figure =
        new CubeCalculator(persons, STRATA, List.of(EVERYBODY), Optional.empty())
            .figures(area)
            .get(0);

    assertThat(figure.value()).isEqualTo(Estimate.of(24, Map.of())); // 48 in two years
    assertThat(figure.denominatorSum()).isEqualTo(Estimate.absent(Absence.NOT_COMPUTABLE));
  }

  /** Wilson's lower limit of 10 of 10 is 10 / (10 + 1.959964 squared), 0.722467. */
  @Test
  void aShareAboveOneIsNone() {
    CubeRule percent =
        new CubeRule(
            IndicatorUnit.PERCENT,
            Counting.PERSONS,
            1,
            PeriodRule.NATIONAL,
            new Standard.None(),
            false,
            ConfidenceLevel.P95);
    AreaFigures area = new AreaFigures("0536", figures(YEARS, "11 10 0"), of(YEARS, "10 10 10"));

    assertThat(
            new CubeCalculator(
                    percent, Strata.of(List.of(EVERYBODY)), List.of(EVERYBODY), Optional.empty())
                .figures(area))
        .extracting(figure -> figure.value().toString())
        .containsExactly(
            "no number: not_computable", "100 (95 %: 72.2467 to 100)", "0 (95 %: 0 to 27.7533)");
  }

  @Test
  void whatCannotBeCalculatedIsRefused() {
    CubeRule byCountry = rule(Counting.PERSONS, 1, new Standard.Country(), false);
    CubeRule byYear = rule(Counting.PERSONS, 1, new Standard.CountryOf(YearSpan.of(1999)), false);
    List<People> teenagers = List.of(new People(Sex.BOTH, AgeRange.closed(13, 19)));

    assertThatThrownBy(() -> new CubeCalculator(byCountry, STRATA, teenagers, Optional.of(COUNTRY)))
        .hasMessageStartingWith("Invalid people: both 13-19, must be made up of [female 0-44,");
    assertThatThrownBy(
            () -> new CubeCalculator(byCountry, STRATA, List.of(EVERYBODY), Optional.empty()))
        .hasMessage("Invalid country: none, must be given to standardise by it");
    assertThatThrownBy(
            () -> new CubeCalculator(byYear, STRATA, List.of(EVERYBODY), Optional.of(COUNTRY)))
        .hasMessage("Invalid standard: 1999, must be one of [2013, 2014, 2015]");
    assertThatThrownBy(
            () ->
                new CubeCalculator(byCountry, STRATA, List.of(EVERYBODY), Optional.of(COUNTRY))
                    .figures(new AreaFigures("0536", MUNICIPALITY.numerators(), Optional.empty())))
        .hasMessage("Invalid denominators: none, must be given for per_1000");
    assertThatThrownBy(() -> rule(Counting.PERSONS, 0, new Standard.None(), false))
        .hasMessage("Invalid years: 0, must be 1 or more");
  }

  private static CubeFigure only(
      Counting counting, int years, Standard standard, boolean isCompatible) {
    List<CubeFigure> figures =
        new CubeCalculator(
                rule(counting, years, standard, isCompatible),
                STRATA,
                List.of(EVERYBODY),
                Optional.of(COUNTRY))
            .figures(MUNICIPALITY);
    assertThat(figures).hasSize(1);
    return figures.get(0);
  }

  private static CubeRule rule(
      Counting counting, int years, Standard standard, boolean isCompatible) {
    return new CubeRule(
        IndicatorUnit.PER_1000,
        counting,
        years,
        PeriodRule.NATIONAL,
        standard,
        isCompatible,
        ConfidenceLevel.P95);
  }

  private static AreaFigures area(String code, String numerators, String denominators) {
    return new AreaFigures(code, figures(YEARS, numerators), of(YEARS, denominators));
  }

  private static Optional<YearlyFigures> of(YearSpan years, String text) {
    return Optional.of(figures(years, text));
  }

  /** Strata parted by bars, years by blanks; with the national line's marks, and - for not run. */
  private static YearlyFigures figures(YearSpan years, String text) {
    String[] strata = text.split("\\|", -1);
    YearlyFigures figures = YearlyFigures.zeros(years, strata.length);
    for (int stratum = 0; stratum < strata.length; stratum++) {
      String[] cells = strata[stratum].trim().split(" +", -1);
      for (int i = 0; i < cells.length; i++) {
        int year = years.firstYear() + i;
        switch (cells[i]) {
          case ".." -> figures.remove(year, stratum, Absence.MISSING);
          case "." -> figures.remove(year, stratum, Absence.NOT_COMPUTABLE);
          case ":" -> figures.remove(year, stratum, Absence.WITHHELD);
          case "-" -> figures.remove(year, stratum, Absence.NOT_COLLECTED);
          default -> figures.add(year, stratum, Double.parseDouble(cells[i]));
        }
      }
    }
    return figures;
  }

  private static double number(Estimate estimate) {
    return estimate.value().orElseThrow();
  }
}
