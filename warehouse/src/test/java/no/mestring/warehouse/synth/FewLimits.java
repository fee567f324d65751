package no.mestring.warehouse.synth;

import java.util.StringJoiner;

/**
 * 95 % limits of a number of events as functions of SQL: Byar's by their formula (Breslow and Day,
 * Statistical Methods in Cancer Research II, IARC 1987, page 69), and below ten events the exact
 * ones (Garwood, Biometrika 28, 1936) of halves and thirds, by adding up the gamma density.
 */
final class FewLimits {
  private static final int FEWEST_FOR_BYAR = 10;

  /** Annual means over one, two or three years are sixths. */
  private static final int PARTS = 6;

  private static final int STRIPS = 1000;

  /** Above it there is less than 1e-15 of any of the densities. */
  private static final double END = Math.pow(80, 1.0 / PARTS);

  private FewLimits() {}

  static String macros() {
    StringJoiner lower = new StringJoiner(", ");
    StringJoiner upper = new StringJoiner(", ");
    for (int i = 0; i < FEWEST_FOR_BYAR * PARTS; i++) {
      lower.add(i == 0 ? "0.0" : String.valueOf(quantile(i, 0.025)));
      upper.add(String.valueOf(quantile(i + PARTS, 0.975)));
    }
    return """
    create macro low(o) as if(o < 10, [%s][cast(round(6 * o) as integer) + 1],
      o * (1 - 1 / (9 * o) - 1.959963984540054 / (3 * sqrt(o))) ^ 3);
    create macro high(o) as if(o < 10, [%s][cast(round(6 * o) as integer) + 1],
      (o + 1) * (1 - 1 / (9 * (o + 1)) + 1.959963984540054 / (3 * sqrt(o + 1))) ^ 3);
    """
        .formatted(lower, upper);
  }

  /** Of the gamma distribution with a shape in sixths and scale 1, by halving. */
  private static double quantile(int shape, double share) {
    double wanted = share * area(shape, END);
    double low = 0;
    double high = END;
    while (high - low > 1e-14) {
      double middle = (low + high) / 2;
      if (area(shape, middle) < wanted) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return Math.pow(low, PARTS);
  }

  /** Under the density up to the sixth power of an end, by Simpson's rule. */
  private static double area(int shape, double end) {
    double width = end / STRIPS;
    double sum = density(shape, 0) + density(shape, end);
    for (int i = 1; i < STRIPS; i++) {
      sum += (i % 2 == 1 ? 4 : 2) * density(shape, i * width);
    }
    return sum * width / 3;
  }

  /** Of the sixth root: a density without a pole at zero. */
  private static double density(int shape, double root) {
    return Math.pow(root, shape - 1) * Math.exp(-Math.pow(root, PARTS));
  }
}
