package no.mestring.core.service;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import no.mestring.core.argument.Argument;
import no.mestring.core.estimate.ConfidenceLevel;
import no.mestring.core.estimate.Estimate;
import no.mestring.core.estimate.Interval;

/**
 * A queue week by week from a day on: how a backlog is worked off, what more or fewer places from a
 * date do, and how fast a queue without end grows. Simulated, for any {@link ServiceQueue}.
 *
 * <p>Those who wait on the first day count as referred on it: how long they have waited before is
 * not known. Their patience begins then.
 *
 * <p>The constructor throws an {@link IllegalArgumentException} if the waiting are not given for
 * each group and no other, a number is negative, more places are taken than there are, or the
 * changes are not after the first day and in order.
 *
 * @param queue who is referred, the places of the first day, and the stay
 * @param firstDay the day from which on it is told
 * @param waiting how many wait on the first day, by name of group
 * @param takenPlaces how many places are taken on the first day, by people who have been there for
 *     any part of their stay
 * @param changes how many places there are from later days on, in order of time
 */
public record QueueOutlook(
    ServiceQueue queue,
    LocalDate firstDay,
    Map<String, Integer> waiting,
    int takenPlaces,
    List<PlacesFrom> changes) {
  private static final double DAYS_OF_WEEK = 7;

  public QueueOutlook {
    waiting = Collections.unmodifiableMap(new LinkedHashMap<>(waiting));
    changes = List.copyOf(changes);
    List<String> names = queue.groups().stream().map(ReferralGroup::name).toList();
    if (waiting.size() != names.size() || !waiting.keySet().containsAll(names)) {
      throw Argument.invalid("waiting", waiting.keySet(), "must be of the groups " + names);
    }
    waiting.forEach((name, count) -> Argument.notNegative("waiting of " + name, count));
    Argument.between("takenPlaces", takenPlaces, 0, queue.places());
    LocalDate before = firstDay;
    for (PlacesFrom change : changes) {
      if (!change.date().isAfter(before)) {
        throw Argument.invalid("changes", change, "must be after " + before);
      }
      before = change.date();
    }
  }

  /**
   * The next weeks.
   *
   * @param weeks how many, one or more
   * @param replications how many times it is simulated: enough that the range can be told, 39 or
   *     more at 95 %
   * @param seed where the random numbers begin; the same seed gives the same figures
   * @param level the confidence level of the limits, and the probability of the range: a further
   *     replication would be in it as often
   * @return one row a week
   * @throws IllegalArgumentException if there is no week, or too few replications
   */
  public List<QueueWeek> weeks(int weeks, int replications, long seed, ConfidenceLevel level) {
    Argument.holding(weeks >= 1, "weeks", weeks, "must be 1 or more");
    int fewest = (int) Math.ceil(2 / level.errorRate() - 1 - 1e-9);
    Argument.holding(
        replications >= fewest,
        "replications",
        replications,
        "must be " + fewest + " or more for " + level);
    int groups = queue.groups().size();
    Sums[][] sums = new Sums[groups + 1][weeks];
    for (Sums[] row : sums) {
      Arrays.setAll(row, week -> new Sums(replications));
    }
    QueueRun run =
        new QueueRun(queue, changeWeeks(), places(), 0, 1, weeks, Double.POSITIVE_INFINITY);
    List<Integer> first =
        queue.groups().stream()
            .map(group -> Objects.requireNonNull(waiting.get(group.name())))
            .toList();
    SplittableRandom seeds = new SplittableRandom(seed);
    for (int replication = 0; replication < replications; replication++) {
      run.run(first, takenPlaces, seeds.split());
      for (int group = 0; group < groups; group++) {
        for (int week = 0; week < weeks; week++) {
          sums[group][week].add(replication, run, group * weeks + week);
          sums[groups][week].add(replication, run, group * weeks + week);
        }
      }
    }
    List<QueueWeek> rows = new ArrayList<>();
    for (int week = 0; week < weeks; week++) {
      Map<String, QueueWeekFigures> figures = new LinkedHashMap<>();
      for (int group = 0; group < groups; group++) {
        figures.put(queue.groups().get(group).name(), sums[group][week].figures(level));
      }
      rows.add(
          new QueueWeek(firstDay.plusWeeks(week + 1L), figures, sums[groups][week].figures(level)));
    }
    return rows;
  }

  private double[] changeWeeks() {
    return IntStream.rangeClosed(0, changes.size())
        .mapToDouble(
            index ->
                index == 0
                    ? 0
                    : ChronoUnit.DAYS.between(firstDay, changes.get(index - 1).date())
                        / DAYS_OF_WEEK)
        .toArray();
  }

  private int[] places() {
    return IntStream.rangeClosed(0, changes.size())
        .map(index -> index == 0 ? queue.places() : changes.get(index - 1).places())
        .toArray();
  }

  /** What the replications counted in a week, one number of each. */
  private static final class Sums {
    private final double[] waiting;
    private final double[] started;
    private final double[] left;
    private final double[] weeks;

    Sums(int replications) {
      waiting = new double[replications];
      started = new double[replications];
      left = new double[replications];
      weeks = new double[replications];
    }

    void add(int replication, QueueRun run, int index) {
      waiting[replication] += run.waitingAtEnd[index];
      started[replication] += run.started[index];
      left[replication] += run.left[index];
      weeks[replication] += run.weeksOfStarted[index];
    }

    QueueWeekFigures figures(ConfidenceLevel level) {
      double[] ones = new double[waiting.length];
      Arrays.fill(ones, 1);
      Estimate mean = Ratio.of(waiting, ones, Double.MAX_VALUE, level);
      return new QueueWeekFigures(
          mean,
          range(level),
          Ratio.of(started, ones, Double.MAX_VALUE, level),
          Ratio.of(left, ones, Double.MAX_VALUE, level),
          Ratio.of(weeks, started, Double.MAX_VALUE, level));
    }

    /** Of n values in order a further one is beyond the k-th from an end k times out of n + 1. */
    private Interval range(ConfidenceLevel level) {
      double[] inOrder = waiting.clone();
      Arrays.sort(inOrder);
      int cut = (int) ((inOrder.length + 1) * level.errorRate() / 2 + 1e-9);
      return new Interval(inOrder[cut - 1], inOrder[inOrder.length - cut]);
    }
  }
}
