package no.mestring.warehouse.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import no.mestring.core.period.YearSpan;
import no.mestring.warehouse.engine.FileFormat;
import no.mestring.warehouse.failure.Suggestion;
import no.mestring.warehouse.failure.WarehouseException;
import no.mestring.warehouse.synth.Codes;
import no.mestring.warehouse.synth.SynthRequest;
import no.mestring.warehouse.synth.SynthSummary;
import no.mestring.warehouse.synth.SynthSummary.FileRows;
import no.mestring.warehouse.synth.Synthesizer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code mestring synth}. */
@Command(
    name = "synth",
    description = {
      "Write a country that does not exist: persons, dispensings, contacts, referrals, decisions"
          + " on services, contacts with them, steps of a pathway and deaths, with the chances they"
          + " were drawn by.",
      "",
      "The folder is a data package for tests and benchmarks; its README.md says what is true in"
          + " it. The same persons, years and seed give the same bytes. No warehouse is needed."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Example: mestring synth --persons 100000 --years 2015-2024 --seed 1 --out country"
    })
final class SynthCommand implements Callable<Integer> {
  @ParentCommand private MestringCommand mestring = new MestringCommand();

  @Option(
      names = "--persons",
      required = true,
      paramLabel = "N",
      description = "How many are alive at the first year's beginning.")
  private int persons;

  @Option(
      names = "--years",
      required = true,
      paramLabel = "A-B",
      description =
          "The years that things happen in, from 1994 to 2026; the population is also counted"
              + " after the last.")
  private String years = "";

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "A whole number that all chance follows from (${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The folder to write; it must be empty or not be there.")
  private Path out = Path.of("");

  @Option(
      names = "--codes",
      paramLabel = "WHICH",
      description =
          "The codes of municipalities: own, those valid in each year, or 2024 (${DEFAULT-VALUE}).")
  private String codes = "own";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "The format of the long tables: parquet or csv (${DEFAULT-VALUE}).")
  private String format = "parquet";

  @Override
  public Integer call() {
    SynthRequest request =
        new SynthRequest(
            persons,
            years(),
            seed,
            choice("codes", codes, List.of("own", "2024")) == 0 ? Codes.OWN : Codes.OF_2024,
            choice("format", format, List.of("parquet", "csv")) == 0
                ? FileFormat.PARQUET
                : FileFormat.CSV);
    print(Synthesizer.write(request, out, mestring.progress()));
    return 0;
  }

  private YearSpan years() {
    try {
      return YearSpan.parse(years);
    } catch (IllegalArgumentException e) {
      throw WarehouseException.question(
          "Invalid years: '" + years + "', expected yyyy or yyyy-yyyy, the earlier first");
    }
  }

  private static int choice(String name, String asked, List<String> known) {
    int choice = known.indexOf(asked.toLowerCase(Locale.ROOT));
    if (choice < 0) {
      throw WarehouseException.question(
          "Unknown " + name + ": '" + asked + "'" + Suggestion.of(asked, known));
    }
    return choice;
  }

  private void print(SynthSummary summary) {
    PrintWriter to = mestring.out();
    to.println("Wrote " + out + ", a country that does not exist:");
    for (FileRows file : summary.files()) {
      to.printf(Locale.ROOT, "  %-24s %,13d rows%n", file.file(), file.rows());
    }
  }
}
