package no.mestring.benchmarks.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import no.mestring.core.disclosure.Attack;
import no.mestring.core.disclosure.CellSuppression;
import no.mestring.core.disclosure.Criterion;
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
    Time[] eliminated = new Time[rounds];
    Time[] first = new Time[rounds];
    Time[] hiding = new Time[rounds];
    Time[] attacking = new Time[rounds];
    for (int round = 0; round < rounds; round++) {
      Time start = Time.now();
      List<Time> reports = new ArrayList<>();
      List<Time> tries = new ArrayList<>();
      Suppression suppression =
          benchmark.hide(
              text -> {
                (text.endsWith("suggested") ? tries : reports).add(start.since());
                System.out.printf("%s: %s%n", start.since(), text);
              });
      hiding[round] = start.since();
      eliminated[round] = reports.get(0);
      first[round] = tries.get(0);
      Time again = Time.now();
      int narrow = benchmark.attack(suppression);
      attacking[round] = again.since();
      System.out.printf(
          Locale.ROOT,
          "%d cells, %d small, %d hidden in %d rounds; %d too narrow%n",
          benchmark.table.size(),
          suppression.primary().cardinality(),
          suppression.hidden().cardinality(),
          suppression.rounds(),
          narrow);
    }
    System.out.printf(
        "medians of %d: elimination %s; the first try %s; all %s; an attack %s%n",
        rounds,
        Time.median(eliminated),
        Time.median(first),
        Time.median(hiding),
        Time.median(attacking));
  }

  Suppression hide(Consumer<String> progress) {
    return CellSuppression.of(ReleasePlan.of(table, rule), progress);
  }

  /** Attacks what is shown, and returns of how many small counts too little is left open. */
  int attack(Suppression suppression) {
    Attack attack = new Attack(table.hiding(suppression.hidden()), 0);
    int fewest = rule.criterion() == Criterion.EXACT ? 2 : 3;
    return (int)
        suppression.primary().stream()
            .filter(cell -> !attack.isOpen(cells.get(cell), fewest))
            .count();
  }
}
