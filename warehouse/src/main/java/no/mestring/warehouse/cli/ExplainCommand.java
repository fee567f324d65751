package no.mestring.warehouse.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import no.mestring.warehouse.app.Warehouse;
import no.mestring.warehouse.compute.Asked;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code mestring explain}. */
@Command(
    name = "explain",
    description = {
      "Say where a figure comes from: what was counted, year by year, in which deliveries.",
      "",
      "The figure is one of table cube, which mestring build fills, or else of table observation."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example: mestring explain antidepressant_users 3437 2020",
      "Example: mestring explain mapped_all 3432 2013",
      "Example: mestring explain antidepressant_users 0 2020 --sex female --age 25-44"
    })
final class ExplainCommand implements Callable<Integer> {
  @ParentCommand private MestringCommand mestring = new MestringCommand();

  @Parameters(index = "0", paramLabel = "INDICATOR", description = "The indicator's code.")
  private String indicator = "";

  @Parameters(index = "1", paramLabel = "AREA", description = "The code of an area or region.")
  private String area = "";

  @Parameters(index = "2", paramLabel = "PERIOD", description = "Such as 2020 or 2018-2020.")
  private String period = "";

  @Option(names = "--sex", description = "One of both, female, male (${DEFAULT-VALUE}).")
  private String sex = "both";

  @Option(names = "--age", description = "Such as 0-74 (that with most people).")
  private @Nullable String age;

  @Override
  public Integer call() {
    try (Warehouse warehouse = mestring.openExisting()) {
      warehouse
          .explain(new Asked(indicator, area, period, sex, Optional.ofNullable(age)))
          .forEach(line -> mestring.out().println(line));
    }
    return 0;
  }
}
