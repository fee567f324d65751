package no.mestring.warehouse.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import no.mestring.core.area.MissingParts;
import no.mestring.core.area.SplitPolicy;
import no.mestring.warehouse.failure.WarehouseException;
import no.mestring.warehouse.recode.ColumnNames;
import no.mestring.warehouse.recode.Existing;
import no.mestring.warehouse.recode.RecodeRequest;
import no.mestring.warehouse.recode.RecodeRequest.UnknownCodes;
import no.mestring.warehouse.recode.RecodedFile;
import no.mestring.warehouse.recode.Recoder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code mestring recode}. */
@Command(
    name = "recode",
    description = {
      "Bring a file of yours on the borders of a year, and report what became of its rows.",
      "",
      "Counts of areas that became one are added up, rows that differ in any other column apart."
          + " The file is written as it was, with three more columns: how (exact, added, weighted,"
          + " withheld, unplaced), codes (which went in) and why. No warehouse is needed.",
      "",
      "Columns are known by their names, such as kommunenr, år and antall; --area, --period, --sum,"
          + " --by and --beside say it otherwise."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Example: mestring recode users.csv --to 2024 --out users-2024.csv",
      "Example: mestring recode users.csv --to 2024 --year 2019 --sum users,inhabitants"
    })
final class RecodeCommand implements Callable<Integer> {
  @ParentCommand private MestringCommand mestring = new MestringCommand();

  @Parameters(paramLabel = "FILE", description = "The file: CSV with , ; or tabs, or Parquet.")
  private Path file = Path.of("");

  @Option(
      names = "--to",
      required = true,
      paramLabel = "YEAR",
      description = "The year whose borders are asked for.")
  private int to;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "Where to write; the report then goes to standard output. Default: standard output in"
              + " UTF-8, the report to standard error.")
  private @Nullable Path out;

  @Option(names = "--force", description = "Replace the file of --out if it is there.")
  private boolean isForced;

  @Option(names = "--area", paramLabel = "NAME", description = "The column of areas.")
  private @Nullable String area;

  @Option(names = "--period", paramLabel = "NAME", description = "The column of periods.")
  private @Nullable String period;

  @Option(
      names = "--year",
      paramLabel = "YEAR",
      description = "The year that all rows are of, if no column says it.")
  private @Nullable Integer year;

  @Option(
      names = "--borders",
      paramLabel = "YEAR",
      description = "The year whose borders all codes mean. Default: each means those of its row.")
  private @Nullable Integer borders;

  @Option(
      names = "--splits",
      paramLabel = "WHAT",
      description = {
        "What becomes of areas that the borders divide: ${COMPLETION-CANDIDATES}"
            + " (${DEFAULT-VALUE}).",
        "withhold: no number; weight: shares of the people; union: the pieces stay one area."
      })
  private SplitsOption splits = SplitsOption.withhold;

  @Option(
      names = "--sum",
      split = ",",
      paramLabel = "NAME",
      description =
          "The columns of counts to add up; other numbers are left empty where areas are.")
  private List<String> sum = new ArrayList<>();

  @Option(
      names = "--by",
      split = ",",
      paramLabel = "NAME",
      description = "Columns of numbers that divide the figures, such as a code of education.")
  private List<String> by = new ArrayList<>();

  @Option(
      names = "--beside",
      split = ",",
      paramLabel = "NAME",
      description = "Columns that divide nothing; left empty where the rows added up differ.")
  private List<String> beside = new ArrayList<>();

  @Option(
      names = "--missing-is-zero",
      description =
          "An area without a row counts as zero. Default: if a part has no row, the whole has no"
              + " number.")
  private boolean isMissingZero;

  @Option(
      names = "--keep-unknown-areas",
      description =
          "Leave rows of areas that are not known as they are, such as city districts. Default:"
              + " they are problems.")
  private boolean isKeepingUnknown;

  /** The values as they are typed. */
  private enum SplitsOption {
    withhold,
    weight,
    union
  }

  @Override
  public Integer call() throws IOException {
    Existing existing = isForced ? Existing.REPLACE : Existing.KEEP;
    if (out != null) {
      Recoder.check(file, out, existing);
    }
    RecodedFile recoded = Recoder.recode(request());
    PrintWriter report = out == null ? mestring.err() : mestring.out();
    if (out == null) {
      recoded.writeTo(mestring.out());
      if (mestring.out().checkError()) {
        throw WarehouseException.world("Cannot write to standard output: what was written is cut");
      }
    } else {
      recoded.writeTo(out, existing);
    }
    new RecodeReport(recoded.summary(), report).print();
    return 0;
  }

  private RecodeRequest request() {
    return new RecodeRequest(
        file,
        to,
        optional(year),
        optional(borders),
        new ColumnNames(Optional.ofNullable(area), Optional.ofNullable(period), sum, by, beside),
        SplitPolicy.parse(splits.name()),
        isMissingZero ? MissingParts.ZERO : MissingParts.WITHHOLD,
        isKeepingUnknown ? UnknownCodes.KEEP : UnknownCodes.REFUSE);
  }

  private static OptionalInt optional(@Nullable Integer number) {
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }
}
