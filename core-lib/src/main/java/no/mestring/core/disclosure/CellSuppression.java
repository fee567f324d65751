package no.mestring.core.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

  private final ReleasePlan plan;
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

  private final BitSet forInsiders = new BitSet();

  /**
   * The primary cells and secrets that were found open, by their places. What is hidden stays
   * hidden, so that they stay open.
   */
  private final BitSet open = new BitSet();

  private final List<BitSet> openToInsiders = new ArrayList<>();

  private CellSuppression(ReleasePlan plan) {
    this.plan = plan;
    this.table = plan.table();
    this.rule = plan.rule();
    this.primary = plan.primary();
    this.secrets = new ArrayList<>(plan.secrets());
    boolean isZeroHidden = primary.stream().anyMatch(cell -> table.count(cell) == 0);
    plan.insiders().forEach(insider -> openToInsiders.add(new BitSet()));
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
    return new CellSuppression(plan).run(progress);
  }

  private Suppression run(Consumer<String> progress) {
    for (int round = 1; ; round++) {
      BitSet hidden = eliminate();
      Attack attack = new Attack(table.hiding(hidden), leastHidden);
      attack.start(table::innerCount);
      List<int[]> sums = new ArrayList<>();
      primary.stream().forEach(cell -> sums.add(table.parts(cell)));
      sums.addAll(secrets);
      Set<Integer> telling = telling(attack, sums, hidden, progress);
      telling.forEach(repaired::set);
      taken.or(hidden);
      if (telling.isEmpty()) {
        telling = tellingInsiders(attack, sums, hidden);
        telling.forEach(forInsiders::set);
        beginAnew();
      }
      progress.accept(
          "round %d: %d of %d cells hidden, %d more suggested"
              .formatted(round, hidden.cardinality(), table.size(), telling.size()));
      if (telling.isEmpty()) {
        return new Suppression(primary, hidden, round);
      }
      telling.forEach(taken::set);
    }
  }

  /** What was hidden to protect others may be shown again, if insiders need others hidden. */
  private void beginAnew() {
    taken.clear();
    taken.or(repaired);
    taken.or(forInsiders);
    open.clear();
    openToInsiders.forEach(BitSet::clear);
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

  /** Those of some sums that are not known to be open. */
  private static List<int[]> left(List<int[]> sums, BitSet open) {
    return IntStream.range(0, sums.size()).filter(i -> !open.get(i)).mapToObj(sums::get).toList();
  }

  /**
   * Notes that all were open that were left, but some.
   *
   * @param some by their places among those that were left
   */
  private static void note(BitSet open, int size, BitSet some) {
    int at = 0;
    for (int i = open.nextClearBit(0); i < size; i = open.nextClearBit(i + 1)) {
      open.set(i, !some.get(at));
      at++;
    }
  }

  /** For some of the counts that too little is left open of, a shown cell to hide each. */
  private Set<Integer> telling(
      Attack attack, List<int[]> sums, BitSet hidden, Consumer<String> progress) {
    List<int[]> left = left(sums, open);
    List<Integer> maybe = NarrowSums.of(attack, left, this::isMet, progress, () -> false);
    Set<Integer> suggested = new TreeSet<>();
    Set<Integer> told = new TreeSet<>();
    BitSet narrow = new BitSet();
    for (int at : maybe) {
      if (suggested.size() * TAKEN > maybe.size()) {
        narrow.set(at); // for the next round
        continue;
      }
      int[] parts = left.get(at);
      Attack.Bounds bounds = attack.boundsOrNear(parts);
      if (!isMet(bounds.possible(), parts)) {
        narrow.set(at);
        Set<Integer> cells = bounds.cells();
        toHide(areAnyLeft(cells, hidden) ? cells : attack.withReasons(cells), hidden)
            .ifPresentOrElse(suggested::add, () -> told.addAll(cellsOf(parts, cells)));
      }
    }
    if (!told.isEmpty()) {
      throw new UnprotectableException(told);
    }
    note(open, sums.size(), narrow);
    return suggested;
  }

  /**
   * For each count that an insider can tell, a shown cell to hide. What he can tell by what is
   * public already is not the release's fault.
   */
  private Set<Integer> tellingInsiders(Attack attack, List<int[]> sums, BitSet hidden) {
    Set<Integer> suggested = new TreeSet<>();
    for (int i = 0; i < plan.insiders().size(); i++) {
      BitSet tells = new BitSet();
      new Insider(table, hidden, attack, plan.insiders().get(i))
          .tells(left(sums, openToInsiders.get(i)), leastHidden)
          .forEach(
              (at, cells) ->
                  toHide(cells, hidden)
                      .ifPresent(
                          cell -> {
                            tells.set(at);
                            suggested.add(cell);
                          }));
      note(openToInsiders.get(i), sums.size(), tells);
    }
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

  /** The smallest cell to hide of those that tell a sum. */
  private Optional<Integer> toHide(Set<Integer> cells, BitSet hidden) {
    return cells.stream()
        .filter(cell -> isLeft(cell, hidden))
        .min(Comparator.comparingLong((Integer cell) -> table.count(cell)).thenComparing(c -> c));
  }

  /** The cells that are a sum, or those that tell it. */
  private Set<Integer> cellsOf(int[] parts, Set<Integer> telling) {
    Set<Integer> cells = new TreeSet<>();
    primary.stream().filter(cell -> Arrays.equals(table.parts(cell), parts)).forEach(cells::add);
    return cells.isEmpty() ? telling : cells;
  }
}
