package no.mestring.core.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.linear.LinearSolver;
import org.ojalgo.structure.Access1D;
import org.ojalgo.structure.Mutate2D;

/** Finds the least weighted sum of variables of zero or more, some sums of which are known. */
final class LinearProgram {
  /** So many solutions lie around the middle one. */
  private static final int CORNERS = 6;

  private LinearProgram() {}

  /** What is known of a sum. */
  enum Knowledge {
    EXACT,
    LEAST,
    MOST
  }

  /** What the solver's arithmetic may be off, of one or of a larger count. */
  private static final double TOLERANCE = 1e-6;

  /** From where on a sum is taken to bind a bound. */
  private static final double SMALLEST_MULTIPLIER = 1e-9;

  /** A sum of variables that is known, or known to be no less or no more. */
  record Row(List<Integer> variables, double count, Knowledge knowledge) {
    boolean isExact() {
      return knowledge == Knowledge.EXACT;
    }

    /**
     * Whether some values add up to what is known; never, if one is not a number. Whole numbers
     * must do so exactly.
     */
    boolean isTrueOf(IntToDoubleFunction valueOf) {
      double sum = 0;
      boolean areWhole = true;
      for (int variable : variables) {
        double value = valueOf.applyAsDouble(variable);
        sum += value;
        areWhole &= value == Math.rint(value);
      }
      double over = sum - count;
      double tolerance = areWhole ? 0 : TOLERANCE * Math.max(1, count);
      return switch (knowledge) {
        case EXACT -> Math.abs(over) <= tolerance;
        case LEAST -> over >= -tolerance;
        case MOST -> over <= tolerance;
      };
    }
  }

  /** Where the least is reached, and what each row has to do with it. */
  static final class Solution {
    private final double[] point;
    private final List<Integer> binding;

    private Solution(double[] point, List<Integer> binding) {
      this.point = point;
      this.binding = binding;
    }

    double[] point() {
      return point;
    }

    /** The rows with a known sum with which the least changes. */
    List<Integer> binding() {
      return binding;
    }
  }

  /**
   * The least.
   *
   * @param weights of the variables
   * @param rows none of which follows from others
   * @return where it is reached; empty if there is no bound
   * @throws IllegalStateException if the rows contradict each other, or the solver gives up
   */
  static Optional<Solution> least(double[] weights, List<Row> rows) {
    int others = (int) rows.stream().filter(row -> !row.isExact()).count();
    double[] objective = Arrays.copyOf(weights, weights.length + others);
    LinearSolver.Builder linear = LinearSolver.newBuilder(objective);
    Mutate2D body = linear.equalities(rows.stream().mapToDouble(Row::count).toArray());
    int extra = weights.length;
    for (int i = 0; i < rows.size(); i++) {
      for (int variable : rows.get(i).variables) {
        body.set(i, variable, 1.0);
      }
      switch (rows.get(i).knowledge) {
        case LEAST -> body.set(i, extra++, -1.0);
        case MOST -> body.set(i, extra++, 1.0);
        case EXACT -> {}
      }
    }
    Optimisation.Result result = linear.build().solve();
    if (result.getState() == Optimisation.State.UNBOUNDED) {
      return Optional.empty();
    }
    if (!result.getState().isOptimal()) {
      throw new IllegalStateException(
          "Cannot tell what hidden counts may be: the solver says " + result.getState());
    }
    Access1D<?> dual = result.getDualSolution().orElseThrow().get();
    double[] point = new double[weights.length];
    List<Integer> binding = new ArrayList<>();
    for (int i = 0; i < point.length; i++) {
      point[i] = Math.max(0, result.doubleValue(i));
    }
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).isExact() && Math.abs(dual.doubleValue(i)) > SMALLEST_MULTIPLIER) {
        binding.add(i);
      }
    }
    if (!rows.stream().allMatch(row -> row.isTrueOf(i -> point[i]))) {
      throw new IllegalStateException(
          "Cannot tell what hidden counts may be: the solver's answer does not add up");
    }
    return Optional.of(new Solution(point, binding));
  }

  /**
   * Some variables of which all rows are true, between solutions far from each other, so that there
   * is room on all sides.
   *
   * @param size how many variables there are
   * @throws IllegalStateException if the rows contradict each other, or the solver gives up
   */
  static double[] middle(int size, List<Row> rows) {
    double[] middle = new double[size];
    if (rows.isEmpty()) {
      return middle;
    }
    SplittableRandom random = new SplittableRandom(1);
    for (int corner = 0; corner < CORNERS; corner++) {
      double[] point = least(random.doubles(size, 0, 1).toArray(), rows).orElseThrow().point();
      for (int i = 0; i < size; i++) {
        middle[i] += point[i] / CORNERS;
      }
    }
    return middle;
  }
}
