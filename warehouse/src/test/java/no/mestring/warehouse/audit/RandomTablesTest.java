package no.mestring.warehouse.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import no.mestring.warehouse.TestingFiles;
import no.mestring.warehouse.audit.AuditRequest.Scope;
import no.mestring.warehouse.audit.AuditRequest.TableForm;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Small tables, of which every filling is tried. */
class RandomTablesTest {
  private static final int TABLES = 60;

  @TempDir Path folder;

  /**
   * In tables of rows and columns linear and whole-number bounds are the same (the incidence matrix
   * of rows and columns is totally unimodular), so that both must agree to the number.
   */
  @ParameterizedTest
  @CsvSource({
    "2, 2, :, 0",
    "2, 3, :, 0",
    "3, 3, :, 0",
    "2, 3, :, 1",
    "2, 3, <3, 0",
    "3, 3, :, 1",
    "3, 3, 1-2, 0"
  })
  void theRangesAreThoseOfAllFillings(int rows, int columns, String sign, int least) {
    SplittableRandom random = new SplittableRandom(31L * rows + columns + sign.hashCode() + least);
    int exact = 0;
    for (int i = 0; i < TABLES; i++) {
      exact += checkOne(random, rows, columns, sign, least);
    }
    assertThat(exact).as("counts that are told").isPositive();
  }

  private int checkOne(SplittableRandom random, int rows, int columns, String sign, int least) {
    long[] inner = random.longs((long) rows * columns, least, 4).toArray();
    long[] counts = AllFillings.cells(rows, columns, inner);
    long[][] bounds = new long[counts.length][];
    List<String> lines = new ArrayList<>(List.of("r,c,n"));
    List<String> names = new ArrayList<>();
    int hidden = 0;
    for (int i = 0; i < counts.length; i++) {
      int row = i / (columns + 1);
      int column = i % (columns + 1);
      names.add(
          (row == rows ? "Total" : "r" + row)
              + ", "
              + (column == columns ? "Total" : "c" + column));
      long[] said =
          switch (sign) {
            case "<3" -> new long[] {0, 2};
            case "1-2" -> new long[] {1, 2};
            default -> new long[] {least, 1000};
          };
      boolean isGrand = i == counts.length - 1;
      boolean isHidden =
          !isGrand && counts[i] >= said[0] && counts[i] <= said[1] && random.nextBoolean();
      hidden += isHidden ? 1 : 0;
      bounds[i] = isHidden ? said : new long[] {counts[i], counts[i]};
      lines.add(names.get(i).replace(", ", ",") + "," + (isHidden ? sign : counts[i]));
    }
    return hidden == 0
        ? 0
        : check(lines, names, bounds, AllFillings.ranges(rows, columns, bounds), least);
  }

  private int check(
      List<String> lines, List<String> names, long[][] bounds, long[][] truth, int least) {
    AuditResult result = audit(lines, least);
    assertThat(result.contradictions()).isEmpty();
    int exact = 0;
    for (Finding finding : result.findings()) {
      if (finding.kind() != Finding.Kind.TOGETHER) {
        int at = names.indexOf(finding.cell());
        assertThat(List.of(finding.least(), finding.most().orElse(-1)))
            .as("%s of %s", finding.cell(), lines)
            .isEqualTo(List.of(truth[at][0], truth[at][1]));
        assertThat(bounds[at][0]).isLessThan(bounds[at][1]);
        exact += finding.kind() == Finding.Kind.EXACT ? 1 : 0;
      }
    }
    long together = result.of(Finding.Kind.TOGETHER).size();
    assertThat(result.findings()).hasSize((int) (result.hidden() + together));
    return exact;
  }

  private AuditResult audit(List<String> lines, int least) {
    Path file = TestingFiles.write(folder.resolve("table.csv"), lines.toArray(String[]::new));
    return Auditor.audit(
        new AuditRequest(
            file,
            TableForm.TOLD_BY_CONTENT,
            Optional.empty(),
            List.of(),
            List.of("r=Total", "c=Total"),
            List.of(),
            List.of(),
            OptionalInt.of(least),
            Scope.ALL,
            Duration.ofMinutes(1)),
        Clock.systemUTC(),
        text -> {});
  }
}
