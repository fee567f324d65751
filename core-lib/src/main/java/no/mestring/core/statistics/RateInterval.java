package no.mestring.core.statistics;

import java.util.Arrays;
import no.mestring.core.argument.Argument;
import no.mestring.core.estimate.ConfidenceLevel;
import no.mestring.core.estimate.Interval;
import no.mestring.core.numeric.Quantile;
import no.mestring.core.numeric.Root;
import org.apache.commons.statistics.distribution.GammaDistribution;

/**
 * Limits of a rate whose events are counted and whose population is known, events taken as Poisson.
 *
 * <p>A rate may exceed its population: one person can have several events. The limits always
 * enclose the rate itself; where a method's own limit would pass it, which mid-P limits do at
 * levels below about 10 %, the rate is the limit.
 */
public enum RateInterval {
  /**
   * Byar's approximation; Breslow and Day, Statistical Methods in Cancer Research II (IARC 1987),
   * page 69, formula 2.13. Meant for ten events or more; below ten the exact limits are used, as
   * the Association of Public Health Observatories' Technical Briefing 3 (2008) recommends.
   */
  BYAR {
    @Override
    Interval ofEvents(double events, ConfidenceLevel level) {
      if (events < SMALLEST_FOR_BYAR) {
        return FewEvents.at(level).limits(events);
      }
      double z = Normal.z(level);
      return new Interval(byar(events, -z), byar(events + 1, z));
    }

    @Override
    void fillChecked(
        double[] events,
        double[] personYears,
        ConfidenceLevel level,
        double[] lower,
        double[] upper) {
      double z = Normal.z(level);
      FewEvents few = FewEvents.at(level);
      for (int row = 0; row < events.length; row++) {
        double count = events[row];
        double years = personYears[row];
        if (!hasLimits(count, years)) {
          lower[row] = Double.NaN;
          upper[row] = Double.NaN;
        } else if (count < SMALLEST_FOR_BYAR) {
          Interval exact = few.limits(count);
          lower[row] = exact.lower() / years;
          upper[row] = exact.upper() / years;
        } else {
          lower[row] = byar(count, -z) / years;
          upper[row] = byar(count + 1, z) / years;
        }
      }
    }
  },

  /**
   * Exact Poisson limits from the gamma distribution; Garwood, Biometrika 28 (1936), pages 437-442.
   * Valid for any count; the lower limit at zero events is zero. They cover the true rate at least
   * as often as the level says, with few events more often.
   */
  EXACT {
    @Override
    Interval ofEvents(double events, ConfidenceLevel level) {
      return new Interval(
          events == 0 ? 0 : Quantile.lowerGamma(events, level.errorRate() / 2),
          Quantile.upperGamma(events + 1, level.errorRate() / 2));
    }
  },

  /**
   * Exact Poisson limits that count half of the observed number's probability; Rothman and Boice,
   * Epidemiologic Analysis with a Programmable Calculator (NIH 1979), and OpenEpi's preferred
   * limits of a person-time rate. Narrower than the exact limits; they cover the true rate about as
   * often as the level says on average, for some rates less often. Valid for any count. From a
   * million events on they are read from an expansion, right to 1e-6 events or the last digits of a
   * double.
   */
  MID_P {
    @Override
    Interval ofEvents(double events, ConfidenceLevel level) {
      if (events == 0) {
        return new Interval(0, -Math.log(level.errorRate()));
      }
      if (events >= Quantile.LARGE) {
        double z = Normal.z(level);
        return enclosing(events, largeMidP(events, -z), largeMidP(events, z));
      }
      GammaDistribution from = GammaDistribution.of(events, 1);
      GammaDistribution above = GammaDistribution.of(events + 1, 1);
      double error = level.errorRate();
      double lower =
          Root.between(
              mean -> from.cumulativeProbability(mean) + above.cumulativeProbability(mean) - error,
              Quantile.lowerGamma(events, level.errorRate() / 2),
              Quantile.lowerGamma(events + 1, level.errorRate() / 2));
      double upper =
          Root.between(
              mean -> from.survivalProbability(mean) + above.survivalProbability(mean) - error,
              Quantile.upperGamma(events, level.errorRate() / 2),
              Quantile.upperGamma(events + 1, level.errorRate() / 2));
      return enclosing(events, lower, upper);
    }
  };

  static final int SMALLEST_FOR_BYAR = 10;

  /** The limits of a count, checked to be zero or more. */
  abstract Interval ofEvents(double events, ConfidenceLevel level);

  /**
   * The limits of events per person.
   *
   * @param events the number of events, zero or more; an annual mean may have decimals
   * @param personYears time at risk in years, greater than zero
   * @param level the confidence level
   * @return the limits per person and year; multiply for another scale
   * @throws IllegalArgumentException if events are negative or personYears not greater than zero,
   *     or one of them is not finite
   */
  public Interval of(double events, double personYears, ConfidenceLevel level) {
    Argument.notNegative("events", events);
    Argument.positive("personYears", personYears);
    Interval limits = ofEvents(events, level);
    return new Interval(limits.lower() / personYears, limits.upper() / personYears);
  }

  /**
   * The limits of many rates at one level, row by row into two columns. Byar's limits allocate
   * nothing per row, except for counts below ten that have decimals.
   *
   * @param events the numbers of events; not changed
   * @param personYears the times at risk in years, as many; not changed
   * @param level the confidence level
   * @param lower takes the lower limits per person and year, as many; NaN for a row without limits:
   *     its time at risk is zero or less, its events are negative, or one of them is NaN or
   *     infinite
   * @param upper takes the upper limits; NaN in the same rows
   * @throws IllegalArgumentException if the columns have different lengths
   */
  public void fill(
      double[] events,
      double[] personYears,
      ConfidenceLevel level,
      double[] lower,
      double[] upper) {
    Columns.requireLength("personYears", personYears, events.length);
    Columns.requireLength("lower", lower, events.length);
    Columns.requireLength("upper", upper, events.length);
    fillChecked(events, personYears, level, lower, upper);
  }

  void fillChecked(
      double[] events,
      double[] personYears,
      ConfidenceLevel level,
      double[] lower,
      double[] upper) {
    Arrays.fill(lower, Double.NaN);
    Arrays.fill(upper, Double.NaN);
    for (int row = 0; row < events.length; row++) {
      if (hasLimits(events[row], personYears[row])) {
        Interval limits = ofEvents(events[row], level);
        lower[row] = limits.lower() / personYears[row];
        upper[row] = limits.upper() / personYears[row];
      }
    }
  }

  private static boolean hasLimits(double events, double personYears) {
    return events >= 0
        && events < Double.POSITIVE_INFINITY
        && personYears > 0
        && personYears < Double.POSITIVE_INFINITY;
  }

  private static Interval enclosing(double events, double lower, double upper) {
    return new Interval(Math.min(lower, events), Math.max(upper, events));
  }

  private static double byar(double events, double z) {
    double root = 1 - 1 / (9 * events) + z / (3 * Math.sqrt(events));
    return events * root * root * root;
  }

  // the exact quantile half an event up, and what the mean of the two neighbours differs from it
  private static double largeMidP(double events, double z) {
    return Quantile.largeGamma(events + 0.5, z) + z / (8 * Math.sqrt(events));
  }
}
