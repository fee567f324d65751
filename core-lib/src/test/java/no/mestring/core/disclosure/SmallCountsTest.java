package no.mestring.core.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class SmallCountsTest {
  /**
   * The national line's usual limits: T=4, N=9 and STATTOL 6 a year, 12 and 27 for three years
   * (helseprofil/khfunctions, {@code misc/censor.R}); 18 by the same rule.
   */
  @Test
  void aPeriodHasTheLimitsOfAllItsYears() {
    SmallCounts yearly = SmallCounts.of(4, 9, 6);

    assertThat(yearly.ofYears(3)).isEqualTo(SmallCounts.of(12, 27, 18));
    assertThat(yearly.ofYears(1)).isEqualTo(yearly);
    assertThatThrownBy(() -> yearly.ofYears(0))
        .hasMessage("Invalid years: 0, must be greater than 0");
  }

  @Test
  void whatHidesNothingHidesNothingInMoreYears() {
    SmallCounts numeratorOnly =
        new SmallCounts(OptionalDouble.of(4), OptionalDouble.empty(), OptionalDouble.empty());

    assertThat(numeratorOnly.ofYears(2).numerator()).hasValue(8);
    assertThat(numeratorOnly.ofYears(2).denominator()).isEmpty();
    assertThat(numeratorOnly.ofYears(2).series()).isEmpty();
  }

  @Test
  void negativeLimitsAreRefused() {
    assertThatThrownBy(() -> SmallCounts.of(-4, 9, 6))
        .hasMessage("Invalid numerator: -4, must be 0 or more");
    assertThatThrownBy(() -> SmallCounts.of(4, -9, 6))
        .hasMessage("Invalid denominator: -9, must be 0 or more");
    assertThatThrownBy(() -> SmallCounts.of(4, 9, -6))
        .hasMessage("Invalid series: -6, must be 0 or more");
  }
}
