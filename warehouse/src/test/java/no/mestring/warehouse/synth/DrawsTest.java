package no.mestring.warehouse.synth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DrawsTest {
  private final Draws draws = new Draws();

  /** Java's SplittableRandom is the same generator, written by others. */
  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, 42, 1234567, Long.MIN_VALUE})
  void theNumbersAreThoseOfSplitMix64(long seed) {
    SplittableRandom java = new SplittableRandom(seed);
    draws.begin(seed);
    for (int i = 0; i < 1000; i++) {
      assertThat(draws.next()).isEqualTo(java.nextLong());
    }
  }

  @Test
  void aPersonAndPurposeAlwaysHaveTheSameNumbersAndNoOthersHaveThem() {
    draws.begin(7, 100, 1);
    long first = draws.next();
    draws.begin(7, 100, 1);
    assertThat(draws.next()).isEqualTo(first);
    for (long[] other : new long[][] {{8, 100, 1}, {7, 101, 1}, {7, 100, 2}, {7, 1, 100}}) {
      draws.begin(other[0], other[1], (int) other[2]);
      assertThat(draws.next()).isNotEqualTo(first);
    }
  }

  /** (1 - 0.05)^20 = 0.3585 wait more than 20 days; standard error sqrt(100000 * 0.23) = 152. */
  @Test
  void daysPassUntilAChanceOfEachComes() {
    draws.begin(1);
    int first = 0;
    int longer = 0;
    for (int i = 0; i < 100_000; i++) {
      double days = draws.days(0.05);
      assertThat(days).isGreaterThanOrEqualTo(1).isEqualTo(Math.rint(days));
      first += days == 1 ? 1 : 0;
      longer += days > 20 ? 1 : 0;
    }
    // 0.05 on the first day; standard error sqrt(100000 * 0.05 * 0.95) = 69
    assertThat(first).isBetween(5_000 - 4 * 69, 5_000 + 4 * 69);
    assertThat(longer).isBetween(35_849 - 4 * 152, 35_849 + 4 * 152);
  }

  @Test
  void aPlaceIsPickedByItsWeightAndNeverOneWithoutAny() {
    double[] sums = Resource.sums(0, 1, 0, 3, 0);
    assertThat(sums).containsExactly(0, 1, 1, 4, 4);
    assertThat(Draws.place(sums, 0)).isEqualTo(1);
    assertThat(Draws.place(sums, 0.999)).isEqualTo(1);
    assertThat(Draws.place(sums, 1)).isEqualTo(3);
    assertThat(Draws.place(sums, 3.999)).isEqualTo(3);
    draws.begin(1);
    int ofThree = 0;
    for (int i = 0; i < 100_000; i++) {
      ofThree += draws.pick(sums) == 3 ? 1 : 0;
    }
    // three of four; standard error sqrt(100000 * 0.75 * 0.25) = 137
    assertThat(ofThree).isBetween(75_000 - 4 * 137, 75_000 + 4 * 137);
  }
}
