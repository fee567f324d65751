package no.mestring.core.disclosure;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntToDoubleFunction;
import java.util.function.Predicate;
import no.mestring.core.disclosure.LinearProgram.Knowledge;

/**
 * Computes what a release tells of its hidden counts: each of them is a sum of inner counts that
 * are not negative, and the shown sums are what they are. With what hides cells it shares the
 * arithmetic that finds sums which follow from others, and nothing else.
 *
 * <p>Bounds are those of the linear program, rounded to whole numbers inwards; whole solutions may
 * leave less, never more.
 */
public final class Attack {
  /** What the solver's arithmetic may be off. */
  private static final double TOLERANCE = 1e-6;

  private static final int KNOWN = -1;

  /** What is told without any cell, such as how many of nobody there are. */
  private static final int NOTHING = -1;

  /** The variable that an inner cell is part of; known ones are none. */
  private final int[] variableOf;

  private final long[] known;

  /** The shown cell that tells each known inner cell. */
  private final int[] settledBy;

  private final List<Integer> membersOf = new ArrayList<>();

  /** What everybody knows that each inner cell is at most, where the sums do not tell less. */
  private final double[] most;

  /** Who knows each inner cell himself. */
  private final List<List<Integer>> insidersOf;

  /** Who knows each variable; all inner cells of one are known to the same. */
  private final List<List<Integer>> insidersBy = new ArrayList<>();

  /** The variables that each insider knows. */
  private final List<BitSet> knownTo = new ArrayList<>();

  private final Release release;
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
    this(release, leastHidden, List.of());
  }

  /**
   * Prepares an attack of somebody outside, and of insiders.
   *
   * @param insiders the inner cells that each of them knows
   */
  Attack(Release release, int leastHidden, List<int[]> insiders) {
    this.release = release;
    this.known = new long[release.innerSize()];
    this.settledBy = new int[known.length];
    this.most = new double[known.length];
    BitSet open = new BitSet();
    for (int part = 0; part < known.length; part++) {
      most[part] =
          release.most(part) == SumTable.UNBOUNDED ? Double.POSITIVE_INFINITY : release.most(part);
      open.set(part, most[part] > 0);
      settledBy[part] = NOTHING;
    }
    List<Sum> sums = new ArrayList<>();
    for (int cell = 0; cell < release.size(); cell++) {
      OptionalLong count = release.count(cell);
      if (count.isPresent()) {
        sums.add(new Sum(cell, release.parts(cell), count.getAsLong(), true));
      } else if (leastHidden > 0) {
        sums.add(new Sum(cell, release.parts(cell), leastHidden, false));
      }
    }
    settle(sums, open);
    dropWeaker(sums);
    this.insidersOf = insidersOf(insiders);
    this.variableOf = merge(sums, open);
    insiders.forEach(some -> knownTo.add(variables(some)));
    this.blockOf = new int[membersOf.size()];
    this.blocks = split(sums);
  }

  private List<List<Integer>> insidersOf(List<int[]> insiders) {
    List<List<Integer>> all = new ArrayList<>();
    for (int part = 0; part < known.length; part++) {
      all.add(new ArrayList<>());
    }
    for (int insider = 0; insider < insiders.size(); insider++) {
      for (int part : insiders.get(insider)) {
        all.get(part).add(insider);
      }
    }
    return all;
  }

  private BitSet variables(int[] parts) {
    BitSet variables = new BitSet();
    for (int part : parts) {
      if (variableOf[part] != KNOWN) {
        variables.set(variableOf[part]);
      }
    }
    return variables;
  }

  /** A known sum, or a least one. */
  private record Sum(int cell, List<Integer> parts, long count, boolean isExact) {
    Sum(int cell, int[] parts, long count, boolean isExact) {
      this(cell, Arrays.stream(parts).boxed().toList(), count, isExact);
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
          sums.set(i, new Sum(sum.cell, left, sum.count - taken, sum.isExact));
        }
        long count = sums.get(i).count;
        if (sum.isExact && !left.isEmpty() && (count == 0 || left.size() == 1)) {
          left.forEach(
              part -> {
                open.clear(part);
                known[part] = count;
                settledBy[part] = sum.cell;
              });
          isNew = true;
        }
      }
    }
  }

  /** What is known to be at most as much as a sum that it is part of is not worth knowing. */
  private void dropWeaker(List<Sum> sums) {
    for (Sum sum : sums) {
      for (int part : sum.parts) {
        if (sum.isExact && most[part] >= sum.count) {
          most[part] = Double.POSITIVE_INFINITY;
        }
      }
    }
  }

  /** Inner cells that are always in the same sums are one variable, if no more is known of them. */
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
    record Membership(List<Integer> sums, List<Integer> insiders, int single) {}
    Map<Membership, Integer> variableBy = new HashMap<>();
    for (int part = 0; part < known.length; part++) {
      if (!open.get(part)) {
        variables[part] = KNOWN;
        continue;
      }
      int single = Double.isInfinite(most[part]) ? NOTHING : part;
      int variable =
          variableBy.computeIfAbsent(
              new Membership(memberships.get(part), insidersOf.get(part), single),
              key -> variableBy.size());
      variables[part] = variable;
      if (variable == membersOf.size()) {
        membersOf.add(0);
        insidersBy.add(insidersOf.get(part));
      }
      membersOf.set(variable, membersOf.get(variable) + 1);
    }
    return variables;
  }

  /**
   * The variables of the sums that do not follow from smaller ones: totals of what is shown in
   * parts tell nothing, and would join what is apart.
   */
  private Map<Sum, int[]> needed(List<Sum> sums) {
    Map<Sum, int[]> rows = new LinkedHashMap<>();
    Elimination told = new Elimination(membersOf.size());
    Map<Integer, List<int[]>> least = new HashMap<>();
    List<Sum> smallestFirst = new ArrayList<>(sums);
    smallestFirst.sort(Comparator.comparing((Sum sum) -> sum.parts.size()));
    for (Sum sum : smallestFirst) {
      int[] row = sum.parts.stream().mapToInt(p -> variableOf[p]).distinct().sorted().toArray();
      if (row.length == 0) {
        continue;
      }
      if (sum.isExact) {
        SparseColumn reduced = told.reduce(SparseColumn.ofOnes(row));
        if (!reduced.isEmpty()) {
          told.take(reduced);
          rows.put(sum, row);
        }
      } else if (sum.count > 0 && !holdsOne(row, least)) {
        rows.put(sum, row);
        least.computeIfAbsent(row[0], first -> new ArrayList<>()).add(row);
      }
    }
    return rows;
  }

  /** Whether a smaller sum of which a least count is known is part of a sum. */
  private static boolean holdsOne(int[] row, Map<Integer, List<int[]>> least) {
    BitSet all = new BitSet();
    Arrays.stream(row).forEach(all::set);
    return Arrays.stream(row)
        .mapToObj(variable -> least.getOrDefault(variable, List.of()))
        .flatMap(List::stream)
        .anyMatch(other -> Arrays.stream(other).allMatch(all::get));
  }

  /** Variables that no sum joins are apart. */
  private List<LinearBlock> split(List<Sum> sums) {
    int[] root = new int[membersOf.size()];
    Arrays.setAll(root, variable -> variable);
    Map<Sum, int[]> rows = needed(sums);
    for (int[] row : rows.values()) {
      for (int variable : row) {
        root[find(root, variable)] = find(root, row[0]);
      }
    }
    Map<Integer, LinearBlock> byRoot = new LinkedHashMap<>();
    for (int variable = 0; variable < root.length; variable++) {
      byRoot.computeIfAbsent(find(root, variable), key -> new LinearBlock()).addVariable(variable);
    }
    rows.forEach(
        (sum, row) ->
            Objects.requireNonNull(byRoot.get(find(root, row[0])))
                .addSum(sum.cell, row, sum.count, sum.isExact ? Knowledge.EXACT : Knowledge.LEAST));
    for (int part = 0; part < known.length; part++) {
      if (variableOf[part] != KNOWN && !Double.isInfinite(most[part])) {
        int variable = variableOf[part];
        Objects.requireNonNull(byRoot.get(find(root, variable)))
            .addSum(NOTHING, new int[] {variable}, (long) most[part], Knowledge.MOST);
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
    return bounds(parts).possible;
  }

  /**
   * How many unknown counts hang together with a sum: the more, the longer it takes to tell what it
   * may be.
   *
   * @param parts the indexes of the inner cells, each once
   * @return zero or more
   */
  public int unknowns(int[] parts) {
    return touched(parts).stream().mapToInt(touched -> touched.block.variables().size()).sum();
  }

  /**
   * The shown cells that leave a sum no more than it may be.
   *
   * @param parts the indexes of the inner cells, each once
   * @return the indexes of the cells
   * @throws IllegalStateException if the shown sums contradict each other, or the solver gives up
   */
  public Set<Integer> telling(int[] parts) {
    return bounds(parts).cells;
  }

  private record Bounds(Possible possible, Set<Integer> cells) {}

  private Bounds bounds(int[] parts) {
    Set<Integer> cells = new TreeSet<>();
    double least = 0;
    for (int part : parts) {
      if (variableOf[part] == KNOWN) {
        least += known[part];
        cells.add(settledBy[part]);
      }
    }
    double largest = least;
    for (Touched touched : touched(parts)) {
      LinearBlock.Bound low = touched.block.least(touched.whole);
      LinearBlock.Bound high = touched.block.most(touched.all);
      least += low.value();
      largest += high.value();
      cells.addAll(low.cells());
      cells.addAll(high.cells());
    }
    cells.remove(NOTHING);
    return new Bounds(rounded(least, largest), cells);
  }

  /**
   * Whether a sum may be one of so many numbers. Of most sums that are not told nearly it takes
   * much less time than to say what they may be.
   *
   * @param parts the indexes of the inner cells, each once
   * @param size how many whole numbers
   * @return true if it may; false if it may not, or that was not found
   * @throws IllegalStateException if the shown sums contradict each other, or the solver gives up
   */
  public boolean isOpen(int[] parts, int size) {
    return reach(parts, possible -> possible.size() >= size).possible.size() >= size;
  }

  /**
   * What was found to be possible of a sum; it may be more than that.
   *
   * @param isEnd whether it is known that nothing else is possible
   * @param cells the shown cells that leave it no more, by their index; none if it was enough
   * @param moves the variables that are different in worlds where the sum is another
   */
  record Reach(Possible possible, boolean isEnd, Set<Integer> cells, List<BitSet> moves) {}

  /** What a sum may be, until it is enough. */
  Reach reach(int[] parts, Predicate<Possible> isEnough) {
    return reach(parts, isEnough, new BitSet());
  }

  /** What a sum may be to an insider who knows none of its parts, until it is enough. */
  Reach reachFor(int insider, int[] parts, Predicate<Possible> isEnough) {
    return reach(parts, isEnough, knownTo.get(insider));
  }

  /**
   * Those who may know so much that others cannot have counts with which a sum is another one: all
   * worlds that were met change what they know themselves.
   *
   * @param reach what was found of the sum
   */
  Set<Integer> insiders(int[] parts, Reach reach) {
    Set<Integer> insiders = new TreeSet<>();
    for (int i = 0; i < reach.moves.size(); i++) {
      Set<Integer> moved = new TreeSet<>();
      reach.moves.get(i).stream().forEach(variable -> moved.addAll(insidersBy.get(variable)));
      if (i == 0) {
        insiders.addAll(moved);
      } else {
        insiders.retainAll(moved);
      }
    }
    for (int part : parts) {
      insiders.removeAll(insidersOf.get(part));
    }
    return insiders;
  }

  private Reach reach(int[] parts, Predicate<Possible> isEnough, BitSet fixed) {
    Range range = new Range();
    for (int part : parts) {
      if (variableOf[part] == KNOWN) {
        double count = known[part];
        range.add(count, count);
        range.cells.add(settledBy[part]);
      }
    }
    Collection<Touched> touched = touched(parts);
    touched.forEach(one -> range.add(one.block.sum(one.whole), one.block.sum(one.all)));
    if (range.isOpen()) {
      range.moves.add(new BitSet());
    }
    range.extend(touched, -1, isEnough, fixed);
    range.extend(touched, 1, isEnough, fixed);
    range.cells.remove(NOTHING);
    return range.reach();
  }

  /** What is known to be possible of a sum. */
  private static final class Range {
    private double least;
    private double most;
    private boolean isEnd = true;
    private final Set<Integer> cells = new TreeSet<>();
    private final List<BitSet> moves = new ArrayList<>();

    void add(double low, double high) {
      least += low;
      most += high;
    }

    boolean isOpen() {
      return most - least > 1 - TOLERANCE;
    }

    /** Looks for smaller sums, or larger ones, until there are none or it is enough. */
    void extend(Collection<Touched> touched, int sign, Predicate<Possible> isEnough, BitSet fixed) {
      BitSet moved = new BitSet();
      double before = sign > 0 ? least : most;
      for (Touched one : touched) {
        BitSet variables = sign > 0 ? one.whole : one.all;
        double other = (sign > 0 ? least : most) - one.block.sum(variables);
        LinearBlock.Reached reached =
            one.block.reach(
                variables, sign, sum -> isEnough.test(possible(sign, other + sum)), fixed);
        least = sign > 0 ? other + reached.value() : least;
        most = sign > 0 ? most : other + reached.value();
        isEnd &= reached.isEnd();
        moved.or(reached.moved());
        cells.addAll(reached.cells());
      }
      if (Math.abs((sign > 0 ? least : most) - before) > 1 - TOLERANCE) {
        moves.add(moved);
      }
    }

    private Possible possible(int sign, double end) {
      return rounded(sign > 0 ? end : least, sign > 0 ? most : end);
    }

    Reach reach() {
      return new Reach(rounded(least, most), isEnd, cells, moves);
    }
  }

  /** With some shown cells those that tell parts of them, and those that tell parts of these. */
  Set<Integer> withReasons(Set<Integer> some) {
    Set<Integer> all = new TreeSet<>(some);
    Deque<Integer> open = new ArrayDeque<>(some);
    while (!open.isEmpty()) {
      for (int part : release.parts(open.remove())) {
        boolean isTold = variableOf[part] == KNOWN && settledBy[part] != NOTHING;
        if (isTold && all.add(settledBy[part])) {
          open.add(settledBy[part]);
        }
      }
    }
    return all;
  }

  /**
   * Starts from a world that somebody knows, instead of looking for one: it need not be told to be
   * taken into account that it is possible.
   *
   * @param countOf the inner counts
   * @throws IllegalStateException if what is shown contradicts it
   */
  void start(IntToDoubleFunction countOf) {
    double[] values = new double[membersOf.size()];
    for (int part = 0; part < known.length; part++) {
      if (variableOf[part] != KNOWN) {
        values[variableOf[part]] += countOf.applyAsDouble(part);
      }
    }
    blocks.forEach(block -> block.start(variable -> values[variable]));
  }

  private static Possible rounded(double least, double most) {
    return new Possible(
        (long) Math.ceil(least - TOLERANCE),
        Double.isInfinite(most)
            ? OptionalLong.empty()
            : OptionalLong.of((long) Math.floor(most + TOLERANCE)));
  }

  /** Which variables of a block a sum has, and of which of them all inner cells. */
  private record Touched(LinearBlock block, BitSet all, BitSet whole) {}

  private Collection<Touched> touched(int[] parts) {
    Map<Integer, Integer> members = new HashMap<>();
    for (int part : parts) {
      if (variableOf[part] != KNOWN) {
        members.merge(variableOf[part], 1, Integer::sum);
      }
    }
    Map<Integer, Touched> byBlock = new TreeMap<>();
    members.forEach(
        (variable, count) -> {
          Touched touched =
              byBlock.computeIfAbsent(
                  blockOf[variable],
                  block -> new Touched(blocks.get(block), new BitSet(), new BitSet()));
          touched.all.set(variable);
          // of a variable of several inner cells, some of them may be nothing
          touched.whole.set(variable, count.equals(membersOf.get(variable)));
        });
    return byBlock.values();
  }
}
