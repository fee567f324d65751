package no.mestring.warehouse.cli;

import java.io.PrintWriter;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import no.mestring.warehouse.plans.MeasureReport;
import no.mestring.warehouse.plans.PlanStatus;
import no.mestring.warehouse.plans.ProgressLine;
import no.mestring.warehouse.plans.ProgressLine.Level;
import no.mestring.warehouse.plans.Tally;

/** Prints how far plans came, for people. */
final class PlanText {
  private static final String ABSENT = "–";
  private static final String ROW = "%10s%8s%9s%9s%11s%8s%8s%9s%n";

  private final PrintWriter out;

  PlanText(PrintWriter out) {
    this.out = out;
  }

  void print(PlanStatus status) {
    List<ProgressLine> goals = new ArrayList<>();
    List<ProgressLine> totals = new ArrayList<>();
    for (ProgressLine line : status.lines()) {
      switch (line.level()) {
        case GOAL -> goals.add(line);
        case PLAN -> {
          print(line, goals);
          goals.clear();
        }
        default -> totals.add(line);
      }
    }
    if (totals.size() > 1) {
      out.println("Municipalities and regions");
      head();
      for (ProgressLine line : totals) {
        boolean isRegion = line.level() == Level.REGION;
        out.println(
            "  "
                + line.name()
                + (isRegion ? ": the region and its municipalities" : " (" + line.area() + ")"));
        row(line.tally());
      }
      out.println();
    }
    out.println("no report: no document says how far it came. done %: of all measures.");
    out.println("overdue: deadline passed by the month of the status and not reported done;");
    out.println("– where no deadline is stated, or there is no status to tell the month.");
    notes(status);
  }

  private void print(ProgressLine plan, List<ProgressLine> goals) {
    Tally tally = plan.tally();
    out.printf(
        "%s (%s): plan %s, %s%n",
        plan.name(),
        plan.area(),
        plan.plan().orElseThrow(),
        tally.latest().map(month -> "status of " + month).orElse("no status reported"));
    head();
    for (ProgressLine goal : goals) {
      out.println(
          Paragraph.of("  ", goal.goalNumber().orElseThrow() + ". " + goal.goal().orElseThrow()));
      row(goal.tally());
    }
    out.println("  The whole plan");
    row(tally);
    out.println();
  }

  private void head() {
    out.printf(ROW, "", "", "", "not", "not", "no", "done", "over-");
    out.printf(ROW, "measures", "done", "started", "started", "commented", "report", "%", "due");
  }

  private void row(Tally tally) {
    OptionalDouble done = tally.donePercent();
    OptionalInt overdue = tally.overdue();
    out.printf(
        ROW,
        tally.measures(),
        tally.done(),
        tally.started(),
        tally.notStarted(),
        tally.notCommented(),
        tally.noReport(),
        done.isPresent() ? String.format(Locale.ROOT, "%.1f", done.getAsDouble()) : ABSENT,
        overdue.isPresent() ? overdue.getAsInt() : ABSENT);
  }

  /** Every measure with all its reports, the earliest first. */
  void measures(PlanStatus status) {
    Map<List<String>, List<MeasureReport>> plans =
        status.reports().stream()
            .collect(
                Collectors.groupingBy(
                    report -> List.of(report.name(), report.area(), report.plan()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    plans.forEach(
        (plan, reports) -> {
          out.printf("%s (%s): plan %s%n", plan.get(0), plan.get(1), plan.get(2));
          int goal = 0;
          for (MeasureReport report : reports) {
            if (report.goalNumber() != goal) {
              goal = report.goalNumber();
              out.println(Paragraph.of("", goal + ". " + report.goal()));
            }
            print(report, reports);
          }
          out.println();
        });
    notes(status);
  }

  private void print(MeasureReport report, List<MeasureReport> all) {
    boolean isFirst = report.asOf().isEmpty();
    if (isFirst) {
      String deadline = report.deadline().map(day -> " (deadline " + day + ")").orElse("");
      out.println(Paragraph.of("  ", report.position() + ". " + report.action() + deadline));
    }
    boolean isReported =
        all.stream().anyMatch(one -> one.position() == report.position() && one.asOf().isPresent());
    if (isFirst && isReported) {
      return;
    }
    out.println(
        Paragraph.of(
            "     ",
            report.asOf().map(YearMonth::toString).map(month -> month + " ").orElse("")
                + report.status().replace('_', ' ')
                + report.comment().map(comment -> ": " + comment).orElse("")));
  }

  private void notes(PlanStatus status) {
    status.notes().forEach(note -> out.println(Paragraph.of("", note)));
    out.flush();
  }
}
