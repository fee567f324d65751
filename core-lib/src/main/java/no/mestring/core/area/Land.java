package no.mestring.core.area;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import no.mestring.core.period.YearSpan;

/**
 * Which parts of the land each area of each known year consists of, by the numbers of the parts.
 */
final class Land {
  private final Map<Integer, Map<String, BitSet>> byYear = new HashMap<>();
  private final Map<String, Integer> numbers = new HashMap<>();

  /**
   * Divides the land.
   *
   * @param areas tells what a code means in a year
   */
  Land(List<LandPart> parts, BiFunction<String, YearSpan, Optional<Area>> areas) {
    YearSpan known = AreaHistory.KNOWN;
    for (LandPart part : parts) {
      int number = numbers.computeIfAbsent(part.part(), name -> numbers.size());
      int first = Math.max(known.firstYear(), part.firstYear().orElse(known.firstYear()));
      int last = Math.min(known.lastYear(), part.lastYear().orElse(known.lastYear()));
      for (int year = first; year <= last; year++) {
        Map<String, BitSet> byArea = byYear.computeIfAbsent(year, key -> new TreeMap<>());
        if (byArea.values().stream().anyMatch(set -> set.get(number))) {
          throw new IllegalArgumentException(
              "Invalid parts: '" + part.part() + "' in two areas in " + year);
        }
        byArea.computeIfAbsent(part.code(), code -> new BitSet()).set(number);
      }
    }
    byYear.forEach((year, byArea) -> addUp(YearSpan.of(year), byArea, areas));
  }

  /** Counties and the country consist of what their municipalities do. */
  private static void addUp(
      YearSpan year,
      Map<String, BitSet> byArea,
      BiFunction<String, YearSpan, Optional<Area>> areas) {
    Map<String, BitSet> larger = new TreeMap<>();
    byArea.forEach(
        (code, parts) ->
            areas
                .apply(code, year)
                .filter(area -> area.level() == AreaLevel.MUNICIPALITY)
                .flatMap(Area::parent)
                .ifPresent(
                    county -> {
                      larger.computeIfAbsent(county, key -> new BitSet()).or(parts);
                      larger.computeIfAbsent(AreaHistory.COUNTRY, key -> new BitSet()).or(parts);
                    }));
    byArea.putAll(larger);
  }

  /**
   * The parts of an area in a year, or in the nearest year that is known; none if its code was not
   * valid then, or its land is unknown.
   */
  BitSet parts(String code, int year) {
    YearSpan known = AreaHistory.KNOWN;
    int at = Math.max(known.firstYear(), Math.min(known.lastYear(), year));
    return byYear.getOrDefault(at, Map.of()).getOrDefault(code, new BitSet());
  }

  /** The number of a part. */
  int number(String part) {
    Integer number = numbers.get(part);
    if (number == null) {
      throw new IllegalArgumentException("Unknown part: '" + part + "'");
    }
    return number;
  }
}
