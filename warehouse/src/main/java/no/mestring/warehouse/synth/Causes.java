package no.mestring.warehouse.synth;

import java.util.List;

/** What people of a band of ages die of, in shares that were chosen and estimate nothing. */
final class Causes {
  private static final List<String> SUICIDE = List.of("X61", "X70");

  private final List<String> codes;
  private final double[][] sums = new double[AgeBand.COUNT][];
  private final double[] suicides = new double[AgeBand.COUNT];

  Causes() {
    List<String[]> rows = Resource.rows("causes.csv");
    codes = rows.stream().map(row -> row[0]).toList();
    for (int band = 0; band < AgeBand.COUNT; band++) {
      int column = band + 1;
      sums[band] =
          Resource.sums(
              rows.stream().mapToDouble(row -> Double.parseDouble(row[column])).toArray());
      double ofSuicide =
          rows.stream()
              .filter(row -> SUICIDE.contains(row[0]))
              .mapToDouble(row -> Double.parseDouble(row[column]))
              .sum();
      suicides[band] = ofSuicide / sums[band][codes.size() - 1];
    }
  }

  List<String> codes() {
    return codes;
  }

  int draw(int band, Draws draws) {
    return draws.pick(sums[band]);
  }

  /** The share of deaths that are suicides, X60-X84. */
  double suicides(int band) {
    return suicides[band];
  }
}
