package no.mestring.core.service;

import java.util.OptionalDouble;
import no.mestring.core.argument.Argument;

/**
 * People who are referred to a service and wait in one line, such as those of main pathway 2.
 * Referrals come as a Poisson process: independently of each other, at the same rate all year.
 *
 * <p>The constructor throws an {@link IllegalArgumentException} if the name is blank, the referrals
 * are negative or not finite, or the patience is not greater than zero or not finite.
 *
 * @param name what the group is called
 * @param perWeek referrals per week on average, zero or more
 * @param meanPatienceWeeks how many weeks somebody is ready to wait on average before leaving the
 *     queue, exponentially distributed; empty if nobody leaves
 */
public record ReferralGroup(String name, double perWeek, OptionalDouble meanPatienceWeeks) {
  public ReferralGroup {
    if (name.isBlank()) {
      throw Argument.invalid("name", "'" + name + "'", "must not be blank");
    }
    Argument.notNegative("perWeek", perWeek);
    meanPatienceWeeks.ifPresent(weeks -> Argument.positive("meanPatienceWeeks", weeks));
  }

  /**
   * A group of which nobody leaves the queue.
   *
   * @param name what the group is called
   * @param perWeek referrals per week on average, zero or more
   * @return the group
   * @throws IllegalArgumentException if the name is blank or the referrals are negative or not
   *     finite
   */
  public static ReferralGroup staying(String name, double perWeek) {
    return new ReferralGroup(name, perWeek, OptionalDouble.empty());
  }

  /**
   * A group of which some leave the queue.
   *
   * @param name what the group is called
   * @param perWeek referrals per week on average, zero or more
   * @param meanPatienceWeeks how many weeks somebody is ready to wait on average, above zero
   * @return the group
   * @throws IllegalArgumentException if the name is blank, the referrals are negative or not
   *     finite, or the patience is not greater than zero or not finite
   */
  public static ReferralGroup leaving(String name, double perWeek, double meanPatienceWeeks) {
    return new ReferralGroup(name, perWeek, OptionalDouble.of(meanPatienceWeeks));
  }

  boolean canLeave() {
    return meanPatienceWeeks.isPresent();
  }
}
