package no.mestring.core.pathway;

import java.util.Collection;
import no.mestring.core.argument.Argument;
import no.mestring.core.estimate.Absence;
import no.mestring.core.estimate.ConfidenceLevel;
import no.mestring.core.estimate.Estimate;
import no.mestring.core.estimate.Interval;
import no.mestring.core.statistics.Normal;

/**
 * How soon some of those who wait get what they wait for, beside all others of the same sex and
 * age, or of whatever groups are taken: the log-rank test (Mantel, Cancer Chemotherapy Reports 50
 * (1966), pages 163-170; Peto and Peto, Journal of the Royal Statistical Society A 135 (1972),
 * pages 185-206), added up over the groups. Whoever withdraws, moves or dies is not compared any
 * more from then on.
 */
public final class WaitingComparison {
  private final long observed;
  private final double expected;
  private final double variance;

  private WaitingComparison(long observed, double expected, double variance) {
    this.observed = observed;
    this.expected = expected;
    this.variance = variance;
  }

  /**
   * A group within which some are compared with the others.
   *
   * @param some those who are compared
   * @param all they and the others
   */
  public record Group(WaitingTimes some, WaitingTimes all) {}

  /**
   * Compares.
   *
   * @param groups such as sexes and ages, of which nobody is in two
   * @param outcome any but {@code WAITING}
   * @return the comparison
   * @throws IllegalArgumentException if waiting is no end, or some are not among all
   */
  public static WaitingComparison of(Collection<Group> groups, WaitingOutcome outcome) {
    if (outcome == WaitingOutcome.WAITING) {
      throw Argument.invalid("outcome", outcome, "must be an end");
    }
    long observed = 0;
    double expected = 0;
    double variance = 0;
    for (Group group : groups) {
      observed += group.some.count(outcome);
      for (int day = 0; day <= Math.max(group.some.lastDay(), group.all.lastDay()); day++) {
        double some = group.some.waitingUntil(day);
        double all = group.all.waitingUntil(day);
        double ended = group.all.endedOn(day, outcome);
        if (some > all || group.some.endedOn(day, outcome) > ended) {
          throw Argument.invalid(
              "some", some, "must be among the " + all + " of all on day " + day);
        }
        if (ended > 0) {
          double share = some / all;
          expected += ended * share;
          variance += all > 1 ? ended * share * (1 - share) * (all - ended) / (all - 1) : 0;
        }
      }
    }
    return new WaitingComparison(observed, expected, variance);
  }

  /**
   * How many of those who are compared had the outcome.
   *
   * @return zero or more
   */
  public long observed() {
    return observed;
  }

  /**
   * How many would have had it if each day they had it as often as all who still waited then.
   *
   * @return zero or more
   */
  public double expected() {
    return expected;
  }

  /**
   * How often those who are compared have the outcome on a day they wait, over how often the others
   * have it: Peto's ratio (Yusuf et al., Progress in Cardiovascular Diseases 27 (1985), pages
   * 335-371), which is too near 1 where the two differ by a factor of three or more.
   *
   * @param levels the confidence levels of the limits; none for no limits
   * @return more than 1 if those who are compared get it sooner; absent as not computable if there
   *     is nothing to compare, as when nobody had it or nobody else waited
   */
  public Estimate ratio(ConfidenceLevel... levels) {
    if (!(variance > 0)) {
      return Estimate.absent(Absence.NOT_COMPUTABLE);
    }
    double log = (observed - expected) / variance;
    return Estimate.of(
        Math.exp(log),
        level -> {
          double step = Normal.z(level) / Math.sqrt(variance);
          return new Interval(Math.exp(log - step), Math.exp(log + step));
        },
        levels);
  }

  /**
   * The probability of such a difference or a larger one if there were none.
   *
   * @return from 0 to 1, two-sided; 1 if there is nothing to compare
   */
  public double pValue() {
    return variance > 0 ? Normal.twoSided((observed - expected) / Math.sqrt(variance)) : 1;
  }
}
