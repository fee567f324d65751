package no.mestring.core.disclosure;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.linear.LinearSolver;
import org.ojalgo.structure.Mutate2D;

/**
 * The few wholes and parts that tell a cell when they are added and subtracted: everything else in
 * them cancels. In a table of rows and columns these are some rows less some columns.
 *
 * @param cell the cell
 * @param divisions how often each is added; negative where it is subtracted
 * @param times how many times the cell that gives
 */
public record Combination(int cell, Map<Division, Long> divisions, long times) {
  /** A larger system has no combination that anybody would follow. */
  private static final int MOST_CELLS = 1000;

  private static final long MOST_MILLISECONDS = 5000;

  private static final int[] DENOMINATORS = {1, 2, 3, 4, 5, 6, 12};
  private static final double TOLERANCE = 1e-6;

  public Combination {
    divisions = new LinkedHashMap<>(divisions);
  }

  /**
   * Looks for a combination.
   *
   * @param cell the cell
   * @param isKnown which cells are shown or told
   * @param divisions what makes up what
   * @return one with few terms, checked in whole numbers; empty if none was found in some seconds
   */
  public static Optional<Combination> of(int cell, IntPredicate isKnown, List<Division> divisions) {
    Map<Integer, List<Division>> byCell = new HashMap<>();
    for (Division division : divisions) {
      terms(division)
          .forEach(
              (any, sign) -> byCell.computeIfAbsent(any, k -> new ArrayList<>()).add(division));
    }
    Map<Integer, Integer> unknown = new LinkedHashMap<>(Map.of(cell, 0));
    Set<Division> joined = new LinkedHashSet<>();
    Deque<Integer> open = new ArrayDeque<>(List.of(cell));
    while (!open.isEmpty()) {
      for (Division division : byCell.getOrDefault(open.remove(), List.of())) {
        if (joined.add(division)) {
          for (int other : terms(division).keySet()) {
            if (!isKnown.test(other) && unknown.putIfAbsent(other, unknown.size()) == null) {
              open.add(other);
            }
          }
        }
      }
    }
    return unknown.size() > MOST_CELLS
        ? Optional.empty()
        : solve(cell, unknown, List.copyOf(joined));
  }

  /** A whole less its parts, which is nothing. */
  private static Map<Integer, Long> terms(Division division) {
    Map<Integer, Long> terms = new LinkedHashMap<>();
    terms.put(division.whole(), 1L);
    division.parts().forEach(part -> terms.merge(part, -1L, Long::sum));
    return terms;
  }

  /** The multipliers whose absolute values are least together. */
  private static Optional<Combination> solve(
      int cell, Map<Integer, Integer> unknown, List<Division> all) {
    double[] weights = new double[2 * all.size()];
    for (int i = 0; i < all.size(); i++) {
      weights[2 * i] = 1 + 0.01 * all.get(i).parts().size();
      weights[2 * i + 1] = weights[2 * i];
    }
    double[] right = new double[unknown.size()];
    right[0] = 1;
    LinearSolver.Builder linear = LinearSolver.newBuilder(weights);
    Mutate2D body = linear.equalities(right);
    for (int i = 0; i < all.size(); i++) {
      int column = 2 * i;
      terms(all.get(i))
          .forEach(
              (any, sign) -> {
                Integer row = unknown.get(any);
                if (row != null) {
                  double value = sign;
                  body.set(row.intValue(), column, value);
                  body.set(row.intValue(), column + 1, -value);
                }
              });
    }
    Optimisation.Options options = new Optimisation.Options();
    options.time_abort = MOST_MILLISECONDS;
    Optimisation.Result result = linear.build(options).solve();
    if (!result.getState().isOptimal()) {
      return Optional.empty();
    }
    for (int times : DENOMINATORS) {
      Optional<Combination> found = whole(cell, unknown, all, result, times);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<Combination> whole(
      int cell,
      Map<Integer, Integer> unknown,
      List<Division> all,
      Optimisation.Result result,
      int times) {
    Map<Division, Long> found = new LinkedHashMap<>();
    Map<Integer, Long> sum = new HashMap<>();
    for (int i = 0; i < all.size(); i++) {
      double multiplier = times * (result.doubleValue(2 * i) - result.doubleValue(2 * i + 1));
      long rounded = Math.round(multiplier);
      if (Math.abs(multiplier - rounded) > TOLERANCE) {
        return Optional.empty();
      }
      if (rounded != 0) {
        found.put(all.get(i), rounded);
        terms(all.get(i)).forEach((any, sign) -> sum.merge(any, sign * rounded, Long::sum));
      }
    }
    boolean isTrue =
        unknown.keySet().stream()
            .allMatch(any -> sum.getOrDefault(any, 0L) == (any == cell ? times : 0));
    return isTrue ? Optional.of(new Combination(cell, found, times)) : Optional.empty();
  }

  /**
   * How often each other cell is added to make the cell's multiple; negative where it is
   * subtracted.
   *
   * @return known cells only, as all others cancel
   */
  public Map<Integer, Long> cells() {
    Map<Integer, Long> sum = new LinkedHashMap<>();
    divisions.forEach(
        (division, factor) ->
            terms(division).forEach((any, sign) -> sum.merge(any, -sign * factor, Long::sum)));
    sum.remove(cell);
    sum.values().removeIf(factor -> Objects.requireNonNull(factor) == 0);
    return sum;
  }
}
