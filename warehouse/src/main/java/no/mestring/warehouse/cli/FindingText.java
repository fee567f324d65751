package no.mestring.warehouse.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import no.mestring.warehouse.quality.Finding;
import no.mestring.warehouse.quality.QualityReport;
import no.mestring.warehouse.quality.Severity;

/** Prints findings for people: by severity and check, of each the first few. */
final class FindingText {
  /** How many findings of a check are shown where not all are asked for. */
  static final int FEW = 3;

  private final PrintWriter out;

  FindingText(PrintWriter out) {
    this.out = out;
  }

  void print(QualityReport report, int most) {
    out.printf(
        Locale.ROOT,
        "Snapshot %d%s: %s, %s%n",
        report.snapshot(),
        report.against() == 0
            ? ", no earlier build to compare with"
            : " against snapshot " + report.against(),
        counted(report.indicators(), "indicator"),
        counted(report.rows(), "row"));
    Map<String, List<Finding>> checks =
        report.findings().stream()
            .collect(
                Collectors.groupingBy(
                    finding -> finding.severity() + " " + finding.check(),
                    LinkedHashMap::new,
                    Collectors.toList()));
    checks.values().forEach(findings -> print(findings, most));
    out.printf(
        Locale.ROOT,
        "%n%s, %s, %s%n",
        counted(report.count(Severity.ERROR), "error"),
        counted(report.count(Severity.WARNING), "warning"),
        counted(report.count(Severity.NOTE), "note"));
    out.flush();
  }

  private void print(List<Finding> findings, int most) {
    Finding first = findings.get(0);
    out.printf(
        Locale.ROOT,
        "%n%s %s: %s%n",
        first.severity(),
        first.check(),
        counted(findings.size(), "finding"));
    for (Finding finding : findings.subList(0, Math.min(most, findings.size()))) {
      String cell = finding.cell().toString();
      out.println("  " + finding.indicator() + (cell.isEmpty() ? "" : " " + cell));
      out.println("    " + finding.text());
    }
    if (findings.size() > most) {
      out.printf(Locale.ROOT, "  and %,d more; --all shows every one%n", findings.size() - most);
    }
  }

  private static String counted(long count, String what) {
    return String.format(Locale.ROOT, "%,d %s%s", count, what, count == 1 ? "" : "s");
  }
}
