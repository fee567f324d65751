package no.mestring.warehouse.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code mestring plan}: what is asked of plans. */
@Command(
    name = "plan",
    description = "Ask about action plans (tiltaksplaner) and their measures.",
    mixinStandardHelpOptions = true,
    subcommands = {PlanStatusCommand.class},
    footer = {"", "Example: mestring plan status"})
final class PlanCommand implements Runnable {
  @ParentCommand private MestringCommand mestring = new MestringCommand();

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "Missing command: plan status");
  }

  MestringCommand mestring() {
    return mestring;
  }
}
