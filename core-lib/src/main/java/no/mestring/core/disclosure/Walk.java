package no.mestring.core.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoublePredicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Leads from a world that agrees with all that is shown to others that do, in which a sum is larger
 * or smaller, and at last to one where it is largest or smallest.
 *
 * <p>This is the simplex method (Dantzig 1963), started from any world in place of a corner: each
 * sum that must not change has a basic variable that makes up for the others, and in each step one
 * of these changes as far as no variable leaves its bounds. Variables of large values are made
 * basic first, so that they seldom stop a step. Every walk begins at the same start, and what it
 * finds depends on no other.
 */
final class Walk {
  private static final int NONE = -1;
  private static final SparseRow EMPTY = new SparseRow();

  /** What arithmetic may be off. */
  private static final double TOLERANCE = 1e-6;

  /** What is smaller of a variable came of rounding. */
  private static final double NOTHING = 1e-9;

  /** From so many steps on that led nowhere, any is taken, so that it does not go in circles. */
  private static final int STALLED = 200;

  private static final int MOST_STEPS = 20_000;

  /** So many variables are looked at before one is changed. */
  private static final int LOOKED_AT = 40;

  /** So many steps are taken to become whole numbers where fractions would be enough. */
  private static final int PATIENCE = 5;

  /** Values above it stop a step as seldom as this one; so far goes one that nothing stops. */
  private static final double LARGE = 3;

  private final int size;
  private final double[] start;
  private final double[] upper;
  private final double[] at;

  /** By how much each basic variable is less when others are one more. */
  private final SparseRow[] rows;

  /** What is added to a row since the walk began. */
  private final @Nullable SparseRow[] changes;

  private final int[] basic;
  private final int[] rowOf;

  /** The rows where a column may have a value; in the end, at the start. */
  private final RowList[] columns;

  /** Where it may have one since the walk began. */
  private final RowList[] changedColumns;

  private final int[] stamps;
  private int stamp;
  private int[] scanned = new int[16];
  private int count;

  private final SparseRow[] firstRows;
  private final int[] firstBasic;
  private final BitSet changedRows = new BitSet();

  /** The columns of which that is so. */
  private final BitSet changed = new BitSet();

  /** The variables that were changed. */
  private final BitSet moved = new BitSet();

  private boolean isWalking;
  private final boolean isWholeAtStart;

  /** How far the last variable asked for can change, and the row that stops it. */
  private double room;

  private int blocking;

  /** Indexes of rows, some of them twice. */
  private static final class RowList {
    private static final int FIRST_SIZE = 4;
    private int[] rows = new int[FIRST_SIZE];
    private int size;

    void add(int row) {
      if (size == rows.length) {
        rows = Arrays.copyOf(rows, size * 2);
      }
      rows[size++] = row;
    }
  }

  /**
   * Where a walk ended.
   *
   * @param value the sum there, infinite if there is no bound
   * @param isEnd whether it cannot be larger or smaller in any world, were it of fractions
   * @param binding the sums that stop it from being so, by their index
   */
  record End(double value, boolean isEnd, List<Integer> binding) {}

  /**
   * Prepares to walk.
   *
   * @param sums what must not change
   * @param known the variables in a world that agrees with them
   */
  Walk(List<LinearProgram.Row> sums, double[] known) {
    this.size = known.length;
    // a variable for what a least or most sum has more or less, and one of zero for each sum
    int all = size + 2 * sums.size();
    this.start = Arrays.copyOf(known, all);
    this.upper = new double[all];
    Arrays.fill(upper, 0, size + sums.size(), Double.POSITIVE_INFINITY);
    this.rowOf = new int[all];
    Arrays.fill(rowOf, NONE);
    this.rows = new SparseRow[sums.size()];
    this.changes = new SparseRow[sums.size()];
    this.basic = new int[sums.size()];
    this.stamps = new int[sums.size()];
    this.columns = lists(all);
    this.changedColumns = lists(all);
    int index = 0;
    for (int sum : smallestFirst(sums)) {
      if (take(sums, sum, index)) {
        index++;
      }
    }
    this.at = start.clone();
    this.firstRows = Arrays.copyOf(rows, index);
    this.firstBasic = Arrays.copyOf(basic, index);
    this.isWalking = true;
    this.isWholeAtStart = DoubleStream.of(known).allMatch(value -> value == Math.rint(value));
  }

  private static RowList[] lists(int size) {
    return IntStream.range(0, size).mapToObj(i -> new RowList()).toArray(RowList[]::new);
  }

  private static int[] smallestFirst(List<LinearProgram.Row> sums) {
    return IntStream.range(0, sums.size())
        .boxed()
        .sorted(Comparator.comparing((Integer sum) -> sums.get(sum).variables().size()))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** Takes a sum, and says whether it needs a row. */
  private boolean take(List<LinearProgram.Row> sums, int index, int row) {
    LinearProgram.Row sum = sums.get(index);
    List<Integer> variables = sum.variables();
    if (sum.knowledge() == LinearProgram.Knowledge.MOST && variables.size() == 1) {
      upper[variables.get(0)] = Math.min(upper[variables.get(0)], sum.count());
      return false;
    }
    SparseRow left = new SparseRow();
    double here = 0;
    for (int variable : variables) {
      here += start[variable];
      addTo(left, variable, 1);
    }
    if (!sum.isExact()) {
      start[size + index] = Math.abs(here - sum.count());
      left.add(size + index, sum.knowledge() == LinearProgram.Knowledge.LEAST ? -1 : 1);
    }
    left.add(size + sums.size() + index, 1);
    int best = best(left, size + sums.size());
    if (best == NONE) {
      return false;
    }
    double factor = left.get(best);
    SparseRow taken = new SparseRow();
    for (int i = 0; i < left.places(); i++) {
      if (left.value(i) != 0 && left.column(i) != best) {
        taken.add(left.column(i), left.value(i) / factor);
      }
    }
    enter(best, row, taken);
    return true;
  }

  /** Of the variables of a sum that one that is best made basic. */
  private int best(SparseRow row, int end) {
    int best = NONE;
    for (int i = 0; i < row.places(); i++) {
      int variable = row.column(i);
      if (Math.abs(row.value(i)) > TOLERANCE && variable < end && isBetter(variable, best)) {
        best = variable;
      }
    }
    return best;
  }

  /** Large ones first, and of these the ones that are in few rows. */
  private boolean isBetter(int variable, int other) {
    if (other == NONE) {
      return true;
    }
    int larger = Double.compare(Math.min(start[variable], LARGE), Math.min(start[other], LARGE));
    int fewer = Integer.compare(columns[other].size, columns[variable].size);
    return larger != 0 ? larger > 0 : fewer != 0 ? fewer > 0 : variable < other;
  }

  /** Adds a multiple of a variable, of a basic one what it stands for. */
  private void addTo(SparseRow row, int variable, double factor) {
    if (rowOf[variable] == NONE) {
      row.add(variable, factor);
    } else {
      row.add(row(rowOf[variable]), -factor);
    }
  }

  /** Makes a variable basic, and takes it out of all other rows. */
  private void enter(int variable, int index, SparseRow row) {
    scan(variable);
    for (int i = 0; i < count; i++) {
      SparseRow changes = changes(scanned[i]);
      double factor = -value(scanned[i], variable);
      changes.add(variable, factor);
      for (int place = 0; place < row.places(); place++) {
        if (row.value(place) != 0 && changes.add(row.column(place), factor * row.value(place))) {
          list(row.column(place)).add(scanned[i]);
        }
      }
    }
    for (int place = 0; place < row.places(); place++) {
      if (row.value(place) != 0) {
        list(row.column(place)).add(index);
      }
    }
    rows[index] = row;
    changes[index] = null;
    basic[index] = variable;
    rowOf[variable] = index;
  }

  /** What is to be added to a row; a long one is not copied for it. */
  private SparseRow changes(int index) {
    if (!isWalking) {
      return rows[index];
    }
    changedRows.set(index);
    SparseRow some = changes[index];
    if (some == null) {
      some = new SparseRow();
      changes[index] = some;
    }
    return some;
  }

  private double value(int index, int variable) {
    SparseRow some = changes[index];
    double sum = rows[index].get(variable) + (some == null ? 0 : some.get(variable));
    return Math.abs(sum) < TOLERANCE ? 0 : sum;
  }

  /** A row with what was added to it. */
  private SparseRow row(int index) {
    SparseRow some = changes[index];
    if (some == null) {
      return rows[index];
    }
    SparseRow row = rows[index].copy();
    row.add(some, 1);
    return row;
  }

  private RowList list(int column) {
    if (isWalking) {
      changed.set(column);
    }
    return isWalking ? changedColumns[column] : columns[column];
  }

  /** Notes the rows in which a column has a value. */
  private void scan(int variable) {
    stamp++;
    count = 0;
    scan(columns[variable], variable);
    scan(changedColumns[variable], variable);
  }

  private void scan(RowList list, int variable) {
    for (int i = 0; i < list.size; i++) {
      int row = list.rows[i];
      if (stamps[row] != stamp && value(row, variable) != 0) {
        stamps[row] = stamp;
        if (count == scanned.length) {
          scanned = Arrays.copyOf(scanned, count * 2);
        }
        scanned[count++] = row;
      }
    }
  }

  private void reset() {
    for (int i = changedRows.nextSetBit(0); i >= 0; i = changedRows.nextSetBit(i + 1)) {
      rowOf[basic[i]] = NONE;
    }
    for (int i = changedRows.nextSetBit(0); i >= 0; i = changedRows.nextSetBit(i + 1)) {
      rows[i] = firstRows[i];
      changes[i] = null;
      basic[i] = firstBasic[i];
      rowOf[basic[i]] = i;
    }
    changedRows.clear();
    changed.stream().forEach(column -> changedColumns[column].size = 0);
    changed.clear();
    for (int i = moved.nextSetBit(0); i >= 0; i = moved.nextSetBit(i + 1)) {
      at[i] = start[i];
    }
    moved.clear();
  }

  /**
   * Walks from the start to where a sum is least or largest, or far enough. If the start is of
   * whole numbers, so is the end, and what is less far only in fractions is not gone on for long.
   *
   * @param some the variables of the sum
   * @param sign 1 for the least, -1 for the largest
   * @param isEnough whether a sum is
   * @param fixed variables that do not change
   * @return where it ended
   */
  End go(int[] some, int sign, DoublePredicate isEnough, BitSet fixed) {
    End end = walk(some, sign, isEnough, fixed);
    if (!isWhole()) {
      // back to the last whole one, by the same way
      walk(some, sign, sum -> sum == end.value, fixed);
    }
    return end;
  }

  private End walk(int[] some, int sign, DoublePredicate isEnough, BitSet fixed) {
    reset();
    SparseRow costs = new SparseRow();
    double sum = 0;
    for (int variable : some) {
      sum += at[variable];
      addTo(costs, variable, sign);
    }
    double whole = sum;
    int patience = PATIENCE;
    int stalled = 0;
    SplittableRandom random = new SplittableRandom(1);
    for (int step = 0; step < MOST_STEPS; step++) {
      if (isWhole()) {
        whole = sum;
        if (isEnough.test(sum)) {
          return new End(sum, false, List.of());
        }
      } else if (isEnough.test(sum) && patience-- < 0) {
        return new End(whole, false, binding(costs));
      }
      int next = stalled > STALLED ? any(costs, fixed, random) : best(costs, fixed);
      if (next == NONE) {
        return new End(whole, isWhole(), binding(costs));
      }
      double cost = costs.get(next);
      int direction = cost < 0 ? 1 : -1;
      measure(next, direction, fixed);
      if (Double.isInfinite(room)) {
        move(next, direction * LARGE);
        return new End(isWhole() ? -sign * Double.POSITIVE_INFINITY : whole, false, List.of());
      }
      stalled = room > TOLERANCE ? 0 : stalled + 1;
      sum += sign * cost * direction * room;
      move(next, direction * room);
      if (blocking != NONE) {
        int row = blocking;
        pivot(next, row);
        costs.clear(next);
        costs.add(rows[row], -cost);
      }
    }
    return new End(whole, false, binding(costs));
  }

  private boolean canChange(int variable, double cost, BitSet fixed) {
    return Math.abs(cost) > TOLERANCE
        && !fixed.get(variable)
        && (cost < 0 ? at[variable] < upper[variable] : at[variable] > 0);
  }

  /** The variables whose change may gain something, those first that are in few rows. */
  private long[] candidates(SparseRow costs, BitSet fixed) {
    long[] found = new long[costs.places()];
    int some = 0;
    for (int i = 0; i < costs.places(); i++) {
      int variable = costs.column(i);
      if (canChange(variable, costs.value(i), fixed)) {
        long length = (long) columns[variable].size + changedColumns[variable].size;
        found[some++] = (length << Integer.SIZE) | variable;
      }
    }
    long[] candidates = Arrays.copyOf(found, some);
    Arrays.sort(candidates);
    return candidates;
  }

  /** Of the first variables whose change gains something the one with which it gains most. */
  private int best(SparseRow costs, BitSet fixed) {
    int best = NONE;
    double most = -1;
    long[] candidates = candidates(costs, fixed);
    for (int i = 0; i < candidates.length && (i % LOOKED_AT > 0 || most <= 0); i++) {
      int variable = (int) candidates[i];
      double cost = costs.get(variable);
      measure(variable, cost < 0 ? 1 : -1, fixed);
      double gain = Math.abs(cost) * room;
      if (gain > most) {
        best = variable;
        most = gain;
      }
    }
    return best;
  }

  /** One of the variables whose change may gain something. */
  private int any(SparseRow costs, BitSet fixed, SplittableRandom random) {
    long[] candidates = candidates(costs, fixed);
    return candidates.length == 0 ? NONE : (int) candidates[random.nextInt(candidates.length)];
  }

  /** The sums with which the result would change. */
  private List<Integer> binding(SparseRow costs) {
    List<Integer> binding = new ArrayList<>();
    int first = start.length - stamps.length;
    for (int i = 0; i < costs.places(); i++) {
      if (costs.column(i) >= first && Math.abs(costs.value(i)) > TOLERANCE) {
        binding.add(costs.column(i) - first);
      }
    }
    binding.sort(Comparator.naturalOrder());
    return binding;
  }

  /** How far a variable can change, and what stops it. */
  private void measure(int variable, int direction, BitSet fixed) {
    blocking = NONE;
    room = direction > 0 ? Math.max(0, upper[variable] - at[variable]) : at[variable];
    double largest = 0;
    scan(variable);
    for (int i = 0; i < count; i++) {
      int row = scanned[i];
      double change = -value(row, variable) * direction;
      double left = left(basic[row], change, fixed);
      boolean isNearer = left < room - TOLERANCE;
      boolean isSame = !isNearer && left < room + TOLERANCE && blocking != NONE;
      if (isNearer || (isSame && Math.abs(change) > largest)) {
        room = Math.min(room, left);
        largest = Math.abs(change);
        blocking = row;
      }
    }
  }

  /** How often a basic variable can change by so much. */
  private double left(int variable, double change, BitSet fixed) {
    if (Math.abs(change) < TOLERANCE) {
      return Double.POSITIVE_INFINITY;
    } else if (fixed.get(variable)) {
      return 0;
    }
    return change < 0 ? at[variable] / -change : (upper[variable] - at[variable]) / change;
  }

  private void move(int variable, double by) {
    if (by != 0) {
      scan(variable);
      for (int i = 0; i < count; i++) {
        add(basic[scanned[i]], -value(scanned[i], variable) * by);
      }
      add(variable, by);
    }
  }

  private void add(int variable, double by) {
    double sum = at[variable] + by;
    at[variable] = sum < NOTHING ? 0 : sum;
    moved.set(variable);
  }

  /** Makes a variable basic in place of that of a row. */
  private void pivot(int variable, int index) {
    changedRows.set(index);
    SparseRow row = row(index);
    int leaving = basic[index];
    double factor = row.get(variable);
    SparseRow fresh = new SparseRow();
    for (int i = 0; i < row.places(); i++) {
      if (row.value(i) != 0 && row.column(i) != variable) {
        fresh.add(row.column(i), row.value(i) / factor);
      }
    }
    fresh.add(leaving, 1 / factor);
    rowOf[leaving] = NONE;
    rows[index] = EMPTY;
    changes[index] = null;
    enter(variable, index, fresh);
  }

  /** Whether counts are whole numbers here; they need not be if they are not at the start. */
  private boolean isWhole() {
    for (int i = moved.nextSetBit(0); isWholeAtStart && i >= 0; i = moved.nextSetBit(i + 1)) {
      if (Math.abs(at[i] - Math.rint(at[i])) > TOLERANCE) {
        return false;
      }
    }
    return true;
  }

  /** The variables that are not as at the start. */
  BitSet moved() {
    BitSet other = new BitSet();
    for (int i = moved.nextSetBit(0); i >= 0 && i < size; i = moved.nextSetBit(i + 1)) {
      other.set(i, Math.abs(at[i] - start[i]) > TOLERANCE);
    }
    return other;
  }

  /** The value of a variable where the walk ended; a whole number if those of the start are. */
  double at(int variable) {
    return isWholeAtStart ? Math.rint(at[variable]) : at[variable];
  }
}
