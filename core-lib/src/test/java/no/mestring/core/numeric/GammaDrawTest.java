package no.mestring.core.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GammaDrawTest {
  /**
   * Mean and standard deviation of the logarithm of a gamma number. Python 3, SciPy 1.17:
   * digamma(shape) and sqrt(polygamma(1, shape)). 40,000 draws: four standard errors of the mean
   * are 2 % of the standard deviation.
   */
  @ParameterizedTest
  @CsvSource({
    "0.01, -100.56088545786868, 100.00810573912652",
    "0.5, -1.9635100260214235, 2.221441469079183",
    "1, -0.5772156649015329, 1.282549830161864",
    "30, 3.384438132685525, 0.18410611167948757",
    "1e12, 27.631021115928046, 1.00000000000025e-6",
  })
  void logarithmsHaveTheirMeanAndSpread(double shape, double mean, double standardDeviation) {
    SplittableRandom random = new SplittableRandom(1);
    double sum = 0;
    double squares = 0;
    for (int draw = 0; draw < 40_000; draw++) {
      double distance = GammaDraw.logarithm(shape, random) - mean;
      sum += distance;
      squares += distance * distance;
    }
    assertThat(sum / 40_000).isCloseTo(0, within(0.02 * standardDeviation));
    assertThat(Math.sqrt(squares / 40_000)).isCloseTo(standardDeviation, withinPercentage(4));
  }
}
