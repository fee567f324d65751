package no.mestring.warehouse.synth;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import no.mestring.core.area.Area;
import no.mestring.core.area.AreaHistory;
import no.mestring.core.area.DeliveredArea;
import no.mestring.core.area.RecodedArea;
import no.mestring.core.area.SplitPolicy;
import no.mestring.core.period.YearSpan;

/**
 * Where people can live: a municipality of 2024 or, with the codes of each year, a piece of one
 * that was a municipality of its own, or part of one, in 1994.
 */
final class Homes {
  private static final int FIRST = AreaHistory.KNOWN.firstYear();
  private static final int NOW = 2024;

  private final int firstYear;
  private final int[] municipality;
  private final int[][] code;
  private final int[][] homes;
  private final double[][] sums;
  private final List<String> codes;

  private Homes(YearSpan years, int municipalities, List<Home> all) {
    this.firstYear = years.firstYear();
    TreeSet<String> names = new TreeSet<>();
    all.forEach(home -> names.addAll(home.codes));
    this.codes = List.copyOf(names);
    this.municipality = all.stream().mapToInt(Home::municipality).toArray();
    this.code =
        all.stream()
            .map(home -> home.codes.stream().mapToInt(codes::indexOf).toArray())
            .toArray(int[][]::new);
    this.homes = new int[municipalities][];
    this.sums = new double[municipalities][];
    for (int i = 0; i < municipalities; i++) {
      int here = i;
      homes[i] = range(all.size()).filter(home -> municipality[home] == here).toArray();
      sums[i] =
          Resource.sums(
              range(all.size())
                  .filter(home -> municipality[home] == here)
                  .mapToDouble(home -> all.get(home).share)
                  .toArray());
    }
  }

  private static IntStream range(int end) {
    return IntStream.range(0, end);
  }

  /**
   * One place.
   *
   * @param municipality the municipality of 2024
   * @param share the share of its people
   * @param codes its code in each year
   */
  private record Home(int municipality, double share, List<String> codes) {}

  static Homes of(Municipalities municipalities, YearSpan years, Codes codes) {
    List<Home> homes = new ArrayList<>();
    if (codes == Codes.OF_2024) {
      for (int i = 0; i < municipalities.count(); i++) {
        homes.add(
            new Home(i, 1, Collections.nCopies(length(years), municipalities.codes().get(i))));
      }
    } else {
      AreaHistory history = AreaHistory.builtIn();
      Map<String, Map<String, Double>> pieces = pieces(history, municipalities.codes());
      for (int i = 0; i < municipalities.count(); i++) {
        String now = municipalities.codes().get(i);
        Map<List<String>, Double> trails = new LinkedHashMap<>();
        pieces
            .getOrDefault(now, Map.of())
            .forEach(
                (first, share) ->
                    trails.merge(trail(history, now, first, years), share, Double::sum));
        for (Map.Entry<List<String>, Double> trail : trails.entrySet()) {
          homes.add(new Home(i, trail.getValue(), trail.getKey()));
        }
      }
    }
    return new Homes(years, municipalities.count(), homes);
  }

  private static int length(YearSpan years) {
    return years.lastYear() - years.firstYear() + 1;
  }

  /** The municipalities of 1994 that those of now were, with their shares of the people. */
  private static Map<String, Map<String, Double>> pieces(AreaHistory history, List<String> codes) {
    List<DeliveredArea> now =
        codes.stream()
            .map(code -> new DeliveredArea(code, YearSpan.of(NOW), OptionalInt.of(NOW)))
            .toList();
    Map<String, Map<String, Double>> pieces = new TreeMap<>();
    for (RecodedArea area : history.recoding(now, FIRST, SplitPolicy.WEIGHT).areas()) {
      for (RecodedArea.Contribution from : area.contributions()) {
        pieces
            .computeIfAbsent(from.code(), code -> new TreeMap<>())
            .put(area.code(), from.weight());
      }
    }
    return pieces;
  }

  /** The codes, year by year, of the land that a municipality of now shares with one of 1994. */
  private static List<String> trail(AreaHistory history, String now, String first, YearSpan years) {
    Area last = history.find(now, YearSpan.of(NOW)).orElseThrow();
    Area earliest = history.find(first, YearSpan.of(FIRST)).orElseThrow();
    List<String> trail = new ArrayList<>();
    Area here =
        years.contains(FIRST) ? earliest : between(history, earliest, last, years.firstYear());
    for (int year = years.firstYear(); year <= years.lastYear(); year++) {
      if (!here.isValidIn(YearSpan.of(year))) {
        here = between(history, earliest, last, year);
      }
      trail.add(here.code());
    }
    return trail;
  }

  /** The municipality of a year that shares land with both; the first of several. */
  private static Area between(AreaHistory history, Area earliest, Area last, int year) {
    List<Area> then = history.successors(last, year);
    return history.successors(earliest, year).stream()
        .filter(then::contains)
        .findFirst()
        .orElseThrow();
  }

  int count() {
    return municipality.length;
  }

  /** All codes there are, in order. */
  List<String> codes() {
    return codes;
  }

  /** The place of a home's code in {@link #codes}. */
  int code(int home, int year) {
    return code[home][year - firstYear];
  }

  /** The municipality of 2024 that a home belongs to. */
  int municipality(int home) {
    return municipality[home];
  }

  /** A home within a municipality. */
  int within(int where, Draws draws) {
    return homes[where][draws.pick(sums[where])];
  }
}
