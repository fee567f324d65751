package no.mestring.warehouse.capacity;

import java.util.List;
import java.util.Optional;
import no.mestring.core.service.QueueFormula;
import no.mestring.core.service.QueueResult;
import no.mestring.core.service.QueueWeek;
import no.mestring.core.service.ServiceQueue;
import no.mestring.core.service.SimulationPlan;

/**
 * What a queue will be like.
 *
 * @param queue whose figures they are
 * @param formula by what theory answers; empty if it does not
 * @param theory the exact figures in the long run, as far as there are some
 * @param simulation how the rest is simulated; empty if there is nothing left, or it would take too
 *     long
 * @param simulated the simulated figures in the long run
 * @param weeks the weeks to come
 */
public record QueueAnswer(
    ServiceQueue queue,
    Optional<QueueFormula> formula,
    QueueResult theory,
    Optional<SimulationPlan> simulation,
    Optional<QueueResult> simulated,
    List<QueueWeek> weeks) {
  public QueueAnswer {
    weeks = List.copyOf(weeks);
  }
}
