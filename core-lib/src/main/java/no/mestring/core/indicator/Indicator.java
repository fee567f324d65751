package no.mestring.core.indicator;

import java.util.Optional;
import java.util.OptionalDouble;
import no.mestring.core.estimate.ConfidenceLevel;
import no.mestring.core.estimate.Interval;

/**
 * Something that is measured in many areas and periods, such as users of antidepressants per 1,000.
 *
 * <p>The constructor throws an {@link IllegalArgumentException} if the code has other characters or
 * a title is blank.
 *
 * @param code the name in tables and queries: lower case letters, digits and underscores
 * @param titleNb the title in Norwegian bokmål
 * @param titleNn the title in Norwegian nynorsk
 * @param titleEn the title in English
 * @param unit what the value counts
 * @param direction which way is good
 */
public record Indicator(
    String code,
    String titleNb,
    String titleNn,
    String titleEn,
    IndicatorUnit unit,
    Direction direction) {
  public Indicator {
    if (!code.matches("[a-z][a-z0-9_]*")) {
      throw new IllegalArgumentException(
          "Invalid indicator: '" + code + "', must be lower case letters, digits and underscores");
    }
    if (titleNb.isBlank() || titleNn.isBlank() || titleEn.isBlank()) {
      throw new IllegalArgumentException("Invalid title of " + code + ", must not be blank");
    }
  }

  /**
   * The value that a numerator and a denominator give.
   *
   * @param numerator the count above the line, empty if unknown
   * @param denominator the count below the line, empty if unknown
   * @return the value in this indicator's unit; empty if a part is missing or the denominator zero
   */
  public OptionalDouble value(OptionalDouble numerator, OptionalDouble denominator) {
    if (numerator.isEmpty() || (unit.hasDenominator() && !isPositive(denominator))) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(unit.value(numerator.getAsDouble(), denominator.orElse(1)));
  }

  /**
   * The limits that a numerator and a denominator give: Byar's for rates, Wilson's for shares.
   *
   * @param numerator the count above the line, empty if unknown
   * @param denominator the count below the line, empty if unknown
   * @param level the confidence level
   * @return the limits in this indicator's unit; empty for counts, if a part is missing or the
   *     denominator zero
   * @throws IllegalArgumentException if the numerator is negative, or a share's numerator above its
   *     denominator
   */
  public Optional<Interval> limits(
      OptionalDouble numerator, OptionalDouble denominator, ConfidenceLevel level) {
    if (numerator.isEmpty() || !isPositive(denominator)) {
      return Optional.empty();
    }
    return unit.limits(numerator.getAsDouble(), denominator.getAsDouble(), level);
  }

  private static boolean isPositive(OptionalDouble number) {
    return number.isPresent() && number.getAsDouble() > 0;
  }
}
