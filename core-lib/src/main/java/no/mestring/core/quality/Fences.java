package no.mestring.core.quality;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * What is usual among the values of many areas: their quartiles by weight, such as inhabitants, and
 * the fences one and a half times the distance of the quartiles outside of them. A value beyond a
 * fence is an outlier.
 *
 * <p>The fences are Tukey's (J. W. Tukey, Exploratory Data Analysis, 1977, chapter 2). The quartile
 * by weight is the first value whose weight, with that of all smaller ones, is more than a quarter
 * of all weight; where it is a quarter exactly, the mean of this value and the next. That is R's
 * {@code quantile} of type 2 where each value stands as often as its weight says, and {@code
 * collapse::fnth(ties = 1)}, which the Norwegian national line's control of quality uses
 * (helseprofil/qualcontrol, {@code R/make_comparecube.R}).
 *
 * <p>The constructor throws an {@link IllegalArgumentException} if a quartile is not finite or the
 * lower one above the upper one.
 *
 * @param lowerQuartile the value that a quarter of the weight lies below
 * @param upperQuartile the value that a quarter of the weight lies above
 */
public record Fences(double lowerQuartile, double upperQuartile) {
  private static final double REACH = 1.5;
  private static final double QUARTER = 0.25;

  /** Room for binary fractions where a quarter of the weight is reached exactly. */
  private static final double TOLERANCE = 1e-12;

  public Fences {
    if (!(Double.isFinite(lowerQuartile) && Double.isFinite(upperQuartile))) {
      throw new IllegalArgumentException(
          "Invalid quartiles: " + lowerQuartile + " and " + upperQuartile + ", must be finite");
    }
    if (!(lowerQuartile <= upperQuartile)) {
      throw new IllegalArgumentException(
          "Invalid quartiles: " + lowerQuartile + " and " + upperQuartile + ", must be in order");
    }
  }

  /**
   * The fences around some values.
   *
   * @param values the values in any order, at least one, finite
   * @param weights how much each of them counts, zero or more, not all zero; a value of weight zero
   *     decides nothing
   * @return the fences
   * @throws IllegalArgumentException if there are not as many weights as values, or one of them is
   *     not as said
   */
  public static Fences of(double[] values, double[] weights) {
    if (values.length == 0 || values.length != weights.length) {
      throw new IllegalArgumentException(
          "Invalid values: %d with %d weights, must be one or more with a weight each"
              .formatted(values.length, weights.length));
    }
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new IllegalArgumentException("Invalid value: " + values[i] + ", must be finite");
      }
      if (!(weights[i] >= 0 && Double.isFinite(weights[i]))) {
        throw new IllegalArgumentException("Invalid weight: " + weights[i] + ", must be 0 or more");
      }
    }
    int[] order =
        IntStream.range(0, values.length)
            .filter(i -> weights[i] > 0)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> values[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double all = Arrays.stream(order).mapToDouble(i -> weights[i]).sum();
    if (!(all > 0)) {
      throw new IllegalArgumentException("Invalid weights: all are 0, one must be greater");
    }
    return new Fences(
        quantile(values, weights, order, all * QUARTER, all),
        quantile(values, weights, order, all * (1 - QUARTER), all));
  }

  private static double quantile(
      double[] values, double[] weights, int[] order, double target, double all) {
    double below = 0;
    for (int i = 0; i < order.length - 1; i++) {
      below += weights[order[i]];
      if (Math.abs(below - target) <= all * TOLERANCE) {
        return (values[order[i]] + values[order[i + 1]]) / 2;
      }
      if (below > target) {
        return values[order[i]];
      }
    }
    return values[order[order.length - 1]];
  }

  /**
   * The lower fence.
   *
   * @return one and a half quartile distances below the lower quartile
   */
  public double low() {
    return lowerQuartile - REACH * (upperQuartile - lowerQuartile);
  }

  /**
   * The upper fence.
   *
   * @return one and a half quartile distances above the upper quartile
   */
  public double high() {
    return upperQuartile + REACH * (upperQuartile - lowerQuartile);
  }

  /**
   * Whether the quartiles are the same value: half of the weight or more lies on it, and the fences
   * say nothing of what else is usual.
   *
   * @return true if there is no distance between the quartiles
   */
  public boolean areFlat() {
    return lowerQuartile == upperQuartile;
  }

  /**
   * Whether a value lies within the fences.
   *
   * @param value a value
   * @return true also on a fence
   */
  public boolean contain(double value) {
    return value >= low() && value <= high();
  }
}
