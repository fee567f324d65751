package no.mestring.core.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class YearlyChangeTest {
  /** By hand: 60 / 40 - 1 = 50 %, 30 / 60 - 1 = -50 %. */
  @Test
  void changesAreInPercentOfTheValueBefore() {
    assertThat(changes(5, 40.0, 60.0, 30.0)).isEqualTo("- 50.0 -50.0");
  }

  @Test
  void aYearWithoutValueIsSteppedOver() {
    assertThat(changes(5, null, 40.0, null, null, 60.0)).isEqualTo("- - - - 50.0");
  }

  /** By hand: 30 / 5 - 1 = 500 %; to zero is -100 %. */
  @Test
  void afterAZeroTheValueInsteadOfItCounts() {
    assertThat(changes(5, 10.0, 0.0, 30.0)).isEqualTo("- -100.0 500.0");
    assertThat(changes(5, 0.0, 0.0, 5.0)).isEqualTo("- 0.0 0.0");
  }

  @Test
  void withNothingInsteadOfZeroThereIsNoChangeAfterIt() {
    assertThat(changes(null, 0.0, 0.0, 3.0)).isEqualTo("- 0.0 -");
  }

  @Test
  void zeroIsTakenAsHalfOfTheSmallestAboveIt() {
    assertThat(YearlyChange.insteadOfZero(List.of(8.0, 0.0, 3.0, 4.0))).hasValue(1.5);
    assertThat(YearlyChange.insteadOfZero(List.of(0.0))).isEmpty();
    assertThat(YearlyChange.insteadOfZero(List.of())).isEmpty();
  }

  @Test
  void wrongNumbersAreRefused() {
    assertThatThrownBy(() -> changes(5, 1.0, -2.0, 3.0))
        .hasMessage("Invalid value: -2.0, must be 0 or more");
    assertThatThrownBy(() -> changes(5, Double.NaN))
        .hasMessage("Invalid value: NaN, must be 0 or more");
    assertThatThrownBy(() -> changes(0, 1.0))
        .hasMessage("Invalid insteadOfZero: 0.0, must be greater than 0");
  }

  private static String changes(@Nullable Integer insteadOfZero, @Nullable Double... series) {
    return YearlyChange.percent(
            Arrays.stream(series)
                .map(value -> value == null ? OptionalDouble.empty() : OptionalDouble.of(value))
                .toList(),
            insteadOfZero == null ? OptionalDouble.empty() : OptionalDouble.of(insteadOfZero))
        .stream()
        .map(change -> change.isPresent() ? String.valueOf(change.getAsDouble()) : "-")
        .collect(Collectors.joining(" "));
  }
}
