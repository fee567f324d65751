package no.mestring.core.service;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import no.mestring.core.argument.Argument;
import no.mestring.core.estimate.ConfidenceLevel;
import no.mestring.core.estimate.Estimate;

/**
 * What a {@link ServiceQueue} is like in the long run by playing it through with random numbers,
 * for all that {@link QueueTheory} has no answer to: priorities together with people who leave,
 * many places with stays that are not exponential, the share of each group that waits too long.
 *
 * <p>Each replication begins with an empty service, and what happens during the warm-up is not
 * counted. Limits are Student's t from how the replications differ.
 */
public final class QueueSimulation {
  private QueueSimulation() {}

  /**
   * The figures of a queue.
   *
   * @param queue the queue
   * @param limitWeeks the time limit in weeks, zero or more; with zero the share that waits at all
   * @param plan how often and how long
   * @param level the confidence level of the limits
   * @return figures with limits; not computable for a group whose queue grows without end, or of
   *     which it cannot be told; absent as too few values if nobody was referred
   * @throws IllegalArgumentException if the limit is negative or not finite
   */
  public static QueueResult of(
      ServiceQueue queue, double limitWeeks, SimulationPlan plan, ConfidenceLevel level) {
    Argument.notNegative("limitWeeks", limitWeeks);
    int groups = queue.groups().size();
    Sums[] sums = new Sums[groups];
    for (int group = 0; group < groups; group++) {
      sums[group] = new Sums(plan.replications());
    }
    Sums all = new Sums(plan.replications());
    QueueRun run =
        new QueueRun(
            queue,
            new double[1],
            new int[] {queue.places()},
            plan.warmUpWeeks(),
            plan.countedWeeks(),
            1,
            limitWeeks);
    List<Integer> nobody = Collections.nCopies(groups, 0);
    SplittableRandom seeds = new SplittableRandom(plan.seed());
    for (int replication = 0; replication < plan.replications(); replication++) {
      run.run(nobody, 0, seeds.split());
      for (int group = 0; group < groups; group++) {
        sums[group].add(replication, run, group);
        all.add(replication, run, group);
      }
    }
    Map<String, QueueFigures> figures = new LinkedHashMap<>();
    for (int group = 0; group < groups; group++) {
      figures.put(
          queue.groups().get(group).name(),
          queue.isSteady(group)
              ? sums[group].figures(plan, queue.growth(group), level)
              : QueueFigures.unknown(queue.growth(group)));
    }
    return new QueueResult(
        figures,
        queue.isSteady()
            ? all.figures(plan, queue.growth(), level)
            : QueueFigures.unknown(queue.growth()));
  }

  /** What the replications counted, one number of each. */
  private static final class Sums {
    private final double[] people;
    private final double[] weeks;
    private final double[] longer;
    private final double[] left;
    private final double[] waitingWeeks;

    Sums(int replications) {
      people = new double[replications];
      weeks = new double[replications];
      longer = new double[replications];
      left = new double[replications];
      waitingWeeks = new double[replications];
    }

    void add(int replication, QueueRun run, int group) {
      people[replication] += run.started[group] + run.left[group];
      weeks[replication] += run.weeksOfStarted[group] + run.weeksOfLeft[group];
      longer[replication] += run.longer[group];
      left[replication] += run.left[group];
      waitingWeeks[replication] += run.waitingWeeks[group];
    }

    QueueFigures figures(SimulationPlan plan, Estimate growth, ConfidenceLevel level) {
      double[] counted = new double[people.length];
      Arrays.fill(counted, plan.countedWeeks());
      return new QueueFigures(
          Ratio.of(weeks, people, Double.MAX_VALUE, level),
          Ratio.of(longer, people, 1, level),
          Ratio.of(waitingWeeks, counted, Double.MAX_VALUE, level),
          Ratio.of(left, people, 1, level),
          growth);
    }
  }
}
