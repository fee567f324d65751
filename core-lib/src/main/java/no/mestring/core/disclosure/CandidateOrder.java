package no.mestring.core.disclosure;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * In which order cells are wanted: large counts first, and of equal ones those that share most with
 * others, as Statistics Norway orders them (GaussSuppression, {@code CandidatesDefault}).
 */
final class CandidateOrder {
  /** A count never comes before a larger one, however much it shares. */
  private static final double LESS_THAN_ONE = 0.99;

  private CandidateOrder() {}

  /**
   * The cells in order; equal ones by their index.
   *
   * @param areZerosFirst whether zeros come before all others, so that none of them is hidden to
   *     protect others
   */
  static int[] of(SumTable table, boolean areZerosFirst) {
    double[] shared = new double[table.size()];
    double[] ofInner = new double[table.innerSize()];
    for (int cell = 0; cell < table.size(); cell++) {
      for (int part : table.parts(cell)) {
        ofInner[part] += table.count(cell) + 1;
      }
    }
    double most = 0;
    for (int cell = 0; cell < table.size(); cell++) {
      for (int part : table.parts(cell)) {
        shared[cell] += ofInner[part];
      }
      most = Math.max(most, shared[cell]);
    }
    double[] wanted = new double[table.size()];
    double largest = 0;
    for (int cell = 0; cell < table.size(); cell++) {
      wanted[cell] = table.count(cell) + 1 + LESS_THAN_ONE * (shared[cell] / most);
      largest = Math.max(largest, wanted[cell]);
    }
    for (int cell = 0; cell < table.size(); cell++) {
      if (areZerosFirst && table.count(cell) == 0) {
        wanted[cell] += largest;
      }
    }
    return IntStream.range(0, table.size())
        .boxed()
        .sorted(Comparator.comparingDouble((Integer cell) -> -wanted[cell]))
        .mapToInt(cell -> cell)
        .toArray();
  }
}
