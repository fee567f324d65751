package no.mestring.core.indicator;

import java.util.Arrays;
import java.util.Map;
import no.mestring.core.argument.Argument;
import no.mestring.core.estimate.Absence;
import no.mestring.core.estimate.Estimate;
import no.mestring.core.period.YearSpan;
import no.mestring.core.series.YearFigure;

/**
 * The figures of one area by year and stratum: each a number, or the reason why there is none.
 *
 * <p>What is never set is what the source's silence means: zero in a register, where nobody was
 * counted; a reason such as {@link Absence#MISSING} in a survey that was not held.
 */
public final class YearlyFigures {
  private static final byte PRESENT = -1;

  private final YearSpan years;
  private final int strata;
  private final double[] numbers;
  private final byte[] reasons;

  private YearlyFigures(YearSpan years, int strata, byte reason) {
    this.years = years;
    this.strata = strata;
    this.numbers = new double[years.lengthInYears() * strata];
    this.reasons = new byte[numbers.length];
    Arrays.fill(reasons, reason);
  }

  /**
   * Figures that are zero until they are set: those of a register.
   *
   * @param years the years
   * @param strata the number of strata
   * @return the figures
   */
  public static YearlyFigures zeros(YearSpan years, int strata) {
    return new YearlyFigures(years, strata, PRESENT);
  }

  /**
   * Figures that are absent until they are set: those of a survey.
   *
   * @param years the years
   * @param strata the number of strata
   * @param reason why a figure is absent that is never set, one of {@link YearFigure#REASONS}
   * @return the figures
   * @throws IllegalArgumentException if the reason is another
   */
  public static YearlyFigures absent(YearSpan years, int strata, Absence reason) {
    return new YearlyFigures(years, strata, gravity(reason));
  }

  /**
   * The years.
   *
   * @return from the first to the last
   */
  public YearSpan years() {
    return years;
  }

  /**
   * Adds to a figure; one that was absent becomes the number.
   *
   * @param year one of the years
   * @param stratum the index of a stratum
   * @param number zero or more
   * @throws IllegalArgumentException if the year or stratum is none of these, or the number is
   *     negative or not finite
   */
  public void add(int year, int stratum, double number) {
    int index = index(year, stratum);
    numbers[index] += Argument.notNegative("number", number);
    reasons[index] = PRESENT;
  }

  /**
   * Says that a figure is absent, whatever was added to it.
   *
   * @param year one of the years
   * @param stratum the index of a stratum
   * @param reason why, one of {@link YearFigure#REASONS}
   * @throws IllegalArgumentException if the year, stratum or reason is none of these
   */
  public void remove(int year, int stratum, Absence reason) {
    int index = index(year, stratum);
    numbers[index] = 0;
    reasons[index] = gravity(reason);
  }

  /**
   * The figure of several strata together.
   *
   * @param year one of the years
   * @param some the indexes of the strata
   * @return their sum; absent if one of them is, for the gravest of their reasons
   * @throws IllegalArgumentException if the year or a stratum is none of these
   */
  public Estimate sum(int year, int[] some) {
    double sum = 0;
    int gravest = PRESENT;
    for (int stratum : some) {
      int index = index(year, stratum);
      sum += numbers[index];
      gravest = Math.max(gravest, reasons[index]);
    }
    return gravest == PRESENT
        ? Estimate.of(sum, Map.of())
        : Estimate.absent(YearFigure.REASONS.get(gravest));
  }

  /** Whether any of the strata was collected in a year. */
  boolean isCollected(int year, int[] some) {
    byte notCollected = gravity(Absence.NOT_COLLECTED);
    for (int stratum : some) {
      if (reasons[index(year, stratum)] != notCollected) {
        return true;
      }
    }
    return false;
  }

  /** The number of a stratum, zero where it is absent. */
  double number(int year, int stratum) {
    return numbers[index(year, stratum)];
  }

  private static byte gravity(Absence reason) {
    int gravity = YearFigure.REASONS.indexOf(reason);
    if (gravity < 0) {
      throw Argument.invalid("reason", reason, "must be one of " + YearFigure.REASONS);
    }
    return (byte) gravity;
  }

  private int index(int year, int stratum) {
    if (!years.contains(year)) {
      throw Argument.invalid("year", year, "must be one of " + years);
    }
    if (stratum < 0 || stratum >= strata) {
      throw Argument.invalid("stratum", stratum, "must be from 0 to " + (strata - 1));
    }
    return (year - years.firstYear()) * strata + stratum;
  }
}
