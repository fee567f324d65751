package no.mestring.core.area;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How many people lived on each part of the land, in the years for which that is known.
 *
 * <p>Weights come from here: the share of a municipality's people who lived on a piece of it.
 */
final class PartPopulation {
  private final Map<Integer, NavigableMap<Integer, Double>> byPart = new HashMap<>();

  private final Optional<PartPopulation> fallback;

  PartPopulation() {
    this.fallback = Optional.empty();
  }

  /** One that asks another where it does not know all parts itself; the two are never mixed. */
  PartPopulation(PartPopulation fallback) {
    this.fallback = Optional.of(fallback);
  }

  /** Tells a population; what was told first stands. */
  void put(int part, int year, double persons) {
    byPart.computeIfAbsent(part, key -> new TreeMap<>()).putIfAbsent(year, persons);
  }

  /**
   * The share of the people of some parts who lived on some of these, as near to a year as both are
   * known; in one year for all parts if there is such a year.
   */
  OptionalDouble share(BitSet of, BitSet all, int year) {
    OptionalDouble own = ownShare(of, all, year);
    return own.isPresent() || fallback.isEmpty() ? own : fallback.get().share(of, all, year);
  }

  private OptionalDouble ownShare(BitSet of, BitSet all, int year) {
    TreeSet<Integer> common = null;
    for (int part = all.nextSetBit(0); part >= 0; part = all.nextSetBit(part + 1)) {
      NavigableMap<Integer, Double> years = byPart.get(part);
      if (years == null) {
        return OptionalDouble.empty();
      }
      if (common == null) {
        common = new TreeSet<>(years.keySet());
      } else {
        common.retainAll(years.keySet());
      }
    }
    if (common == null) {
      return OptionalDouble.empty();
    }
    int at = common.isEmpty() ? year : nearest(common, year);
    double total = persons(all, at);
    return total > 0 ? OptionalDouble.of(persons(of, at) / total) : OptionalDouble.empty();
  }

  private double persons(BitSet parts, int year) {
    double sum = 0;
    for (int part = parts.nextSetBit(0); part >= 0; part = parts.nextSetBit(part + 1)) {
      NavigableMap<Integer, Double> years = byPart.getOrDefault(part, new TreeMap<>());
      sum += years.getOrDefault(nearest(years.navigableKeySet(), year), 0.0);
    }
    return sum;
  }

  /** The nearest of some years; of two that are as near, the earlier. */
  private static int nearest(NavigableSet<Integer> years, int year) {
    Integer before = years.floor(year);
    Integer after = years.ceiling(year);
    if (before == null) {
      return after == null ? year : after;
    }
    return after == null || year - before <= after - year ? before : after;
  }
}
