package no.mestring.warehouse.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import no.mestring.core.disclosure.Criterion;
import no.mestring.core.disclosure.NationalFinding;
import no.mestring.core.disclosure.Profile;
import no.mestring.warehouse.app.Warehouse;
import no.mestring.warehouse.engine.ResultColumn;
import no.mestring.warehouse.failure.WarehouseException;
import no.mestring.warehouse.publish.NationalComparison;
import no.mestring.warehouse.publish.ReleaseLine;
import no.mestring.warehouse.publish.ReleaseRules;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code mestring release}. */
@Command(
    name = "release",
    description = {
      "Release figures of table cube: hide what is small or would tell what is small, and write the"
          + " rest to a folder of its own.",
      "",
      "Nothing is written unless an attack on what would be shown gets nowhere, also together with"
          + " all earlier releases. Without NAME, the releases there are."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Example: mestring release 2026-01",
      "Example: mestring release 2026-01 antidepressant_users --profile min",
      "Example: mestring release --compatible antidepressant_users",
      "Example: mestring release 2026-01 --take-back 'never left the office'",
      "Example: mestring sql --release 2026-01 \"select * from cube where status = 'withheld'\""
    })
final class ReleaseCommand implements Callable<Integer> {
  private static final int PERCENT = 100;
  private static final List<ResultColumn> COLUMNS =
      List.of(
          new ResultColumn("indicator", false),
          new ResultColumn("figures", true),
          new ResultColumn("hidden", true),
          new ResultColumn("percent", true));

  private static final List<ResultColumn> COMPARED =
      List.of(
          new ResultColumn("indicator", false),
          new ResultColumn("figures", true),
          new ResultColumn("small", true),
          new ResultColumn("national", true),
          new ResultColumn("computed", true),
          new ResultColumn("nearly", true),
          new ResultColumn("derived", true),
          new ResultColumn("hidden", true));

  @ParentCommand private MestringCommand mestring = new MestringCommand();

  @Option(
      names = "--profile",
      paramLabel = "fhi|min",
      description =
          "fhi: the limits of a period are those of a year times its years, and series that are"
              + " mostly small are hidden whole; min: the limits of a year for all periods"
              + " (fhi).")
  private Profile profile = ReleaseRules.USUAL.profile();

  @Option(
      names = "--criterion",
      paramLabel = "width|exact",
      description =
          "width: three numbers that a hidden count may be, one of them larger than it is; exact:"
              + " two (width).")
  private Criterion criterion = ReleaseRules.USUAL.criterion();

  @Option(
      names = "--compatible",
      description = {
        "Release nothing: lay what the national line's rules would hide (small figures, series,"
            + " triangles) beside what is hidden here, and attack it. computed: how many small"
            + " figures follow from what these rules show; nearly: how many of them leave less than"
            + " three numbers; derived: how many small sums that are published nowhere follow,"
            + " such as single years."
      })
  private boolean isCompatible;

  @Option(
      names = "--take-back",
      paramLabel = "WHY",
      description =
          "Take release NAME back because nobody has got it, and say why in one line: its files are"
              + " deleted, and what it showed does not count as known any more.")
  private @Nullable String whyBack;

  @Option(names = "--format", description = "One of ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
  private Format format = Format.table;

  @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "The release's name.")
  private @Nullable String name;

  @Parameters(
      index = "1..*",
      paramLabel = "INDICATOR",
      description = "Codes of indicators of table cube (all).")
  private List<String> indicators = new ArrayList<>();

  @Override
  public Integer call() {
    try (Warehouse warehouse = mestring.openExisting()) {
      if (whyBack != null) {
        takeBack(warehouse, whyBack);
      } else if (isCompatible) {
        compare(warehouse);
      } else if (name == null) {
        list(warehouse.releases());
      } else {
        release(warehouse, name);
      }
    }
    return 0;
  }

  private void list(List<String> releases) {
    if (releases.isEmpty()) {
      aside("Nothing was released yet; release with 'mestring release NAME'");
    }
    if (!releases.isEmpty() || format != Format.table) {
      try (Printer printer = format.printer(mestring.out())) {
        printer.columns(List.of(new ResultColumn("release", false)));
        releases.forEach(release -> printer.row(Arrays.asList(release)));
      }
    }
  }

  private void takeBack(Warehouse warehouse, String why) {
    if (name == null || isCompatible || !indicators.isEmpty()) {
      throw WarehouseException.question(
          "Cannot take back: name one release, and no indicators, such as mestring release 2026-01"
              + " --take-back 'never sent'");
    }
    warehouse.takeReleaseBack(name, why);
    aside("Taken back: " + name);
  }

  private void release(Warehouse warehouse, String release) {
    List<ReleaseLine> lines =
        warehouse.release(release, indicators, new ReleaseRules(profile, criterion));
    try (Printer printer = format.printer(mestring.out())) {
      printer.columns(COLUMNS);
      for (ReleaseLine line : lines) {
        printer.row(
            Arrays.asList(
                line.indicator(), (long) line.figures(), (long) line.hidden(), percent(line)));
      }
    }
    aside("Release: " + warehouse.releaseFolder(release));
  }

  private void compare(Warehouse warehouse) {
    List<String> codes = new ArrayList<>(indicators);
    if (name != null) {
      codes.add(0, name); // there is no release to be named
    }
    List<NationalComparison> compared =
        warehouse.compareWithNational(codes, new ReleaseRules(profile, criterion));
    try (Printer printer = format.printer(mestring.out())) {
      printer.columns(COMPARED);
      for (NationalComparison line : compared) {
        NationalFinding found = line.national();
        printer.row(
            Arrays.asList(
                line.indicator(),
                (long) found.figures(),
                (long) found.small(),
                (long) found.hidden(),
                (long) found.computed(),
                (long) found.nearly(),
                (long) found.derived(),
                (long) line.hidden()));
      }
    }
    aside("Nothing was released");
  }

  /** To one digit. */
  private static double percent(ReleaseLine line) {
    double share = line.hidden() / (double) Math.max(1, line.figures());
    return Math.round(10 * PERCENT * share) / 10.0;
  }

  /** What is no row does not stand among rows that a program reads. */
  private void aside(String text) {
    (format == Format.table ? mestring.out() : mestring.err()).println(text);
  }
}
