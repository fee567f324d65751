package no.mestring.core.disclosure;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import no.mestring.core.argument.Argument;

/**
 * What is to be published together, and what of it is not to be told.
 *
 * <p>Each method that adds to a plan gives another plan.
 */
public final class ReleasePlan {
  private final SumTable table;
  private final ProtectionRule rule;
  private final IntToLongFunction limits;
  private final BitSet alsoSmall;
  private final BitSet alreadyPublic;
  private final List<int[]> secrets;
  private final List<Division> divisions;
  private final List<int[]> insiders;

  private ReleasePlan(
      SumTable table,
      ProtectionRule rule,
      IntToLongFunction limits,
      BitSet alsoSmall,
      BitSet alreadyPublic,
      List<int[]> secrets,
      List<Division> divisions,
      List<int[]> insiders) {
    this.table = table;
    this.rule = rule;
    this.limits = limits;
    this.alsoSmall = alsoSmall;
    this.alreadyPublic = alreadyPublic;
    this.secrets = secrets;
    this.divisions = divisions;
    this.insiders = insiders;
  }

  /**
   * A plan that hides what is small by a rule, and nothing else.
   *
   * @param table all that is to be published together
   * @param rule which counts are small
   * @return the plan
   */
  public static ReleasePlan of(SumTable table, ProtectionRule rule) {
    return new ReleasePlan(
        table,
        rule,
        cell -> rule.largestHidden(),
        new BitSet(),
        new BitSet(),
        List.of(),
        List.of(),
        List.of());
  }

  /**
   * Cells have limits of their own, such as three times that of a year.
   *
   * @param largest the largest count of each cell that is hidden
   * @return the plan with these limits
   */
  public ReleasePlan withLimits(IntToLongFunction largest) {
    return new ReleasePlan(
        table, rule, largest, alsoSmall, alreadyPublic, secrets, divisions, insiders);
  }

  /**
   * Cells are hidden for another reason than their own count.
   *
   * @param cells their indexes: such as the few who are left of the inhabitants
   * @return the plan with these cells
   */
  public ReleasePlan withSmall(BitSet cells) {
    return new ReleasePlan(
        table, rule, limits, (BitSet) cells.clone(), alreadyPublic, secrets, divisions, insiders);
  }

  /**
   * Cells are known already, since they were published before: nothing can be done for them, and
   * everybody uses them.
   *
   * @param cells their indexes
   * @return the plan with these cells
   */
  public ReleasePlan withPublic(BitSet cells) {
    return new ReleasePlan(
        table, rule, limits, alsoSmall, (BitSet) cells.clone(), secrets, divisions, insiders);
  }

  /**
   * Sums of inner cells are published nowhere and not to be told either, such as small single years
   * under periods.
   *
   * @param sums the indexes of their inner cells
   * @return the plan with these sums
   */
  public ReleasePlan withSecrets(List<int[]> sums) {
    List<int[]> sorted = sums.stream().map(sum -> IntStream.of(sum).sorted().toArray()).toList();
    return new ReleasePlan(
        table, rule, limits, alsoSmall, alreadyPublic, sorted, divisions, insiders);
  }

  /**
   * Cells make up others, so that what is left of a shown one is a sum of hidden ones.
   *
   * @param some what makes up what
   * @return the plan with these divisions
   * @throws IllegalArgumentException if the parts of a division are not together its whole
   */
  public ReleasePlan withDivisions(List<Division> some) {
    for (Division division : some) {
      int[] parts =
          division.parts().stream()
              .flatMapToInt(part -> IntStream.of(table.parts(part)))
              .sorted()
              .toArray();
      if (!Arrays.equals(parts, table.parts(division.whole()))) {
        throw Argument.invalid("division", division, "its parts must together be the whole");
      }
    }
    return new ReleasePlan(
        table, rule, limits, alsoSmall, alreadyPublic, secrets, List.copyOf(some), insiders);
  }

  /**
   * Somebody knows inner counts besides what is published, such as a municipality its own. Each of
   * them alone is not to be told a small count of others exactly.
   *
   * @param known the indexes of the inner cells that each knows
   * @return the plan with these insiders
   */
  public ReleasePlan withInsiders(List<int[]> known) {
    return new ReleasePlan(
        table, rule, limits, alsoSmall, alreadyPublic, secrets, divisions, List.copyOf(known));
  }

  /**
   * All that is to be published together.
   *
   * @return the table
   */
  public SumTable table() {
    return table;
  }

  ProtectionRule rule() {
    return rule;
  }

  /** Whether a sum is to be hidden for itself, by the limit of a cell: few, or all but few. */
  boolean isSmall(int[] sum, int cell) {
    return isSmall(table.count(sum), table.most(sum), limits.applyAsLong(cell));
  }

  private boolean isSmall(long count, long most, long limit) {
    boolean isFew = count <= limit && (count > 0 || rule.zeros() == Zeros.HIDDEN);
    boolean areAllButFew = most != SumTable.UNBOUNDED && most - count <= limit;
    return isFew || (areAllButFew && most > 0);
  }

  /** The cells that are to be hidden for themselves. */
  BitSet primary() {
    BitSet primary = (BitSet) alsoSmall.clone();
    for (int cell = 0; cell < table.size(); cell++) {
      if (isSmall(table.parts(cell), cell) && table.parts(cell).length > 0) {
        primary.set(cell);
      }
    }
    primary.andNot(alreadyPublic);
    return primary;
  }

  boolean isPublic(int cell) {
    return alreadyPublic.get(cell);
  }

  List<int[]> secrets() {
    return secrets;
  }

  List<Division> divisions() {
    return divisions;
  }

  List<int[]> insiders() {
    return insiders;
  }
}
