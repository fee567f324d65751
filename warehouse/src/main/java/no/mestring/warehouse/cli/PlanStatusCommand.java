package no.mestring.warehouse.cli;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import no.mestring.warehouse.app.Warehouse;
import no.mestring.warehouse.engine.ResultColumn;
import no.mestring.warehouse.failure.WarehouseException;
import no.mestring.warehouse.plans.MeasureReport;
import no.mestring.warehouse.plans.PlanQuestion;
import no.mestring.warehouse.plans.PlanStatus;
import no.mestring.warehouse.plans.ProgressLine;
import no.mestring.warehouse.plans.Tally;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code mestring plan status}. */
@Command(
    name = "status",
    description = {
      "Show how far plans came: measures by strategic choice and status, and the totals of"
          + " municipalities and regions.",
      "",
      "Of several reports of a measure the latest counts, or with --as-of the latest by then."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Example: mestring plan status",
      "Example: mestring plan status --area Ullensaker --as-of 2020-03",
      "Example: mestring plan status --region nord-gudbrandsdal --measures",
      "Example: mestring plan status --format csv > status.csv"
    })
final class PlanStatusCommand implements Callable<Integer> {
  private static final List<ResultColumn> COLUMNS =
      List.of(
          new ResultColumn("level", false),
          new ResultColumn("plan", false),
          new ResultColumn("area", false),
          new ResultColumn("name", false),
          new ResultColumn("goal_number", true),
          new ResultColumn("goal", false),
          new ResultColumn("measures", true),
          new ResultColumn("done", true),
          new ResultColumn("started", true),
          new ResultColumn("not_started", true),
          new ResultColumn("not_commented", true),
          new ResultColumn("no_report", true),
          new ResultColumn("done_percent", true),
          new ResultColumn("as_of_month", false),
          new ResultColumn("deadlines", true),
          new ResultColumn("overdue", true));

  private static final List<ResultColumn> REPORTS =
      List.of(
          new ResultColumn("plan", false),
          new ResultColumn("area", false),
          new ResultColumn("name", false),
          new ResultColumn("position", true),
          new ResultColumn("goal", false),
          new ResultColumn("action", false),
          new ResultColumn("deadline", false),
          new ResultColumn("as_of_month", false),
          new ResultColumn("status", false),
          new ResultColumn("comment", false));

  @ParentCommand private PlanCommand plan = new PlanCommand();

  @Option(names = "--plan", paramLabel = "PLAN", description = "The short name of one plan.")
  private @Nullable String name;

  @Option(
      names = "--area",
      paramLabel = "AREA",
      description = "A municipality, by its name or any code it had.")
  private @Nullable String area;

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description = "A region: its own plans and those of its municipalities.")
  private @Nullable String region;

  @Option(
      names = "--as-of",
      paramLabel = "MONTH",
      description =
          "Only reports by this month, such as 2020-03; deadlines are held against it too, else"
              + " against the month of the plan's latest report.")
  private @Nullable String asOf;

  @Option(
      names = "--measures",
      description = "Show every measure with all its reports in place of sums.")
  private boolean isMeasures;

  @Option(names = "--format", description = "One of ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
  private Format format = Format.table;

  @Override
  public Integer call() {
    MestringCommand mestring = plan.mestring();
    PlanQuestion question =
        new PlanQuestion(
            Optional.ofNullable(name),
            Optional.ofNullable(area),
            Optional.ofNullable(region),
            Optional.ofNullable(asOf).map(PlanStatusCommand::month));
    PlanStatus status;
    try (Warehouse warehouse = mestring.openExisting()) {
      status = warehouse.latest().plans(question);
    }
    if (format == Format.table) {
      PlanText text = new PlanText(mestring.out());
      if (isMeasures) {
        text.measures(status);
      } else {
        text.print(status);
      }
      return 0;
    }
    try (Printer printer = format.printer(mestring.out())) {
      printer.columns(isMeasures ? REPORTS : COLUMNS);
      if (isMeasures) {
        status.reports().forEach(report -> printer.row(row(report)));
      } else {
        status.lines().forEach(line -> printer.row(row(line)));
      }
    }
    return 0;
  }

  private static YearMonth month(String text) {
    try {
      return YearMonth.parse(text);
    } catch (DateTimeException e) {
      throw WarehouseException.question(
          "Invalid as-of: '" + text + "', must be a month such as 2020-03");
    }
  }

  private static List<@Nullable Object> row(ProgressLine line) {
    Tally tally = line.tally();
    return Arrays.asList(
        line.level().name().toLowerCase(Locale.ROOT),
        line.plan().orElse(null),
        line.area(),
        line.name(),
        orNull(line.goalNumber()),
        line.goal().orElse(null),
        tally.measures(),
        tally.done(),
        tally.started(),
        tally.notStarted(),
        tally.notCommented(),
        tally.noReport(),
        percent(tally.donePercent()),
        tally.latest().map(YearMonth::toString).orElse(null),
        tally.deadlines(),
        orNull(tally.overdue()));
  }

  private static List<@Nullable Object> row(MeasureReport report) {
    return Arrays.asList(
        report.plan(),
        report.area(),
        report.name(),
        report.position(),
        report.goal(),
        report.action(),
        report.deadline().orElse(null),
        report.asOf().map(YearMonth::toString).orElse(null),
        report.status(),
        report.comment().orElse(null));
  }

  private static @Nullable Integer orNull(OptionalInt number) {
    return number.isPresent() ? number.getAsInt() : null;
  }

  private static @Nullable Double percent(OptionalDouble share) {
    return share.isPresent() ? Math.round(share.getAsDouble() * 10) / 10.0 : null;
  }
}
