package no.mestring.core.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FencesTest {
  /** R 4: {@code quantile(rep(x, w), c(.25, .75), type = 2)} gives 3.1 and 8.4. */
  @Test
  void quartilesAreThoseOfEachValueRepeatedByItsWeight() {
    Fences fences =
        Fences.of(
            new double[] {3.1, 8.4, 2.2, 9.9, 5.0, 4.7, 30.5}, new double[] {2, 1, 4, 3, 5, 2, 1});

    assertThat(fences.lowerQuartile()).isEqualTo(3.1);
    assertThat(fences.upperQuartile()).isEqualTo(8.4);
  }

  /** By hand: a quarter of four is reached exactly at 1, so 1.5; likewise 3.5; distance 2. */
  @Test
  void aQuarterThatIsReachedExactlyIsTheMeanOfTwoValues() {
    Fences fences = Fences.of(new double[] {4, 1, 3, 2}, new double[] {1, 1, 1, 1});

    assertThat(fences).isEqualTo(new Fences(1.5, 3.5));
    assertThat(fences.low()).isEqualTo(-1.5);
    assertThat(fences.high()).isEqualTo(6.5);
    assertThat(fences.contain(6.5)).isTrue();
    assertThat(fences.contain(6.51)).isFalse();
    assertThat(fences.contain(-1.51)).isFalse();
    assertThat(fences.areFlat()).isFalse();
  }

  /** The second way: each value as often as its weight, then the type 2 quantile by its rule. */
  @Test
  void anIndependentWayGivesTheSame() {
    Random random = new Random(11);
    for (int round = 0; round < 500; round++) {
      int size = 1 + random.nextInt(8);
      double[] values = new double[size];
      double[] weights = new double[size];
      List<Double> repeated = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        values[i] = random.nextInt(10);
        weights[i] = random.nextInt(4);
        for (int j = 0; j < weights[i]; j++) {
          repeated.add(values[i]);
        }
      }
      if (repeated.isEmpty()) {
        continue;
      }
      repeated.sort(null);
      Fences fences = Fences.of(values, weights);
      assertThat(fences.lowerQuartile()).isEqualTo(type2(repeated, 1));
      assertThat(fences.upperQuartile()).isEqualTo(type2(repeated, 3));
    }
  }

  private static double type2(List<Double> sorted, int quarters) {
    int place = sorted.size() * quarters / 4;
    return sorted.size() * quarters % 4 == 0
        ? (sorted.get(place - 1) + sorted.get(place)) / 2
        : sorted.get(place);
  }

  @Test
  void fractionsOfWeightsThatAddUpToAQuarterCountAsOne() {
    // 0.1 + 0.2 is not quite 0.3 in binary fractions; a quarter of 1.2 is
    Fences fences = Fences.of(new double[] {1, 2, 3, 4, 5}, new double[] {0.1, 0.2, 0.3, 0.3, 0.3});

    assertThat(fences.lowerQuartile()).isCloseTo(2.5, within(1e-12));
  }

  @Test
  void halfOfTheWeightOnOneValueMakesThemFlat() {
    assertThat(Fences.of(new double[] {0, 0, 0, 7}, new double[] {1, 1, 1, 1}).areFlat())
        .isFalse(); // the upper quartile is between 0 and 7
    assertThat(Fences.of(new double[] {0, 0, 0, 0, 7}, new double[] {1, 1, 1, 1, 1}).areFlat())
        .isTrue();
    assertThat(Fences.of(new double[] {5}, new double[] {2})).isEqualTo(new Fences(5, 5));
  }

  @Test
  void wrongNumbersAreRefused() {
    assertThatThrownBy(() -> Fences.of(new double[0], new double[0]))
        .hasMessage("Invalid values: 0 with 0 weights, must be one or more with a weight each");
    assertThatThrownBy(() -> Fences.of(new double[] {1, 2}, new double[] {1}))
        .hasMessage("Invalid values: 2 with 1 weights, must be one or more with a weight each");
    assertThatThrownBy(() -> Fences.of(new double[] {Double.NaN}, new double[] {1}))
        .hasMessage("Invalid value: NaN, must be finite");
    assertThatThrownBy(() -> Fences.of(new double[] {1}, new double[] {-1}))
        .hasMessage("Invalid weight: -1.0, must be 0 or more");
    assertThatThrownBy(() -> Fences.of(new double[] {1}, new double[] {0}))
        .hasMessage("Invalid weights: all are 0, one must be greater");
    assertThatThrownBy(() -> new Fences(2, 1))
        .hasMessage("Invalid quartiles: 2.0 and 1.0, must be in order");
  }
}
