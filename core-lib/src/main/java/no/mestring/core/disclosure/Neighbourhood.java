package no.mestring.core.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Some variables of a linear program that may change while all others are as in a solution. */
final class Neighbourhood {
  private final List<Integer> moving;
  private final double[] from;
  private final List<LinearProgram.Row> local = new ArrayList<>();

  /** Which row of the whole program each local one is a part of. */
  private final List<Integer> wholes = new ArrayList<>();

  /**
   * A neighbourhood.
   *
   * @param rows of the whole program
   * @param rowsOf the rows that each variable is in
   * @param moving the variables that may change
   * @param from a solution
   */
  Neighbourhood(
      List<LinearProgram.Row> rows, List<BitSet> rowsOf, List<Integer> moving, double[] from) {
    this.moving = moving;
    this.from = from;
    Map<Integer, Integer> place = new HashMap<>();
    BitSet touched = new BitSet();
    for (int variable : moving) {
      place.put(variable, place.size());
      touched.or(rowsOf.get(variable));
    }
    Elimination told = new Elimination(moving.size());
    touched.stream()
        .forEach(
            index -> {
              LinearProgram.Row row = rows.get(index);
              List<Integer> parts = row.variables().stream().filter(place::containsKey).toList();
              int[] places =
                  parts.stream()
                      .mapToInt(part -> Objects.requireNonNull(place.get(part)))
                      .sorted()
                      .toArray();
              if (!row.isExact() || isNew(told, places)) {
                add(row, index, parts, places);
              }
            });
  }

  private static boolean isNew(Elimination told, int[] places) {
    SparseColumn reduced = told.reduce(SparseColumn.ofOnes(places));
    if (!reduced.isEmpty()) {
      told.take(reduced);
    }
    return !reduced.isEmpty();
  }

  private void add(LinearProgram.Row row, int index, List<Integer> parts, int[] places) {
    double here = parts.stream().mapToDouble(variable -> from[variable]).sum();
    double count = here;
    if (!row.isExact()) {
      double all = row.variables().stream().mapToDouble(variable -> from[variable]).sum();
      count = Math.max(0, row.count() - (all - here));
    }
    local.add(
        new LinearProgram.Row(Arrays.stream(places).boxed().toList(), count, row.knowledge()));
    wholes.add(index);
  }

  /**
   * The least weighted sum.
   *
   * @param weights of all variables of the program
   */
  Optional<LinearProgram.Solution> least(double[] weights) {
    return LinearProgram.least(
        moving.stream().mapToDouble(variable -> weights[variable]).toArray(), local);
  }

  /** Changes a solution of the whole program. */
  void move(double[] solution, LinearProgram.Solution moved) {
    for (int i = 0; i < moving.size(); i++) {
      solution[moving.get(i)] = moved.point()[i];
    }
  }

  /** A solution of the whole program with what moved. */
  double[] moved(LinearProgram.Solution moved) {
    double[] solution = from.clone();
    move(solution, moved);
    return solution;
  }

  /** The rows of the whole program that bind a least sum. */
  List<Integer> binding(LinearProgram.Solution solution) {
    return solution.binding().stream().map(wholes::get).toList();
  }
}
