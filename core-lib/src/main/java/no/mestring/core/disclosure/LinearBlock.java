package no.mestring.core.disclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/** Variables of zero or more that sums join, and the linear programs over them. */
final class LinearBlock {
  private final List<Integer> variables = new ArrayList<>();
  private final Map<Integer, Integer> indexOf = new HashMap<>();
  private final List<Row> rows = new ArrayList<>();
  private @Nullable ExpressionsBasedModel model;

  private record Row(List<Integer> variables, long count, boolean isExact) {}

  void addVariable(int variable) {
    indexOf.put(variable, variables.size());
    variables.add(variable);
  }

  List<Integer> variables() {
    return variables;
  }

  void addSum(int[] some, long count, boolean isExact) {
    List<Integer> row = new ArrayList<>();
    for (int variable : some) {
      row.add(Objects.requireNonNull(indexOf.get(variable)));
    }
    rows.add(new Row(row, count, isExact));
  }

  double least(BitSet some) {
    return solve(some, false);
  }

  /** Infinite if there is no bound. */
  double most(BitSet some) {
    return solve(some, true);
  }

  private double solve(BitSet some, boolean isMost) {
    if (model == null) {
      model = model();
    }
    List<Variable> all = model.getVariables();
    for (int i = 0; i < variables.size(); i++) {
      all.get(i).weight(some.get(variables.get(i)) ? 1 : 0);
    }
    Optimisation.Result result = isMost ? model.maximise() : model.minimise();
    return switch (result.getState()) {
      case OPTIMAL, DISTINCT -> result.getValue();
      case UNBOUNDED -> Double.POSITIVE_INFINITY;
      default ->
          throw new IllegalStateException(
              "Cannot tell what hidden counts may be: the solver says " + result.getState());
    };
  }

  /** Sums that follow from others are left out: they tell nothing, and disturb the solver. */
  private ExpressionsBasedModel model() {
    ExpressionsBasedModel linear = new ExpressionsBasedModel();
    for (int i = 0; i < variables.size(); i++) {
      linear.addVariable("x" + i).lower(0);
    }
    Elimination told = new Elimination(variables.size());
    int count = 0;
    for (Row row : rows) {
      if (row.isExact) {
        SparseColumn reduced =
            told.reduce(
                SparseColumn.ofOnes(
                    row.variables.stream().mapToInt(Integer::intValue).sorted().toArray()));
        if (reduced.isEmpty()) {
          continue;
        }
        told.take(reduced);
      }
      Expression sum = linear.addExpression("s" + count++);
      row.variables.forEach(variable -> sum.set(variable.intValue(), 1.0));
      if (row.isExact) {
        sum.level(row.count);
      } else {
        sum.lower(row.count);
      }
    }
    return linear;
  }
}
