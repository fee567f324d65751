package no.mestring.benchmarks.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import no.mestring.core.disclosure.Attack;
import no.mestring.core.disclosure.CellSuppression;
import no.mestring.core.disclosure.Criterion;
import no.mestring.core.disclosure.NarrowSums;
import no.mestring.core.disclosure.ProtectionRule;
import no.mestring.core.disclosure.ReleasePlan;
import no.mestring.core.disclosure.SumTable;
import no.mestring.core.disclosure.Suppression;
import no.mestring.core.disclosure.Zeros;

/**
 * How long it takes to hide the counts up to 4 of a county, and to attack the result from outside:
 * each small count is shown to be open, or bounded by a linear program.
 *
 * <p>Takes what is published, how much must be left open, and the number of rounds. From the
 * project's folder, in some minutes:
 *
 * <pre>{@code
 * mvn -q verify -DskipTests
 * java -Xmx1g -cp benchmarks/target/mestring-benchmarks.jar \
 *   no.mestring.benchmarks.disclosure.CountyBenchmark PERIODS EXACT 3
 * }</pre>
 */
public final class CountyBenchmark {
  private static final int LARGEST_HIDDEN = 4;

  private final SumTable table;
  private final List<int[]> cells;
  private final ProtectionRule rule;

  CountyBenchmark(County county, Criterion criterion) {
    this.table = county.table();
    this.cells = county.cells();
    this.rule = new ProtectionRule(LARGEST_HIDDEN, Zeros.HIDDEN, criterion);
  }

  /** Measures and prints. */
  public static void main(String[] arguments) {
    if (arguments.length != 3) {
      throw new IllegalArgumentException("Expected: YEARS_AND_PERIODS|PERIODS EXACT|WIDTH ROUNDS");
    }
    County county = new County(County.Detail.valueOf(arguments[0]));
    CountyBenchmark benchmark = new CountyBenchmark(county, Criterion.valueOf(arguments[1]));
    int rounds = Integer.parseInt(arguments[2]);
    double[] hiding = new double[rounds];
    double[] first = new double[rounds];
    double[] attacking = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      List<Double> reports = new ArrayList<>();
      long start = System.nanoTime();
      Suppression suppression =
          benchmark.hide(
              text -> {
                reports.add(seconds(start));
                System.out.printf(Locale.ROOT, "%7.1f s %s%n", seconds(start), text);
              });
      hiding[round] = seconds(start);
      first[round] = reports.get(0);
      long again = System.nanoTime();
      int narrow = benchmark.attack(suppression);
      attacking[round] = seconds(again);
      System.out.printf(
          Locale.ROOT,
          "%s %s: %d cells, %d small, %d hidden in %d rounds; %d too narrow%n",
          arguments[0],
          arguments[1],
          benchmark.table.size(),
          suppression.primary().cardinality(),
          suppression.hidden().cardinality(),
          suppression.rounds(),
          narrow);
    }
    System.out.printf(
        Locale.ROOT,
        "medians of %d: first round %.1f s, all rounds %.1f s, attack on the result %.1f s%n",
        rounds,
        median(first),
        median(hiding),
        median(attacking));
  }

  Suppression hide(Consumer<String> progress) {
    return CellSuppression.of(ReleasePlan.of(table, rule), progress);
  }

  /** Attacks what is shown, and returns of how many small counts too little is left open. */
  int attack(Suppression suppression) {
    Attack attack = new Attack(table.hiding(suppression.hidden()), 0);
    int fewest = rule.criterion() == Criterion.EXACT ? 2 : 3;
    int[] small = suppression.primary().stream().toArray();
    List<int[]> sums = new ArrayList<>();
    for (int cell : small) {
      sums.add(cells.get(cell));
    }
    List<Integer> narrow = NarrowSums.of(attack, sums, fewest, text -> {}, () -> false);
    return (int)
        narrow.stream().filter(at -> attack.possible(sums.get(at)).size() < fewest).count();
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
