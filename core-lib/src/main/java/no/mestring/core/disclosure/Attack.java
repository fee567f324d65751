package no.mestring.core.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Computes what a release tells of its hidden counts: each of them is a sum of inner counts that
 * are not negative, and the shown sums are what they are. It shares no code with what hides cells.
 *
 * <p>Bounds are those of the linear program, rounded to whole numbers inwards; whole solutions may
 * leave less, never more.
 */
public final class Attack {
  /** What the solver's arithmetic may be off. */
  private static final double TOLERANCE = 1e-6;

  private static final int KNOWN = -1;

  /** The variable that an inner cell is part of; known ones are none. */
  private final int[] variableOf;

  private final long[] known;
  private final List<Integer> membersOf = new ArrayList<>();
  private final List<LinearBlock> blocks;
  private final int[] blockOf;

  /**
   * Prepares an attack.
   *
   * @param release what is shown
   * @param leastHidden what a hidden count is at least, as everybody knows from the rules: 1 where
   *     zeros are always shown, else 0
   */
  public Attack(Release release, int leastHidden) {
    this.known = new long[release.innerSize()];
    BitSet open = new BitSet();
    open.set(0, known.length);
    List<Sum> sums = new ArrayList<>();
    for (int cell = 0; cell < release.size(); cell++) {
      OptionalLong count = release.count(cell);
      if (count.isPresent()) {
        sums.add(new Sum(release.parts(cell), count.getAsLong(), true));
      } else if (leastHidden > 0) {
        sums.add(new Sum(release.parts(cell), leastHidden, false));
      }
    }
    settle(sums, open);
    this.variableOf = merge(sums, open);
    this.blockOf = new int[membersOf.size()];
    this.blocks = split(sums);
  }

  /** A known sum, or a least one. */
  private record Sum(List<Integer> parts, long count, boolean isExact) {
    Sum(int[] parts, long count, boolean isExact) {
      this(Arrays.stream(parts).boxed().toList(), count, isExact);
    }
  }

  /** Takes out what is known: all of a sum that is zero, the only open part of another. */
  private void settle(List<Sum> sums, BitSet open) {
    boolean isNew = true;
    while (isNew) {
      isNew = false;
      for (int i = 0; i < sums.size(); i++) {
        Sum sum = sums.get(i);
        List<Integer> left = sum.parts.stream().filter(open::get).toList();
        if (left.size() < sum.parts.size()) {
          long taken =
              sum.parts.stream().filter(part -> !open.get(part)).mapToLong(p -> known[p]).sum();
          sums.set(i, new Sum(left, sum.count - taken, sum.isExact));
        }
        long count = sums.get(i).count;
        if (sum.isExact && !left.isEmpty() && (count == 0 || left.size() == 1)) {
          left.forEach(
              part -> {
                open.clear(part);
                known[part] = count;
              });
          isNew = true;
        }
      }
    }
  }

  /** Inner cells that are always in the same sums are one variable. */
  private int[] merge(List<Sum> sums, BitSet open) {
    List<List<Integer>> memberships = new ArrayList<>();
    for (int part = 0; part < known.length; part++) {
      memberships.add(new ArrayList<>());
    }
    for (int i = 0; i < sums.size(); i++) {
      for (int part : sums.get(i).parts) {
        memberships.get(part).add(i);
      }
    }
    int[] variables = new int[known.length];
    Map<List<Integer>, Integer> variableBy = new HashMap<>();
    for (int part = 0; part < known.length; part++) {
      if (!open.get(part)) {
        variables[part] = KNOWN;
        continue;
      }
      int variable = variableBy.computeIfAbsent(memberships.get(part), key -> variableBy.size());
      variables[part] = variable;
      if (variable == membersOf.size()) {
        membersOf.add(0);
      }
      membersOf.set(variable, membersOf.get(variable) + 1);
    }
    return variables;
  }

  /** Variables that no sum joins are apart. */
  private List<LinearBlock> split(List<Sum> sums) {
    int[] root = new int[membersOf.size()];
    Arrays.setAll(root, variable -> variable);
    List<int[]> rows = new ArrayList<>();
    for (Sum sum : sums) {
      int[] row = sum.parts.stream().mapToInt(part -> variableOf[part]).distinct().toArray();
      rows.add(row);
      for (int variable : row) {
        root[find(root, variable)] = find(root, row[0]);
      }
    }
    Map<Integer, LinearBlock> byRoot = new LinkedHashMap<>();
    for (int variable = 0; variable < root.length; variable++) {
      byRoot.computeIfAbsent(find(root, variable), key -> new LinearBlock()).addVariable(variable);
    }
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).length > 0) {
        LinearBlock block = byRoot.get(find(root, rows.get(i)[0]));
        if (block != null) {
          block.addSum(rows.get(i), sums.get(i).count, sums.get(i).isExact);
        }
      }
    }
    List<LinearBlock> all = List.copyOf(byRoot.values());
    for (int i = 0; i < all.size(); i++) {
      for (int variable : all.get(i).variables()) {
        blockOf[variable] = i;
      }
    }
    return all;
  }

  private static int find(int[] root, int variable) {
    int at = variable;
    while (root[at] != at) {
      root[at] = root[root[at]];
      at = root[at];
    }
    return at;
  }

  /**
   * What a sum of inner counts may be.
   *
   * @param parts the indexes of the inner cells, each once
   * @return all it may be for what is shown
   * @throws IllegalStateException if the shown sums contradict each other, or the solver gives up
   */
  public Possible possible(int[] parts) {
    Map<Integer, Integer> touched = new HashMap<>();
    long settled = 0;
    for (int part : parts) {
      if (variableOf[part] == KNOWN) {
        settled += known[part];
      } else {
        touched.merge(variableOf[part], 1, Integer::sum);
      }
    }
    double least = settled;
    double most = settled;
    for (int i = 0; i < blocks.size(); i++) {
      BitSet all = new BitSet();
      BitSet whole = new BitSet();
      for (Map.Entry<Integer, Integer> one : touched.entrySet()) {
        if (blockOf[one.getKey()] == i) {
          all.set(one.getKey());
          // of a variable of several inner cells, some of them may be nothing
          whole.set(one.getKey(), one.getValue().equals(membersOf.get(one.getKey())));
        }
      }
      if (!all.isEmpty()) {
        least += whole.isEmpty() ? 0 : blocks.get(i).least(whole);
        most += blocks.get(i).most(all);
      }
    }
    return new Possible(
        (long) Math.ceil(least - TOLERANCE),
        Double.isInfinite(most)
            ? OptionalLong.empty()
            : OptionalLong.of((long) Math.floor(most + TOLERANCE)));
  }
}
