package no.mestring.core.service;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import no.mestring.core.numeric.GammaDraw;

/**
 * One run through the events of a queue, counted by group and by span of time. Nothing is allocated
 * per event: the arrays grow with the longest queue and are kept from run to run.
 *
 * <p>Whoever leaves is found when their turn has come: until then they are in nobody's way. They
 * are counted at the time when they left.
 */
final class QueueRun {
  private static final int FIRST_LENGTH = 64;

  private final int groups;
  private final double[] referralsUpTo;
  private final double[] patience;
  private final Stay stay;
  private final double shape;

  /** From when on there are how many places; the first from the start. */
  private final double[] changes;

  private final int[] placesFrom;

  /** The spans that are counted: where the first begins, how long each is, how many. */
  private final double from;

  private final double width;
  private final int spans;
  private final double end;
  private final double limit;

  /** By group and span: how many started, left, waited longer than the limit, and how long. */
  final long[] started;

  final long[] left;
  final long[] longer;
  final double[] weeksOfStarted;
  final double[] weeksOfLeft;

  /** By group and span: how many wait when the span ends. */
  final long[] waitingAtEnd;

  /** By group: the waiting during all spans added up over time. */
  final double[] waitingWeeks;

  /** Those who wait, group by group in order of referral, in rings. */
  private final double[][] referredAt;

  private final double[][] leavesAt;
  private final int[] first;
  private final int[] length;

  /** When the taken places become free, the next first: a binary heap. */
  private double[] freeAt = new double[FIRST_LENGTH];

  private int taken;

  QueueRun(
      ServiceQueue queue,
      double[] changes,
      int[] placesFrom,
      double from,
      double width,
      int spans,
      double limit) {
    groups = queue.groups().size();
    referralsUpTo = new double[groups];
    patience = new double[groups];
    double sum = 0;
    for (int group = 0; group < groups; group++) {
      ReferralGroup one = queue.groups().get(group);
      sum += one.perWeek();
      referralsUpTo[group] = sum;
      patience[group] = one.meanPatienceWeeks().orElse(Double.POSITIVE_INFINITY);
    }
    stay = queue.stay();
    shape = 1 / (stay.variation() * stay.variation());
    this.changes = changes;
    this.placesFrom = placesFrom;
    this.from = from;
    this.width = width;
    this.spans = spans;
    this.end = from + width * spans;
    this.limit = limit;
    started = new long[groups * spans];
    left = new long[groups * spans];
    longer = new long[groups * spans];
    weeksOfStarted = new double[groups * spans];
    weeksOfLeft = new double[groups * spans];
    waitingWeeks = new double[groups];
    waitingAtEnd = new long[groups * spans];
    referredAt = new double[groups][FIRST_LENGTH];
    leavesAt = new double[groups][FIRST_LENGTH];
    first = new int[groups];
    length = new int[groups];
  }

  /** Runs from time zero to the end of the last span. */
  void run(List<Integer> waiting, int busy, SplittableRandom random) {
    clear();
    for (int place = 0; place < busy; place++) {
      take(residual(random));
    }
    for (int group = 0; group < groups; group++) {
      for (int person = 0; person < waiting.get(group); person++) {
        join(group, 0, random);
      }
    }
    double total = referralsUpTo[groups - 1];
    double referral = total > 0 ? exponential(random) / total : Double.POSITIVE_INFINITY;
    int change = 1;
    int places = placesFrom[0];
    fill(0, places, random);
    while (true) {
      double free = taken > 0 ? freeAt[0] : Double.POSITIVE_INFINITY;
      double changed = change < changes.length ? changes[change] : Double.POSITIVE_INFINITY;
      double now = Math.min(referral, Math.min(free, changed));
      if (now >= end) {
        break;
      }
      if (now == referral) {
        int group = group(random.nextDouble() * total);
        if (taken < places) {
          take(now + stay(random));
          count(group, now, now, true);
        } else {
          join(group, now, random);
        }
        referral = now + exponential(random) / total;
      } else {
        if (now == free) {
          release();
        } else {
          places = placesFrom[change];
          change++;
        }
        fill(now, places, random);
      }
    }
    for (int group = 0; group < groups; group++) {
      while (length[group] > 0) {
        callNext(group, end);
      }
    }
    for (int group = 0; group < groups; group++) {
      for (int span = 1; span < spans; span++) {
        waitingAtEnd[group * spans + span] += waitingAtEnd[group * spans + span - 1];
      }
    }
  }

  private void clear() {
    Arrays.fill(started, 0);
    Arrays.fill(left, 0);
    Arrays.fill(longer, 0);
    Arrays.fill(weeksOfStarted, 0);
    Arrays.fill(weeksOfLeft, 0);
    Arrays.fill(waitingWeeks, 0);
    Arrays.fill(waitingAtEnd, 0);
    Arrays.fill(length, 0);
    taken = 0;
  }

  private int group(double place) {
    int group = 0;
    while (group < groups - 1 && place >= referralsUpTo[group]) {
      group++;
    }
    return group;
  }

  /** Starts people as long as places are free and somebody waits. */
  private void fill(double now, int places, SplittableRandom random) {
    for (int group = 0; group < groups && taken < places; group++) {
      while (length[group] > 0 && taken < places) {
        if (callNext(group, now)) {
          take(now + stay(random));
        }
      }
    }
  }

  /**
   * Takes the first of a group out of the queue: true if still there to start, and time is left.
   */
  private boolean callNext(int group, double now) {
    double referred = referredAt[group][first[group]];
    double leaves = leavesAt[group][first[group]];
    first[group] = next(first[group], referredAt[group].length);
    length[group]--;
    boolean isThere = leaves > now;
    if (isThere && now >= end) {
      countWaiting(group, referred, Double.POSITIVE_INFINITY);
    } else {
      count(group, referred, isThere ? now : leaves, isThere);
    }
    return isThere;
  }

  private void join(int group, double now, SplittableRandom random) {
    while (length[group] > 0 && leavesAt[group][first[group]] <= now) {
      callNext(group, now);
    }
    if (length[group] == referredAt[group].length) {
      referredAt[group] = unrolled(referredAt[group], first[group]);
      leavesAt[group] = unrolled(leavesAt[group], first[group]);
      first[group] = 0;
    }
    int last = first[group] + length[group];
    int slot = last < referredAt[group].length ? last : last - referredAt[group].length;
    referredAt[group][slot] = now;
    leavesAt[group][slot] =
        patience[group] == Double.POSITIVE_INFINITY
            ? Double.POSITIVE_INFINITY
            : now + patience[group] * exponential(random);
    length[group]++;
  }

  private static int next(int slot, int slots) {
    return slot + 1 < slots ? slot + 1 : 0;
  }

  private static double[] unrolled(double[] ring, int first) {
    double[] longer = new double[2 * ring.length];
    System.arraycopy(ring, first, longer, 0, ring.length - first);
    System.arraycopy(ring, 0, longer, ring.length - first, first);
    return longer;
  }

  /** Counts somebody who waited from a referral to a start, or until leaving. */
  private void count(int group, double referred, double ended, boolean isStart) {
    if (ended >= from && ended < end) {
      int index = group * spans + Math.min(spans - 1, (int) ((ended - from) / width));
      double weeks = ended - referred;
      if (isStart) {
        started[index]++;
        weeksOfStarted[index] += weeks;
      } else {
        left[index]++;
        weeksOfLeft[index] += weeks;
      }
      if (weeks > limit) {
        longer[index]++;
      }
    }
    if (ended > referred) {
      countWaiting(group, referred, ended);
    }
  }

  /** Counts somebody in the queues they were in; who starts just when a span ends, still waited. */
  private void countWaiting(int group, double referred, double ended) {
    waitingWeeks[group] += Math.max(0, Math.min(ended, end) - Math.max(referred, from));
    int firstEnd = Math.max(0, (int) ((referred - from) / width));
    double lastEnd = Math.floor((ended - from) / width);
    if (firstEnd < spans && firstEnd < lastEnd) {
      waitingAtEnd[group * spans + firstEnd]++;
      if (lastEnd < spans) {
        waitingAtEnd[group * spans + (int) lastEnd]--;
      }
    }
  }

  private double stay(SplittableRandom random) {
    if (stay.isExponential()) {
      return stay.meanWeeks() * exponential(random);
    }
    return stay.variation() == 0
        ? stay.meanWeeks()
        : stay.meanWeeks() / shape * Math.exp(GammaDraw.logarithm(shape, random));
  }

  /**
   * What is left of the stay of somebody who is met in it: any part of a stay, long ones being met
   * as much more often as they are longer.
   */
  private double residual(SplittableRandom random) {
    if (stay.isExponential()) {
      return stay.meanWeeks() * exponential(random);
    }
    return stay.variation() == 0
        ? stay.meanWeeks() * random.nextDouble()
        : stay.meanWeeks()
            / shape
            * Math.exp(GammaDraw.logarithm(shape + 1, random))
            * random.nextDouble();
  }

  private static double exponential(SplittableRandom random) {
    return -Math.log(1 - random.nextDouble());
  }

  private void take(double until) {
    if (taken == freeAt.length) {
      freeAt = Arrays.copyOf(freeAt, 2 * taken);
    }
    int slot = taken;
    taken++;
    while (slot > 0 && freeAt[(slot - 1) / 2] > until) {
      freeAt[slot] = freeAt[(slot - 1) / 2];
      slot = (slot - 1) / 2;
    }
    freeAt[slot] = until;
  }

  private void release() {
    taken--;
    double last = freeAt[taken];
    int slot = 0;
    int child = 1;
    while (child < taken) {
      if (child + 1 < taken && freeAt[child + 1] < freeAt[child]) {
        child++;
      }
      if (freeAt[child] >= last) {
        break;
      }
      freeAt[slot] = freeAt[child];
      slot = child;
      child = 2 * slot + 1;
    }
    freeAt[slot] = last;
  }
}
