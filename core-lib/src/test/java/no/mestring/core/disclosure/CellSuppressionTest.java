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
    return CellSuppression.of(ReleasePlan.of(table, rule).withSecrets(secrets), text -> {});
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
          protect(periods, rule, rule.zeros() == Zeros.SHOWN ? List.of(year) : years.subList(0, 5));
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
        CellSuppression.of(ReleasePlan.of(table, SHOWN).withDivisions(rows), text -> {});

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
            ReleasePlan.of(table, new ProtectionRule(1, Zeros.HIDDEN, Criterion.EXACT))
                .withSmall(given),
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
        CellSuppression.of(ReleasePlan.of(table, SHOWN).withSmall(few), text -> {});

    assertThat(new Attack(table.hiding(suppression.hidden()), 0).possible(new int[] {0}).size())
        .isGreaterThan(1);
  }

  /**
   * Three municipalities with 40, 3 and 300 inhabitants count 30, 2 and 50; the first two are
   * hidden by one with few inhabitants. They are 32 together, of which the second is 3 at most, so
   * that the first is 29 at least: who knows the populations knows 0 to 3 of the second.
   */
  @Test
  void nobodyCountsMoreThanLiveThere() {
    SumTable table =
        SumTable.of(
            new long[] {30, 2, 50},
            new long[] {40, 3, 300},
            List.of(new int[] {0}, new int[] {1}, new int[] {2}, new int[] {0, 1, 2}));
    BitSet hidden = new BitSet();
    hidden.set(0, 2);
    Attack attack = new Attack(table.hiding(hidden), 0);
    assertThat(attack.possible(new int[] {0})).hasToString("29 to 32");
    assertThat(attack.possible(new int[] {1})).hasToString("0 to 3");
    // without the populations: 0 to 32 each
    SumTable unknown =
        SumTable.of(
            new long[] {30, 2, 50},
            List.of(new int[] {0}, new int[] {1}, new int[] {2}, new int[] {0, 1, 2}));
    assertThat(new Attack(unknown.hiding(hidden), 0).possible(new int[] {0}))
        .hasToString("0 to 32");
  }

  /** Of two inhabitants one is counted: 0, 1 and 2 are all there is, and all of it is left open. */
  @Test
  void whatPopulationsTellIsNotTheReleasesFault() {
    SumTable table =
        SumTable.of(
            new long[] {1, 20, 30},
            new long[] {1, 200, 300},
            List.of(new int[] {0}, new int[] {1}, new int[] {2}, new int[] {0, 1, 2}));
    ProtectionRule rule = new ProtectionRule(4, Zeros.HIDDEN, Criterion.WIDTH);
    Suppression suppression = CellSuppression.of(ReleasePlan.of(table, rule), text -> {});
    assertThat(suppression.hidden()).hasToString("{0, 1}");
    assertThat(new Attack(table.hiding(suppression.hidden()), 0).possible(new int[] {0}))
        .hasToString("0 to 1");
  }

  /** A year's total was published before a division by sex, of which one is small. */
  @Test
  void whatIsPublicAlreadyIsNotHiddenForOthers() {
    // women and men in two municipalities; the totals of both are public
    SumTable table = crossed(2, 3, 20, 30, 40);
    BitSet known = new BitSet();
    known.set(4, 9);
    Suppression suppression =
        CellSuppression.of(ReleasePlan.of(table, HIDDEN).withPublic(known), text -> {});
    assertThat(suppression.hidden()).hasToString("{0, 1, 2, 3}");

    known.set(1);
    assertThatThrownBy(
            () -> CellSuppression.of(ReleasePlan.of(table, HIDDEN).withPublic(known), text -> {}))
        .isInstanceOfSatisfying(
            UnprotectableException.class,
            refusal -> assertThat(refusal.cells()).containsExactly(0));
  }

  /** Periods of three years have three times a year's limit: 12 is hidden as 4 is of a year. */
  @Test
  void cellsMayHaveLimitsOfTheirOwn() {
    SumTable table = SumTable.of(new long[] {4, 12, 5}, List.of(new int[] {0}, new int[] {1}));
    Suppression suppression =
        CellSuppression.of(
            ReleasePlan.of(table, HIDDEN).withLimits(cell -> cell == 1 ? 12 : 4), text -> {});
    assertThat(suppression.primary()).hasToString("{0, 1}");
    assertThat(CellSuppression.of(ReleasePlan.of(table, HIDDEN), text -> {}).primary())
        .hasToString("{0}");
  }

  @Test
  void divisionsThatAreNoneAreRefused() {
    assertThatThrownBy(
            () ->
                ReleasePlan.of(crossed(2, 1, 2, 3, 4), HIDDEN)
                    .withDivisions(List.of(new Division(4, List.of(0, 2)))))
        .hasMessageContaining("its parts must together be the whole");
  }
}
