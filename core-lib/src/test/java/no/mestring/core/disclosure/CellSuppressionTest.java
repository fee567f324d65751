package no.mestring.core.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Small tables that were found to leak however plainly they are protected. What is asserted of what
 * an attacker can tell is checked by trying all whole numbers, too, where the table is small.
 */
class CellSuppressionTest {
  private static final ProtectionRule SHOWN = new ProtectionRule(4, Zeros.SHOWN, Criterion.EXACT);
  private static final ProtectionRule HIDDEN = new ProtectionRule(4, Zeros.HIDDEN, Criterion.EXACT);

  private static Suppression protect(SumTable table, ProtectionRule rule, List<int[]> secrets) {
    return CellSuppression.of(table, rule, new BitSet(), secrets, List.of(), text -> {});
  }

  private static Attack attack(SumTable table, Suppression suppression, ProtectionRule rule) {
    return new Attack(table.hiding(suppression.hidden()), rule.zeros() == Zeros.SHOWN ? 1 : 0);
  }

  /** Rows and columns with their totals; inner cells row by row. */
  private static SumTable crossed(int columns, long... inner) {
    List<int[]> cells = new ArrayList<>();
    int rows = inner.length / columns;
    for (int i = 0; i < inner.length; i++) {
      cells.add(new int[] {i});
    }
    for (int row = 0; row < rows; row++) {
      int first = row * columns;
      cells.add(IntStream.range(first, first + columns).toArray());
    }
    for (int column = 0; column < columns; column++) {
      int at = column;
      cells.add(IntStream.range(0, rows).map(row -> row * columns + at).toArray());
    }
    cells.add(IntStream.range(0, inner.length).toArray());
    return SumTable.of(inner, cells);
  }

  /**
   * Years 0, 0, 0, 5, 1, 6, 7 and only the three-year periods 0, 5, 6, 12 and 14 published, none of
   * them small. A period of nobody tells three years of nobody, those tell the fourth, and that the
   * fifth: 1.
   */
  @Test
  void aPeriodOfNobodyUnlocksNoChainOfYears() {
    SumTable periods =
        SumTable.of(
            new long[] {0, 0, 0, 5, 1, 6, 7},
            IntStream.range(0, 5).mapToObj(i -> new int[] {i, i + 1, i + 2}).toList());
    int[] year = {4};
    assertThat(new Attack(periods.hiding(new BitSet()), 0).possible(year)).hasToString("1");

    for (ProtectionRule rule : List.of(SHOWN, HIDDEN)) {
      List<int[]> years = IntStream.range(0, 7).mapToObj(i -> new int[] {i}).toList();
      Suppression suppression =
          protect(periods, rule, rule.zeros() == Zeros.SHOWN ? List.of(year) : years);
      assertThat(attack(periods, suppression, rule).possible(year).size())
          .isGreaterThanOrEqualTo(2);
    }
  }

  /** Two hidden cells of one person each have the sum 2, and somebody is in each of them. */
  @Test
  void whoIsAloneInEachOfTwoCellsIsNotTold() {
    SumTable table = crossed(2, 1, 1, 5, 6);
    BitSet plain = new BitSet();
    plain.set(0, 4);
    assertThat(new Attack(table.hiding(plain), 1).possible(new int[] {0})).hasToString("1");

    Suppression suppression = protect(table, SHOWN, List.of());
    assertThat(attack(table, suppression, SHOWN).possible(new int[] {0}).size()).isGreaterThan(1);
  }

  /** 1 and 2 hide each other; the rest of their row tells that they are 3 together. */
  @Test
  void whatIsLeftOfAShownWholeIsNotSmall() {
    SumTable table = crossed(3, 1, 2, 30, 20, 21, 22);
    List<Division> rows =
        List.of(new Division(6, List.of(0, 1, 2)), new Division(7, List.of(3, 4, 5)));
    Suppression suppression =
        CellSuppression.of(table, SHOWN, new BitSet(), List.of(), rows, text -> {});

    assertThat(attack(table, suppression, SHOWN).possible(new int[] {0, 1}).size())
        .isGreaterThan(1);
    Suppression without = protect(table, SHOWN, List.of());
    assertThat(attack(table, without, SHOWN).possible(new int[] {0, 1})).hasToString("3");
  }

  /**
   * The example of sdcTable (R package): in each row and column with a hidden cell there are two,
   * and yet the first row less the columns tells w, b. One more cell is enough.
   */
  @Test
  void twoHiddenCellsInEachLineAreNotEnough() {
    SumTable table =
        crossed(4, 30, 47, 64, 89, 90, 124, 5, 31, 92, 100, 59, 85, 800, 991, 651, 685);
    BitSet given = new BitSet();
    IntStream.of(0, 1, 2, 4, 6, 9, 11, 13, 15).forEach(given::set);
    int[] told = {1};
    assertThat(new Attack(table.hiding(given), 0).possible(told)).hasToString("47");

    Suppression suppression =
        CellSuppression.of(
            table,
            new ProtectionRule(1, Zeros.HIDDEN, Criterion.EXACT),
            given,
            List.of(),
            List.of(),
            text -> {});
    assertThat(attack(table, suppression, HIDDEN).possible(told).size()).isGreaterThan(1);
    assertThat(suppression.hidden().cardinality()).isEqualTo(given.cardinality() + 1);
  }

  /**
   * Two municipalities became one, which got a part of a third; its five persons are the
   * difference.
   */
  @Test
  void oldAndNewBordersDoNotTellThePartThatMoved() {
    // inner: one, two, the part that moved, the rest of the third; women, then men
    long[] inner = {20, 31, 3, 40, 25, 28, 2, 44};
    List<int[]> cells = new ArrayList<>();
    for (int[] sex : new int[][] {{0}, {4}, {0, 4}}) {
      for (int[] area : new int[][] {{0}, {1}, {2, 3}, {0, 1, 2}, {3}, {0, 1, 2, 3}}) {
        cells.add(
            IntStream.of(sex).flatMap(from -> IntStream.of(area).map(i -> from + i)).toArray());
      }
    }
    SumTable table = SumTable.of(inner, cells);
    List<int[]> moved = List.of(new int[] {2}, new int[] {6});
    assertThat(new Attack(table.hiding(new BitSet()), 0).possible(moved.get(0))).hasToString("3");

    Suppression suppression = protect(table, HIDDEN, moved);
    for (int[] part : moved) {
      assertThat(attack(table, suppression, HIDDEN).possible(part).size()).isGreaterThan(1);
    }
  }

  /** Whatever is hidden leaves as many whole numbers open as the rule demands; all are tried. */
  @ParameterizedTest
  @EnumSource(Zeros.class)
  void randomTablesTellNoSmallCount(Zeros zeros) {
    java.util.Random random = new java.util.Random(20261123);
    int guarded = 0;
    for (int i = 0; i < 40; i++) {
      ProtectionRule rule =
          new ProtectionRule(2, zeros, random.nextBoolean() ? Criterion.EXACT : Criterion.WIDTH);
      long[] inner = random.longs(6, 0, 5).toArray();
      SumTable table = crossed(3, inner);
      Suppression suppression;
      try {
        suppression = protect(table, rule, List.of());
      } catch (IllegalStateException refused) {
        continue;
      }
      guarded += suppression.primary().isEmpty() ? 0 : 1;
      List<long[]> worlds = worlds(table, suppression.hidden(), zeros);
      for (int cell : suppression.primary().stream().toArray()) {
        long different =
            worlds.stream()
                .mapToLong(world -> IntStream.of(table.parts(cell)).mapToLong(p -> world[p]).sum())
                .distinct()
                .count();
        assertThat(different)
            .as("%s of %s, hidden %s", cell, java.util.Arrays.toString(inner), suppression)
            .isGreaterThanOrEqualTo(2);
      }
    }
    // a rule that refuses everything, or finds nothing small, shows nothing
    assertThat(guarded).isGreaterThan(20);
  }

  /** All whole inner counts that what is shown leaves possible, up to 9 each. */
  private static List<long[]> worlds(SumTable table, BitSet hidden, Zeros zeros) {
    List<long[]> found = new ArrayList<>();
    fill(table, hidden, zeros, new long[table.innerSize()], 0, found);
    return found;
  }

  private static void fill(
      SumTable table, BitSet hidden, Zeros zeros, long[] world, int at, List<long[]> found) {
    if (at == world.length) {
      boolean fits =
          IntStream.range(0, table.size())
              .allMatch(
                  cell -> {
                    long sum = IntStream.of(table.parts(cell)).mapToLong(p -> world[p]).sum();
                    return hidden.get(cell)
                        ? zeros == Zeros.HIDDEN || sum > 0
                        : sum == table.count(cell);
                  });
      if (fits) {
        found.add(world.clone());
      }
      return;
    }
    boolean isShown = !hidden.get(at); // the first cells are the inner ones
    for (long count = isShown ? table.count(at) : 0;
        count <= (isShown ? table.count(at) : 9);
        count++) {
      world[at] = count;
      fill(table, hidden, zeros, world, at + 1, found);
    }
  }

  /**
   * Five zeros and a five are hidden for another reason than their count. If each hidden cell were
   * taken to count somebody, six of them could not be five persons together.
   */
  @Test
  void zerosMayBeHiddenThoughZerosAreShown() {
    SumTable table = crossed(6, 0, 0, 0, 0, 0, 5, 20, 21, 22, 23, 24, 25);
    BitSet few = new BitSet();
    few.set(0, 6);
    Suppression suppression =
        CellSuppression.of(table, SHOWN, few, List.of(), List.of(), text -> {});

    assertThat(new Attack(table.hiding(suppression.hidden()), 0).possible(new int[] {0}).size())
        .isGreaterThan(1);
  }

  @Test
  void divisionsThatAreNoneAreRefused() {
    assertThatThrownBy(
            () ->
                CellSuppression.of(
                    crossed(2, 1, 2, 3, 4),
                    HIDDEN,
                    new BitSet(),
                    List.of(),
                    List.of(new Division(4, List.of(0, 2))),
                    text -> {}))
        .hasMessageContaining("its parts must together be the whole");
  }
}
