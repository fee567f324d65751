package no.mestring.warehouse.synth;

import java.util.List;

/**
 * The municipalities of 2024 and how many live there.
 *
 * <p>Source: Statistics Norway, table 07459, persons on 1 January 2024.
 */
final class Municipalities {
  /** Larger places draw more than their share of those who move. */
  private static final double PULL = 1.05;

  private final List<String> codes;
  private final double[] sums;
  private final double[] pulls;

  private Municipalities(List<String> codes, double[] sums, double[] pulls) {
    this.codes = codes;
    this.sums = sums;
    this.pulls = pulls;
  }

  static Municipalities builtIn() {
    List<String[]> rows = Resource.rows("municipalities.csv");
    double[] persons = rows.stream().mapToDouble(row -> Double.parseDouble(row[1])).toArray();
    double[] pulls = new double[persons.length];
    for (int i = 0; i < pulls.length; i++) {
      pulls[i] = StrictMath.pow(persons[i], PULL);
    }
    return new Municipalities(
        rows.stream().map(row -> row[0]).toList(), Resource.sums(persons), Resource.sums(pulls));
  }

  /** The codes of 2024. */
  List<String> codes() {
    return codes;
  }

  int count() {
    return codes.size();
  }

  /**
   * Where one of a number of persons lives, so that each municipality has its share of them,
   * rounded up or down.
   */
  int home(long person, long persons) {
    return Draws.place(sums, (person + 0.5) / persons * sums[sums.length - 1]);
  }

  /** Where somebody is born. */
  int birthplace(Draws draws) {
    return draws.pick(sums);
  }

  /** Where somebody moves to. */
  int destination(Draws draws) {
    return draws.pick(pulls);
  }

  /** The share of those who move that move here. */
  double pull(int municipality) {
    double before = municipality == 0 ? 0 : pulls[municipality - 1];
    return (pulls[municipality] - before) / pulls[pulls.length - 1];
  }
}
