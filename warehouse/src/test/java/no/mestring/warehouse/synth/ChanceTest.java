package no.mestring.warehouse.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ChanceTest {
  private final Chance chance = new Chance(5);
  private final Draws draws = new Draws();

  @Test
  void theChanceOfOneKindIsItsOwnTimesTheShareThatIsSeen() {
    chance.add(0.2, 1);
    assertThat(chance.any()).isCloseTo(0.2, within(1e-15));
    chance.clear();
    chance.add(0.2, 0.25);
    assertThat(chance.any()).isCloseTo(0.05, within(1e-15));
    chance.clear();
    assertThat(chance.any()).isZero();
  }

  /**
   * By hand: both look at the shared number with chance 1/16, then the larger chance decides, 0.3;
   * else they are independent, 1 - 0.7 * 0.9 = 0.37. Together 0.3 / 16 + 0.37 * 15 / 16.
   */
  @Test
  void twoKindsTogetherAreLessThanIndependentOnesAndMoreThanTheLarger() {
    chance.add(0.3, 1);
    chance.add(0.1, 1);
    assertThat(chance.any()).isCloseTo(0.365625, within(1e-15));
  }

  /** The same by drawing a million persons one by one, which knows no formula. */
  @Test
  void severalKindsOfWhichAShareIsSeenAreAsLikelyAsDrawingSays() {
    double[] chances = {0.4, 0.1, 0.25, 0.02};
    double[] shares = {0.5, 1, 0.9, 0.3};
    for (int kind = 0; kind < chances.length; kind++) {
      chance.add(chances[kind], shares[kind]);
    }
    draws.begin(5);
    int persons = 1_000_000;
    int found = 0;
    for (int person = 0; person < persons; person++) {
      double burden = draws.uniform();
      boolean isFound = false;
      for (int kind = 0; kind < chances.length; kind++) {
        double number = Chance.number(burden, draws.uniform(), draws);
        isFound |= number < chances[kind] && draws.uniform() < shares[kind];
      }
      found += isFound ? 1 : 0;
    }
    double expected = chance.any();
    double error = Math.sqrt(expected * (1 - expected) / persons);
    assertThat((double) found / persons).isCloseTo(expected, within(4 * error));
  }

  /**
   * Of somebody with one event and a Poisson number more, mean 5, the chance of one within a
   * quarter of the year, by the sum over the numbers of events.
   */
  @Test
  void aPartOfTheYearHasAnEventAsOftenAsTheSumOverTheirNumbersSays() {
    Kind kind =
        new Kind(
            0,
            java.util.List.of("N06AB10"),
            new double[] {1},
            new double[2][AgeBand.COUNT],
            new double[] {1},
            new double[] {1},
            5);
    double none = 0;
    double poisson = Math.exp(-5);
    for (int more = 0; more < 100; more++) {
      none += poisson * Math.pow(0.75, more + 1);
      poisson *= 5.0 / (more + 1);
    }
    assertThat(kind.within(0.25)).isCloseTo(1 - none, within(1e-12));
    assertThat(kind.within(1)).isEqualTo(1);
    assertThat(kind.within(0)).isZero();
    draws.begin(3);
    long events = 0;
    for (int i = 0; i < 100_000; i++) {
      events += kind.events(draws);
    }
    // mean 6, variance 5; standard error of the sum sqrt(5 * 100000) = 707
    assertThat(events).isBetween(600_000L - 4 * 707, 600_000L + 4 * 707);
  }
}
