package no.mestring.core.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.OptionalDouble;
import no.mestring.core.estimate.ConfidenceLevel;
import no.mestring.core.estimate.Interval;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class IndicatorTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "Antidepressants", "1st_line", "n05-users", "antidepressants "})
  void rejectsCodesThatQueriesCouldNotName(String code) {
    assertThatThrownBy(
            () ->
                new Indicator(
                    code, "tittel", "tittel", "title", IndicatorUnit.PERCENT, Direction.NEUTRAL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Invalid indicator: '"
                + code
                + "', must be lower case letters, digits and underscores");
  }

  @ParameterizedTest
  @CsvSource({"' ', tittel, title", "tittel, '', title", "tittel, tittel, ''"})
  void rejectsBlankTitles(String titleNb, String titleNn, String titleEn) {
    assertThatThrownBy(
            () ->
                new Indicator(
                    "loneliness",
                    titleNb,
                    titleNn,
                    titleEn,
                    IndicatorUnit.PERCENT,
                    Direction.NEUTRAL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid title of loneliness, must not be blank");
  }

  @ParameterizedTest
  @CsvSource({
    "PER_1000, 359, 2000, 179.5",
    "PER_1000, 0, 2000, 0",
    "PERCENT, 30, 200, 15",
    "PERSONS, 42, 2000, 42",
    "PERSONS, 42, 0, 42",
    "PERSONS, 42, , 42",
    "REFERRALS, 0, , 0",
    "PER_1000, 359, , ",
    "PER_1000, 359, 0, ",
    "PER_1000, , 2000, ",
    "PERCENT, 30, 0, ",
    "PERCENT, 0, 0, ",
    "VISITS, , 2000, ",
    "JOURNALS, , , "
  })
  void valueIsInTheUnitOrEmptyWhenAPartIsMissing(
      IndicatorUnit unit,
      @Nullable Double numerator,
      @Nullable Double denominator,
      @Nullable Double value) {
    assertThat(indicator(unit).value(optional(numerator), optional(denominator)))
        .isEqualTo(optional(value));
  }

  /** Byar's limits of 100 events, from statistics/rate-interval.csv, per 10,000 times 1,000. */
  @Test
  void limitsOfARateAreByarsPerThousand() {
    Interval limits = limits(IndicatorUnit.PER_1000, 100.0, 10_000.0).orElseThrow();

    assertThat(limits.lower()).isCloseTo(8.1362105490528, within(1e-9));
    assertThat(limits.upper()).isCloseTo(12.16279375792065, within(1e-9));
  }

  /** Wilson's limits of 100 of 1,000, from statistics/share-interval.csv, times 100. */
  @Test
  void limitsOfAShareAreWilsonsInPercent() {
    Interval limits = limits(IndicatorUnit.PERCENT, 100.0, 1_000.0).orElseThrow();

    assertThat(limits.lower()).isCloseTo(8.29094435930957, within(1e-9));
    assertThat(limits.upper()).isCloseTo(12.01519631953484, within(1e-9));
  }

  /** Weighted answers: Wilson's limits of 30.4 of 199.6, from share-interval-computed.csv. */
  @Test
  void limitsOfAShareCountPartsOfPersons() {
    Interval limits = limits(IndicatorUnit.PERCENT, 30.4, 199.6).orElseThrow();

    assertThat(limits.lower()).isCloseTo(10.906060888968831, within(1e-9));
    assertThat(limits.upper()).isCloseTo(20.867924214857396, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({", 2000", "30, ", ", ", "30, 0", "0, 0"})
  void limitsAreEmptyWhenAPartIsMissingOrTheDenominatorZero(
      @Nullable Double numerator, @Nullable Double denominator) {
    for (IndicatorUnit unit : IndicatorUnit.values()) {
      assertThat(limits(unit, numerator, denominator)).as("%s", unit).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"PERSONS", "REFERRALS", "VISITS", "JOURNALS"})
  void aCountHasNoLimits(IndicatorUnit unit) {
    assertThat(limits(unit, 30.0, 2_000.0)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "PER_1000, true", "PERCENT, true", "PERSONS, true",
    "REFERRALS, false", "VISITS, false", "JOURNALS, false"
  })
  void ratesSharesAndNumbersOfPersonsTellOfPersons(IndicatorUnit unit, boolean isOfPersons) {
    assertThat(unit.isOfPersons()).isEqualTo(isOfPersons);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PER_1000 | -1 | 10 | Invalid events: -1, must be 0 or more",
        "PERCENT  | -1 | 10 | Invalid numerator: -1, must be from 0 to 10",
        "PERCENT  | 11 | 10 | Invalid numerator: 11, must be from 0 to 10"
      })
  void limitsRejectImpossibleNumerators(
      IndicatorUnit unit, double numerator, double denominator, String message) {
    assertThatThrownBy(() -> limits(unit, numerator, denominator))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  private static Optional<Interval> limits(
      IndicatorUnit unit, @Nullable Double numerator, @Nullable Double denominator) {
    return indicator(unit).limits(optional(numerator), optional(denominator), ConfidenceLevel.P95);
  }

  private static Indicator indicator(IndicatorUnit unit) {
    return new Indicator(
        "loneliness", "Ensomhet", "Einsemd", "Loneliness", unit, Direction.LOWER_IS_BETTER);
  }

  private static OptionalDouble optional(@Nullable Double number) {
    return number == null ? OptionalDouble.empty() : OptionalDouble.of(number);
  }
}
