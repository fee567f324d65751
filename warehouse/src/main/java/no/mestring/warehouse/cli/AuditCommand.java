package no.mestring.warehouse.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import no.mestring.warehouse.audit.AuditRequest;
import no.mestring.warehouse.audit.AuditRequest.Scope;
import no.mestring.warehouse.audit.AuditRequest.TableForm;
import no.mestring.warehouse.audit.AuditResult;
import no.mestring.warehouse.audit.Auditor;
import no.mestring.warehouse.audit.Finding;
import no.mestring.warehouse.engine.ResultColumn;
import no.mestring.warehouse.failure.WarehouseException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code mestring audit}. */
@Command(
    name = "audit",
    description = {
      "Find the hidden counts of a published table that can be computed from the shown ones.",
      "",
      "The table is a CSV file with a sign in place of each hidden count: a column of counts, the"
          + " others dividing them, or a cross table. What is the sum of what is told by words such"
          + " as Totalt, by ages, years and codes of areas, and by the numbers; the report says"
          + " first how the table was understood. No warehouse is needed."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Example: mestring audit users.csv",
      "Example: mestring audit users.csv --hidden '' --total region=Regionen --all",
      "Exit codes: 0 nothing can be computed, 3 a hidden count can (or the file is wrong), 2 wrong"
          + " question, 1 failed, or not all hidden counts could be looked at."
    })
final class AuditCommand implements Callable<Integer> {
  private static final int NOT_ALL = 1;
  private static final int TOLD = 3;

  private static final List<ResultColumn> COLUMNS =
      List.of(
          new ResultColumn("finding", false),
          new ResultColumn("cell", false),
          new ResultColumn("line", true),
          new ResultColumn("sign", false),
          new ResultColumn("least", true),
          new ResultColumn("most", true),
          new ResultColumn("how", false));

  @ParentCommand private MestringCommand mestring = new MestringCommand();

  @Parameters(paramLabel = "FILE", description = "The table: CSV with , ; | or tabs, or Parquet.")
  private Path file = Path.of("");

  @Option(
      names = "--count",
      paramLabel = "COLUMN",
      description = "The column of counts, if it cannot be told.")
  private @Nullable String count;

  @Option(
      names = "--cross",
      description =
          "All columns of numbers but the first have counts, and the header divides them.")
  private boolean isCross;

  @Option(
      names = "--hidden",
      paramLabel = "SIGN",
      description = {
        "A sign for a hidden count, beside : * x – and signs that say a range, such as <5 and 1-4."
            + " An empty cell and . .. are missing, not hidden, unless they are named here."
      })
  private List<String> hidden = new ArrayList<>();

  @Option(
      names = "--total",
      paramLabel = "DIMENSION=VALUE",
      description = "A value that is the sum of all others.")
  private List<String> totals = new ArrayList<>();

  @Option(
      names = "--parts",
      paramLabel = "DIMENSION:WHOLE=A,B,C",
      description = "A value that is the sum of some others.")
  private List<String> parts = new ArrayList<>();

  @Option(
      names = "--no-guess",
      paramLabel = "DIMENSION",
      description = "Take no sums in a dimension but those told by --total and --parts.")
  private List<String> unguessed = new ArrayList<>();

  @Option(
      names = "--least",
      paramLabel = "0|1",
      description =
          "What a hidden count is at least. Default: 1 if a zero is shown somewhere, else 0.")
  private @Nullable Integer least;

  @Option(
      names = "--minutes",
      paramLabel = "N",
      description = "How long to look (${DEFAULT-VALUE}); what was not looked at by then is said.")
  private int minutes = 10;

  @Option(names = "--all", description = "Show every finding, and the range of every hidden count.")
  private boolean isAll;

  @Option(
      names = "--format",
      description = "One of ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}); csv and json have all.")
  private Format format = Format.table;

  @Override
  public Integer call() {
    if (minutes < 1) {
      throw WarehouseException.question("Invalid --minutes: " + minutes + ", must be 1 or more");
    }
    AuditResult result = Auditor.audit(request(), Clock.systemUTC(), mestring.progress());
    if (format == Format.table) {
      new AuditReport(result, mestring.out()).print(isAll);
    } else {
      try (Printer printer = format.printer(mestring.out())) {
        printer.columns(COLUMNS);
        result.findings().forEach(finding -> printer.row(row(finding)));
      }
    }
    return !result.of(Finding.Kind.EXACT).isEmpty()
        ? TOLD
        : result.of(Finding.Kind.UNKNOWN).isEmpty() ? 0 : NOT_ALL;
  }

  private AuditRequest request() {
    return new AuditRequest(
        file,
        isCross ? TableForm.CROSS : TableForm.TOLD_BY_CONTENT,
        Optional.ofNullable(count),
        hidden,
        totals,
        parts,
        unguessed,
        least == null ? OptionalInt.empty() : OptionalInt.of(least),
        isAll || format != Format.table ? Scope.ALL : Scope.FINDINGS,
        Duration.ofMinutes(minutes));
  }

  private static List<@Nullable Object> row(Finding finding) {
    return Arrays.asList(
        finding.kind().toString(),
        finding.cell(),
        finding.line(),
        finding.sign(),
        finding.least(),
        finding.most().isPresent() ? finding.most().getAsLong() : null,
        String.join("; ", finding.way()));
  }
}
