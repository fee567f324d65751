package no.mestring.core.service;

import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * The number of people in a service with exponential stays, in the long run: a birth-and-death
 * process with as many states as people. Everything follows from how likely each number is.
 */
final class ErlangQueue {
  private static final double NEGLIGIBLE = 1e-18;
  private static final double LARGE = 1e200;

  private ErlangQueue() {}

  /**
   * The share of those referred that has to wait if nobody leaves: Erlang's C formula (Larson and
   * Odoni, Urban Operations Research (1981), section 4.9.3), by way of his B formula.
   *
   * @return 1 if the load is 1 or more
   */
  static double shareWaiting(int places, double load) {
    if (load >= 1) {
      return 1;
    }
    double full = shareFull(places, load);
    return full / (1 - load * (1 - full));
  }

  /** Erlang's B formula: how likely all places are taken if nobody waits. */
  private static double shareFull(int places, double load) {
    double offered = load * places;
    double full = 1;
    for (int place = 1; place <= places; place++) {
      full = offered * full / (place + offered * full);
    }
    return full;
  }

  /**
   * People who leave the queue: Palm's model, called Erlang A; Mandelbaum and Zeltyn, The
   * Palm/Erlang-A queue, with applications to call centers (2005). Somebody who finds so many
   * before them would wait for a sum of exponential times, one for each person who starts or
   * leaves, which is the negative logarithm of a beta distributed number.
   *
   * @param meanWaiting how many wait at a time
   * @param shareLonger the share of those referred that waits longer than the limit
   */
  record Leaving(double meanWaiting, double shareLonger) {
    static Leaving of(ServiceQueue queue, double meanPatience, double limitWeeks) {
      double referrals = queue.referralsPerWeek();
      if (referrals == 0) {
        return new Leaving(0, 0);
      }
      double starts = queue.startsPerWeek();
      double still = Math.exp(-limitWeeks / meanPatience);
      // how likely each number is, compared with all places being taken and nobody waiting
      double likely = 1;
      double sum = 1 / shareFull(queue.places(), queue.load());
      double people = 0;
      double longer = 0;
      for (int before = 0;
          likely > NEGLIGIBLE * sum || referrals > starts + before / meanPatience;
          before++) {
        people += before * likely;
        longer +=
            likely
                * (limitWeeks == 0
                    ? 1
                    : BetaDistribution.of(starts * meanPatience, before + 1.0)
                        .cumulativeProbability(still));
        likely *= referrals / (starts + (before + 1) / meanPatience);
        sum += likely;
        if (sum > LARGE) {
          likely /= LARGE;
          sum /= LARGE;
          people /= LARGE;
          longer /= LARGE;
        }
      }
      return new Leaving(people / sum, still * longer / sum);
    }
  }
}
