package no.mestring.warehouse.cli;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import no.mestring.warehouse.app.Warehouse;
import no.mestring.warehouse.engine.ResultColumn;
import no.mestring.warehouse.plans.RegionServices;
import no.mestring.warehouse.plans.StatedService;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code mestring services}. */
@Command(
    name = "services",
    description = {
      "Show what the documents of a region's municipalities say of services, side by side: the"
          + " ladder of main pathways (tiltakstrapp), the catalogue, who is responsible for which"
          + " task, and forums.",
      "",
      "What is not stated in a municipality's documents may still be there."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Example: mestring services --region nord-gudbrandsdal",
      "Example: mestring services --region ovre-romerike --kind ladder --format csv"
    })
final class ServicesCommand implements Callable<Integer> {
  private static final List<ResultColumn> COLUMNS =
      List.of(
          new ResultColumn("kind", false),
          new ResultColumn("step", false),
          new ResultColumn("theme", false),
          new ResultColumn("service", false),
          new ResultColumn("area", false),
          new ResultColumn("name", false),
          new ResultColumn("stated", false),
          new ResultColumn("who", false),
          new ResultColumn("basis", false),
          new ResultColumn("frequency", false),
          new ResultColumn("source", false));

  /** What documents say something of; the names are what people type. */
  enum Kind {
    /** Services by main pathway. */
    ladder,
    /** Services, who runs them and by which law. */
    catalogue,
    /** Tasks and who is responsible. */
    responsibility,
    /** Forums and who takes part. */
    forum
  }

  @ParentCommand private MestringCommand mestring = new MestringCommand();

  @Option(
      names = "--region",
      required = true,
      paramLabel = "REGION",
      description = "A region of table region.")
  private String region = "";

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      split = ",",
      description = "Only some of ${COMPLETION-CANDIDATES}.")
  private List<Kind> kinds = List.of(Kind.values());

  @Option(names = "--format", description = "One of ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
  private Format format = Format.table;

  @Override
  public Integer call() {
    RegionServices services;
    try (Warehouse warehouse = mestring.openExisting()) {
      services = warehouse.latest().services(region);
    }
    if (format == Format.table) {
      new ServicesText(mestring.out(), services).print(kinds);
      return 0;
    }
    List<String> asked = kinds.stream().map(Kind::name).toList();
    try (Printer printer = format.printer(mestring.out())) {
      printer.columns(COLUMNS);
      services.services().stream()
          .filter(service -> asked.contains(service.kind()))
          .forEach(service -> printer.row(row(service)));
    }
    return 0;
  }

  private static List<@Nullable Object> row(StatedService service) {
    return Arrays.asList(
        service.kind(),
        service.step().orElse(null),
        service.theme().orElse(null),
        service.service(),
        service.area(),
        service.name(),
        service.stated(),
        service.who().orElse(null),
        service.basis().orElse(null),
        service.frequency().orElse(null),
        service.source().orElse(null));
  }
}
