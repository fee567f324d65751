package no.mestring.core.disclosure.opponent;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Looks for worlds of whole numbers that agree with everything shown and differ in what is not to
 * be told. Who looks knows the real world, changes a few counts around a target, and may use any
 * trick: what is found is added up before it counts.
 */
final class Worlds {
  private static final int[] SIZES = {16, 40, 200, 600, 2500};
  private static final int STIRRED = 100;
  private static final long FEW = 1000;
  private static final int BRANCHED = 600;
  private static final int BRANCHES = 60;
  private static final long[] DIFFERENCES = {1, -1, 2, -2, 3};

  private final RandomTable table;
  private final BitSet hidden;
  private final Shown shown;
  private final int[][] cellsOf;
  private final long[] known;
  private final List<Target> targets;
  private final Map<Integer, List<Target>> targetsOf = new HashMap<>();
  private final SplittableRandom random = new SplittableRandom(7);

  Worlds(RandomTable table, BitSet hidden, List<Target> targets) {
    this.table = table;
    this.hidden = hidden;
    this.shown = Shown.of(table, hidden);
    this.cellsOf = shown.cellsOf();
    this.known = shown.read();
    this.targets = targets;
    for (int[] cells : cellsOf) {
      sortBySize(cells);
    }
    for (Target target : targets) {
      for (int i : target.parts) {
        targetsOf.computeIfAbsent(i, key -> new ArrayList<>()).add(target);
      }
    }
  }

  private void sortBySize(int[] cells) {
    int[] sorted =
        IntStream.of(cells)
            .boxed()
            .sorted(Comparator.comparing(cell -> table.cells()[cell].length))
            .mapToInt(cell -> cell)
            .toArray();
    System.arraycopy(sorted, 0, cells, 0, cells.length);
  }

  /** Looks until enough was seen of every target, or nothing more is found. */
  void search() {
    for (int size : SIZES) {
      for (Target target : targets) {
        if (!target.isOpen()) {
          look(around(target, size), target);
        }
      }
    }
    for (Target target : targets) {
      for (long difference : differences(target)) {
        if (!target.isOpen() && !target.seen.contains(target.truth + difference)) {
          change(target, difference);
        }
      }
    }
  }

  private void look(List<Integer> moving, Target target) {
    try {
      Region region = new Region(table, shown, cellsOf, moving, List.of());
      for (int i = 0; i < moving.size() / STIRRED; i++) {
        region.stir(random, this::take);
      }
      region.stretch(target, this::take);
      BitSet here = new BitSet();
      moving.forEach(here::set);
      targets.stream()
          .filter(other -> !other.isOpen() && IntStream.of(other.parts).anyMatch(here::get))
          .forEach(other -> region.stretch(other, this::take));
    } catch (ArithmeticException tooLarge) {
      return; // numbers do not fit
    }
  }

  /** A few more and fewer, none at all, and all who live there. */
  private long[] differences(Target target) {
    long most = IntStream.of(target.parts).mapToLong(i -> Math.min(table.most()[i], FEW)).sum();
    return LongStream.concat(
            LongStream.of(DIFFERENCES), LongStream.of(-target.truth, most - target.truth))
        .toArray();
  }

  /** Looks where a target differs by so many, when the ends are worlds of fractions. */
  private void change(Target target, long difference) {
    List<Integer> moving = around(target, BRANCHED);
    Simplex.Sum changed = Region.changed(target, moving, difference);
    if (changed.count() >= 0) {
      branch(target, target.truth + difference, moving, List.of(changed), new int[] {BRANCHES});
    }
  }

  private void branch(
      Target target, long count, List<Integer> moving, List<Simplex.Sum> extra, int[] left) {
    if (target.isOpen() || target.seen.contains(count) || left[0]-- <= 0) {
      return;
    }
    try {
      Region region = new Region(table, shown, cellsOf, moving, extra);
      region.stir(random, this::take);
      for (Simplex.Sum branch : region.branches()) {
        List<Simplex.Sum> more = new ArrayList<>(extra);
        more.add(branch);
        branch(target, count, moving, more, left);
      }
    } catch (IllegalStateException | ArithmeticException none) {
      return; // not here, or not with these numbers
    }
  }

  /** Unknown inner counts of a target and those that share the smallest sums with them. */
  private List<Integer> around(Target target, int size) {
    List<Integer> open =
        IntStream.of(target.parts).filter(i -> known[i] == Shown.OPEN).boxed().toList();
    if (open.isEmpty()) {
      return List.of();
    }
    Map<Integer, Integer> found = new LinkedHashMap<>();
    List<Integer> order = new ArrayList<>();
    int from = open.size() <= size / 4 ? 0 : random.nextInt(open.size());
    List<Integer> start = open.size() <= size / 4 ? open : List.of(open.get(from));
    start.forEach(i -> found.computeIfAbsent(i, key -> add(order, key)));
    BitSet seen = new BitSet();
    for (int at = 0; at < order.size() && order.size() < size; at++) {
      for (int cell : cellsOf[order.get(at)]) {
        boolean isFresh = shown.isShown(cell) && !seen.get(cell);
        if (isFresh && table.cells()[cell].length <= size && order.size() < size) {
          seen.set(cell);
          for (int i : table.cells()[cell]) {
            if (known[i] == Shown.OPEN) {
              found.computeIfAbsent(i, key -> add(order, key));
            }
          }
        }
      }
    }
    return order;
  }

  private static int add(List<Integer> order, int i) {
    order.add(i);
    return order.size() - 1;
  }

  private void take(World world) {
    if (world.agrees(hidden, cellsOf)) {
      world.changes().keySet().stream()
          .flatMap(i -> targetsOf.getOrDefault(i, List.of()).stream())
          .distinct()
          .filter(target -> !target.isOpen())
          .forEach(target -> target.seen.add(world.count(target.parts)));
    }
  }
}
