package no.mestring.warehouse.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import no.mestring.warehouse.audit.AuditResult;
import no.mestring.warehouse.audit.Finding;
import no.mestring.warehouse.audit.Finding.Kind;

/** Prints what a published table tells of its hidden counts. */
final class AuditReport {
  private static final int FEW = 12;
  private static final int FEW_STEPS = 8;
  private static final int WIDTH = 78;

  private final AuditResult result;
  private final PrintWriter out;

  AuditReport(AuditResult result, PrintWriter out) {
    this.result = result;
    this.out = out;
  }

  void print(boolean isAll) {
    int most = isAll ? Integer.MAX_VALUE : FEW;
    int exact = result.of(Kind.EXACT).size();
    out.printf(
        "%s: %d cells, %d hidden; %s%n",
        result.file(),
        result.cells(),
        result.hidden(),
        exact == 0 ? "none can be computed" : exact + " can be computed");
    out.println("How the table was understood:");
    result.understood().forEach(line -> printWrapped("  " + line));
    printContradictions(most);
    print("Can be computed", Kind.EXACT, most, isAll ? most : FEW_STEPS);
    print("Known to be one of two numbers", Kind.NEAR, most, isAll ? most : 0);
    print(
        "Few together (up to %d), though each alone is open".formatted(result.largestSmall()),
        Kind.TOGETHER,
        most,
        FEW_STEPS);
    printUnknown(most);
    print("Open", Kind.OPEN, most, FEW_STEPS);
    if (result.notLookedAt() > 0) {
      printWrapped(
          "%s may be three numbers or more; --all tells their ranges"
              .formatted(
                  result.notLookedAt() == 1
                      ? "1 hidden cell"
                      : result.notLookedAt() + " hidden cells"));
    }
    out.flush();
  }

  private void printContradictions(int most) {
    List<String> all = result.contradictions();
    if (!all.isEmpty()) {
      out.println("Shown counts that do not add up:");
      all.stream().limit(most).forEach(line -> printWrapped("  " + line));
      printMore(all.size(), most);
    }
  }

  private void print(String title, Kind kind, int most, int steps) {
    List<Finding> findings = result.of(kind);
    if (findings.isEmpty()) {
      return;
    }
    out.printf("%s: %d%n", title, findings.size());
    for (Finding finding : findings.subList(0, Math.min(most, findings.size()))) {
      String verb = kind == Kind.TOGETHER ? " are " : " is ";
      printWrapped("  " + finding.cell() + verb + finding.range());
      List<String> way = finding.way();
      int skipped = Math.max(0, way.size() - steps);
      if (skipped > 0 && steps > 0) {
        printWrapped("    (" + skipped + " steps before these; --all shows them)");
      }
      way.subList(skipped, way.size()).forEach(step -> printWrapped("    " + step));
    }
    printMore(findings.size(), most);
  }

  private void printUnknown(int most) {
    Map<String, List<Finding>> byReason =
        result.of(Kind.UNKNOWN).stream()
            .collect(
                Collectors.groupingBy(
                    finding -> String.join("; ", finding.way()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    byReason.forEach(
        (reason, findings) -> {
          printWrapped(
              "Not known, and not to be taken for safe: %d, as %s"
                  .formatted(findings.size(), reason));
          findings.stream().limit(most).forEach(one -> printWrapped("  " + one.cell()));
          printMore(findings.size(), most);
        });
  }

  private void printMore(int size, int most) {
    if (size > most) {
      out.println("  and " + (size - most) + " more; --all shows every one");
    }
  }

  /** Lines that are too long go on below, further in. */
  private void printWrapped(String text) {
    String indent = " ".repeat(text.length() - text.stripLeading().length() + 4);
    String rest = text;
    while (rest.length() > WIDTH && rest.lastIndexOf(' ', WIDTH) > indent.length()) {
      int end = rest.lastIndexOf(' ', WIDTH);
      out.println(rest.substring(0, end));
      rest = indent + rest.substring(end + 1);
    }
    out.println(rest);
  }
}
