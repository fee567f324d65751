package no.mestring.core.service;

import no.mestring.core.argument.Argument;

/**
 * How long somebody keeps a place once there is one: gamma distributed, of which the exponential
 * distribution and a constant length are special cases.
 *
 * <p>The constructor throws an {@link IllegalArgumentException} if the mean is not greater than
 * zero, the variation is negative, or one of them is not finite.
 *
 * @param meanWeeks the mean in weeks, greater than zero
 * @param variation the standard deviation divided by the mean (coefficient of variation), zero or
 *     more: 1 is exponential, 0 is constant
 */
public record Stay(double meanWeeks, double variation) {
  public Stay {
    Argument.positive("meanWeeks", meanWeeks);
    Argument.notNegative("variation", variation);
  }

  /**
   * Stays of which the next week is as likely to be the last whatever was before: many short ones
   * and a few very long.
   *
   * @param meanWeeks the mean in weeks, greater than zero
   * @return the exponential distribution
   * @throws IllegalArgumentException if the mean is not greater than zero or not finite
   */
  public static Stay exponential(double meanWeeks) {
    return new Stay(meanWeeks, 1);
  }

  /**
   * Stays that are all of the same length.
   *
   * @param weeks the length in weeks, greater than zero
   * @return the constant
   * @throws IllegalArgumentException if the weeks are not greater than zero or not finite
   */
  public static Stay constant(double weeks) {
    return new Stay(weeks, 0);
  }

  boolean isExponential() {
    return variation == 1;
  }

  /** How long the stay of somebody who is met in it goes on, on average. */
  double meanResidualWeeks() {
    return meanWeeks * (1 + variation * variation) / 2;
  }
}
