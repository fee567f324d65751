package no.mestring.core.service;

import java.util.function.DoubleUnaryOperator;
import no.mestring.core.estimate.ConfidenceLevel;
import no.mestring.core.estimate.Interval;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.GammaDistribution;

/**
 * Where a count of a known mean and variance lies, as a Poisson number whose own mean is gamma
 * distributed, which is a negative binomial number. The limits are whole numbers, so that more than
 * the probability of the level is between them.
 */
final class CountRange {
  /** A variance so little above the mean is Poisson's. */
  private static final double NO_MORE = 1e-9;

  private CountRange() {}

  /**
   * The range of a count.
   *
   * @param variance that of Poisson or more
   * @param level the probability that the count is in it
   */
  static Interval of(double mean, double variance, ConfidenceLevel level) {
    if (mean == 0) {
      return new Interval(0, 0);
    }
    double tail = level.errorRate() / 2;
    double shape = mean * mean / (variance - mean);
    return variance - mean <= NO_MORE * mean
        ? new Interval(poissonQuantile(mean, tail), poissonQuantile(mean, 1 - tail))
        : new Interval(quantile(shape, mean, tail), quantile(shape, mean, 1 - tail));
  }

  private static double poissonQuantile(double mean, double probability) {
    return smallest(
        mean, count -> GammaDistribution.of(count + 1, 1).survivalProbability(mean), probability);
  }

  private static double quantile(double shape, double mean, double probability) {
    double success = shape / (shape + mean);
    return smallest(
        mean,
        count -> BetaDistribution.of(shape, count + 1).cumulativeProbability(success),
        probability);
  }

  /** The smallest count up to which there is this probability or more. */
  private static double smallest(double mean, DoubleUnaryOperator upTo, double probability) {
    double low = -1;
    double high = Math.ceil(mean) + 1;
    while (upTo.applyAsDouble(high) < probability) {
      low = high;
      high *= 2;
    }
    while (high - low > 1) {
      double middle = Math.floor((low + high) / 2);
      if (upTo.applyAsDouble(middle) < probability) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }
}
