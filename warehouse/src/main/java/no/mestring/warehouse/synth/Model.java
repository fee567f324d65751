package no.mestring.warehouse.synth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import no.mestring.core.period.YearSpan;

/** What is true in the country: the kinds of events and how likely they are. */
final class Model {
  private static final int REFERENCE = 2015;
  private static final int EFFECTS = 1_000_000;

  /** A set of kinds that is counted as one: a person who has several is one person. */
  record Group(EventTable table, String name, List<Part> parts) {}

  /**
   * A kind in a group.
   *
   * @param share the share of those who have it whose code is one of the group's
   */
  record Part(Kind kind, double share) {}

  private final Map<EventTable, List<Kind>> kinds = new HashMap<>();
  private final List<Group> groups = new ArrayList<>();
  private final int count;

  Model(long seed, YearSpan years, int municipalities) {
    Map<String, double[][]> chances = chances();
    Map<String, Kind> byName = new HashMap<>();
    Draws draws = new Draws();
    for (String[] row : Resource.rows("kinds.csv")) {
      int number = byName.size();
      draws.begin(seed, number, EFFECTS);
      String[][] codes =
          Arrays.stream(row[5].split(" ", -1))
              .map(code -> code.split(":", -1))
              .toArray(String[][]::new);
      Kind kind =
          new Kind(
              number,
              Arrays.stream(codes).map(code -> code[0]).toList(),
              Resource.sums(
                  Arrays.stream(codes).mapToDouble(code -> Double.parseDouble(code[1])).toArray()),
              Objects.requireNonNull(chances.get(row[1]), row[1]),
              effects(Double.parseDouble(row[2]), municipalities, draws),
              trend(Double.parseDouble(row[3]), years),
              Double.parseDouble(row[4]));
      byName.put(row[1], kind);
      kinds.computeIfAbsent(EventTable.of(row[0]), table -> new ArrayList<>()).add(kind);
    }
    for (String[] row : Resource.rows("code_groups.csv")) {
      List<Part> parts =
          Arrays.stream(row[2].split(" ", -1))
              .map(name -> Objects.requireNonNull(byName.get(name), name))
              .map(kind -> new Part(kind, row[3].isEmpty() ? 1 : kind.share(codes(row[3]))))
              .toList();
      groups.add(new Group(EventTable.of(row[0]), row[1], parts));
    }
    count = byName.size();
  }

  /** The kinds of a table, in a fixed order. */
  List<Kind> kinds(EventTable table) {
    return kinds.getOrDefault(table, List.of());
  }

  /** The sets of kinds whose true chances are written. */
  List<Group> groups() {
    return groups;
  }

  /** How many kinds there are in all tables. */
  int kindCount() {
    return count;
  }

  private static List<String> codes(String text) {
    return List.of(text.split(" ", -1));
  }

  private static Map<String, double[][]> chances() {
    Map<String, double[][]> chances = new HashMap<>();
    for (String[] row : Resource.rows("chances.csv")) {
      double[] ofBands =
          Arrays.stream(row).skip(2).mapToDouble(text -> Double.parseDouble(text) / 1000).toArray();
      chances.computeIfAbsent(row[0], kind -> new double[2][])[row[1].equals("female") ? 0 : 1] =
          ofBands;
    }
    return chances;
  }

  /** Lognormal factors with mean 1. */
  private static double[] effects(double deviation, int municipalities, Draws draws) {
    double[] effects = new double[municipalities];
    for (int i = 0; i < municipalities; i++) {
      effects[i] = StrictMath.exp(deviation * draws.normal() - deviation * deviation / 2);
    }
    return effects;
  }

  private static double[] trend(double yearly, YearSpan years) {
    double[] trend = new double[years.lastYear() - years.firstYear() + 1];
    for (int i = 0; i < trend.length; i++) {
      trend[i] = StrictMath.pow(1 + yearly, years.firstYear() + i - REFERENCE);
    }
    return trend;
  }
}
