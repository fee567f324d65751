package no.mestring.core.smallarea;

import java.util.List;
import java.util.SplittableRandom;
import no.mestring.core.estimate.ConfidenceLevel;
import no.mestring.core.estimate.Interval;
import no.mestring.core.numeric.GammaDraw;
import no.mestring.core.numeric.Quantile;
import no.mestring.core.numeric.Root;

/**
 * How chance makes counts out of true figures, and which distribution of the true figures goes with
 * it. The likelihood has two parameters: the mean, and a concentration that is high where areas are
 * alike.
 */
enum Chance {
  /**
   * Events are Poisson, true rates gamma; the concentration is the shape of the gamma distribution.
   */
  POISSON {
    @Override
    double likeliestMean(List<Count> counts, double concentration) {
      double lowest = counts.stream().mapToDouble(Count::raw).min().orElse(0);
      double highest = counts.stream().mapToDouble(Count::raw).max().orElse(0);
      return Root.between(
          mean -> {
            double sum = 0;
            for (Count count : counts) {
              double expected = mean * count.exposure();
              sum += (count.events() - expected) / (1 + expected / concentration);
            }
            return sum;
          },
          lowest,
          highest);
    }

    @Override
    double slope(List<Count> counts, double mean, double concentration) {
      double sum = 0;
      for (Count count : counts) {
        double expected = mean * count.exposure();
        sum +=
            GammaRise.digammaBeyondLog(concentration, count.events())
                + GammaRise.logBeyondLinear(
                    concentration + expected, concentration + count.events());
      }
      return sum;
    }

    @Override
    double logLikelihood(List<Count> counts, double mean, double concentration) {
      double sum = 0;
      for (Count count : counts) {
        double ratio = mean * count.exposure() / concentration;
        sum += GammaRise.logGamma(concentration, count.events());
        sum -= (concentration + count.events()) * Math.log1p(ratio);
        sum += count.events() == 0 ? 0 : count.events() * Math.log(ratio);
      }
      return sum;
    }

    @Override
    double highestConcentration(List<Count> counts) {
      return MOST_WORTH * Count.total(counts).raw() * Count.largestExposure(counts);
    }

    @Override
    Prior prior(double mean, double concentration) {
      return new Prior(mean, concentration / mean);
    }

    @Override
    Prior moments(List<Count> counts) {
      double mean = Count.total(counts).raw();
      double variance = Variance.between(counts) - mean / Variance.meanExposure(counts);
      return notBeyond(mean, mean / variance, counts);
    }

    @Override
    double variance(Prior prior) {
      return prior.mean() / prior.worth();
    }

    @Override
    Posterior posterior(Count count, Prior prior) {
      return new Posterior(
          this, count.events() + prior.mean() * prior.worth(), count.exposure() + prior.worth());
    }

    /** Garwood, Biometrika 28 (1936), pages 437-442. */
    @Override
    Interval exactLimits(Count total, ConfidenceLevel level) {
      double tail = level.errorRate() / 2;
      return new Interval(
          total.events() == 0 ? 0 : lower(total.events(), total.exposure(), tail),
          upper(total.events() + 1, total.exposure(), tail));
    }

    @Override
    double mean(double shape, double rate) {
      return shape / rate;
    }

    @Override
    double lower(double shape, double rate, double tail) {
      return Quantile.lowerGamma(shape, tail) / rate;
    }

    @Override
    double upper(double shape, double rate, double tail) {
      return Quantile.upperGamma(shape, tail) / rate;
    }

    @Override
    double draw(double shape, double rate, SplittableRandom random) {
      return GammaDraw.logarithm(shape, random) - Math.log(rate);
    }
  },

  /** Counts are binomial, true shares beta; the concentration is the sum of the two shapes. */
  BINOMIAL {
    @Override
    double likeliestMean(List<Count> counts, double concentration) {
      // Searched on the logit, where the smallest and the largest shares have all their digits.
      double logit =
          Root.between(
              at -> {
                double sum = 0;
                for (Count count : counts) {
                  double without = count.exposure() - count.events();
                  sum +=
                      GammaRise.digamma(concentration * share(at), count.events())
                          - GammaRise.digamma(concentration * share(-at), without);
                }
                return sum;
              },
              -LARGEST_LOGIT,
              LARGEST_LOGIT);
      return share(logit);
    }

    @Override
    double slope(List<Count> counts, double mean, double concentration) {
      double sum = 0;
      for (Count count : counts) {
        double without = count.exposure() - count.events();
        sum +=
            mean * GammaRise.digamma(concentration * mean, count.events())
                + (1 - mean) * GammaRise.digamma(concentration * (1 - mean), without)
                - GammaRise.digamma(concentration, count.exposure());
      }
      return sum;
    }

    @Override
    double logLikelihood(List<Count> counts, double mean, double concentration) {
      double sum = 0;
      for (Count count : counts) {
        double without = count.exposure() - count.events();
        sum +=
            GammaRise.logGamma(concentration * mean, count.events())
                + GammaRise.logGamma(concentration * (1 - mean), without)
                - GammaRise.logGamma(concentration, count.exposure());
      }
      return sum;
    }

    @Override
    double highestConcentration(List<Count> counts) {
      return MOST_WORTH * Count.largestExposure(counts);
    }

    @Override
    Prior prior(double mean, double concentration) {
      return new Prior(mean, concentration);
    }

    @Override
    Prior moments(List<Count> counts) {
      double mean = Count.total(counts).raw();
      double exposure = Variance.meanExposure(counts);
      double ofOne = mean * (1 - mean);
      double variance = (Variance.between(counts) - ofOne / exposure) / (1 - 1 / exposure);
      return exposure > 1 && variance > 0
          ? notBeyond(mean, Math.max(LOWEST_CONCENTRATION, ofOne / variance - 1), counts)
          : Prior.withoutSpread(mean);
    }

    @Override
    double variance(Prior prior) {
      return prior.mean() * (1 - prior.mean()) / (prior.worth() + 1);
    }

    @Override
    Posterior posterior(Count count, Prior prior) {
      return new Posterior(
          this,
          Math.max(Double.MIN_NORMAL, count.events() + prior.mean() * prior.worth()),
          Math.max(
              Double.MIN_NORMAL,
              count.exposure() - count.events() + (1 - prior.mean()) * prior.worth()));
    }

    /** Clopper and Pearson, Biometrika 26 (1934), pages 404-413. */
    @Override
    Interval exactLimits(Count total, ConfidenceLevel level) {
      double tail = level.errorRate() / 2;
      double with = total.events();
      double without = total.exposure() - total.events();
      return new Interval(
          with == 0 ? 0 : lower(with, without + 1, tail),
          without == 0 ? 1 : upper(with + 1, without, tail));
    }

    @Override
    double mean(double first, double second) {
      return first / (first + second);
    }

    @Override
    double lower(double first, double second, double tail) {
      return Quantile.lowerBeta(first, second, tail);
    }

    @Override
    double upper(double first, double second, double tail) {
      return Quantile.upperBeta(first, second, tail);
    }

    @Override
    double draw(double first, double second, SplittableRandom random) {
      return GammaDraw.logarithm(first, random) - GammaDraw.logarithm(second, random);
    }
  };

  /** Areas do not differ if all that is known of them is worth this much more than the largest. */
  static final double MOST_WORTH = 1e6;

  /** Below this a true figure is as good as always either nothing or far above the mean. */
  static final double LOWEST_CONCENTRATION = 1e-6;

  private static final double LARGEST_LOGIT = 36;

  /** The mean under which the counts are likeliest, the concentration given. */
  abstract double likeliestMean(List<Count> counts, double concentration);

  /** The slope of the log-likelihood in the concentration. */
  abstract double slope(List<Count> counts, double mean, double concentration);

  /** Up to a constant. */
  abstract double logLikelihood(List<Count> counts, double mean, double concentration);

  abstract double highestConcentration(List<Count> counts);

  abstract Prior prior(double mean, double concentration);

  abstract Prior moments(List<Count> counts);

  abstract double variance(Prior prior);

  abstract Posterior posterior(Count count, Prior prior);

  /**
   * The limits of the figure of all areas together, none of its uncertainty being between areas.
   */
  abstract Interval exactLimits(Count total, ConfidenceLevel level);

  abstract double mean(double first, double second);

  abstract double lower(double first, double second, double tail);

  abstract double upper(double first, double second, double tail);

  /** A value in a scale with the same order as the figures: the logarithm, the logit. */
  abstract double draw(double first, double second, SplittableRandom random);

  private static Prior notBeyond(double mean, double worth, List<Count> counts) {
    return worth > 0 && worth <= MOST_WORTH * Count.largestExposure(counts)
        ? new Prior(mean, worth)
        : Prior.withoutSpread(mean);
  }

  private static double share(double logit) {
    return 1 / (1 + Math.exp(-logit));
  }
}
