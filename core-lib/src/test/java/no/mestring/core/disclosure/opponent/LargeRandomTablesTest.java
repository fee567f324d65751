package no.mestring.core.disclosure.opponent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import no.mestring.core.disclosure.UnprotectableException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The same as {@link RandomTablesTest} for tables of hundreds to 20,000 cells, and what was proved
 * in which way, as a table. In minutes:
 *
 * <pre>{@code
 * mvn -pl core-lib test -Pslow -Dtest=LargeRandomTablesTest
 * }</pre>
 */
@Tag("slow")
class LargeRandomTablesTest {
  @ParameterizedTest
  @EnumSource(RandomTable.Kind.class)
  void noHiddenCountIsTold(RandomTable.Kind kind) {
    int before = 0;
    for (int size : List.of(100, 400, 1000)) {
      for (long seed = 0; seed < 2 + 1000 / size; seed++) {
        before += check(kind, size, seed);
      }
    }
    assertThat(before).as("told if only what is small is hidden").isPositive();
  }

  @Test
  void noHiddenCountOfAVeryLargeTableIsTold() {
    assertThat(check(RandomTable.Kind.FOUR_WAY, 20_000, 0)).isPositive();
  }

  /** Returns how much would be told if only what is small were hidden. */
  private static int check(RandomTable.Kind kind, int size, long seed) {
    Trial trial;
    try {
      trial = Trial.of(RandomTable.of(kind, size, seed));
    } catch (UnprotectableException refused) {
      System.out.printf("%-17s %2d refused%n", kind, seed);
      return 0;
    }
    assertThat(trial.told(trial.hidden)).isEmpty();
    assertThat(trial.leftOver()).isEmpty();
    new Worlds(trial.table, trial.hidden, trial.targets).search();
    List<Target> left = trial.targets.stream().filter(target -> !target.isOpen()).toList();
    long fractions = left.stream().filter(Target::isOpenInFractions).count();
    System.out.printf(
        Locale.ROOT,
        "%-17s %2d %-6s %-5s | cells %5d, hidden %5d | not to be told %5d, told before %5d | "
            + "proved by worlds %5d, by worlds of fractions %3d, not told by sums only %3d%n",
        kind,
        seed,
        trial.table.rule().zeros(),
        trial.table.rule().criterion(),
        trial.table.cells().length,
        trial.hidden.cardinality(),
        trial.targets.size(),
        trial.toldBefore,
        trial.targets.size() - left.size(),
        fractions,
        left.size() - fractions);
    // what was not found may be there all the same, but hardly of many
    assertThat(left).hasSizeLessThanOrEqualTo(trial.targets.size() / 100);
    return trial.toldBefore;
  }
}
