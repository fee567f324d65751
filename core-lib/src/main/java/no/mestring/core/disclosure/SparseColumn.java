package no.mestring.core.disclosure;

import java.util.Arrays;

/**
 * A column of few numbers modulo a prime. Its rows are in order, and none of its values is zero.
 */
final class SparseColumn {
  static final SparseColumn EMPTY = new SparseColumn(new int[0], new long[0]);

  private final int[] rows;
  private final long[] values;

  SparseColumn(int[] rows, long[] values) {
    this.rows = rows;
    this.values = values;
  }

  /** A column of ones. */
  static SparseColumn ofOnes(int[] rows) {
    long[] ones = new long[rows.length];
    Arrays.fill(ones, 1);
    return new SparseColumn(rows, ones);
  }

  int size() {
    return rows.length;
  }

  boolean isEmpty() {
    return rows.length == 0;
  }

  int row(int index) {
    return rows[index];
  }

  long value(int index) {
    return values[index];
  }

  /** The value in a row, zero where there is none. */
  long in(int row) {
    int index = Arrays.binarySearch(rows, row);
    return index < 0 ? 0 : values[index];
  }

  /** The same times a number, so that the first value is one. */
  SparseColumn normalised() {
    if (isEmpty() || values[0] == 1) {
      return this;
    }
    long factor = PrimeField.inverse(values[0]);
    long[] times = new long[values.length];
    for (int i = 0; i < values.length; i++) {
      times[i] = PrimeField.times(values[i], factor);
    }
    return new SparseColumn(rows, times);
  }

  /** This column less a multiple of another. */
  SparseColumn minus(SparseColumn other, long factor) {
    int[] some = new int[rows.length + other.rows.length];
    long[] numbers = new long[some.length];
    long negative = PrimeField.negative(factor);
    int count = 0;
    int mine = 0;
    int its = 0;
    while (mine < rows.length || its < other.rows.length) {
      int row;
      long value;
      if (its == other.rows.length || (mine < rows.length && rows[mine] < other.rows[its])) {
        row = rows[mine];
        value = values[mine++];
      } else if (mine == rows.length || other.rows[its] < rows[mine]) {
        row = other.rows[its];
        value = PrimeField.times(other.values[its++], negative);
      } else {
        row = rows[mine];
        value = PrimeField.add(values[mine++], PrimeField.times(other.values[its++], negative));
      }
      if (value != 0) {
        some[count] = row;
        numbers[count++] = value;
      }
    }
    return new SparseColumn(Arrays.copyOf(some, count), Arrays.copyOf(numbers, count));
  }

  /** Whether all values are the same. */
  boolean isFlat() {
    for (long value : values) {
      if (value != values[0]) {
        return false;
      }
    }
    return true;
  }

  /** Whether rows and values are the same; of normalised columns that they are proportional. */
  boolean isSame(SparseColumn other) {
    return Arrays.equals(rows, other.rows) && Arrays.equals(values, other.values);
  }

  /** The same for columns that are the same. */
  int hash() {
    return 31 * Arrays.hashCode(rows) + Arrays.hashCode(values);
  }
}
