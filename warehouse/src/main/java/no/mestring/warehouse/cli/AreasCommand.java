package no.mestring.warehouse.cli;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import no.mestring.warehouse.app.State;
import no.mestring.warehouse.app.Warehouse;
import no.mestring.warehouse.areas.AreaAnswer;
import no.mestring.warehouse.areas.AreaGuide;
import no.mestring.warehouse.areas.NeighbourQuestion;
import no.mestring.warehouse.failure.WarehouseException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code mestring areas}. */
@Command(
    name = "areas",
    description = {
      "Show what a municipality was and is, who belongs to a county or group, and which"
          + " municipalities are alike.",
      "",
      "Without an area: how many there were when. No warehouse is needed but for --neighbours; if"
          + " there is one, the regions of its table region are known too."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Example: mestring areas Kragerø",
      "Example: mestring areas \"Våler (Østfold)\" 1507",
      "Example: mestring areas nord-gudbrandsdal --borders 2019",
      "Example: mestring areas health_region:helse-vest --format csv",
      "Example: mestring areas Lesja --neighbours 5 --by population,share_67_plus,centrality"
    })
final class AreasCommand implements Callable<Integer> {
  @ParentCommand private MestringCommand mestring = new MestringCommand();

  @Spec private CommandSpec spec;

  @Option(
      names = "--borders",
      paramLabel = "YEAR",
      description = "The year whose members of a county or group are shown (2024).")
  private @Nullable Integer borders;

  @Option(
      names = "--neighbours",
      paramLabel = "N",
      description =
          "Show the N municipalities most like the one asked for, on the borders of 2024.")
  private @Nullable Integer neighbours;

  @Option(
      names = "--by",
      paramLabel = "INDICATOR",
      split = ",",
      description =
          "What they are to be alike in: population, shares of ages such as share_0_17 and"
              + " share_67_plus, centrality, and any rate or share of table observation. Default:"
              + " population,share_0_17,share_67_plus,centrality.")
  private List<String> by = new ArrayList<>();

  @Option(
      names = "--year",
      paramLabel = "YEAR",
      description =
          "The year of the figures; of rates and shares, the latest period that ends by then."
              + " Default: the latest year with counted populations.")
  private @Nullable Integer year;

  @Option(
      names = "--format",
      description = "One of ${COMPLETION-CANDIDATES}, for machines. Default: text for people.")
  private @Nullable Format format;

  @Parameters(
      arity = "0..*",
      paramLabel = "AREA",
      description = "A code, a name, a county or a group.")
  private List<String> areas = new ArrayList<>();

  @Override
  public Integer call() {
    if (neighbours == null && (year != null || !by.isEmpty())) {
      throw wrongUsage("--by and --year say how to find neighbours: add --neighbours N");
    }
    if (neighbours != null && areas.isEmpty()) {
      throw wrongUsage("--neighbours needs a municipality");
    }
    if (neighbours != null && borders != null) {
      throw wrongUsage("neighbours are found on the borders of 2024: leave out --borders");
    }
    print(answers());
    return 0;
  }

  private List<AreaAnswer> answers() {
    if (neighbours != null) {
      NeighbourQuestion question = new NeighbourQuestion(neighbours, by, optional(year));
      try (Warehouse warehouse = mestring.openExisting()) {
        State state = warehouse.latest();
        return areas.stream().map(area -> state.comparable(area, question)).toList();
      }
    }
    if (!Files.isDirectory(mestring.warehouse())) {
      return answers(AreaGuide.builtIn());
    }
    try (Warehouse warehouse = mestring.openExisting()) {
      return answers(warehouse.latest().areas());
    }
  }

  private List<AreaAnswer> answers(AreaGuide guide) {
    return areas.isEmpty()
        ? List.of(guide.overview())
        : areas.stream().map(area -> guide.about(area, optional(borders))).toList();
  }

  private void print(List<AreaAnswer> answers) {
    if (format == null) {
      mestring.out().print(String.join("\n", answers.stream().map(AreaAnswer::text).toList()));
      return;
    }
    boolean isOneKind =
        answers.stream().map(answer -> answer.rows().columns()).distinct().count() == 1;
    if (!isOneKind) {
      throw WarehouseException.question(
          "Cannot put municipalities and groups into one table: ask for them one at a time");
    }
    try (Printer printer = format.printer(mestring.out())) {
      printer.columns(answers.get(0).rows().columns());
      answers.forEach(answer -> answer.rows().rows().forEach(printer::row));
    }
  }

  private CommandLine.ParameterException wrongUsage(String message) {
    return new CommandLine.ParameterException(spec.commandLine(), message);
  }

  private static OptionalInt optional(@Nullable Integer number) {
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }
}
