package no.mestring.warehouse.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import no.mestring.core.area.AreaHistory;
import no.mestring.warehouse.app.Warehouse;
import no.mestring.warehouse.compute.BuildLine;
import no.mestring.warehouse.compute.BuildResult;
import no.mestring.warehouse.compute.BuildRules;
import no.mestring.warehouse.engine.ResultColumn;
import no.mestring.warehouse.engine.RowSink;
import no.mestring.warehouse.failure.WarehouseException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code mestring build}. */
@Command(
    name = "build",
    description = {
      "Count indicators from events of persons, or add up delivered years, into table cube; make"
          + " courses and waiting times of the events of pathways.",
      "",
      "Only indicators are counted whose events, delivered figures, populations, regions or"
          + " definition changed since they were counted last. A build is one snapshot; a killed one leaves none."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example: mestring build",
      "Example: mestring build antidepressant_users antipsychotic_users"
    })
final class BuildCommand implements Callable<Integer> {
  private static final List<ResultColumn> COLUMNS =
      List.of(
          new ResultColumn("indicator", false),
          new ResultColumn("rows", true),
          new ResultColumn("new", true),
          new ResultColumn("changed", true),
          new ResultColumn("gone", true),
          new ResultColumn("periods", false));

  @ParentCommand private MestringCommand mestring = new MestringCommand();

  @Option(
      names = "--borders",
      paramLabel = "YEAR",
      description = "The year whose borders the areas have (${DEFAULT-VALUE}).")
  private int borders = BuildRules.USUAL.borders();

  @Option(
      names = "--compatible",
      description =
          "Keep the oddities of the national production line, so that its figures come out.")
  private boolean isCompatible;

  @Option(names = "--format", description = "One of ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
  private Format format = Format.table;

  @Parameters(
      paramLabel = "INDICATOR",
      description =
          "Codes of indicators, as table indicator has them, and of pathways (all that can be"
              + " counted).")
  private List<String> indicators = new ArrayList<>();

  @Override
  public Integer call() {
    if (!AreaHistory.KNOWN.contains(borders)) {
      throw WarehouseException.question(
          "Invalid borders: " + borders + ", must be within " + AreaHistory.KNOWN);
    }
    try (Warehouse warehouse = mestring.openExisting()) {
      BuildResult result = warehouse.build(indicators, new BuildRules(borders, isCompatible));
      if (result.snapshot() == 0) {
        mestring.out().println("Nothing to count: everything is up to date");
        return 0;
      }
      if (!result.lines().isEmpty() || result.notes().isEmpty()) {
        try (Printer printer = format.printer(mestring.out())) {
          print(result.lines(), printer);
        }
      }
      result.notes().forEach(note -> mestring.out().println("  " + note));
    }
    return 0;
  }

  private static void print(List<BuildLine> lines, RowSink sink) {
    sink.columns(COLUMNS);
    for (BuildLine line : lines) {
      sink.row(
          Arrays.asList(
              line.indicator(),
              line.rows(),
              line.added(),
              line.changed(),
              line.gone(),
              line.changedPeriods()));
    }
  }
}
