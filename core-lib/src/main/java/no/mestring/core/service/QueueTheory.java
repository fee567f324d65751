package no.mestring.core.service;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import no.mestring.core.argument.Argument;
import no.mestring.core.estimate.Absence;
import no.mestring.core.estimate.Estimate;

/**
 * What queueing theory says exactly of a {@link ServiceQueue} in the long run; {@link
 * QueueSimulation} says the rest.
 *
 * <ul>
 *   <li>Nobody leaves, exponential stays: Erlang C.
 *   <li>Nobody leaves, one place, any stays: the mean of Pollaczek and Khinchine; Larson and Odoni,
 *       Urban Operations Research (1981), formula 4.81.
 *   <li>Both with priorities: the means of Cobham, Operations Research 2 (1954), pages 70-76;
 *       Larson and Odoni, formulas 4.107 and 4.111. They hold for the more urgent groups also if
 *       the queues of the less urgent have no end.
 *   <li>Everybody leaves with the same patience, exponential stays: Erlang A, with priorities for
 *       all groups together.
 * </ul>
 */
public final class QueueTheory {
  private static final Estimate UNKNOWN = Estimate.absent(Absence.NOT_COMPUTABLE);

  private QueueTheory() {}

  /**
   * The exact figures of a queue.
   *
   * @param queue the queue
   * @param limitWeeks the time limit in weeks, zero or more; with zero the share that waits at all
   * @return figures without limits; not computable where theory has no answer in closed form, or
   *     where the queue grows without end
   * @throws IllegalArgumentException if the limit is negative or not finite
   */
  public static QueueResult of(ServiceQueue queue, double limitWeeks) {
    Argument.notNegative("limitWeeks", limitWeeks);
    Optional<QueueFormula> formula = formula(queue);
    if (formula.isEmpty()) {
      return withoutGroups(queue, QueueFigures.unknown(queue.growth()));
    }
    return formula.get() == QueueFormula.ERLANG_A
        ? leaving(queue, queue.groups().get(0).meanPatienceWeeks().orElseThrow(), limitWeeks)
        : staying(queue, limitWeeks);
  }

  /**
   * By what a queue's figures are told.
   *
   * @param queue the queue
   * @return the formula; empty where theory has no answer in closed form
   */
  public static Optional<QueueFormula> formula(ServiceQueue queue) {
    List<ReferralGroup> groups = queue.groups();
    OptionalDouble patience = groups.get(0).meanPatienceWeeks();
    boolean isExponential = queue.stay().isExponential();
    if (!groups.stream().allMatch(group -> group.meanPatienceWeeks().equals(patience))) {
      return Optional.empty();
    }
    if (patience.isPresent()) {
      return isExponential ? Optional.of(QueueFormula.ERLANG_A) : Optional.empty();
    }
    if (!isExponential && queue.places() > 1) {
      return Optional.empty();
    }
    if (groups.size() > 1) {
      return Optional.of(QueueFormula.COBHAM);
    }
    return Optional.of(isExponential ? QueueFormula.ERLANG_C : QueueFormula.POLLACZEK_KHINCHINE);
  }

  private static QueueResult staying(ServiceQueue queue, double limitWeeks) {
    double shareWaiting = ErlangQueue.shareWaiting(queue.places(), queue.load());
    // until a place is free, if that is to be waited for
    double free =
        shareWaiting
            * (queue.stay().isExponential()
                ? 1 / queue.startsPerWeek()
                : queue.stay().meanResidualWeeks());
    boolean isErlangC = formula(queue).equals(Optional.of(QueueFormula.ERLANG_C));
    double spare = queue.startsPerWeek() - queue.referralsPerWeek();
    Estimate longer =
        limitWeeks == 0
            ? exact(shareWaiting)
            : isErlangC ? exact(shareWaiting * Math.exp(-spare * limitWeeks)) : UNKNOWN;
    Map<String, QueueFigures> figures = new LinkedHashMap<>();
    double loadBefore = 0;
    double people = 0;
    for (int index = 0; index < queue.groups().size(); index++) {
      ReferralGroup group = queue.groups().get(index);
      double load = loadBefore + group.perWeek() / queue.startsPerWeek();
      if (queue.isSteady(index)) {
        double weeks = free / ((1 - loadBefore) * (1 - load));
        people += group.perWeek() * weeks;
        figures.put(
            group.name(),
            new QueueFigures(
                exact(weeks),
                longer,
                exact(group.perWeek() * weeks),
                exact(0),
                queue.growth(index)));
      } else {
        figures.put(group.name(), QueueFigures.unknown(queue.growth(index)));
      }
      loadBefore = load;
    }
    double referrals = queue.referralsPerWeek();
    return new QueueResult(
        figures,
        queue.isSteady()
            ? new QueueFigures(
                exact(referrals == 0 ? 0 : people / referrals),
                longer,
                exact(people),
                exact(0),
                queue.growth())
            : QueueFigures.unknown(queue.growth()));
  }

  private static QueueResult leaving(ServiceQueue queue, double patience, double limitWeeks) {
    ErlangQueue.Leaving found = ErlangQueue.Leaving.of(queue, patience, limitWeeks);
    double referrals = queue.referralsPerWeek();
    double weeks = referrals == 0 ? 0 : found.meanWaiting() / referrals;
    boolean isInOrder = queue.groups().size() == 1;
    QueueFigures all =
        new QueueFigures(
            exact(weeks),
            isInOrder || limitWeeks == 0 ? exact(found.shareLonger()) : UNKNOWN,
            exact(found.meanWaiting()),
            exact(weeks / patience),
            queue.growth());
    return isInOrder
        ? new QueueResult(Map.of(queue.groups().get(0).name(), all), all)
        : withoutGroups(queue, all);
  }

  private static QueueResult withoutGroups(ServiceQueue queue, QueueFigures all) {
    Map<String, QueueFigures> figures = new LinkedHashMap<>();
    for (int index = 0; index < queue.groups().size(); index++) {
      figures.put(queue.groups().get(index).name(), QueueFigures.unknown(queue.growth(index)));
    }
    return new QueueResult(figures, all);
  }

  private static Estimate exact(double number) {
    return Estimate.of(number, Map.of());
  }
}
