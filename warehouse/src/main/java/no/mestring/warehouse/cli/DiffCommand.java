package no.mestring.warehouse.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import no.mestring.warehouse.app.Warehouse;
import no.mestring.warehouse.engine.ResultColumn;
import no.mestring.warehouse.quality.IndicatorDiff;
import no.mestring.warehouse.quality.RowChange;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code mestring diff}. */
@Command(
    name = "diff",
    description = {
      "Say how the figures of table cube differ between two snapshots, and why.",
      "",
      "The causes: borders, definition, revised data (rows of a load are there no more), new data"
          + " (rows of further loads), other (rules, regions, another version of the program)."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example: mestring diff 2 4",
      "Example: mestring diff 2 4 antidepressant_users --largest 20"
    })
final class DiffCommand implements Callable<Integer> {
  private static final List<ResultColumn> COUNTS =
      List.of(
          new ResultColumn("indicator", false),
          new ResultColumn("new", true),
          new ResultColumn("gone", true),
          new ResultColumn("changed", true),
          new ResultColumn("newly_missing", true),
          new ResultColumn("unchanged", true));
  private static final List<ResultColumn> CHANGES =
      List.of(
          new ResultColumn("indicator", false),
          new ResultColumn("area", false),
          new ResultColumn("period", false),
          new ResultColumn("sex", false),
          new ResultColumn("age", false),
          new ResultColumn("before", true),
          new ResultColumn("after", true),
          new ResultColumn("cause", false));
  private static final List<ResultColumn> ROWS =
      List.of(
          new ResultColumn("indicator", false),
          new ResultColumn("area", false),
          new ResultColumn("period", false),
          new ResultColumn("sex", false),
          new ResultColumn("age", false),
          new ResultColumn("before", true),
          new ResultColumn("after", true),
          new ResultColumn("cause", false),
          new ResultColumn("kind", false));

  @ParentCommand private MestringCommand mestring = new MestringCommand();

  @Option(
      names = "--largest",
      paramLabel = "N",
      description = "How many of an indicator's largest changes to show (${DEFAULT-VALUE}).")
  private int largest = 3;

  @Option(
      names = "--format",
      description =
          "One of ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}); csv and json have every"
              + " row that is not the same.")
  private Format format = Format.table;

  @Parameters(index = "0", paramLabel = "SNAPSHOT", description = "The earlier snapshot.")
  private long before;

  @Parameters(index = "1", paramLabel = "SNAPSHOT", description = "The later snapshot.")
  private long after;

  @Parameters(
      index = "2..*",
      paramLabel = "INDICATOR",
      description = "Codes of indicators (all of either cube).")
  private List<String> indicators = new ArrayList<>();

  @Override
  public Integer call() {
    List<IndicatorDiff> diffs;
    try (Warehouse warehouse = mestring.openExisting()) {
      diffs = warehouse.diff(before, after, indicators);
    }
    if (format != Format.table) {
      printRows(diffs);
      return 0;
    }
    try (Printer printer = format.printer(mestring.out())) {
      printer.columns(COUNTS);
      for (IndicatorDiff diff : diffs) {
        printer.row(
            Arrays.asList(
                diff.indicator(),
                diff.count(RowChange.Kind.NEW),
                diff.count(RowChange.Kind.GONE),
                diff.count(RowChange.Kind.CHANGED),
                diff.count(RowChange.Kind.NEWLY_MISSING),
                diff.unchanged()));
      }
    }
    printLargest(diffs);
    return 0;
  }

  private void printLargest(List<IndicatorDiff> diffs) {
    if (diffs.stream().allMatch(diff -> diff.largest(1).isEmpty()) || largest < 1) {
      return;
    }
    mestring.out().println();
    mestring.out().println("The largest changes of values:");
    try (Printer printer = format.printer(mestring.out())) {
      printer.columns(CHANGES);
      for (IndicatorDiff diff : diffs) {
        for (RowChange change : diff.largest(largest)) {
          printer.row(row(diff, change, rounded(change.before()), rounded(change.after())));
        }
      }
    }
  }

  private void printRows(List<IndicatorDiff> diffs) {
    try (Printer printer = format.printer(mestring.out())) {
      printer.columns(ROWS);
      for (IndicatorDiff diff : diffs) {
        for (RowChange change : diff.changes()) {
          List<@Nullable Object> row = row(diff, change, change.before(), change.after());
          row.add(change.kind());
          printer.row(row);
        }
      }
    }
  }

  private static @Nullable String rounded(@Nullable Double value) {
    return value == null ? null : String.format(Locale.ROOT, "%.2f", value);
  }

  private static List<@Nullable Object> row(
      IndicatorDiff diff, RowChange change, @Nullable Object old, @Nullable Object now) {
    List<@Nullable Object> row = new ArrayList<>();
    row.add(diff.indicator());
    row.add(change.cell().area());
    row.add(change.cell().period());
    row.add(change.cell().sex());
    row.add(change.cell().age());
    row.add(old);
    row.add(now);
    row.add(change.cause());
    return row;
  }
}
