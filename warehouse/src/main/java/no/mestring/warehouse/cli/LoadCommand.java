package no.mestring.warehouse.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import no.mestring.warehouse.app.LoadRequest;
import no.mestring.warehouse.app.LoadResult;
import no.mestring.warehouse.app.Warehouse;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code mestring load}. */
@Command(
    name = "load",
    description = {
      "Load data packages and files, all of them or nothing.",
      "",
      "Every problem is reported with file, line, column and rule. The same content is never loaded"
          + " twice. A CSV, Excel or Parquet file is named after its table, or its table is said:"
          + " population=07459.json. How CSV is written is told by its content.",
      "",
      "Table population is also read as it is published: JSON-stat and CSV of Statistics Norway and"
          + " of the Institute of Public Health, Parquet of both, with codes or labels. Totals whose"
          + " parts are there and missing values are left out and counted. Table indicator_delivery"
          + " takes figures as the public API of the Institute of Public Health gives them: JSON-stat,"
          + " csv2, csv3 and Parquet."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example: mestring load sample-data",
      "Example: mestring load source.csv service_users.csv",
      "Example: mestring load population.parquet",
      "Example: mestring load population=07459.json",
      "Example: mestring load --source=ssb-2024 population=07459.csv",
      "Example: mestring load --borders 2024 population.parquet",
      "Example: mestring load rop_team.yaml",
      "Example: mestring load --person-key person.key dispensing.parquet",
      "Example: mestring load prescription_users=users.xlsx#2024",
      "Example: mestring load --borders 2024 --indicator kpr_contacts indicator_delivery=370.csv"
    })
final class LoadCommand implements Callable<Integer> {
  @ParentCommand private MestringCommand mestring = new MestringCommand();

  @Option(
      names = "--source",
      paramLabel = "CODE",
      description =
          "The source of rows whose file names none. It is added to table source with the file's"
              + " title, publisher and year if it is not there. Default: made from the file, such"
              + " as ssb-07459.")
  private @Nullable String source;

  @Option(
      names = "--indicator",
      paramLabel = "CODE",
      description =
          "The indicator that the figures of a file for table indicator_delivery are of. Default: the"
              + " file's column indicator, or made from the title of a JSON-stat data set.")
  private @Nullable String indicator;

  @Option(
      names = "--skip-unknown-areas",
      description =
          "Leave out rows of areas that are not known, such as city districts, and count them."
              + " Default: they are problems.")
  private boolean isSkippingUnknownAreas;

  @Option(
      names = "--skip-misplaced-events",
      description =
          "Leave out events of pathways that fit no course, such as an end before a beginning, and"
              + " count them. Default: they are problems.")
  private boolean isSkippingMisplacedEvents;

  @Option(
      names = "--borders",
      paramLabel = "YEAR",
      description =
          "The year whose borders all codes of areas mean, such as a series of many years with the"
              + " codes of 2024. Default: each code means the borders of its row's own period.")
  private @Nullable Integer borders;

  @Option(
      names = "--wrong-codes",
      paramLabel = "WHAT",
      description =
          "What becomes of codes that were not valid in their row's period, of names in place of"
              + " codes and of codes without their leading zero: ${COMPLETION-CANDIDATES}"
              + " (${DEFAULT-VALUE}). Placed rows are counted.")
  private WrongCodesOption wrongCodes = WrongCodesOption.refuse;

  @Option(
      names = "--person-key",
      paramLabel = "FILE",
      defaultValue = "${env:MESTRING_PERSON_KEY_FILE}",
      description =
          "A file of at least 32 random bytes, the secret by which persons get pseudonyms; also the"
              + " variable MESTRING_PERSON_KEY_FILE. Needed for tables of persons, and the same for"
              + " all loads. It is not kept: store it apart from the warehouse.")
  private @Nullable Path personKey;

  /** The values as they are typed. */
  private enum WrongCodesOption {
    refuse,
    place
  }

  @Parameters(
      arity = "1..*",
      paramLabel = "[TABLE=]FILE",
      description =
          "A data package (its folder or datapackage.json), a CSV, Excel, Parquet or JSON-stat"
              + " file, or a pathway (.yaml). FILE.xlsx#SHEET is a sheet of a workbook; else the first is read.")
  private List<String> files = new ArrayList<>();

  @Override
  public Integer call() {
    LoadRequest request = LoadRequest.parse(files);
    if (source != null) {
      request = request.withSource(source);
    }
    if (indicator != null) {
      request = request.withIndicator(indicator);
    }
    if (isSkippingUnknownAreas) {
      request = request.leavingOutUnknownAreas();
    }
    if (isSkippingMisplacedEvents) {
      request = request.leavingOutMisplacedEvents();
    }
    if (borders != null) {
      request = request.onBordersOf(borders);
    }
    if (wrongCodes == WrongCodesOption.place) {
      request = request.placingWrongCodes();
    }
    if (personKey != null && !personKey.toString().isEmpty()) {
      request = request.withPersonKey(personKey);
    }
    try (Warehouse warehouse = mestring.open()) {
      LoadResult result = warehouse.load(request);
      mestring.out().println(message(result));
      result.notes().forEach(note -> mestring.out().println("  " + note));
      int outOfDate = result.isNew() ? warehouse.outOfDate().size() : 0;
      if (outOfDate > 0) {
        mestring
            .out()
            .println(
                "  "
                    + outOfDate
                    + (outOfDate == 1 ? " indicator" : " indicators")
                    + " can be counted anew: mestring build");
      }
    }
    return 0;
  }

  static String message(LoadResult result) {
    return result.isNew()
        ? "Loaded %s: %d rows (load %d)".formatted(result.what(), result.rows(), result.load())
        : "Nothing changed: %s is already loaded (load %d)".formatted(result.what(), result.load());
  }
}
