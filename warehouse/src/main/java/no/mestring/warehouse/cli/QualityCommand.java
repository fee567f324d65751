package no.mestring.warehouse.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import no.mestring.warehouse.app.Warehouse;
import no.mestring.warehouse.engine.ResultColumn;
import no.mestring.warehouse.quality.CubeCell;
import no.mestring.warehouse.quality.Finding;
import no.mestring.warehouse.quality.QualityReport;
import no.mestring.warehouse.quality.Severity;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code mestring quality}. */
@Command(
    name = "quality",
    description = {
      "Check the figures of table cube before they are released.",
      "",
      "Errors are figures that contradict each other; with one the exit code is 3. Warnings are to"
          + " be looked at, notes are worth knowing."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example: mestring quality",
      "Example: mestring quality antidepressant_users --against 3 --all",
      "Example: mestring quality --format json > findings.json"
    })
final class QualityCommand implements Callable<Integer> {
  private static final int WRONG_DATA = 3;

  private static final List<ResultColumn> COLUMNS =
      List.of(
          new ResultColumn("severity", false),
          new ResultColumn("check", false),
          new ResultColumn("indicator", false),
          new ResultColumn("area", false),
          new ResultColumn("period", false),
          new ResultColumn("sex", false),
          new ResultColumn("age", false),
          new ResultColumn("found", true),
          new ResultColumn("expected", true),
          new ResultColumn("text", false));

  @ParentCommand private MestringCommand mestring = new MestringCommand();

  @Option(
      names = "--against",
      paramLabel = "SNAPSHOT",
      description = "The snapshot to compare with (that of the build before).")
  private @Nullable Long against;

  @Option(
      names = "--all",
      description = "Show every finding, not only the first of each check; csv and json always do.")
  private boolean isAll;

  @Option(names = "--format", description = "One of ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
  private Format format = Format.table;

  @Parameters(paramLabel = "INDICATOR", description = "Codes of indicators (all of the cube).")
  private List<String> indicators = new ArrayList<>();

  @Override
  public Integer call() {
    QualityReport report;
    try (Warehouse warehouse = mestring.openExisting()) {
      report =
          warehouse.quality(
              indicators, against == null ? OptionalLong.empty() : OptionalLong.of(against));
    }
    if (format == Format.table) {
      new FindingText(mestring.out()).print(report, isAll ? Integer.MAX_VALUE : FindingText.FEW);
    } else {
      try (Printer printer = format.printer(mestring.out())) {
        printer.columns(COLUMNS);
        report.findings().forEach(finding -> printer.row(row(finding)));
      }
    }
    return report.count(Severity.ERROR) > 0 ? WRONG_DATA : 0;
  }

  private static List<@Nullable Object> row(Finding finding) {
    CubeCell cell = finding.cell();
    return Arrays.asList(
        finding.severity(),
        finding.check(),
        finding.indicator(),
        orNothing(cell.area()),
        orNothing(cell.period()),
        orNothing(cell.sex()),
        orNothing(cell.age()),
        finding.found(),
        finding.expected(),
        finding.text());
  }

  private static @Nullable String orNothing(String text) {
    return text.isEmpty() ? null : text;
  }
}
