package no.mestring.warehouse.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import no.mestring.core.service.ContributionZone;
import no.mestring.core.service.EmployersContribution;
import no.mestring.core.service.StaffingCost;
import no.mestring.core.service.StaffingRates;
import no.mestring.warehouse.app.Warehouse;
import no.mestring.warehouse.capacity.ZoneGuide.Zone;
import no.mestring.warehouse.engine.ResultColumn;
import no.mestring.warehouse.failure.WarehouseException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code mestring staffing-cost}. */
@Command(
    name = "staffing-cost",
    description = {
      "Show what positions cost an employer in a year, step by step: eleven months of salary,"
          + " holiday pay, pension premium and employer's contribution, each in whole kroner.",
      "",
      "The contribution is said in per cent, or follows from a zone and a year whose rates are"
          + " known; the zone of an area stands in table contribution_zone of a warehouse."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Example: mestring staffing-cost --positions 3 --salary 490000 --holiday-pay 12 --pension 23"
          + " --contribution 10.2",
      "Example: mestring staffing-cost --positions 1.5 --salary 620000 --holiday-pay 12 --pension 18"
          + " --zone II --year 2026",
      "Example: mestring staffing-cost --positions 2 --salary 620000 --holiday-pay 12 --pension 18"
          + " --area Kragerø --year 2026"
    })
final class StaffingCostCommand implements Callable<Integer> {
  private static final List<ResultColumn> COLUMNS =
      List.of(
          new ResultColumn("step", false),
          new ResultColumn("percent", true),
          new ResultColumn("kroner", true),
          new ResultColumn("source", false));

  private static final double PERCENT = 100;

  @ParentCommand private MestringCommand mestring = new MestringCommand();

  @Option(
      names = "--positions",
      required = true,
      paramLabel = "N",
      description = "Full-time equivalents (årsverk), such as 1.5.")
  private double positions;

  @Option(
      names = "--salary",
      required = true,
      paramLabel = "KRONER",
      description = "Yearly salary of one full-time equivalent.")
  private double salary;

  @Option(
      names = "--holiday-pay",
      required = true,
      paramLabel = "PERCENT",
      description = "Holiday pay (feriepenger) of eleven months of salary.")
  private double holidayPay;

  @Option(
      names = "--pension",
      required = true,
      paramLabel = "PERCENT",
      description = "Pension premium of salary and holiday pay.")
  private double pension;

  @Option(
      names = "--contribution",
      paramLabel = "PERCENT",
      description = "Employer's contribution (arbeidsgiveravgift) of all three.")
  private @Nullable Double contribution;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "Zone of the employer's contribution: I, Ia, II, III, IV, IVa or V.")
  private @Nullable String zone;

  @Option(
      names = "--area",
      paramLabel = "AREA",
      description = "A municipality of table contribution_zone, by its name or any code it had.")
  private @Nullable String area;

  @Option(
      names = "--year",
      paramLabel = "YEAR",
      description = "The calendar year of the zone's rate.")
  private @Nullable Integer year;

  @Option(names = "--format", description = "One of ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
  private Format format = Format.table;

  /** The employer's contribution in per cent, and where it is from. */
  private record Contribution(double percent, String source) {}

  @Override
  public Integer call() {
    Contribution known = known();
    StaffingCost cost;
    try {
      cost =
          StaffingCost.of(
              atMostHuge("positions", positions),
              atMostHuge("salary", salary),
              new StaffingRates(
                  holidayPay / PERCENT, pension / PERCENT, known.percent() / PERCENT));
    } catch (IllegalArgumentException e) {
      throw WarehouseException.question(e.getMessage() + " (percentages are 0 to 100)");
    }
    if (format == Format.table) {
      print(cost, known);
      return 0;
    }
    try (Printer printer = format.printer(mestring.out())) {
      printer.columns(COLUMNS);
      printer.row(Arrays.asList("salary", null, cost.salary(), null));
      printer.row(Arrays.asList("holiday_pay", holidayPay, cost.holidayPay(), null));
      printer.row(Arrays.asList("pension", pension, cost.pension(), null));
      printer.row(
          Arrays.asList(
              "employers_contribution",
              known.percent(),
              cost.employersContribution(),
              known.source()));
      printer.row(Arrays.asList("total", null, cost.total(), null));
    }
    return 0;
  }

  /** Kroner are whole numbers of a long, and no plan has so many. */
  private static double atMostHuge(String name, double number) {
    if (number > 1e9) {
      throw WarehouseException.question(
          "Invalid " + name + ": " + number + ", must be at most 1000000000");
    }
    return number;
  }

  private Contribution known() {
    long ways = Arrays.asList(contribution, zone, area).stream().filter(way -> way != null).count();
    if (ways != 1) {
      throw WarehouseException.question(
          (ways == 0 ? "Missing contribution" : "Ambiguous contribution")
              + ": say one of --contribution PERCENT, --zone ZONE with --year, or --area AREA with"
              + " --year");
    }
    if (contribution != null) {
      return new Contribution(contribution, "as said");
    }
    if (year == null) {
      throw WarehouseException.question(
          "Missing year: rates of the employer's contribution are those of a year; say --year");
    }
    try {
      if (zone != null) {
        ContributionZone said = ContributionZone.parse(zone);
        return new Contribution(percent(said), EmployersContribution.source(year));
      }
      EmployersContribution.source(year);
      Zone found;
      try (Warehouse warehouse = mestring.openExisting()) {
        found = warehouse.latest().zone(String.valueOf(area), year);
      }
      return new Contribution(
          percent(found.zone()),
          "%s is in zone %s since %d (%s); %s"
              .formatted(
                  found.area(),
                  found.zone(),
                  found.since(),
                  found.source(),
                  EmployersContribution.source(year)));
    } catch (IllegalArgumentException e) {
      throw WarehouseException.question(String.valueOf(e.getMessage()));
    }
  }

  private double percent(ContributionZone of) {
    return Math.round(EmployersContribution.rate(of, year == null ? 0 : year) * 1e6) / 1e4;
  }

  private void print(StaffingCost cost, Contribution known) {
    PrintWriter to = mestring.out();
    to.printf(
        Locale.ROOT,
        "%s full-time equivalent%s at %,.0f kr a year%n",
        plain(positions),
        positions == 1 ? "" : "s",
        salary);
    row(to, "salary of eleven months", cost.salary(), "");
    row(to, "holiday pay, " + plain(holidayPay) + " %", cost.holidayPay(), "of salary");
    row(to, "paid out", cost.pay(), "");
    row(to, "pension premium, " + plain(pension) + " %", cost.pension(), "of what is paid out");
    row(
        to,
        "employer's contribution, " + plain(known.percent()) + " %",
        cost.employersContribution(),
        "of what is paid out and pension");
    row(to, "cost to the employer", cost.total(), "kr a year");
    to.println(Paragraph.of("", "Employer's contribution: " + known.source()));
    to.flush();
  }

  private static void row(PrintWriter to, String step, long kroner, String of) {
    to.println(String.format(Locale.ROOT, "  %-34s%,14d  %s", step, kroner, of).stripTrailing());
  }

  private static String plain(double number) {
    return number == Math.rint(number)
        ? String.format(Locale.ROOT, "%,.0f", number)
        : Double.toString(number);
  }
}
