package no.mestring.core.standardization;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.mestring.core.argument.Argument;
import no.mestring.core.estimate.Absence;
import no.mestring.core.estimate.ConfidenceLevel;
import no.mestring.core.estimate.Estimate;
import no.mestring.core.estimate.Interval;
import no.mestring.core.statistics.RateInterval;

/**
 * The rate that a standard population would have with the rates of the population at hand.
 *
 * <p>Two areas, or two years of one area, that were standardised by the same weights can be
 * compared with each other. Small areas give unsteady rates: use {@link IndirectStandardization}
 * there.
 */
public final class DirectStandardization {
  private static final double FEWEST_EVENTS = 10;

  /** Ten as a sum of annual means, of which each is a fraction, may lack this much. */
  private static final double ROUNDING = 1e-9;

  private DirectStandardization() {}

  /**
   * The directly standardised rate with Dobson's limits, Byar's approximation for the total of the
   * events: what the Association of Public Health Observatories' Technical Briefing 3 (2008)
   * recommends and English public health statistics print, so that figures can be laid beside
   * theirs. From ten events on Byar differs by less than 0.2 % from the exact limits at 95 %.
   *
   * @param strata events and population by stratum, in any order
   * @param weights the weight of each stratum in the standard population, zero or more
   * @param levels the confidence levels of the limits; none for none
   * @return as {@link #rate(RateInterval, Map, Map, ConfidenceLevel...)}
   * @throws IllegalArgumentException as there
   */
  public static <K> Estimate rate(
      Map<K, Stratum> strata, Map<K, Double> weights, ConfidenceLevel... levels) {
    return rate(RateInterval.BYAR, strata, weights, levels);
  }

  /**
   * The directly standardised rate with Dobson's limits around limits of the total that are chosen.
   * The rate is the mean of the strata's rates by weight; its limits are those of the total number
   * of events, moved and stretched to the rate and its standard error. Dobson, Kuulasmaa, Eberle
   * and Scherer, Statistics in Medicine 10 (1991), pages 457-462, who compare several for the
   * total. With very unequal weights the lower limit can fall below zero and is then zero.
   *
   * <p>Strata of weight zero are left out, with their events.
   *
   * @param total the limits of the total number of events
   * @param strata events and population by stratum, in any order
   * @param weights the weight of each stratum in the standard population, zero or more
   * @param levels the confidence levels of the limits; none for none
   * @return the rate per person and year; absent for want of a population if a stratum with a
   *     weight has none, and absent for too few events below ten events, where the limits and the
   *     rate are not to be trusted (Morris, Tan, Fryers and Bestwick, Population Health Metrics,
   *     2018, doi 10.1186/s12963-018-0177-1)
   * @throws IllegalArgumentException if a weight is negative or not finite or none is above zero,
   *     if a stratum with a weight is missing, or if a stratum is not among the weights
   */
  public static <K> Estimate rate(
      RateInterval total,
      Map<K, Stratum> strata,
      Map<K, Double> weights,
      ConfidenceLevel... levels) {
    List<Weighted> weighted = weighted(strata, weights);
    if (weighted.stream().anyMatch(one -> one.stratum.population() == 0)) {
      return Estimate.absent(Absence.NO_POPULATION);
    }
    double events = Sum.of(weighted.stream().mapToDouble(one -> one.stratum.events()));
    if (events < FEWEST_EVENTS - ROUNDING) {
      return Estimate.absent(Absence.TOO_FEW_EVENTS);
    }
    double rate = Sum.of(weighted.stream().mapToDouble(Weighted::rate));
    double variance = Sum.of(weighted.stream().mapToDouble(Weighted::variance));
    double stretch = Math.sqrt(variance / events);
    return Estimate.of(
        rate, level -> dobson(rate, stretch, events, total.of(events, 1, level)), levels);
  }

  private static Interval dobson(double rate, double stretch, double events, Interval total) {
    return new Interval(
        Math.max(0, rate + stretch * (total.lower() - events)),
        rate + stretch * (total.upper() - events));
  }

  private static <K> List<Weighted> weighted(Map<K, Stratum> strata, Map<K, Double> weights) {
    weights.forEach((key, weight) -> Argument.notNegative("weight of " + key, weight));
    double total = Sum.of(weights.values().stream().mapToDouble(weight -> weight));
    Argument.positive("total of the weights", total);
    Keys.requireAll("weights", weights.keySet(), strata.keySet(), "must have those of all strata");
    Map<K, Double> shares = new HashMap<>(weights);
    shares.values().removeIf(weight -> weight == 0);
    Keys.requireAll("strata", strata.keySet(), shares.keySet(), "must have all with a weight");
    List<Weighted> weighted = new ArrayList<>();
    strata.forEach(
        (key, stratum) -> {
          Double share = shares.get(key);
          if (share != null) {
            weighted.add(new Weighted(share / total, stratum));
          }
        });
    return weighted;
  }

  /** A stratum and its share of the standard population. */
  private record Weighted(double share, Stratum stratum) {
    double rate() {
      return share * stratum.events() / stratum.population();
    }

    double variance() {
      double perEvent = share / stratum.population();
      return perEvent * perEvent * stratum.variance();
    }
  }
}
