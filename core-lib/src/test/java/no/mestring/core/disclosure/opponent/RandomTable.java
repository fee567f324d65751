package no.mestring.core.disclosure.opponent;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import no.mestring.core.disclosure.Division;
import no.mestring.core.disclosure.ProtectionRule;
import no.mestring.core.disclosure.ReleasePlan;
import no.mestring.core.disclosure.SumTable;
import no.mestring.core.disclosure.Zeros;

/**
 * A made-up table of people and what of it must not be told: the same for the same seed.
 *
 * @param inner the counts of the smallest groups
 * @param most how many people everybody knows to live in each, {@link Long#MAX_VALUE} if nobody
 *     knows
 * @param cells the inner counts that each published cell is the sum of, in order
 * @param limits the largest count of each cell that is small
 * @param primary cells that are small
 * @param zeros those of them that count nobody
 * @param open cells that were published before
 * @param secrets small sums that are published nowhere
 * @param divisions cells that others make up
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record RandomTable(
    Kind kind,
    long[] inner,
    long[] most,
    int[][] cells,
    long[] limits,
    BitSet primary,
    BitSet zeros,
    BitSet open,
    List<int[]> secrets,
    List<Division> divisions,
    ProtectionRule rule) {
  enum Kind {
    /** Areas and ages. */
    TWO_WAY,
    /** Areas, sexes and ages. */
    THREE_WAY,
    /** Areas, sexes and overlapping periods; small single years are not to be told either. */
    PERIODS,
    /** Areas, sexes, single years and the periods over them. */
    YEARS_AND_PERIODS,
    /** Old and new borders, sexes and ages; small parts that moved are not to be told either. */
    BORDERS,
    /** Areas, sexes, ages and years. */
    FOUR_WAY
  }

  /**
   * A table.
   *
   * @param size about how many cells are to be published
   */
  static RandomTable of(Kind kind, int size, long seed) {
    SplittableRandom random = new SplittableRandom(31 * seed + kind.name().hashCode());
    int few = size < 60 ? 2 : size < 1000 ? 3 : size < 4000 ? 4 : 6;
    List<Axis> others =
        switch (kind) {
          case TWO_WAY -> List.of(Axis.ages(few + 1));
          case THREE_WAY, BORDERS -> List.of(Axis.sexes(), Axis.ages(few));
          case PERIODS -> List.of(Axis.sexes(), Axis.periods(few + 3, false));
          case YEARS_AND_PERIODS -> List.of(Axis.sexes(), Axis.periods(few + 2, true));
          case FOUR_WAY -> List.of(Axis.sexes(), Axis.ages(few), Axis.years(few));
        };
    int each = others.stream().mapToInt(axis -> axis.groups().size()).reduce(1, (a, b) -> a * b);
    int areas = Math.max(2, (int) (size / (each * (kind == Kind.BORDERS ? 2.2 : 1.25))));
    List<Axis> axes = new ArrayList<>();
    axes.add(kind == Kind.BORDERS ? Axis.borders(areas, random) : Axis.areas(areas, random));
    axes.addAll(others);
    return new TableBuilder(kind, axes, random).build();
  }

  /** In every fourth table, a few cells that are not small were published before. */
  void publishSome(SplittableRandom random) {
    int some = random.nextInt(4) == 0 ? 1 + cells.length / 50 : 0;
    for (int i = 0; i < some; i++) {
      int cell = random.nextInt(cells.length);
      open.set(cell, !primary.get(cell) && count(cells[cell]) > 0);
    }
  }

  long count(int[] parts) {
    long sum = 0;
    for (int i : parts) {
      sum += inner[i];
    }
    return sum;
  }

  /** Finds the cells that are small, and those of them that count nobody. */
  void findPrimary() {
    for (int cell = 0; cell < cells.length; cell++) {
      primary.set(cell, isSmall(cells[cell], cell));
      zeros.set(cell, primary.get(cell) && count(cells[cell]) == 0);
    }
  }

  /** Whether a sum is small by the limit of a cell: few, or all who live there but few. */
  boolean isSmall(int[] parts, int cell) {
    long count = count(parts);
    long inhabitants = inhabitants(parts);
    boolean areAllButFew = inhabitants != SumTable.UNBOUNDED && inhabitants - count <= limits[cell];
    return (count <= limits[cell] && (count > 0 || rule.zeros() == Zeros.HIDDEN))
        || (areAllButFew && inhabitants > 0);
  }

  /** How many live there, if everybody knows, {@link SumTable#UNBOUNDED} else. */
  long inhabitants(int[] parts) {
    return IntStream.of(parts).anyMatch(i -> most[i] == SumTable.UNBOUNDED)
        ? SumTable.UNBOUNDED
        : IntStream.of(parts).mapToLong(i -> most[i]).sum();
  }

  /** What everybody knows of a hidden cell. */
  long leastHidden() {
    return rule.zeros() == Zeros.SHOWN && zeros.isEmpty() ? 1 : 0;
  }

  ReleasePlan plan() {
    return ReleasePlan.of(SumTable.of(inner, most, List.of(cells)), rule)
        .withLimits(cell -> limits[cell])
        .withPublic(open)
        .withSecrets(secrets)
        .withDivisions(divisions);
  }
}
