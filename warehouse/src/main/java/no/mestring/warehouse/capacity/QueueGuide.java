package no.mestring.warehouse.capacity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.mestring.core.estimate.ConfidenceLevel;
import no.mestring.core.service.QueueFigures;
import no.mestring.core.service.QueueOutlook;
import no.mestring.core.service.QueueResult;
import no.mestring.core.service.QueueSimulation;
import no.mestring.core.service.QueueTheory;
import no.mestring.core.service.QueueWeek;
import no.mestring.core.service.ReferralGroup;
import no.mestring.core.service.ServiceQueue;
import no.mestring.core.service.SimulationPlan;

/** Says what queues will be like: by theory, else simulated, and week by week. */
public final class QueueGuide {
  /** How often the weeks to come are played through. */
  public static final int RUNS_AHEAD = 1000;

  private static final int RUNS = 40;
  private static final double FEWEST_WEEKS = 500;
  private static final double MOST_REFERRALS = 4e7;

  private QueueGuide() {}

  /**
   * What each plan is like.
   *
   * @throws IllegalArgumentException if a number is out of its range, or more places are taken than
   *     there are
   */
  public static List<QueueAnswer> answer(QueueQuestion question) {
    return question.plans().stream().map(queue -> answer(queue, question)).toList();
  }

  private static QueueAnswer answer(ServiceQueue queue, QueueQuestion question) {
    QueueResult theory = QueueTheory.of(queue, question.limitWeeks());
    Optional<SimulationPlan> simulation = simulation(queue, theory, question.seed());
    return new QueueAnswer(
        queue,
        QueueTheory.formula(queue),
        theory,
        simulation,
        simulation.map(
            plan -> QueueSimulation.of(queue, question.limitWeeks(), plan, ConfidenceLevel.P95)),
        question.weeks() == 0 ? List.of() : weeks(queue, question));
  }

  /** Only what theory leaves open of queues that find a length is simulated. */
  private static Optional<SimulationPlan> simulation(
      ServiceQueue queue, QueueResult theory, long seed) {
    boolean isOpen =
        Stream.concat(theory.groups().values().stream(), Stream.of(theory.all()))
            .anyMatch(QueueGuide::isOpen);
    boolean isAnySteady =
        queue.groups().get(0).meanPatienceWeeks().isPresent()
            || queue.groups().get(0).perWeek() < queue.startsPerWeek();
    double warmUp = Math.ceil(Math.max(FEWEST_WEEKS, 10 * memory(queue)));
    double counted = 10 * warmUp;
    boolean isTooLong = queue.referralsPerWeek() * RUNS * (warmUp + counted) > MOST_REFERRALS;
    return isOpen && isAnySteady && !isTooLong && queue.referralsPerWeek() > 0
        ? Optional.of(new SimulationPlan(RUNS, warmUp, counted, seed))
        : Optional.empty();
  }

  private static boolean isOpen(QueueFigures figures) {
    return figures.weeksWaited().value().isEmpty()
        || figures.shareWaitingLonger().value().isEmpty();
  }

  /**
   * About how many weeks an empty start is felt: a stay, the patience of who leaves, and else the
   * relaxation time of a queue with exponential stays, which has no end near a load of 1.
   */
  private static double memory(ServiceQueue queue) {
    double memory = queue.stay().meanWeeks();
    for (ReferralGroup group : queue.groups()) {
      memory = Math.max(memory, group.meanPatienceWeeks().orElse(0));
    }
    double spare = 1 - Math.sqrt(queue.load());
    boolean isLeaving =
        queue.groups().stream().anyMatch(group -> group.meanPatienceWeeks().isPresent());
    return isLeaving || spare <= 0
        ? memory
        : Math.max(memory, 1 / (queue.startsPerWeek() * spare * spare));
  }

  private static List<QueueWeek> weeks(ServiceQueue queue, QueueQuestion question) {
    int today = question.taken().orElse(question.plans().get(0).places());
    boolean isSaid = question.taken().isPresent() && question.plans().size() == 1;
    QueueOutlook outlook =
        new QueueOutlook(
            queue,
            question.firstDay(),
            question.waiting(),
            isSaid ? today : Math.min(today, queue.places()),
            question.changes());
    return new ArrayList<>(
        outlook.weeks(question.weeks(), RUNS_AHEAD, question.seed(), ConfidenceLevel.P95));
  }
}
