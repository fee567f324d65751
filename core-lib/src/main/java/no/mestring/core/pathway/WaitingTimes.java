package no.mestring.core.pathway;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;
import no.mestring.core.argument.Argument;
import no.mestring.core.estimate.Absence;
import no.mestring.core.estimate.ConfidenceLevel;
import no.mestring.core.estimate.Estimate;
import no.mestring.core.estimate.Interval;
import no.mestring.core.statistics.Mean;
import no.mestring.core.statistics.Normal;

/**
 * How long people waited, in whole days, and what for: those who still wait count as long as they
 * are known to wait, and nobody is left out. Who withdrew, moved or died did not start, and cannot
 * any more; taking them for still waiting would say that more start than do.
 *
 * <p>The share that still waits is that of Kaplan and Meier (Journal of the American Statistical
 * Association 53 (1958), pages 457-481) with Greenwood's variance (1926); the share that ended in
 * one way that of Aalen and Johansen (Scandinavian Journal of Statistics 5 (1978), pages 141-150)
 * with Greenwood's variance by the delta method. Limits are those of the complementary log-log
 * scale (Kalbfleisch and Prentice, 1980). Whoever ends on a day still waited on it.
 */
public final class WaitingTimes {
  private static final double HALF = 0.5;

  /** What a product of shares may be off. */
  private static final double ROUNDING = 1e-12;

  /** How many had which outcome after how many days. */
  private final Map<WaitingOutcome, long[]> counts;

  private final int lastDay;

  /** How many are known to have waited until each day. */
  private final long[] waiting;

  /** How many of them ended on it, in any way. */
  private final long[] ended;

  /** The share that still waits after it, and the sum that its variance is made of. */
  private final double[] share;

  private final double[] greenwood;

  private WaitingTimes(Map<WaitingOutcome, long[]> counts, int lastDay) {
    this.counts = counts;
    this.lastDay = lastDay;
    this.waiting = new long[lastDay + 1];
    this.ended = new long[lastDay + 1];
    this.share = new double[lastDay + 1];
    this.greenwood = new double[lastDay + 1];
    long left = counts.values().stream().flatMapToLong(LongStream::of).sum();
    double still = 1;
    double sum = 0;
    for (int day = 0; day <= lastDay; day++) {
      waiting[day] = left;
      for (WaitingOutcome outcome : WaitingOutcome.values()) {
        long some = count(outcome, day);
        ended[day] += outcome == WaitingOutcome.WAITING ? 0 : some;
        left -= some;
      }
      if (ended[day] > 0) {
        still *= (waiting[day] - ended[day]) / (double) waiting[day];
        sum += term(day);
      }
      share[day] = still;
      greenwood[day] = sum;
    }
  }

  /** What a day adds to Greenwood's sum; where nobody is left, there is no variance. */
  private double term(int day) {
    long rest = waiting[day] - ended[day];
    return rest == 0 ? 0 : ended[day] / ((double) waiting[day] * rest);
  }

  /** Counts people one by one. */
  public static final class Counter {
    private static final int FIRST_DAYS = 64;

    private final Map<WaitingOutcome, long[]> counts = new EnumMap<>(WaitingOutcome.class);
    private int lastDay = -1;

    /** Starts with nobody. */
    public Counter() {
      for (WaitingOutcome outcome : WaitingOutcome.values()) {
        counts.put(outcome, new long[FIRST_DAYS]);
      }
    }

    /**
     * Counts somebody.
     *
     * @param days how long the person waited, or has waited until now, zero or more
     * @param outcome how it ended
     * @throws IllegalArgumentException if the days are negative
     */
    public void add(int days, WaitingOutcome outcome) {
      Argument.notNegative("days", days);
      until(days, outcome)[days]++;
      lastDay = Math.max(lastDay, days);
    }

    /**
     * Counts everybody that another has counted.
     *
     * @param other the other, which stays as it is
     */
    public void add(Counter other) {
      for (WaitingOutcome outcome : WaitingOutcome.values()) {
        long[] some = of(other.counts, outcome);
        long[] sums = until(other.lastDay, outcome);
        for (int days = 0; days <= other.lastDay && days < some.length; days++) {
          sums[days] += some[days];
        }
      }
      lastDay = Math.max(lastDay, other.lastDay);
    }

    /** The counts of an outcome, with room for so many days. */
    private long[] until(int days, WaitingOutcome outcome) {
      long[] some = of(counts, outcome);
      if (days >= some.length) {
        some = Arrays.copyOf(some, Math.max(days + 1, 2 * some.length));
        counts.put(outcome, some);
      }
      return some;
    }

    /**
     * What was counted until now.
     *
     * @return the waiting times; what is counted later changes them not
     */
    public WaitingTimes toWaitingTimes() {
      Map<WaitingOutcome, long[]> copy = new EnumMap<>(WaitingOutcome.class);
      counts.forEach((outcome, some) -> copy.put(outcome, Arrays.copyOf(some, lastDay + 1)));
      return new WaitingTimes(copy, lastDay);
    }
  }

  private static long[] of(Map<WaitingOutcome, long[]> counts, WaitingOutcome outcome) {
    return Objects.requireNonNull(counts.get(outcome));
  }

  /** The longest time anybody is known to have waited; -1 if nobody did. */
  int lastDay() {
    return lastDay;
  }

  /** How many are known to have waited until a day. */
  long waitingUntil(int day) {
    return day > lastDay ? 0 : waiting[day];
  }

  /** How many had an outcome on a day. */
  long endedOn(int day, WaitingOutcome outcome) {
    return day > lastDay ? 0 : count(outcome, day);
  }

  private long count(WaitingOutcome outcome, int day) {
    return of(counts, outcome)[day];
  }

  /**
   * How many waited.
   *
   * @return zero or more
   */
  public long count() {
    return lastDay < 0 ? 0 : waiting[0];
  }

  /**
   * How many had an outcome.
   *
   * @param outcome the outcome
   * @return zero or more
   */
  public long count(WaitingOutcome outcome) {
    return LongStream.of(of(counts, outcome)).sum();
  }

  /**
   * The mean time waited by those who had an outcome; of those who still wait, so far.
   *
   * @param outcome the outcome
   * @param levels the confidence levels of the limits; none for no limits
   * @return days; absent as too few values if nobody had it; see {@link Mean}
   */
  public Estimate mean(WaitingOutcome outcome, ConfidenceLevel... levels) {
    double count = count(outcome);
    double sum = 0;
    for (int day = 0; day <= lastDay; day++) {
      sum += (double) day * count(outcome, day);
    }
    double mean = sum / Math.max(1, count);
    double squares = 0;
    for (int day = 0; day <= lastDay; day++) {
      squares += count(outcome, day) * (day - mean) * (day - mean);
    }
    return Mean.ofSummary(count, mean, Math.sqrt(squares / Math.max(1, count - 1)), levels);
  }

  /**
   * The median time waited by those who had an outcome; of those who still wait, so far. Of those
   * who started it is shorter than people wait, as long as others still wait: see {@link #median}.
   *
   * @param outcome the outcome
   * @return days, of an even number of people the middle between two; without limits; absent as too
   *     few values if nobody had it
   */
  public Estimate medianOf(WaitingOutcome outcome) {
    long count = count(outcome);
    return count == 0
        ? Estimate.absent(Absence.TOO_FEW_VALUES)
        : Estimate.of(
            (dayOf(outcome, (count + 1) / 2) + dayOf(outcome, count / 2 + 1)) / 2.0, Map.of());
  }

  /** The day of the person of a place among those who had an outcome, the first being 1. */
  private int dayOf(WaitingOutcome outcome, long place) {
    long seen = 0;
    int day = -1;
    while (seen < place) {
      day++;
      seen += count(outcome, day);
    }
    return day;
  }

  /**
   * The share of all who still wait after so many days.
   *
   * @param days zero or more
   * @param levels the confidence levels of the limits; none for no limits
   * @return from 0 to 1; without limits if nobody ended by then, or everybody; absent as no
   *     population if nobody waited, and as not computable later than anybody is known to have
   *     waited
   * @throws IllegalArgumentException if the days are negative
   */
  public Estimate stillWaiting(int days, ConfidenceLevel... levels) {
    Optional<Absence> absence = absence(days);
    if (absence.isPresent()) {
      return Estimate.absent(absence.get());
    }
    int day = Math.min(days, lastDay);
    return estimate(share[day], share[day] * share[day] * greenwood[day], true, levels);
  }

  /**
   * The share of all that has had an outcome after so many days, such as {@code STARTED} within a
   * time limit.
   *
   * @param outcome any but {@code WAITING}
   * @param days zero or more
   * @param levels the confidence levels of the limits; none for no limits
   * @return from 0 to 1; without limits if nobody had it by then, or everybody; absent as no
   *     population if nobody waited, and as not computable later than anybody is known to have
   *     waited
   * @throws IllegalArgumentException if the days are negative, or waiting is no end
   */
  public Estimate endedWithin(WaitingOutcome outcome, int days, ConfidenceLevel... levels) {
    if (outcome == WaitingOutcome.WAITING) {
      throw Argument.invalid("outcome", outcome, "must be an end");
    }
    Optional<Absence> absence = absence(days);
    if (absence.isPresent()) {
      return Estimate.absent(absence.get());
    }
    int last = Math.min(days, lastDay);
    double[] incidence = new double[last + 1];
    double sum = 0;
    for (int day = 0; day <= last; day++) {
      sum += ended[day] == 0 ? 0 : before(day) * count(outcome, day) / waiting[day];
      incidence[day] = sum;
    }
    double variance = 0;
    for (int day = 0; day <= last; day++) {
      if (ended[day] > 0) {
        double left = sum - incidence[day];
        double some = count(outcome, day);
        double all = waiting[day];
        double share = before(day);
        variance +=
            left * left * term(day)
                + share * share * (all - some) * some / (all * all * all)
                - 2 * left * share * some / (all * all);
      }
    }
    return estimate(sum, variance, false, levels);
  }

  /** The share that still waits when a day begins. */
  private double before(int day) {
    return day == 0 ? 1 : share[day - 1];
  }

  /** Why nothing is known of the shares after so many days, if so. */
  private Optional<Absence> absence(int days) {
    Argument.notNegative("days", days);
    if (lastDay < 0) {
      return Optional.of(Absence.NO_POPULATION);
    }
    boolean isUnknown = days > lastDay && share[lastDay] > 0;
    return isUnknown ? Optional.of(Absence.NOT_COMPUTABLE) : Optional.empty();
  }

  /** A share with limits on the complementary log-log scale, of it or of what it leaves. */
  private static Estimate estimate(
      double share, double variance, boolean isOfShare, ConfidenceLevel... levels) {
    double nearest = Math.rint(share);
    return Math.abs(share - nearest) < ROUNDING
        ? Estimate.of(nearest, Map.of())
        : Estimate.of(share, level -> limits(share, variance, isOfShare, level), levels);
  }

  private static Interval limits(
      double share, double variance, boolean isOfShare, ConfidenceLevel level) {
    double base = isOfShare ? share : 1 - share;
    double step = Normal.z(level) * Math.sqrt(variance) / Math.abs(base * Math.log(base));
    double one = Math.pow(base, Math.exp(step));
    double other = Math.pow(base, Math.exp(-step));
    return isOfShare ? new Interval(one, other) : new Interval(1 - other, 1 - one);
  }

  /**
   * After how many days half of all have stopped waiting, in whatever way.
   *
   * @param levels the confidence levels of the limits; none for no limits
   * @return days, with the limits of Brookmeyer and Crowley (Biometrics 38 (1982), pages 29-41), if
   *     both are known; absent as no population if nobody waited, and as not computable as long as
   *     more than half still wait
   */
  public Estimate median(ConfidenceLevel... levels) {
    if (lastDay < 0) {
      return Estimate.absent(Absence.NO_POPULATION);
    }
    int median = 0;
    while (median <= lastDay && share[median] > HALF + ROUNDING) {
      median++;
    }
    if (median > lastDay) {
      return Estimate.absent(Absence.NOT_COMPUTABLE);
    }
    Map<ConfidenceLevel, Interval> intervals = new LinkedHashMap<>();
    for (ConfidenceLevel level : levels) {
      medianLimits(level).ifPresent(interval -> intervals.put(level, interval));
    }
    return Estimate.of(median, intervals);
  }

  private Optional<Interval> medianLimits(ConfidenceLevel level) {
    int lower = -1;
    for (int day = 0; day <= lastDay; day++) {
      Estimate still = stillWaiting(day, level);
      Interval limits =
          still.limits(level).orElse(new Interval(share[day], share[day])); // none waits, or all
      if (lower < 0 && limits.lower() <= HALF) {
        lower = day;
      }
      if (limits.upper() <= HALF) {
        return Optional.of(new Interval(lower, day));
      }
    }
    return Optional.empty();
  }

  /**
   * How many of the next days somebody waits on average.
   *
   * @param days one or more
   * @param levels the confidence levels of the limits; none for no limits
   * @return from 0 to so many days, with normal limits; absent as no population if nobody waited,
   *     and as not computable if nobody is known to have waited so long and some still wait
   * @throws IllegalArgumentException if the days are not positive
   */
  public Estimate restrictedMean(int days, ConfidenceLevel... levels) {
    Argument.positive("days", days);
    Optional<Absence> absence = absence(days);
    if (absence.isPresent()) {
      return Estimate.absent(absence.get());
    }
    int last = Math.min(days - 1, lastDay);
    double area = 0;
    double variance = 0;
    for (int day = last; day >= 0; day--) {
      area += share[day];
      variance += area * area * term(day);
    }
    double mean = area;
    double error = Math.sqrt(variance);
    return variance == 0
        ? Estimate.of(mean, Map.of())
        : Estimate.of(
            mean,
            level ->
                new Interval(
                    Math.max(0, mean - Normal.z(level) * error),
                    Math.min(days, mean + Normal.z(level) * error)),
            levels);
  }
}
