package no.mestring.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import no.mestring.core.area.AreaLevel;
import no.mestring.core.area.SplitPolicy;
import no.mestring.core.dimension.Sex;
import no.mestring.core.indicator.Direction;
import no.mestring.core.indicator.IndicatorUnit;
import no.mestring.core.population.Origin;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What all code lists have in common: the code is what files hold, and it reads back. */
class CodeTest {
  @ParameterizedTest
  @MethodSource
  void everyConstantReadsBackFromItsCode(
      List<String> codes, List<Object> constants, Function<String, Object> parse) {
    assertThat(constants).extracting(Object::toString).isEqualTo(codes);
    assertThat(codes).extracting(parse::apply).isEqualTo(constants);
  }

  static Stream<Arguments> everyConstantReadsBackFromItsCode() {
    return Stream.of(
        codes(List.of("female", "male", "both"), Sex.values(), Sex::parse),
        codes(List.of("counted", "projected"), Origin.values(), Origin::parse),
        codes(
            List.of("country", "county", "municipality", "unknown", "outside"),
            AreaLevel.values(),
            AreaLevel::parse),
        codes(List.of("withhold", "weight", "union"), SplitPolicy.values(), SplitPolicy::parse),
        codes(
            List.of("higher_is_better", "lower_is_better", "neutral"),
            Direction.values(),
            Direction::parse),
        codes(
            List.of("per_1000", "percent", "persons", "referrals", "visits", "journals", "waits"),
            IndicatorUnit.values(),
            IndicatorUnit::parse));
  }

  private static Arguments codes(
      List<String> codes, Object[] constants, Function<String, Object> parse) {
    return arguments(codes, List.of(constants), parse);
  }

  @ParameterizedTest
  @MethodSource
  void parseRejectsOtherCodes(Function<String, Object> parse, String code, String message) {
    assertThatThrownBy(() -> parse.apply(code))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  static Stream<Arguments> parseRejectsOtherCodes() {
    return Stream.of(
        rejected(Sex::parse, "FEMALE", "Invalid sex: 'FEMALE', expected female, male or both"),
        rejected(Sex::parse, "both ", "Invalid sex: 'both ', expected female, male or both"),
        rejected(
            AreaLevel::parse,
            "region",
            "Invalid area level: 'region', expected one of country, county, municipality, unknown,"
                + " outside"),
        rejected(
            SplitPolicy::parse,
            "average",
            "Invalid split policy: 'average', expected one of withhold, weight, union"),
        rejected(
            Direction::parse,
            "",
            "Invalid direction: '', expected higher_is_better, lower_is_better or neutral"),
        rejected(Origin::parse, "", "Invalid origin: '', expected counted or projected"),
        rejected(
            IndicatorUnit::parse,
            "PER_1000",
            "Unknown unit: 'PER_1000', expected per_1000, percent, persons, referrals, visits,"
                + " journals or waits"));
  }

  private static Arguments rejected(Function<String, Object> parse, String code, String message) {
    return arguments(parse, code, message);
  }
}
