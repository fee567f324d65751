package no.mestring.core.disclosure;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Gaussian elimination, column by column: what of a column is not told by those that were taken.
 */
final class Elimination {
  /** The column that eliminates each row, its value there being one. */
  private final @Nullable SparseColumn[] pivots;

  /** A column spread out while it is reduced. */
  private final long[] values;

  private final BitSet rows;

  Elimination(int rows) {
    this.pivots = new SparseColumn[rows];
    this.values = new long[rows];
    this.rows = new BitSet(rows);
  }

  /** A column less what those that were taken tell of it; empty if they tell all of it. */
  SparseColumn reduce(SparseColumn column) {
    rows.clear();
    for (int i = 0; i < column.size(); i++) {
      put(column.row(i), column.value(i));
    }
    // a pivot has no row above its own, so that rows are met in order
    for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
      SparseColumn pivot = pivots[row];
      if (pivot != null) {
        long negative = PrimeField.negative(values[row]);
        for (int i = 0; i < pivot.size(); i++) {
          add(pivot.row(i), PrimeField.times(pivot.value(i), negative));
        }
      }
    }
    int[] some = new int[rows.cardinality()];
    long[] numbers = new long[some.length];
    int count = 0;
    for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
      some[count] = row;
      numbers[count++] = values[row];
    }
    return new SparseColumn(some, numbers);
  }

  private void put(int row, long value) {
    values[row] = value;
    rows.set(row);
  }

  private void add(int row, long value) {
    long sum = rows.get(row) ? PrimeField.add(values[row], value) : value;
    if (sum == 0) {
      rows.clear(row);
    } else {
      put(row, sum);
    }
  }

  /**
   * Takes a column, so that it eliminates its first row from others.
   *
   * @param reduced what is left of a column, not empty
   * @return the column as it is taken, its first value being one
   */
  SparseColumn take(SparseColumn reduced) {
    SparseColumn pivot = reduced.normalised();
    pivots[pivot.row(0)] = pivot;
    return pivot;
  }
}
