package no.mestring.core.disclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;

/** Variables of zero or more that sums join, and the linear programs over them. */
final class LinearBlock {
  /** From where on a sum is taken to bind a bound. */
  private static final double SMALLEST_MULTIPLIER = 1e-9;

  private static final int MOST_POINTS = 100;

  /** So many solutions lie around the middle one. */
  private static final int CORNERS = 6;

  private final List<Integer> variables = new ArrayList<>();
  private final Map<Integer, Integer> indexOf = new HashMap<>();
  private final List<LinearProgram.Row> rows = new ArrayList<>();
  private final List<Integer> cells = new ArrayList<>();
  private final List<BitSet> rowsOf = new ArrayList<>();

  /** Solutions that were met; each shows what the variables may be. */
  private final List<double[]> points = new ArrayList<>();

  private double[] middle = {};

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

  /** The least sum of some variables. */
  Bound least(BitSet some) {
    return some.isEmpty() ? Bound.free(1) : solve(some, 1);
  }

  /** The largest sum of some variables. */
  Bound most(BitSet some) {
    return solve(some, -1);
  }

  /** The least sum of some variables in the solutions that were met, infinite if there is none. */
  double leastMet(BitSet some) {
    return points.stream().mapToDouble(point -> sum(point, some)).min().orElse(Double.MAX_VALUE);
  }

  /** The largest sum of some variables in the solutions that were met. */
  double mostMet(BitSet some) {
    return points.stream().mapToDouble(point -> sum(point, some)).max().orElse(-Double.MAX_VALUE);
  }

  private double sum(double[] point, BitSet some) {
    return some.stream().mapToDouble(variable -> point[index(variable)]).sum();
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
    if (points.size() < MOST_POINTS) {
      points.add(solution.get().point());
    }
    List<Integer> binding = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      boolean binds = Math.abs(solution.get().multiplier(i)) > SMALLEST_MULTIPLIER;
      if (rows.get(i).isExact() && binds) {
        binding.add(cells.get(i));
      }
    }
    return new Bound(sum(solution.get().point(), some), binding);
  }

  /**
   * Meets a solution where some variables are large and others small.
   *
   * @param wanted how large each variable is wanted, by its name; the others do not matter
   */
  void meet(Map<Integer, Double> wanted) {
    if (rows.isEmpty() || points.size() >= MOST_POINTS) {
      return;
    }
    double[] weights = new double[variables.size()];
    wanted.forEach((variable, weight) -> weights[index(variable)] = -weight);
    LinearProgram.least(weights, rows).ifPresent(solution -> points.add(solution.point()));
  }

  /**
   * A sum of some variables that is possible: the least or largest one if all but some variables
   * near them are as in a solution in the middle. The bound itself lies no nearer.
   *
   * @param sign 1 for the least, -1 for the largest
   * @param size how many variables may change
   */
  double near(BitSet some, int sign, int size) {
    if (rows.isEmpty()) {
      return Bound.free(sign).value();
    }
    if (middle.length == 0) {
      middle = findMiddle();
    }
    List<Integer> moving = around(some, size);
    Map<Integer, Integer> place = new HashMap<>();
    moving.forEach(variable -> place.put(variable, place.size()));
    double[] weights = new double[moving.size()];
    some.stream()
        .forEach(variable -> weights[Objects.requireNonNull(place.get(index(variable)))] = sign);
    BitSet touched = new BitSet();
    moving.forEach(variable -> touched.or(rowsOf.get(variable)));
    Elimination told = new Elimination(moving.size());
    List<LinearProgram.Row> local = new ArrayList<>();
    touched.stream()
        .mapToObj(rows::get)
        .forEach(
            row -> {
              List<Integer> parts = row.variables().stream().filter(place::containsKey).toList();
              double left = parts.stream().mapToDouble(variable -> middle[variable]).sum();
              List<Integer> places =
                  parts.stream().map(place::get).map(Objects::requireNonNull).sorted().toList();
              if (!row.isExact()) {
                double rest =
                    row.variables().stream().mapToDouble(variable -> middle[variable]).sum() - left;
                local.add(
                    new LinearProgram.Row(
                        places, Math.max(0, row.count() - rest), row.knowledge()));
                return;
              }
              SparseColumn reduced =
                  told.reduce(
                      SparseColumn.ofOnes(places.stream().mapToInt(Integer::intValue).toArray()));
              if (!reduced.isEmpty()) {
                told.take(reduced);
                local.add(new LinearProgram.Row(places, left, LinearProgram.Knowledge.EXACT));
              }
            });
    Optional<LinearProgram.Solution> solution = LinearProgram.least(weights, local);
    if (solution.isEmpty()) {
      return Bound.free(-1).value();
    }
    double[] point = solution.get().point();
    return some.stream()
        .mapToDouble(variable -> point[Objects.requireNonNull(place.get(index(variable)))])
        .sum();
  }

  /** Some variables and those that share the smallest sums with them, by their indexes. */
  private List<Integer> around(BitSet some, int size) {
    List<Integer> found = new ArrayList<>();
    BitSet known = new BitSet();
    some.stream().map(this::index).forEach(index -> add(index, found, known));
    BitSet seen = new BitSet();
    for (int i = 0; i < found.size() && found.size() < size; i++) {
      BitSet fresh = (BitSet) rowsOf.get(found.get(i)).clone();
      fresh.andNot(seen);
      seen.or(fresh);
      fresh.stream()
          .boxed()
          .sorted((a, b) -> rows.get(a).variables().size() - rows.get(b).variables().size())
          .filter(row -> rows.get(row).variables().size() <= size)
          .forEach(row -> rows.get(row).variables().forEach(index -> add(index, found, known)));
    }
    return found;
  }

  private static void add(int index, List<Integer> found, BitSet known) {
    if (!known.get(index)) {
      known.set(index);
      found.add(index);
    }
  }

  /** Between solutions far from each other, so that there is room on all sides. */
  private double[] findMiddle() {
    SplittableRandom random = new SplittableRandom(1);
    double[] sum = new double[variables.size()];
    int count = 0;
    for (int corner = 0; corner < CORNERS; corner++) {
      double[] weights = random.doubles(sum.length, 0, 1).toArray();
      Optional<LinearProgram.Solution> solution = LinearProgram.least(weights, rows);
      if (solution.isPresent()) {
        double[] point = solution.get().point();
        points.add(point);
        for (int i = 0; i < sum.length; i++) {
          sum[i] += point[i];
        }
        count++;
      }
    }
    for (int i = 0; i < sum.length; i++) {
      sum[i] /= count;
    }
    return sum;
  }
}
