package no.mestring.core.neighbours;

/** The values of one indicator in all areas, in standard deviations from their mean. */
final class StandardScores {
  /** Values that differ less than this, relative to their size, differ by rounding only. */
  private static final double ROUNDING = 1e-12;

  private StandardScores() {}

  /** Whether values are more than roundings of the same one. */
  static boolean vary(double[] values) {
    double lowest = lowest(values);
    double highest = highest(values);
    double size = Math.max(Math.abs(lowest), Math.abs(highest));
    return highest / 2 - lowest / 2 > size * ROUNDING;
  }

  /**
   * The scores, with the standard deviation of all (division by n): the areas are all there are and
   * no sample. First brought between 0 and 1, so that nothing overflows.
   */
  static double[] of(double[] values) {
    double lowest = lowest(values);
    double range = highest(values) / 2 - lowest / 2;
    double[] scores = new double[values.length];
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      scores[i] = (values[i] / 2 - lowest / 2) / range;
      sum += scores[i];
    }
    double mean = sum / values.length;
    double squares = 0;
    for (double score : scores) {
      squares += (score - mean) * (score - mean);
    }
    double deviation = Math.sqrt(squares / values.length);
    for (int i = 0; i < scores.length; i++) {
      scores[i] = (scores[i] - mean) / deviation;
    }
    return scores;
  }

  private static double lowest(double[] values) {
    double lowest = Double.POSITIVE_INFINITY;
    for (double value : values) {
      lowest = Math.min(lowest, value);
    }
    return lowest;
  }

  private static double highest(double[] values) {
    double highest = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      highest = Math.max(highest, value);
    }
    return highest;
  }
}
