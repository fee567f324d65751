package no.mestring.core.numeric;

import java.util.SplittableRandom;

/**
 * Logarithms of gamma distributed random numbers; Marsaglia and Tsang, ACM Transactions on
 * Mathematical Software 26 (2000), pages 363-372. On the logarithm, because numbers of small shape
 * would be too small to be told from zero.
 */
public final class GammaDraw {
  private GammaDraw() {}

  /** The logarithm of a gamma distributed number of scale one. */
  public static double logarithm(double shape, SplittableRandom random) {
    return shape < 1
        ? fromOneOn(shape + 1, random) + Math.log(1 - random.nextDouble()) / shape
        : fromOneOn(shape, random);
  }

  private static double fromOneOn(double shape, SplittableRandom random) {
    double d = shape - 1.0 / 3;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double normal = random.nextGaussian();
      double root = c * normal;
      if (root <= -1) {
        continue;
      }
      double logCube = 3 * Math.log1p(root);
      double square = normal * normal;
      double uniform = 1 - random.nextDouble();
      if (uniform < 1 - 0.0331 * square * square
          || Math.log(uniform) < square / 2 + d * (logCube - Math.expm1(logCube))) {
        return Math.log(d) + logCube;
      }
    }
  }
}
