package no.mestring.warehouse.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import no.mestring.warehouse.app.Warehouse;
import no.mestring.warehouse.failure.WarehouseException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command all others hang under, with what they share. */
@Command(
    name = "mestring",
    description =
        "Municipal mental-health and substance-use statistics, loaded, kept and compared.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    subcommands = {
      DemoCommand.class,
      LoadCommand.class,
      BuildCommand.class,
      ExplainCommand.class,
      QualityCommand.class,
      DiffCommand.class,
      ReleaseCommand.class,
      SqlCommand.class,
      RecodeCommand.class,
      AuditCommand.class,
      SynthCommand.class,
      ReportCommand.class,
      AreasCommand.class,
      PlanCommand.class,
      ServicesCommand.class,
      NeedCommand.class,
      QueueCommand.class,
      StaffingCostCommand.class,
      CheckCommand.class,
      HistoryCommand.class,
      UndoCommand.class,
      CommandLine.HelpCommand.class
    },
    footer = {
      "",
      "Example: mestring demo",
      "Exit codes: 0 done, 1 failed, 2 wrong question or usage, 3 wrong data."
    })
final class MestringCommand implements Runnable {
  @Option(
      names = "--warehouse",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      defaultValue = "${env:MESTRING_WAREHOUSE:-warehouse-data}",
      description =
          "The warehouse's folder; also the variable MESTRING_WAREHOUSE (${DEFAULT-VALUE}).")
  private Path warehouse = Path.of("warehouse-data");

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Show where in the program a failure came from.")
  private boolean isDebug;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "Missing command");
  }

  boolean isDebug() {
    return isDebug;
  }

  Path warehouse() {
    return warehouse;
  }

  /** Opens the warehouse; a new one is made if there is none. */
  Warehouse open() {
    return Warehouse.open(warehouse, Clock.systemUTC(), progress());
  }

  /** Opens the warehouse, which must be there. */
  Warehouse openExisting() {
    if (!Files.isDirectory(warehouse)) {
      throw WarehouseException.world(
          "Cannot open warehouse "
              + warehouse
              + ": there is none; make one with 'mestring demo' or 'mestring load'");
    }
    return open();
  }

  PrintWriter out() {
    return spec.commandLine().getOut();
  }

  PrintWriter err() {
    return spec.commandLine().getErr();
  }

  Progress progress() {
    return new Progress(err(), Boolean.getBoolean("mestring.progress"), Clock.systemUTC());
  }
}
