package no.mestring.core.disclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.linear.LinearSolver;
import org.ojalgo.structure.Access1D;
import org.ojalgo.structure.Mutate2D;

/** Variables of zero or more that sums join, and the linear programs over them. */
final class LinearBlock {
  /** From where on a sum is taken to bind a bound. */
  private static final double SMALLEST_MULTIPLIER = 1e-9;

  private static final int MOST_POINTS = 100;

  private final List<Integer> variables = new ArrayList<>();
  private final Map<Integer, Integer> indexOf = new HashMap<>();
  private final List<Row> rows = new ArrayList<>();

  private int surplus;

  /** Solutions that were met; each shows what the variables may be. */
  private final List<double[]> points = new ArrayList<>();

  private record Row(int cell, List<Integer> variables, long count, boolean isExact) {}

  /**
   * A bound of a sum of variables.
   *
   * @param value the bound, infinite if there is none
   * @param cells the shown cells that make it
   */
  record Bound(double value, List<Integer> cells) {}

  void addVariable(int variable) {
    indexOf.put(variable, variables.size());
    variables.add(variable);
  }

  List<Integer> variables() {
    return variables;
  }

  /** A sum that does not follow from others of the block. */
  void addSum(int cell, int[] some, long count, boolean isExact) {
    List<Integer> row = new ArrayList<>();
    for (int variable : some) {
      row.add(Objects.requireNonNull(indexOf.get(variable)));
    }
    rows.add(new Row(cell, row, count, isExact));
    surplus += isExact ? 0 : 1;
  }

  /** The least sum of some variables. */
  Bound least(BitSet some) {
    return some.isEmpty() ? new Bound(0, List.of()) : solve(some, 1);
  }

  /** The largest sum of some variables. */
  Bound most(BitSet some) {
    return solve(some, -1);
  }

  /** The least sum of some variables in the solutions that were met, infinite if there is none. */
  double leastMet(BitSet some) {
    return points.stream()
        .mapToDouble(point -> sum(point, some))
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }

  /** The largest sum of some variables in the solutions that were met. */
  double mostMet(BitSet some) {
    return points.stream()
        .mapToDouble(point -> sum(point, some))
        .max()
        .orElse(Double.NEGATIVE_INFINITY);
  }

  private double sum(double[] point, BitSet some) {
    double sum = 0;
    for (int variable = some.nextSetBit(0);
        variable >= 0;
        variable = some.nextSetBit(variable + 1)) {
      sum += point[Objects.requireNonNull(indexOf.get(variable))];
    }
    return sum;
  }

  private Bound solve(BitSet some, int sign) {
    if (rows.isEmpty()) {
      // no sum is known of them
      return new Bound(sign > 0 ? 0 : Double.POSITIVE_INFINITY, List.of());
    }
    double[] objective = new double[variables.size() + surplus];
    some.stream().forEach(one -> objective[Objects.requireNonNull(indexOf.get(one))] = sign);
    LinearSolver.Builder linear = LinearSolver.newBuilder(objective);
    double[] counts = rows.stream().mapToDouble(row -> row.count).toArray();
    Mutate2D body = linear.equalities(counts);
    int extra = variables.size();
    for (int i = 0; i < rows.size(); i++) {
      for (int variable : rows.get(i).variables) {
        body.set(i, variable, 1.0);
      }
      if (!rows.get(i).isExact) {
        body.set(i, extra++, -1.0);
      }
    }
    Optimisation.Result result = linear.build().solve();
    if (result.getState() == Optimisation.State.UNBOUNDED) {
      return new Bound(Double.POSITIVE_INFINITY, List.of());
    }
    if (!result.getState().isOptimal()) {
      throw new IllegalStateException(
          "Cannot tell what hidden counts may be: the solver says " + result.getState());
    }
    double[] point = new double[variables.size()];
    for (int i = 0; i < point.length; i++) {
      point[i] = result.doubleValue(i);
    }
    if (points.size() < MOST_POINTS) {
      points.add(point);
    }
    return new Bound(sum(point, some), binding(result));
  }

  private List<Integer> binding(Optimisation.Result result) {
    List<Integer> cells = new ArrayList<>();
    Access1D<?> multipliers = result.getDualSolution().orElseThrow().get();
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).isExact && Math.abs(multipliers.doubleValue(i)) > SMALLEST_MULTIPLIER) {
        cells.add(rows.get(i).cell);
      }
    }
    return cells;
  }
}
