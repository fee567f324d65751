package no.mestring.core.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Hides small counts of a table, and others with them until an {@link Attack} on what is left shown
 * leaves enough open of each small one.
 *
 * <p>Cells are hidden by Statistics Norway's elimination; then the sums of hidden parts that a
 * shown whole leaves over are protected too if they are small; then the release is attacked, and of
 * the shown cells that bound a small count too narrowly the smallest is hidden and everything done
 * again. The result depends on the table alone: not on threads, time or machine.
 */
public final class CellSuppression {
  /** The part of the narrow counts that is mended in a round, so that few are for nothing. */
  private static final int TAKEN = 3;

  private static final int OFTEN = 8;

  private static final int STEP = 5000;

  private final ReleasePlan plan;
  private final Consumer<String> progress;
  private final SumTable table;
  private final ProtectionRule rule;
  private final BitSet primary;
  private final List<int[]> secrets;

  /** What everybody knows of a hidden count: if all zeros are shown, that it is none. */
  private final int leastHidden;

  /** What was hidden before. */
  private final BitSet taken = new BitSet();

  /** What was hidden since it told too much; it is protected like the small ones. */
  private final BitSet repaired = new BitSet();

  /**
   * The primary cells and secrets that were found open, by their places. What is hidden stays
   * hidden, so that they stay open.
   */
  private final BitSet open = new BitSet();

  /** The same for those who know some counts themselves. */
  private final BitSet openInside = new BitSet();

  private boolean isBegunAnew;

  /** How often each count was found told. */
  private final Map<Integer, Integer> timesTold = new HashMap<>();

  private CellSuppression(ReleasePlan plan, Consumer<String> progress) {
    this.progress = progress;
    this.plan = plan;
    this.table = plan.table();
    this.rule = plan.rule();
    this.primary = plan.primary();
    this.secrets = new ArrayList<>(plan.secrets());
    boolean isZeroHidden = primary.stream().anyMatch(cell -> table.count(cell) == 0);
    this.leastHidden = rule.zeros() == Zeros.SHOWN && !isZeroHidden ? 1 : 0;
  }

  /**
   * Says which cells are to be hidden.
   *
   * @param plan what is to be published, and what of it is not to be told
   * @param progress is told in few words how far it is
   * @return the cells
   * @throws UnprotectableException if what is public already tells a count
   * @throws IllegalStateException if the solver gave up: then nothing may be published
   */
  public static Suppression of(ReleasePlan plan, Consumer<String> progress) {
    return new CellSuppression(plan, progress).run();
  }

  private Suppression run() {
    for (int round = 1; ; round++) {
      BitSet hidden = eliminate();
      taken.or(hidden);
      progress.accept(
          "round %d: %d of %d cells hidden".formatted(round, hidden.cardinality(), table.size()));
      Attack attack = new Attack(table.hiding(hidden), leastHidden, plan.insiders());
      attack.start(table::innerCount);
      List<int[]> sums = new ArrayList<>();
      primary.stream().forEach(cell -> sums.add(table.parts(cell)));
      sums.addAll(secrets);
      Map<Integer, Set<Integer>> telling = telling(attack, sums, hidden);
      boolean isForInsiders = telling.isEmpty();
      if (isForInsiders) {
        telling = tellingInsiders(attack, sums, hidden);
      }
      Set<Integer> suggested = suggested(telling, hidden);
      progress.accept(
          "round %d: %d counts are told, %d more cells suggested"
              .formatted(round, telling.size(), suggested.size()));
      if (suggested.isEmpty()) {
        return new Suppression(primary, hidden, round);
      }
      if (!isForInsiders) {
        suggested.forEach(repaired::set);
      } else if (!isBegunAnew) {
        beginAnew();
      }
      suggested.forEach(taken::set);
    }
  }

  /** What was hidden to protect others may be shown again, where insiders need others hidden. */
  private void beginAnew() {
    isBegunAnew = true;
    taken.clear();
    taken.or(repaired);
    open.clear();
    openInside.clear();
  }

  /** Elimination, until no small sum is left over of a whole. */
  private BitSet eliminate() {
    while (true) {
      BitSet hidden = (BitSet) primary.clone();
      hidden.or(taken);
      BitSet untold = (BitSet) primary.clone();
      untold.or(repaired);
      BitSet nobody = shownNobody();
      hidden.or(
          GaussianSuppression.secondary(
              table.without(nobody),
              untold,
              hidden,
              order(),
              plan::isPublic,
              singletons(),
              secrets.stream().map(secret -> SumTable.without(secret, nobody)).toList()));
      List<int[]> left = leftOver(hidden);
      if (left.isEmpty()) {
        return hidden;
      }
      secrets.addAll(left);
    }
  }

  /** The inner cells that shown zeros tell. */
  private BitSet shownNobody() {
    BitSet nobody = new BitSet();
    if (rule.zeros() == Zeros.SHOWN) {
      for (int cell = 0; cell < table.size(); cell++) {
        if (table.count(cell) == 0 && !primary.get(cell) && !plan.isPublic(cell)) {
          IntStream.of(table.parts(cell)).forEach(nobody::set);
        }
      }
    }
    return nobody;
  }

  private int[] order() {
    return CandidateOrder.of(table, rule.zeros() == Zeros.SHOWN);
  }

  private BitSet singletons() {
    long known = rule.zeros() == Zeros.SHOWN ? 1 : 0;
    BitSet singletons = new BitSet();
    for (int i = 0; i < table.innerSize(); i++) {
      singletons.set(i, table.innerCount(i) == known);
    }
    return singletons;
  }

  /** The sums of hidden parts that a shown whole tells and that are small themselves. */
  private List<int[]> leftOver(BitSet hidden) {
    List<int[]> left = new ArrayList<>();
    for (Division division : plan.divisions()) {
      List<Integer> parts = division.parts().stream().filter(hidden::get).toList();
      if (!hidden.get(division.whole()) && parts.size() > 1) {
        int[] sum =
            parts.stream().flatMapToInt(part -> IntStream.of(table.parts(part))).sorted().toArray();
        boolean areAllOne = parts.stream().allMatch(part -> table.count(part) == 1);
        boolean isSecret = plan.isSmall(sum, division.whole()) || areAllOne;
        if (isSecret && secrets.stream().noneMatch(known -> Arrays.equals(known, sum))) {
          left.add(sum);
        }
      }
    }
    return left;
  }

  /** What tells the counts that too little is left open of: of each some cells to hide. */
  private Map<Integer, Set<Integer>> telling(Attack attack, List<int[]> sums, BitSet hidden) {
    Map<Integer, Set<Integer>> telling = new TreeMap<>();
    Set<Integer> told = new TreeSet<>();
    for (int at = open.nextClearBit(0); at < sums.size(); at = open.nextClearBit(at + 1)) {
      tellProgress(at, sums.size());
      int[] parts = sums.get(at);
      Attack.Reach reach = reach(attack, parts);
      if (isMet(reach.possible(), parts)) {
        open.set(at);
        continue;
      }
      Set<Integer> cells = cells(attack, reach, parts, hidden);
      telling.put(at, cells);
      if (!areAnyLeft(cells, hidden)) {
        told.addAll(cellsOf(parts, cells));
      }
    }
    if (!told.isEmpty()) {
      throw new UnprotectableException(told);
    }
    return telling;
  }

  private void tellProgress(int at, int size) {
    if (at % STEP == STEP - 1) {
      progress.accept("looked at %d of %d small counts".formatted(at + 1, size));
    }
  }

  private Attack.Reach reach(Attack attack, int[] parts) {
    return attack.reach(parts, possible -> isMet(possible, parts));
  }

  /**
   * What tells insiders counts exactly. What they can tell by what is public already is not the
   * release's fault.
   */
  private Map<Integer, Set<Integer>> tellingInsiders(
      Attack attack, List<int[]> sums, BitSet hidden) {
    Map<Integer, Set<Integer>> telling = new TreeMap<>();
    for (int at = openInside.nextClearBit(0);
        at < sums.size();
        at = openInside.nextClearBit(at + 1)) {
      tellProgress(at, sums.size());
      int[] parts = sums.get(at);
      openInside.set(at);
      Set<Integer> left = attack.insiders(parts, reach(attack, parts));
      while (!left.isEmpty()) {
        int insider = left.iterator().next();
        left.remove(insider);
        Attack.Reach reach = attack.reachFor(insider, parts, possible -> possible.size() > 1);
        if (reach.possible().size() > 1) {
          left.retainAll(attack.insiders(parts, reach)); // the same worlds show others nothing more
          continue;
        }
        Set<Integer> cells = cells(attack, reach, parts, hidden);
        if (areAnyLeft(cells, hidden)) {
          telling.put(at, cells);
          openInside.clear(at);
        } else if (!reach.isEnd()) {
          throw new IllegalStateException("Cannot tell whether who knows some counts tells others");
        }
      }
    }
    return telling;
  }

  /** The cells that tell a sum; where that is not known, all that hold a part of it. */
  private Set<Integer> cells(Attack attack, Attack.Reach reach, int[] parts, BitSet hidden) {
    if (areAnyLeft(reach.cells(), hidden)) {
      return reach.cells();
    }
    Set<Integer> cells = attack.withReasons(reach.cells());
    if (!reach.isEnd() && !areAnyLeft(cells, hidden)) {
      BitSet some = new BitSet();
      IntStream.of(parts).forEach(some::set);
      for (int cell = 0; cell < table.size(); cell++) {
        if (IntStream.of(table.parts(cell)).anyMatch(some::get)) {
          cells.add(cell);
        }
      }
    }
    return cells;
  }

  /**
   * For some of the counts that are told, a shown cell to hide each; more for one that was told
   * often before.
   */
  private Set<Integer> suggested(Map<Integer, Set<Integer>> telling, BitSet hidden) {
    Set<Integer> suggested = new TreeSet<>();
    int enough = telling.size() / TAKEN;
    telling.forEach(
        (at, cells) -> {
          if (suggested.size() <= enough) {
            cells.stream()
                .filter(cell -> isLeft(cell, hidden))
                .sorted(Comparator.comparingLong(table::count))
                .limit(1 + timesTold.merge(at, 1, Integer::sum) / OFTEN)
                .forEach(suggested::add);
          }
        });
    return suggested;
  }

  /** Enough is left open too where it is all that was open before anything was published. */
  private boolean isMet(Possible possible, int[] parts) {
    long most = table.most(parts);
    boolean isOpen =
        most != SumTable.UNBOUNDED
            && possible.least() <= leastHidden
            && possible.most().orElse(Long.MAX_VALUE) >= most;
    return isOpen || rule.criterion().isMet(possible, table.count(parts), most);
  }

  private boolean areAnyLeft(Set<Integer> cells, BitSet hidden) {
    return cells.stream().anyMatch(cell -> isLeft(cell, hidden));
  }

  /** Whether a cell can be hidden. */
  private boolean isLeft(int cell, BitSet hidden) {
    return !hidden.get(cell)
        && !plan.isPublic(cell)
        && (table.count(cell) > 0 || rule.zeros() == Zeros.HIDDEN);
  }

  /** The cells that are a sum, or those that tell it. */
  private Set<Integer> cellsOf(int[] parts, Set<Integer> telling) {
    Set<Integer> cells = new TreeSet<>();
    primary.stream().filter(cell -> Arrays.equals(table.parts(cell), parts)).forEach(cells::add);
    return cells.isEmpty() ? telling : cells;
  }
}
