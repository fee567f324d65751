package no.mestring.core.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cells by sex, 0 both, 1 men, 2 women; men are hidden before women, and women before both. */
class NationalSuppressionTest {
  private static final Triangle SEXES = new Triangle("sex", List.of("0", "2", "1"));
  private static final SmallCounts FOUR = limits(4, -1, -1);
  private static final double MANY = 1_000;

  /**
   * The first two are the hand-worked vector of the national line's rules: men with 3 are small,
   * women are taken in the fourth round, and both stay shown since 10 is more than 4; with 2 and 2
   * all three are small. The others by hand after the same rules.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // both, men, women | what becomes of them
        "10 3 7|shown primary secondary",
        "4 2 2|primary primary primary",
        "20 10 10|shown shown shown",
        // the limit itself is hidden, and so is zero
        "14 4 10|shown primary secondary",
        "15 5 10|shown shown shown",
        "10 0 10|shown primary secondary",
      })
  void aNeighbourOfASmallCellIsHidden(String numerators, String expected) {
    assertThat(told(FOUR, List.of(SEXES), sexes("2015", numerators, MANY))).isEqualTo(expected);
  }

  /** 996 and 997 of 1,000 leave 4 and 3 who are not. */
  @Test
  void nearlyEverybodyIsAsSmallAsNearlyNobody() {
    assertThat(told(FOUR, List.of(SEXES), sexes("2015", "900 996 995", MANY)))
        .isEqualTo("shown primary secondary");
  }

  @Test
  void aSmallDenominatorIsHiddenWhateverTheNumerator() {
    List<CountCell> cells =
        List.of(
            CountCell.of(Map.of("year", "2015", "sex", "0"), 15, 40),
            CountCell.of(Map.of("year", "2015", "sex", "1"), 5, 9),
            CountCell.of(Map.of("year", "2015", "sex", "2"), 10, 31));

    assertThat(told(limits(-1, 9, -1), List.of(SEXES), cells)).isEqualTo("shown primary secondary");
  }

  /**
   * Three municipalities and their county: 1 and 2 together are not more than 4, so that a third is
   * taken while two are left.
   */
  @Test
  void twoSmallCellsProtectEachOtherIfTheyAreEnoughTogether() {
    Triangle areas = new Triangle("area", List.of("34", "3431", "3432", "3433", "3434"));

    assertThat(told(FOUR, List.of(areas), areas("60 20 37 1 2")))
        .isEqualTo("shown shown secondary primary primary");
    assertThat(told(FOUR, List.of(areas), areas("60 20 34 3 3")))
        .isEqualTo("shown shown shown primary primary");
  }

  /**
   * Of ten years six with 6 or less: the series of men goes, and women of the year with a small one
   * are not needed for it. Three small years of ten are more than a fifth.
   */
  @Test
  void aSeriesOfWeakYearsGoesAsAWholeAndProtectsItsSmallOnes() {
    List<CountCell> cells = new ArrayList<>();
    for (int year = 2010; year < 2020; year++) {
      String men = year == 2010 ? "4" : year < 2016 ? "6" : "20";
      cells.addAll(sexes(String.valueOf(year), "100 " + men + " 80", MANY));
    }

    List<Showing> showing = NationalSuppression.of(limits(4, -1, 6), "year", List.of(SEXES), cells);

    assertThat(showing.subList(0, 3)).hasToString("[shown, primary, secondary]");
    assertThat(showing.subList(3, 6)).hasToString("[shown, series, shown]");
    assertThat(showing.subList(27, 30)).hasToString("[shown, series, shown]");
  }

  /** A cell of a hidden series is taken before one that is shown, in the first round. */
  @Test
  void aHiddenSeriesIsTakenBeforeWhatIsShown() {
    Triangle areas = new Triangle("area", List.of("34", "3431", "3432"));
    List<CountCell> cells = new ArrayList<>();
    for (int year = 2010; year < 2013; year++) {
      String third = year == 2010 ? "3" : "90";
      cells.addAll(areas(String.valueOf(year), "200 5 " + third));
    }
    // 3431 is weak in all years and goes; 3432 of 2010 is small, one year in three is more than a
    // fifth, so that its other years go too
    List<Showing> showing = NationalSuppression.of(limits(4, -1, 6), "year", List.of(areas), cells);

    assertThat(showing)
        .hasToString("[shown, secondary, primary, shown, series, series, shown, series, series]");
  }

  @Test
  void whatIsAbsentNeitherNeedsNorGivesProtection() {
    List<CountCell> cells =
        List.of(
            CountCell.of(Map.of("year", "2015", "sex", "0"), 10, MANY),
            CountCell.of(Map.of("year", "2015", "sex", "1"), 3, MANY),
            new CountCell(Map.of("year", "2015", "sex", "2"), 0, 0, false));

    assertThat(told(FOUR, List.of(SEXES), cells)).isEqualTo("secondary primary absent");
  }

  @Test
  void wrongDimensionsAndLimitsAreRefused() {
    List<CountCell> cells = sexes("2015", "10 3 7", MANY);
    assertThatThrownBy(() -> NationalSuppression.of(FOUR, "period", List.of(SEXES), cells))
        .hasMessageStartingWith("Invalid dimension: period, must be one of [");
    assertThatThrownBy(() -> new Triangle("sex", List.of("0")))
        .hasMessage("Invalid codes: [0], must be two or more, each once");
    assertThatThrownBy(() -> CountCell.of(Map.of(), -1, 3))
        .hasMessage("Invalid numerator: -1, must be 0 or more");
    List<CountCell> mixed = new ArrayList<>(cells);
    mixed.add(CountCell.of(Map.of("year", "2015"), 1, 1));
    assertThatThrownBy(() -> NationalSuppression.of(FOUR, "year", List.of(SEXES), mixed))
        .hasMessageStartingWith("Invalid cell: {year=2015}, must have the dimensions [");
    assertThat(NationalSuppression.of(FOUR, "year", List.of(), List.of())).isEmpty();
  }

  private static String told(SmallCounts limits, List<Triangle> triangles, List<CountCell> cells) {
    return NationalSuppression.of(limits, "year", triangles, cells).stream()
        .map(Showing::toString)
        .collect(Collectors.joining(" "));
  }

  private static List<CountCell> sexes(String year, String numerators, double denominator) {
    return cells("sex", List.of("0", "1", "2"), year, numerators, denominator);
  }

  private static List<CountCell> areas(String numerators) {
    return areas("2015", numerators);
  }

  private static List<CountCell> areas(String year, String numerators) {
    return cells("area", List.of("34", "3431", "3432", "3433", "3434"), year, numerators, MANY);
  }

  private static List<CountCell> cells(
      String dimension, List<String> codes, String year, String numerators, double denominator) {
    String[] numbers = numerators.split(" ", -1);
    List<CountCell> cells = new ArrayList<>();
    for (int i = 0; i < numbers.length; i++) {
      cells.add(
          CountCell.of(
              Map.of("year", year, dimension, codes.get(i)),
              Double.parseDouble(numbers[i]),
              denominator));
    }
    return cells;
  }

  private static SmallCounts limits(double numerator, double denominator, double series) {
    return new SmallCounts(limit(numerator), limit(denominator), limit(series));
  }

  private static OptionalDouble limit(double limit) {
    return limit < 0 ? OptionalDouble.empty() : OptionalDouble.of(limit);
  }
}
