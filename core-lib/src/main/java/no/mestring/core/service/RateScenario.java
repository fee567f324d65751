package no.mestring.core.service;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import no.mestring.core.argument.Argument;
import no.mestring.core.dimension.People;

/** What is assumed of the rates of users by sex and age in years to come. */
public sealed interface RateScenario {
  /**
   * The rates stay what they were: those of all years observed together.
   *
   * @return the scenario
   */
  static RateScenario constant() {
    return new Changing(0);
  }

  /**
   * The rates change by the same fraction every year from the last year observed on, each beginning
   * at that of all years observed together.
   *
   * @param perYear the change as a fraction, such as 0.01 for one per cent up a year, above -1
   * @return the scenario
   * @throws IllegalArgumentException if the change is not finite or not above -1
   */
  static RateScenario changing(double perYear) {
    return new Changing(perYear);
  }

  /**
   * The rates go on as they went, all changing by the same per cent a year.
   *
   * @return the scenario
   */
  static RateScenario commonTrend() {
    return new Trending(TrendGroups.TOGETHER);
  }

  /**
   * The rate of each group goes on as it went, with a per cent a year of its own. The trends of
   * small groups are uncertain, and years ahead the group that happened to rise most decides.
   *
   * @return the scenario
   */
  static RateScenario trendOfEachGroup() {
    return new Trending(TrendGroups.EACH);
  }

  /**
   * The rates are set by hand, the same in all years to come.
   *
   * @param rates users per person and year of each group, zero or more
   * @return the scenario
   * @throws IllegalArgumentException if a rate is negative or not finite
   */
  static RateScenario set(Map<People, Double> rates) {
    return new Set(rates);
  }

  /**
   * Rates that change by the same fraction every year, or not at all.
   *
   * <p>The constructor throws an {@link IllegalArgumentException} if the change is not finite or
   * not above -1.
   *
   * @param perYear the change as a fraction, above -1
   */
  record Changing(double perYear) implements RateScenario {
    public Changing {
      Argument.finite("perYear", perYear);
      Argument.holding(perYear > -1, "perYear", perYear, "must be greater than -1");
    }
  }

  /**
   * Rates that follow their trend.
   *
   * @param groups which groups have the same
   */
  record Trending(TrendGroups groups) implements RateScenario {}

  /**
   * Rates that are set by hand.
   *
   * <p>The constructor throws an {@link IllegalArgumentException} if a rate is negative or not
   * finite.
   *
   * @param rates users per person and year of each group
   */
  record Set(Map<People, Double> rates) implements RateScenario {
    public Set {
      rates.forEach((people, rate) -> Argument.notNegative("rate of " + people, rate));
      rates = Collections.unmodifiableMap(new LinkedHashMap<>(rates));
    }
  }

  /** Which groups change by the same per cent a year. */
  enum TrendGroups {
    /** All of them. */
    TOGETHER,
    /** None: each has its own. */
    EACH
  }
}
