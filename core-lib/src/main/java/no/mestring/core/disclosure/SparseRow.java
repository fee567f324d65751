package no.mestring.core.disclosure;

import java.util.Arrays;

/** Few numbers of many columns, any of which is found at once. */
final class SparseRow {
  private static final int NONE = -1;
  private static final int FIRST_SIZE = 8;

  /** What is smaller came of rounding. */
  private static final double NOTHING = 1e-6;

  private int[] columns = new int[FIRST_SIZE];
  private double[] values = new double[FIRST_SIZE];
  private int used;

  SparseRow() {
    Arrays.fill(columns, NONE);
  }

  SparseRow copy() {
    SparseRow copy = new SparseRow();
    copy.columns = columns.clone();
    copy.values = values.clone();
    copy.used = used;
    return copy;
  }

  /** The number of places, of which some hold nothing. */
  int places() {
    return columns.length;
  }

  /** The column of a place. */
  int column(int place) {
    return columns[place];
  }

  /** The value of a place, zero if it holds nothing. */
  double value(int place) {
    return values[place];
  }

  /** The value of a column, zero if there is none. */
  double get(int column) {
    int place = place(column);
    return columns[place] == NONE ? 0 : values[place];
  }

  /** Adds a multiple of a row. */
  void add(SparseRow other, double factor) {
    for (int i = 0; i < other.columns.length; i++) {
      if (other.values[i] != 0) {
        add(other.columns[i], factor * other.values[i]);
      }
    }
  }

  /** Takes a column away. */
  void clear(int column) {
    int place = place(column);
    if (columns[place] != NONE) {
      values[place] = 0;
    }
  }

  /** Adds to a column, and says whether it had no value before. */
  boolean add(int column, double value) {
    int place = place(column);
    boolean isNew = columns[place] == NONE || values[place] == 0;
    if (columns[place] == NONE) {
      columns[place] = column;
      used++;
    }
    double sum = values[place] + value;
    values[place] = Math.abs(sum) < NOTHING ? 0 : sum;
    if (used * 2 > columns.length) {
      grow();
    }
    return isNew;
  }

  private void grow() {
    int[] before = columns;
    double[] some = values;
    int count = 0;
    for (double value : some) {
      count += value == 0 ? 0 : 1;
    }
    int size = Math.max(FIRST_SIZE, Integer.highestOneBit(count * 2 + 1) * 2);
    columns = new int[size];
    values = new double[size];
    Arrays.fill(columns, NONE);
    used = count;
    for (int i = 0; i < before.length; i++) {
      if (some[i] != 0) {
        int place = place(before[i]);
        columns[place] = before[i];
        values[place] = some[i];
      }
    }
  }

  private int place(int column) {
    int place = ((column * 0x9E3779B9) >>> 7) & (columns.length - 1);
    while (columns[place] != NONE && columns[place] != column) {
      place = (place + 1) & (columns.length - 1);
    }
    return place;
  }
}
