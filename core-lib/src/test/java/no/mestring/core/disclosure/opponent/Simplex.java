package no.mestring.core.disclosure.opponent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * The simplex method in exact fractions, of which all share a denominator, so that only whole
 * numbers are kept (Edmonds' integer pivoting). Numbers that do not fit stop it.
 */
final class Simplex {
  private static final int NONE = -1;
  private static final int DANTZIG = 200;

  private final int unknowns;
  private final List<long[]> rows = new ArrayList<>();
  private final List<Integer> basic = new ArrayList<>();
  private final int columns;
  private long denominator = 1;

  /** A sum of unknowns, each of which is zero or more. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Sum(int[] unknowns, long count, Kind kind) {
    enum Kind {
      EXACT,
      LEAST,
      MOST
    }
  }

  /** A fraction, the denominator being above zero. */
  record Fraction(long numerator, long denominator) {
    long floor() {
      return Math.floorDiv(numerator, denominator);
    }

    long ceiling() {
      return -Math.floorDiv(-numerator, denominator);
    }
  }

  /**
   * Finds a first solution.
   *
   * @throws IllegalStateException if there is none
   * @throws ArithmeticException if a number gets too large
   */
  Simplex(int unknowns, List<Sum> sums) {
    this.unknowns = unknowns;
    this.columns = unknowns + (int) sums.stream().filter(sum -> sum.kind != Sum.Kind.EXACT).count();
    int slack = unknowns;
    for (Sum sum : sums) {
      long[] row = new long[columns + 1];
      for (int unknown : sum.unknowns) {
        row[unknown] = 1;
      }
      row[columns] = sum.count;
      basic.add(sum.kind == Sum.Kind.MOST ? slack : NONE);
      switch (sum.kind) {
        case LEAST -> row[slack++] = -1;
        case MOST -> row[slack++] = 1;
        case EXACT -> {}
      }
      rows.add(row);
    }
    start();
  }

  private void start() {
    // the sum of what the rows without a basic unknown still miss is made nothing
    long[] missing = new long[columns + 1];
    for (int i = 0; i < rows.size(); i++) {
      if (basic.get(i) == NONE) {
        for (int j = 0; j <= columns; j++) {
          missing[j] += rows.get(i)[j];
        }
      }
    }
    rows.add(missing);
    improve(point -> {});
    long[] left = rows.remove(rows.size() - 1);
    if (left[columns] != 0) {
      throw new IllegalStateException("no solution");
    }
    for (int i = rows.size() - 1; i >= 0; i--) {
      if (basic.get(i) == NONE) {
        int column = firstNonZero(rows.get(i));
        if (column == columns) {
          rows.remove(i);
          basic.remove(i);
        } else {
          if (rows.get(i)[column] < 0) {
            long[] row = rows.get(i);
            Arrays.setAll(row, j -> -row[j]);
          }
          pivot(i, column);
        }
      }
    }
  }

  private int firstNonZero(long[] row) {
    int column = 0;
    while (column < columns && row[column] == 0) {
      column++;
    }
    return column;
  }

  /**
   * The largest weighted sum; empty if there is no bound.
   *
   * @param visitor is told on the way that another solution is reached
   */
  Optional<Fraction> largest(long[] weights, Consumer<Simplex> visitor) {
    long[] gain = new long[columns + 1];
    for (int j = 0; j <= columns; j++) {
      long value = j < unknowns ? Math.multiplyExact(weights[j], denominator) : 0;
      for (int i = 0; i < rows.size(); i++) {
        long weight = basic.get(i) < unknowns ? weights[basic.get(i)] : 0;
        if (weight != 0) {
          value = Math.subtractExact(value, Math.multiplyExact(weight, rows.get(i)[j]));
        }
      }
      gain[j] = value;
    }
    rows.add(gain);
    boolean isBounded = improve(visitor);
    long[] end = rows.remove(rows.size() - 1);
    return isBounded ? Optional.of(new Fraction(-end[columns], denominator)) : Optional.empty();
  }

  /** Pivots until nothing improves the last row; false if it has no bound. */
  private boolean improve(Consumer<Simplex> visitor) {
    for (int step = 0; ; step++) {
      long[] gain = rows.get(rows.size() - 1);
      int enters = NONE;
      for (int j = 0; j < columns; j++) {
        boolean isBetter = enters == NONE || (step < DANTZIG && gain[j] > gain[enters]);
        enters = gain[j] > 0 && isBetter ? j : enters;
      }
      if (enters == NONE) {
        return true;
      }
      int leaves = leaving(enters);
      if (leaves == NONE) {
        return false;
      }
      boolean isMove = rows.get(leaves)[columns] != 0;
      pivot(leaves, enters);
      if (isMove) {
        visitor.accept(this);
      }
    }
  }

  /** The row that first gets nothing; of equal ones that of the first unknown. */
  private int leaving(int enters) {
    int leaves = NONE;
    for (int i = 0; i < rows.size() - 1; i++) {
      long[] row = rows.get(i);
      if (row[enters] <= 0) {
        continue;
      }
      if (leaves == NONE) {
        leaves = i;
        continue;
      }
      long mine = Math.multiplyExact(row[columns], rows.get(leaves)[enters]);
      long its = Math.multiplyExact(rows.get(leaves)[columns], row[enters]);
      if (mine < its || (mine == its && basic.get(i) < basic.get(leaves))) {
        leaves = i;
      }
    }
    return leaves;
  }

  private void pivot(int at, int enters) {
    long[] pivot = rows.get(at);
    long value = pivot[enters];
    int[] some = IntStream.rangeClosed(0, columns).filter(j -> pivot[j] != 0).toArray();
    for (int i = 0; i < rows.size(); i++) {
      long[] row = rows.get(i);
      long factor = row[enters];
      if (i != at && value != denominator) {
        for (int j = 0; j <= columns; j++) {
          long product = Math.multiplyExact(row[j], value);
          row[j] = Math.subtractExact(product, Math.multiplyExact(factor, pivot[j])) / denominator;
        }
      } else if (i != at && factor != 0) {
        for (int j : some) {
          row[j] = Math.subtractExact(row[j], Math.multiplyExact(factor, pivot[j]) / denominator);
        }
      }
    }
    denominator = value;
    basic.set(at, enters);
  }

  /** The solution that is reached, times {@link #denominator()}. */
  long[] point() {
    long[] point = new long[unknowns];
    for (int i = 0; i < basic.size(); i++) {
      if (basic.get(i) < unknowns) {
        point[basic.get(i)] = rows.get(i)[columns];
      }
    }
    return point;
  }

  long denominator() {
    return denominator;
  }
}
