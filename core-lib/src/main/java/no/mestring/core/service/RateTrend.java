package no.mestring.core.service;

import java.util.List;
import no.mestring.core.argument.Argument;
import no.mestring.core.numeric.Root;

/**
 * Rates of groups that change by the same per cent a year: Poisson regression of the users on group
 * and year, with the logarithm of the population as offset (McCullagh and Nelder, Generalized
 * Linear Models, 2nd edition 1989, chapter 6). Given the slope, a group's level is its users over
 * what its years weigh, so that the slope alone is to be found: where the users' mean time is that
 * expected.
 *
 * @param groups those with users
 * @param slope the change of the logarithm of the rate per year
 * @param information of the slope, the levels being fitted too
 */
record RateTrend(List<UserYears> groups, double slope, double information) {
  private static final double STEEPEST = 50;

  /** The trend of groups with users. */
  static RateTrend of(List<UserYears> groups) {
    if (!isTurning(groups)) {
      throw Argument.invalid(
          "users of " + groups.stream().map(UserYears::people).toList(),
          groups.stream().mapToDouble(UserYears::users).sum(),
          "must not all be in the first or all in the last year for a trend");
    }
    double found = groups.stream().mapToDouble(UserYears::userTime).sum();
    double slope =
        Root.between(
            guess ->
                found
                    - groups.stream()
                        .mapToDouble(group -> group.users() * group.meanTime(guess))
                        .sum(),
            -STEEPEST,
            STEEPEST);
    double information =
        groups.stream().mapToDouble(group -> group.users() * group.timeVariance(slope)).sum();
    return new RateTrend(groups, slope, information);
  }

  /** Whether there is a slope: the users of a group are not all in its first or its last year. */
  static boolean isTurning(List<UserYears> groups) {
    double earliest = 0;
    double latest = 0;
    double observed = 0;
    for (UserYears group : groups) {
      earliest += group.users() * group.time(group.years().get(0));
      latest += group.users() * group.time(group.years().get(group.years().size() - 1));
      observed += group.userTime();
    }
    return observed > earliest && observed < latest;
  }

  /** How many years tell of the slope beyond what it and the levels take. */
  static int degreesOfFreedom(List<UserYears> groups) {
    return groups.stream().mapToInt(group -> group.years().size() - 1).sum() - 1;
  }

  double chiSquare() {
    return groups.stream().mapToDouble(group -> group.chiSquare(slope)).sum();
  }

  int degreesOfFreedom() {
    return degreesOfFreedom(groups);
  }

  /** The users expected of a population of each group at a time. */
  double expected(double[] persons, double time) {
    double sum = 0;
    for (int group = 0; group < persons.length; group++) {
      sum += expected(group, persons, time);
    }
    return sum;
  }

  /** The variance of that number by the delta method, the users being Poisson. */
  double variance(double[] persons, double time) {
    double levels = 0;
    double turn = 0;
    for (int group = 0; group < persons.length; group++) {
      double expected = expected(group, persons, time);
      levels += expected * expected / groups.get(group).users();
      turn += expected * (time - groups.get(group).meanTime(slope));
    }
    return levels + turn * turn / information;
  }

  private double expected(int group, double[] persons, double time) {
    return persons[group] * groups.get(group).level(slope) * Math.exp(slope * time);
  }
}
