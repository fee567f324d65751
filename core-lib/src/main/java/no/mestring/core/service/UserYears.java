package no.mestring.core.service;

import java.util.List;
import no.mestring.core.dimension.People;

/**
 * The users of a group in the years in which there was somebody.
 *
 * @param people the group
 * @param lastYear the last year observed, from which time is reckoned
 * @param years the years, each with a population above zero
 */
record UserYears(People people, int lastYear, List<ObservedUsers> years) {
  double users() {
    return years.stream().mapToDouble(ObservedUsers::users).sum();
  }

  double population() {
    return years.stream().mapToDouble(ObservedUsers::population).sum();
  }

  int time(ObservedUsers year) {
    return year.year() - lastYear;
  }

  /** The times of the users observed, added up. */
  double userTime() {
    return years.stream().mapToDouble(year -> year.users() * time(year)).sum();
  }

  /** The rate at time zero, if its logarithm changes by a slope a year. */
  double level(double slope) {
    return users() / weights(slope);
  }

  /** The mean time of the users that the slope expects. */
  double meanTime(double slope) {
    double sum = 0;
    for (ObservedUsers year : years) {
      sum += time(year) * weight(year, slope);
    }
    return sum / weights(slope);
  }

  /** The variance of that time. */
  double timeVariance(double slope) {
    double mean = meanTime(slope);
    double sum = 0;
    for (ObservedUsers year : years) {
      sum += (time(year) - mean) * (time(year) - mean) * weight(year, slope);
    }
    return sum / weights(slope);
  }

  /** Pearson's chi-square of the slope. */
  double chiSquare(double slope) {
    double level = level(slope);
    double sum = 0;
    for (ObservedUsers year : years) {
      double expected = level * weight(year, slope);
      sum += (year.users() - expected) * (year.users() - expected) / expected;
    }
    return sum;
  }

  private double weights(double slope) {
    return years.stream().mapToDouble(year -> weight(year, slope)).sum();
  }

  private double weight(ObservedUsers year, double slope) {
    return year.population() * Math.exp(slope * time(year));
  }
}
