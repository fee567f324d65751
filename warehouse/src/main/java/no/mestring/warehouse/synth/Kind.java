package no.mestring.warehouse.synth;

import java.util.List;

/**
 * A kind of event that a person has in a year or has not, such as being dispensed antidepressants;
 * or a step of a course, which somebody who waits for it takes on a day or does not.
 */
final class Kind {
  private static final double MOST = 0.95;

  private final int number;
  private final List<String> codes;
  private final double[] codeSums;
  private final double[][] base;
  private final double[] effects;
  private final double[] trend;
  private final double[] counts;
  private final double more;

  /**
   * A kind.
   *
   * @param number its place among all kinds
   * @param codes the codes of its events
   * @param codeSums the sums of their weights
   * @param base the chance in the year of reference by sex and band of ages
   * @param effects the factor of each municipality
   * @param trend the factor of each year
   * @param more how many events there are beside the first, on average
   */
  Kind(
      int number,
      List<String> codes,
      double[] codeSums,
      double[][] base,
      double[] effects,
      double[] trend,
      double more) {
    this.number = number;
    this.codes = codes;
    this.codeSums = codeSums;
    this.base = base;
    this.effects = effects;
    this.trend = trend;
    this.counts = poisson(more);
    this.more = more;
  }

  /** Its place among all kinds. */
  int number() {
    return number;
  }

  List<String> codes() {
    return codes;
  }

  /** The share of those with events whose code is one of some codes. */
  double share(List<String> some) {
    double weight = 0;
    for (int i = 0; i < codes.size(); i++) {
      if (some.contains(codes.get(i))) {
        weight += codeSums[i] - (i == 0 ? 0 : codeSums[i - 1]);
      }
    }
    return weight / codeSums[codeSums.length - 1];
  }

  /** The chance of having at least one event in a year, or of taking a step on a day. */
  double chance(int municipality, int year, int sex, int band) {
    return Math.min(MOST, base[sex][band] * effects[municipality] * trend[year]);
  }

  /** How many events somebody has who has any: one, and a Poisson number more. */
  int events(Draws draws) {
    double u = draws.uniform();
    int events = 1;
    while (events < counts.length && counts[events - 1] <= u) {
      events++;
    }
    return events;
  }

  /** The place of the code of a year's events. */
  int code(Draws draws) {
    return codes.size() == 1 ? 0 : draws.pick(codeSums);
  }

  /**
   * The chance that somebody who has events has one within a part of the days lived: of a Poisson
   * number of events on days of their own, and of the first.
   *
   * @param part the share of the days
   */
  double within(double part) {
    return 1 - (1 - part) * StrictMath.exp(-more * part);
  }

  /** The sums of Poisson chances of 0, 1, 2 …, to where no more is seen. */
  private static double[] poisson(double mean) {
    double[] chances = new double[64];
    chances[0] = StrictMath.exp(-mean);
    for (int i = 1; i < chances.length; i++) {
      chances[i] = chances[i - 1] * mean / i;
    }
    return Resource.sums(chances);
  }
}
