package no.mestring.core.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** What anybody with a pencil can tell of hidden counts, and how. */
class DeductionTest {
  private static final Possible OPEN = new Possible(0, OptionalLong.empty());

  private static Possible shown(long count) {
    return new Possible(count, OptionalLong.of(count));
  }

  /** 7 = 3 + x, and x = y + 1. */
  @Test
  void differencesAreTakenOneAfterTheOther() {
    List<Possible> known = List.of(shown(7), shown(3), OPEN, OPEN, shown(1));
    Division first = new Division(0, List.of(1, 2));
    Division second = new Division(2, List.of(3, 4));
    Deduction deduction = new Deduction(known, List.of(second, first));
    assertThat(deduction.possible(2)).hasToString("4");
    assertThat(deduction.possible(3)).hasToString("3");
    assertThat(deduction.way(3))
        .containsExactly(
            new Deduction.Step(2, shown(4), first), new Deduction.Step(3, shown(3), second));
    assertThat(deduction.way(0)).isEmpty();
  }

  /** x = 9 - 4 by one line; the other line needs y = 8 - 6 first. */
  @Test
  void theWayWithTheFewestCountsIsTaken() {
    List<Possible> known = List.of(OPEN, shown(9), shown(4), OPEN, shown(8), shown(6), shown(7));
    Division direct = new Division(1, List.of(0, 2));
    List<Division> divisions =
        List.of(new Division(6, List.of(0, 3)), new Division(4, List.of(3, 5)), direct);
    assertThat(new Deduction(known, divisions).way(0))
        .containsExactly(new Deduction.Step(0, shown(5), direct));
  }

  /** x = 9 - y with y = 5 - 2 are four counts; x = 21 - 1 - 2 - 3 - 4 - 5 has six. */
  @Test
  void twoShortStepsAreTakenBeforeALongOne() {
    List<Possible> known =
        List.of(
            OPEN, OPEN, shown(9), shown(5), shown(2), shown(21), shown(1), shown(2), shown(3),
            shown(4), shown(5));
    Division first = new Division(3, List.of(1, 4));
    Division second = new Division(2, List.of(0, 1));
    Division longer = new Division(5, List.of(0, 6, 7, 8, 9, 10));
    assertThat(new Deduction(known, List.of(longer, first, second)).way(0))
        .containsExactly(
            new Deduction.Step(1, shown(3), first), new Deduction.Step(0, shown(6), second));
  }

  @Test
  void aWholeOfNobodyHasPartsOfNobody() {
    Deduction deduction =
        new Deduction(List.of(shown(0), OPEN, OPEN), List.of(new Division(0, List.of(1, 2))));
    assertThat(deduction.possible(1)).hasToString("0");
    assertThat(deduction.way(2)).hasSize(1);
  }

  @Test
  void countsThatDoNotAddUpAreNamedAndTellNothing() {
    Division wrong = new Division(0, List.of(1, 2));
    Deduction deduction = new Deduction(List.of(shown(3), shown(5), OPEN), List.of(wrong));
    assertThat(deduction.contradictions()).containsExactly(wrong);
    assertThat(deduction.possible(2)).isEqualTo(OPEN);
    assertThat(
            new Deduction(List.of(shown(3), shown(1), shown(1)), List.of(wrong)).contradictions())
        .containsExactly(wrong);
  }

  /** Rows, columns and layers of true counts, some hidden: whatever is deduced holds the truth. */
  @RepeatedTest(20)
  void whatIsDeducedHoldsTheTruthAndEachStepRestsOnThoseBefore(RepetitionInfo repetition) {
    Cube cube = new Cube(repetition.getCurrentRepetition(), 45);
    Deduction deduction = new Deduction(cube.known, cube.divisions);
    assertThat(deduction.contradictions()).isEmpty();
    int told = 0;
    for (int cell = 0; cell < cube.counts.length; cell++) {
      Possible possible = deduction.possible(cell);
      assertThat(cube.counts[cell])
          .isBetween(possible.least(), possible.most().orElse(Long.MAX_VALUE));
      Map<Integer, Possible> then = new HashMap<>();
      for (Deduction.Step step : deduction.way(cell)) {
        assertThat(step.possible().least()).isLessThanOrEqualTo(cube.counts[step.cell()]);
        assertThat(follows(step, cube.known, then)).as("step %s of %s", step, cell).isTrue();
        then.put(step.cell(), step.possible());
      }
      told += possible.size() == 1 && cube.known.get(cell).size() > 1 ? 1 : 0;
    }
    assertThat(told).isPositive();
  }

  /** Whether a step's bounds follow from its whole and parts alone, as they are known then. */
  private static boolean follows(
      Deduction.Step step, List<Possible> known, Map<Integer, Possible> then) {
    long low = 0;
    long high = 0;
    for (int part : step.by().parts()) {
      if (part != step.cell()) {
        Possible now = then.getOrDefault(part, known.get(part));
        low += now.least();
        high = now.most().isEmpty() ? Long.MAX_VALUE / 2 : high + now.most().getAsLong();
      }
    }
    Possible before = then.getOrDefault(step.cell(), known.get(step.cell()));
    Possible whole = then.getOrDefault(step.by().whole(), known.get(step.by().whole()));
    boolean isWhole = step.cell() == step.by().whole();
    long least = isWhole ? low : whole.least() - high;
    long most = isWhole ? high : whole.most().orElse(Long.MAX_VALUE / 2) - low;
    return step.possible().least() <= Math.max(before.least(), least)
        && step.possible().most().orElse(Long.MAX_VALUE)
            >= Math.min(before.most().orElse(Long.MAX_VALUE), most);
  }

  /** The combination gives the cell's count, counted from the true ones. */
  @RepeatedTest(20)
  void aCombinationAddsUpToTheCell(RepetitionInfo repetition) {
    Cube cube = new Cube(repetition.getCurrentRepetition(), 30);
    for (int cell = 0; cell < cube.counts.length; cell++) {
      int hidden = cell;
      if (cube.known.get(cell).size() == 1) {
        continue;
      }
      Optional<Combination> found =
          Combination.of(cell, any -> cube.known.get(any).size() == 1, cube.divisions);
      boolean isDeduced = new Deduction(cube.known, cube.divisions).possible(cell).size() == 1;
      if (found.isPresent()) {
        Map<Integer, Long> cells = found.get().cells();
        assertThat(cells.keySet()).allMatch(any -> cube.known.get(any).size() == 1);
        assertThat(
                cells.entrySet().stream()
                    .mapToLong(e -> e.getValue() * cube.counts[e.getKey()])
                    .sum())
            .isEqualTo(found.get().times() * cube.counts[hidden]);
      } else {
        // then no difference alone tells it; bounds may
        assertThat(isDeduced && cube.counts[hidden] > 100).isFalse();
      }
    }
  }

  /** 3 x 3 x 2 counts with all their totals, each above 100 so that bounds tell none. */
  private static final class Cube {
    private final long[] counts = new long[4 * 4 * 3];
    private final List<Possible> known = new ArrayList<>();
    private final List<Division> divisions = new ArrayList<>();

    Cube(int seed, int percentHidden) {
      SplittableRandom random = new SplittableRandom(seed);
      for (int i = 0; i < 3; i++) {
        for (int j = 0; j < 3; j++) {
          for (int k = 0; k < 2; k++) {
            long count = random.nextInt(101, 200);
            for (int a : new int[] {i, 3}) {
              for (int b : new int[] {j, 3}) {
                for (int c : new int[] {k, 2}) {
                  counts[at(a, b, c)] += count;
                }
              }
            }
          }
        }
      }
      for (long count : counts) {
        known.add(random.nextInt(100) < percentHidden ? OPEN : shown(count));
      }
      for (int i = 0; i < 4; i++) {
        for (int j = 0; j < 4; j++) {
          divisions.add(new Division(at(i, j, 2), List.of(at(i, j, 0), at(i, j, 1))));
          if (j < 3) {
            divisions.add(
                new Division(at(i, 3, j), List.of(at(i, 0, j), at(i, 1, j), at(i, 2, j))));
            divisions.add(
                new Division(at(3, i, j), List.of(at(0, i, j), at(1, i, j), at(2, i, j))));
          }
        }
      }
    }

    private static int at(int i, int j, int k) {
      return (i * 4 + j) * 3 + k;
    }
  }
}
