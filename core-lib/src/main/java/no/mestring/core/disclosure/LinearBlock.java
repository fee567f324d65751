package no.mestring.core.disclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;

/** Variables of zero or more that sums join, and the linear programs over them. */
final class LinearBlock {
  /** From so many variables times sums on, only neighbours are changed together. */
  private static final long LARGE = 4_000_000;

  /** How many of them. */
  private static final int STEP = 240;

  private static final int MOST_POINTS = 200;

  /** So many solutions lie around the middle one. */
  private static final int CORNERS = 6;

  private final List<Integer> variables = new ArrayList<>();
  private final Map<Integer, Integer> indexOf = new HashMap<>();
  private final List<LinearProgram.Row> rows = new ArrayList<>();
  private final List<Integer> cells = new ArrayList<>();
  private final List<BitSet> rowsOf = new ArrayList<>();

  /** Solutions that were met; each shows what the variables may be. */
  private final List<double[]> points = new ArrayList<>();

  private double[] start = {};
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
    List<Integer> binding = solution.get().binding().stream().map(cells::get).toList();
    return new Bound(sum(solution.get().point(), some), binding);
  }

  /** Whether one linear program of all variables takes too much memory and time. */
  boolean isLarge() {
    return start.length > 0 && (long) variables.size() * rows.size() > LARGE;
  }

  /**
   * Starts from a solution that somebody knows, instead of looking for one.
   *
   * @param valueOf what each variable is, by its name
   * @throws IllegalStateException if it is none
   */
  void start(IntToDoubleFunction valueOf) {
    double[] known = variables.stream().mapToDouble(valueOf::applyAsDouble).toArray();
    if (!rows.stream().allMatch(row -> row.isTrueOf(known))) {
      throw new IllegalStateException("Cannot start from what contradicts the shown counts");
    }
    start = known;
    points.add(known);
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
    corner(weights).ifPresent(points::add);
  }

  /** Where a weighted sum is least; in a large block, nearly. Empty if there is no bound. */
  private Optional<double[]> corner(double[] weights) {
    if (!isLarge()) {
      return LinearProgram.least(weights, rows).map(LinearProgram.Solution::point);
    }
    double[] at = start.clone();
    BitSet seen = new BitSet();
    for (int variable = 0; variable < at.length; variable++) {
      if (!seen.get(variable)) {
        List<Integer> moving = around(List.of(variable), STEP);
        moving.forEach(seen::set);
        Neighbourhood near = new Neighbourhood(rows, rowsOf, moving, at);
        near.least(weights).ifPresent(solution -> near.move(at, solution));
      }
    }
    return Optional.of(at);
  }

  /**
   * A sum of some variables that is possible: the least or largest one if all but some variables
   * near them are as in a solution in the middle. The bound itself lies no nearer.
   *
   * @param sign 1 for the least, -1 for the largest
   * @param size how many variables may change
   */
  Bound near(BitSet some, int sign, int size) {
    if (some.isEmpty()) {
      return new Bound(0, List.of());
    } else if (rows.isEmpty()) {
      return Bound.free(sign);
    }
    if (middle.length == 0) {
      middle = findMiddle();
    }
    double[] weights = new double[variables.size()];
    some.stream().forEach(variable -> weights[index(variable)] = sign);
    List<Integer> moving = around(some.stream().mapToObj(this::index).toList(), size);
    Neighbourhood near = new Neighbourhood(rows, rowsOf, moving, middle);
    return near.least(weights)
        .map(
            solution ->
                new Bound(
                    sum(near.moved(solution), some),
                    near.binding(solution).stream().map(cells::get).toList()))
        .orElseGet(() -> Bound.free(-1));
  }

  /** Some variables and those that share the smallest sums with them, by their indexes. */
  private List<Integer> around(List<Integer> some, int size) {
    List<Integer> found = new ArrayList<>();
    BitSet known = new BitSet();
    some.forEach(index -> add(index, found, known));
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
      Optional<double[]> point = corner(weights);
      if (point.isPresent()) {
        points.add(point.get());
        for (int i = 0; i < sum.length; i++) {
          sum[i] += point.get()[i];
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
