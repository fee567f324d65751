package no.mestring.core.disclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.DoublePredicate;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Variables of zero or more that sums join, and how small and large sums of them may be. */
final class LinearBlock {
  private final List<Integer> variables = new ArrayList<>();
  private final Map<Integer, Integer> indexOf = new HashMap<>();
  private final List<LinearProgram.Row> rows = new ArrayList<>();
  private final List<Integer> cells = new ArrayList<>();
  private final List<BitSet> rowsOf = new ArrayList<>();
  private double @Nullable [] start;
  private @Nullable Walk walk;

  /**
   * A bound of a sum of variables.
   *
   * @param value the bound, infinite if there is none
   * @param cells the shown cells that make it
   */
  record Bound(double value, List<Integer> cells) {
    /** What is known of a sum of which no variable is in any known sum. */
    static Bound free(int sign) {
      return new Bound(sign > 0 ? 0 : Double.POSITIVE_INFINITY, List.of());
    }
  }

  /**
   * A sum of variables that is possible.
   *
   * @param value the sum, infinite if there is no bound
   * @param isEnd whether no smaller or larger one is possible
   * @param cells the shown cells that stop it from being so; none if it is enough
   * @param moved the variables that differ from the start there, by their names
   */
  record Reached(double value, boolean isEnd, List<Integer> cells, BitSet moved) {}

  void addVariable(int variable) {
    indexOf.put(variable, variables.size());
    variables.add(variable);
    rowsOf.add(new BitSet());
  }

  List<Integer> variables() {
    return variables;
  }

  /** A sum that does not follow from others of the block. */
  void addSum(int cell, int[] some, long count, LinearProgram.Knowledge knowledge) {
    List<Integer> row = new ArrayList<>();
    for (int variable : some) {
      int index = index(variable);
      row.add(index);
      rowsOf.get(index).set(rows.size());
    }
    rows.add(new LinearProgram.Row(row, count, knowledge));
    cells.add(cell);
  }

  private int index(int variable) {
    return Objects.requireNonNull(indexOf.get(variable));
  }

  /**
   * Starts from a solution that somebody knows, instead of looking for one.
   *
   * @param valueOf what each variable is, by its name
   * @throws IllegalStateException if it is none
   */
  void start(IntToDoubleFunction valueOf) {
    double[] known = variables.stream().mapToDouble(valueOf::applyAsDouble).toArray();
    if (!rows.stream().allMatch(row -> row.isTrueOf(i -> known[i]))) {
      throw new IllegalStateException("Cannot start from what contradicts the shown counts");
    }
    start = known;
  }

  /** The least sum of some variables. */
  Bound least(BitSet some) {
    return some.isEmpty() ? Bound.free(1) : solve(some, 1);
  }

  /** The largest sum of some variables. */
  Bound most(BitSet some) {
    return solve(some, -1);
  }

  private Bound solve(BitSet some, int sign) {
    if (rows.isEmpty()) {
      return Bound.free(sign);
    }
    double[] weights = new double[variables.size()];
    some.stream().forEach(variable -> weights[index(variable)] = sign);
    Optional<LinearProgram.Solution> solution = LinearProgram.least(weights, rows);
    if (solution.isEmpty()) {
      return Bound.free(-1);
    }
    double[] point = solution.get().point();
    double sum = some.stream().mapToDouble(variable -> point[index(variable)]).sum();
    return new Bound(sum, solution.get().binding().stream().map(cells::get).toList());
  }

  /** The sum of some variables at the start. */
  double sum(BitSet some) {
    double[] known = start();
    return some.stream().mapToDouble(variable -> known[index(variable)]).sum();
  }

  private double[] start() {
    if (start == null) {
      start = LinearProgram.middle(variables.size(), rows);
    }
    return start;
  }

  /**
   * Walks from the start to where a sum of some variables is least or largest, or far enough. What
   * it says is possible was added up; that nothing else is possible is not proved.
   *
   * @param sign 1 for the least, -1 for the largest
   * @param isEnough whether a sum is
   * @param fixed variables that stay as at the start
   */
  Reached reach(BitSet some, int sign, DoublePredicate isEnough, BitSet fixed) {
    if (walk == null) {
      walk = new Walk(rows, start());
    }
    Walk walked = walk;
    BitSet kept = new BitSet();
    fixed.stream().filter(indexOf::containsKey).forEach(variable -> kept.set(index(variable)));
    int[] indexes = some.stream().map(this::index).toArray();
    Walk.End end = walked.go(indexes, sign, isEnough, kept);
    List<Integer> binding = end.binding().stream().map(cells::get).toList();
    BitSet moved = new BitSet();
    BitSet touched = new BitSet();
    walked.moved().stream()
        .forEach(
            variable -> {
              moved.set(variables.get(variable));
              touched.or(rowsOf.get(variable));
            });
    return touched.stream().allMatch(row -> rows.get(row).isTrueOf(walked::at))
        ? new Reached(end.value(), end.isEnd(), binding, moved)
        : new Reached(sum(some), false, binding, new BitSet());
  }
}
