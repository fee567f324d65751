package no.mestring.core.indicator;

import java.util.Optional;
import no.mestring.core.estimate.ConfidenceLevel;
import no.mestring.core.estimate.Interval;
import no.mestring.core.estimate.Scale;
import no.mestring.core.statistics.RateInterval;
import no.mestring.core.statistics.ShareInterval;

/** What an indicator's value counts, and how its limits follow from numerator and denominator. */
public enum IndicatorUnit {
  /** Per thousand inhabitants: a rate, with Byar's limits. */
  PER_1000("per_1000") {
    @Override
    Optional<Interval> limits(double numerator, double denominator, ConfidenceLevel level) {
      return Optional.of(
          RateInterval.BYAR.of(numerator, denominator, level).times(Scale.PER_1000.factor()));
    }

    @Override
    double value(double numerator, double denominator) {
      return Scale.PER_1000.apply(numerator / denominator);
    }
  },
  /** Per cent of a group or of those who answered: a share, with Wilson's limits. */
  PERCENT("percent") {
    @Override
    Optional<Interval> limits(double numerator, double denominator, ConfidenceLevel level) {
      return Optional.of(
          ShareInterval.WILSON.of(numerator, denominator, level).times(Scale.PERCENT.factor()));
    }

    @Override
    double value(double numerator, double denominator) {
      return Scale.PERCENT.apply(numerator / denominator);
    }
  },
  /** A number of persons. */
  PERSONS("persons"),
  /** A number of referrals. */
  REFERRALS("referrals"),
  /** A number of visits. */
  VISITS("visits"),
  /** A number of patient journals. */
  JOURNALS("journals"),
  /** A number of waits for a step of a pathway. */
  WAITS("waits");

  private final String code;

  IndicatorUnit(String code) {
    this.code = code;
  }

  /**
   * Reads the code.
   *
   * @param code the unit's code, such as {@code per_1000}
   * @return the unit
   * @throws IllegalArgumentException if the code is unknown
   */
  public static IndicatorUnit parse(String code) {
    for (IndicatorUnit unit : values()) {
      if (unit.code.equals(code)) {
        return unit;
      }
    }
    throw new IllegalArgumentException(
        "Unknown unit: '"
            + code
            + "', expected per_1000, percent, persons, referrals, visits, journals or waits");
  }

  /**
   * Whether the value is a numerator over a denominator.
   *
   * @return true for rates and shares, false for counts
   */
  public boolean hasDenominator() {
    return this == PER_1000 || this == PERCENT;
  }

  /**
   * Whether the value counts persons, so that a small one tells of few of them.
   *
   * @return true for rates, shares, numbers of persons and of what each waits for
   */
  public boolean isOfPersons() {
    return hasDenominator() || this == PERSONS || this == WAITS;
  }

  /** What a number per person is multiplied by. */
  double factor() {
    return value(1, 1);
  }

  // A count is complete: it has no sampling error and no denominator, so neither limits.
  Optional<Interval> limits(double numerator, double denominator, ConfidenceLevel level) {
    return Optional.empty();
  }

  double value(double numerator, double denominator) {
    return numerator;
  }

  /** The code that {@link #parse} reads, as printed beside every value. */
  @Override
  public String toString() {
    return code;
  }
}
