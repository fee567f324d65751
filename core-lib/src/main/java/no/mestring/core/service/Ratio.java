package no.mestring.core.service;

import java.util.Map;
import no.mestring.core.estimate.Absence;
import no.mestring.core.estimate.ConfidenceLevel;
import no.mestring.core.estimate.Estimate;
import no.mestring.core.estimate.Interval;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A ratio of two sums over independent runs, such as weeks waited over people, with limits from how
 * the runs differ: the ratio estimator of survey sampling (Cochran, Sampling Techniques, 3rd
 * edition 1977, chapter 6) with Student's t on the number of runs less one. Over a constant it is
 * the mean with its usual limits.
 */
final class Ratio {
  private Ratio() {}

  /**
   * Absent as too few values if all below the line is zero; limits from the lowest to the highest.
   */
  static Estimate of(double[] above, double[] below, double highest, ConfidenceLevel level) {
    int runs = above.length;
    double top = 0;
    double bottom = 0;
    for (int run = 0; run < runs; run++) {
      top += above[run];
      bottom += below[run];
    }
    if (bottom == 0) {
      return Estimate.absent(Absence.TOO_FEW_VALUES);
    }
    double ratio = top / bottom;
    double squares = 0;
    for (int run = 0; run < runs; run++) {
      double residual = above[run] - ratio * below[run];
      squares += residual * residual;
    }
    if (squares == 0) {
      return Estimate.of(ratio, Map.of());
    }
    double error = Math.sqrt(squares * runs / (runs - 1.0)) / bottom;
    double reach =
        TDistribution.of(runs - 1.0).inverseSurvivalProbability(level.errorRate() / 2) * error;
    Interval limits = new Interval(Math.max(0, ratio - reach), Math.min(highest, ratio + reach));
    return Estimate.of(ratio, Map.of(level, limits));
  }
}
