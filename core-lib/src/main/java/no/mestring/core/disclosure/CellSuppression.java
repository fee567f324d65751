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
import no.mestring.core.argument.Argument;

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
  /** The part of the suggestions of a round that is taken, so that few are taken for nothing. */
  private static final int TAKEN = 3;

  /** How often all open counts are made large and small together. */
  private static final int EXPLORATIONS = 12;

  /** Enough is left open of most counts if only so many of the others change. */
  private static final int[] NEAR = {60, 240};

  private final SumTable table;
  private final ProtectionRule rule;
  private final List<Division> divisions;
  private final BitSet primary;
  private final List<int[]> secrets = new ArrayList<>();
  private final BitSet taken = new BitSet();

  private CellSuppression(
      SumTable table, ProtectionRule rule, List<Division> divisions, BitSet primary) {
    this.table = table;
    this.rule = rule;
    this.divisions = divisions;
    this.primary = primary;
  }

  /**
   * Says which cells are to be hidden.
   *
   * @param table all that is to be published together
   * @param rule which counts are small
   * @param alsoSmall cells that are to be hidden for another reason than their own count, such as
   *     the few who are left of the inhabitants
   * @param secrets sums of inner cells that are published nowhere and not to be told either, such
   *     as single years under periods; those among them that are small are protected
   * @param divisions what makes up what
   * @param progress is told in few words how far it is
   * @return the cells
   * @throws IllegalArgumentException if a division is none
   * @throws IllegalStateException if no protection was found, or the solver gave up: then nothing
   *     may be published
   */
  public static Suppression of(
      SumTable table,
      ProtectionRule rule,
      BitSet alsoSmall,
      List<int[]> secrets,
      List<Division> divisions,
      Consumer<String> progress) {
    divisions.forEach(division -> check(table, division));
    BitSet primary = (BitSet) alsoSmall.clone();
    for (int cell = 0; cell < table.size(); cell++) {
      if (rule.isSmall(table.count(cell)) && table.parts(cell).length > 0) {
        primary.set(cell);
      }
    }
    CellSuppression suppression = new CellSuppression(table, rule, divisions, primary);
    for (int[] secret : secrets) {
      if (rule.isSmall(suppression.count(secret))) {
        int[] sorted = secret.clone();
        Arrays.sort(sorted);
        suppression.secrets.add(sorted);
      }
    }
    return suppression.run(progress);
  }

  private static void check(SumTable table, Division division) {
    int[] parts =
        division.parts().stream()
            .flatMapToInt(part -> IntStream.of(table.parts(part)))
            .sorted()
            .toArray();
    if (!Arrays.equals(parts, table.parts(division.whole()))) {
      throw Argument.invalid("division", division, "its parts must together be the whole");
    }
  }

  private long count(int[] parts) {
    return IntStream.of(parts).mapToLong(table::innerCount).sum();
  }

  private Suppression run(Consumer<String> progress) {
    for (int round = 1; ; round++) {
      BitSet hidden = eliminate();
      Set<Integer> suggested = suggestions(hidden);
      progress.accept(
          "round %d: %d of %d cells hidden, %d more suggested"
              .formatted(round, hidden.cardinality(), table.size(), suggested.size()));
      if (suggested.isEmpty()) {
        return new Suppression(primary, hidden, round);
      }
      suggested.stream()
          .sorted(
              Comparator.comparingLong((Integer cell) -> table.count(cell)).thenComparing(c -> c))
          .limit(Math.max(1, suggested.size() / TAKEN))
          .forEach(taken::set);
    }
  }

  /** Elimination, until no small sum is left over of a whole. */
  private BitSet eliminate() {
    while (true) {
      BitSet hidden = (BitSet) primary.clone();
      hidden.or(taken);
      BitSet nobody = shownNobody();
      hidden.or(
          GaussianSuppression.secondary(
              table.without(nobody),
              hidden,
              order(),
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
        if (table.count(cell) == 0 && !primary.get(cell)) {
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
    for (Division division : divisions) {
      List<Integer> parts = division.parts().stream().filter(hidden::get).toList();
      if (!hidden.get(division.whole()) && parts.size() > 1) {
        int[] sum =
            parts.stream().flatMapToInt(part -> IntStream.of(table.parts(part))).sorted().toArray();
        boolean areAllOne = parts.stream().allMatch(part -> table.count(part) == 1);
        boolean isSecret = rule.isSmall(count(sum)) || areAllOne;
        if (isSecret && secrets.stream().noneMatch(known -> Arrays.equals(known, sum))) {
          left.add(sum);
        }
      }
    }
    return left;
  }

  /** For each count that too little is left open of, a shown cell to hide. */
  private Set<Integer> suggestions(BitSet hidden) {
    Attack attack = new Attack(table.hiding(hidden), leastHidden());
    List<int[]> open = new ArrayList<>();
    primary.stream().forEach(cell -> open.add(table.parts(cell)));
    open.addAll(secrets);
    for (int i = 0; i < EXPLORATIONS; i++) {
      open.removeIf(parts -> isMet(attack.met(parts), parts));
      attack.meet(open, i);
    }
    open.removeIf(parts -> isMet(attack.met(parts), parts));
    for (int size : NEAR) {
      open.removeIf(parts -> isMet(Optional.of(attack.near(parts, size)), parts));
    }
    Set<Integer> suggested = new TreeSet<>();
    open.forEach(parts -> suggest(attack, parts, hidden, suggested));
    return suggested;
  }

  /** What everybody knows of a hidden count: if all zeros are shown, that it is none. */
  private int leastHidden() {
    boolean isZeroHidden = primary.stream().anyMatch(cell -> table.count(cell) == 0);
    return rule.zeros() == Zeros.SHOWN && !isZeroHidden ? 1 : 0;
  }

  private boolean isMet(Optional<Possible> possible, int[] parts) {
    return possible.isPresent() && rule.criterion().isMet(possible.get(), count(parts));
  }

  private void suggest(Attack attack, int[] parts, BitSet hidden, Set<Integer> suggested) {
    long count = count(parts);
    Attack.Bounds bounds = attack.bounds(parts);
    if (rule.criterion().isMet(bounds.possible(), count)) {
      return;
    }
    suggested.add(
        bounds.cells().stream()
            .filter(cell -> !hidden.get(cell))
            .filter(cell -> table.count(cell) > 0 || rule.zeros() == Zeros.HIDDEN)
            .min(
                Comparator.comparingLong((Integer cell) -> table.count(cell)).thenComparing(c -> c))
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "Cannot protect a count: it is told by nothing that could be hidden")));
  }
}
