package no.mestring.warehouse.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import no.mestring.warehouse.app.HistoryLine;
import no.mestring.warehouse.app.Warehouse;
import no.mestring.warehouse.failure.WarehouseException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code mestring demo}. */
@Command(
    name = "demo",
    description = {
      "Load the sample data, print the comparison of a region, and write its page.",
      "",
      "The figures are those printed in five municipal plans. Where the plans print nothing for a"
          + " municipality, synthetic figures complete the picture; they are marked, and"
          + " --printed-only leaves them out."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example: mestring demo"})
final class DemoCommand implements Callable<Integer> {
  private static final String REGION = "nord-gudbrandsdal";
  private static final String PRINTED = "mestring-sample-data";
  private static final String SYNTHETIC = "mestring-synthetic-sample-data";

  @ParentCommand private MestringCommand mestring = new MestringCommand();

  @Option(names = "--printed-only", description = "Leave out the synthetic figures.")
  private boolean isPrintedOnly;

  @Override
  public Integer call() {
    Path samples = Path.of(System.getProperty("mestring.home", "")).resolve("sample-data");
    if (!Files.isDirectory(samples)) {
      throw WarehouseException.world(
          "Cannot run the demo: there is no folder "
              + samples
              + "; run it from the project's folder");
    }
    try (Warehouse warehouse = mestring.open()) {
      load(warehouse, samples);
      mestring.out().println();
      new ComparisonTable(warehouse.everybodys(), mestring.out()).print(REGION);
      Path page = warehouse.report(REGION, mestring.warehouse().resolve("report"));
      mestring.out().println("Page: " + page);
    }
    return 0;
  }

  private void load(Warehouse warehouse, Path samples) {
    Path synthetic = samples.resolve("synthetic");
    boolean isOutdated = !warehouse.holds(List.of(samples));
    if (isPrintedOnly || isOutdated || !warehouse.holds(List.of(synthetic))) {
      takeBack(warehouse, SYNTHETIC);
    }
    if (isOutdated) {
      takeBack(warehouse, PRINTED);
    }
    mestring.out().println(LoadCommand.message(warehouse.load(List.of(samples))));
    if (!isPrintedOnly) {
      mestring.out().println(LoadCommand.message(warehouse.load(List.of(synthetic))));
    }
  }

  /** Takes an earlier load of a package back, if there is one. */
  private void takeBack(Warehouse warehouse, String name) {
    Optional<HistoryLine> earlier =
        warehouse.history().stream()
            .filter(line -> line.action().equals("load") && !line.isUndone())
            .filter(line -> line.what().equals(name))
            .findFirst();
    if (earlier.isPresent()) {
      warehouse.undo(earlier.get().load());
      mestring.out().println("Took back load %d: %s".formatted(earlier.get().load(), name));
    }
  }
}
