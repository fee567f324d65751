package no.mestring.core.service;

import no.mestring.core.argument.Argument;

/**
 * How a queue is simulated: so many times anew, each from an empty service, for a while that is not
 * counted and a while that is. The same plan gives the same figures.
 *
 * <p>The warm-up must be long enough that the empty start is forgotten: with a load near 1 many
 * times as long as somebody waits.
 *
 * <p>The constructor throws an {@link IllegalArgumentException} if there are fewer than two
 * replications, the warm-up is negative, the counted time is not greater than zero, or a time is
 * not finite.
 *
 * @param replications how many times, two or more
 * @param warmUpWeeks the weeks that are not counted, zero or more
 * @param countedWeeks the weeks that are counted, greater than zero
 * @param seed where the random numbers begin
 */
public record SimulationPlan(int replications, double warmUpWeeks, double countedWeeks, long seed) {
  public SimulationPlan {
    Argument.holding(replications >= 2, "replications", replications, "must be 2 or more");
    Argument.notNegative("warmUpWeeks", warmUpWeeks);
    Argument.positive("countedWeeks", countedWeeks);
  }
}
