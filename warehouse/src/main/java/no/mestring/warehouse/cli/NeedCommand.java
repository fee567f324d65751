package no.mestring.warehouse.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import no.mestring.core.estimate.Absence;
import no.mestring.core.estimate.ConfidenceLevel;
import no.mestring.core.estimate.Interval;
import no.mestring.warehouse.app.Warehouse;
import no.mestring.warehouse.capacity.NeedAnswer;
import no.mestring.warehouse.capacity.NeedQuestion;
import no.mestring.warehouse.compute.ExpectedNeed;
import no.mestring.warehouse.compute.NeedScenario;
import no.mestring.warehouse.engine.ResultColumn;
import no.mestring.warehouse.failure.WarehouseException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code mestring need}. */
@Command(
    name = "need",
    description = {
      "Show how many users to expect in years to come: rates by sex and age as they were, times a"
          + " population projection.",
      "",
      "Counted users and a projection in table population_projection are needed. Figures of few"
          + " people are not protected: they are for those who may see the deliveries."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Example: mestring need antidepressant_users --area Kragerø --to 2040",
      "Example: mestring need service_contact_users --area 4014 --scenario constant,+1.5",
      "Example: mestring need antidepressant_users --area Telemark --alternative MMMM,HHMH"
          + " --format csv"
    })
final class NeedCommand implements Callable<Integer> {
  private static final List<ResultColumn> COLUMNS =
      List.of(
          new ResultColumn("indicator", false),
          new ResultColumn("area", false),
          new ResultColumn("name", false),
          new ResultColumn("alternative", false),
          new ResultColumn("scenario", false),
          new ResultColumn("year", true),
          new ResultColumn("age", false),
          new ResultColumn("population", true),
          new ResultColumn("expected", true),
          new ResultColumn("lower", true),
          new ResultColumn("upper", true),
          new ResultColumn("range_low", true),
          new ResultColumn("range_high", true),
          new ResultColumn("status", false),
          new ResultColumn("first_year", true),
          new ResultColumn("last_year", true),
          new ResultColumn("borders", true));

  @ParentCommand private MestringCommand mestring = new MestringCommand();

  @Parameters(
      paramLabel = "INDICATOR",
      description = "The code of an indicator of persons, as table indicator has it.")
  private String indicator = "";

  @Option(
      names = "--area",
      required = true,
      paramLabel = "AREA",
      description = "A municipality, county or region, or the country, by its code or name.")
  private String area = "";

  @Option(
      names = "--to",
      paramLabel = "YEAR",
      description = "The last year (the last that the projection tells).")
  private @Nullable Integer to;

  @Option(
      names = "--alternative",
      split = ",",
      paramLabel = "NAME",
      description = "Alternatives of the projection (MMMM, or the only one there is).")
  private List<String> alternatives = new ArrayList<>();

  @Option(
      names = "--scenario",
      split = ",",
      paramLabel = "SCENARIO",
      description =
          "What the rates do: constant, trend (all go on as they went, by the same per cent a"
              + " year), or per cent a year such as +1.5 (${DEFAULT-VALUE}).")
  private List<String> scenarios = List.of("constant", "trend");

  @Option(names = "--format", description = "One of ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
  private Format format = Format.table;

  @Override
  public Integer call() {
    NeedQuestion question =
        new NeedQuestion(
            indicator,
            area,
            to == null ? OptionalInt.empty() : OptionalInt.of(to),
            alternatives,
            scenarios.stream().map(NeedCommand::scenario).distinct().toList());
    NeedAnswer answer;
    try (Warehouse warehouse = mestring.openExisting()) {
      answer = warehouse.need(question);
    }
    if (format == Format.table) {
      new NeedText(mestring.out()).print(answer);
      return 0;
    }
    try (Printer printer = format.printer(mestring.out())) {
      printer.columns(COLUMNS);
      answer
          .needs()
          .forEach(need -> need.years().forEach(year -> printer.row(row(answer, need, year))));
    }
    return 0;
  }

  private static NeedScenario scenario(String text) {
    try {
      return NeedScenario.parse(text);
    } catch (IllegalArgumentException e) {
      throw WarehouseException.question(String.valueOf(e.getMessage()));
    }
  }

  private static List<@Nullable Object> row(
      NeedAnswer answer, ExpectedNeed need, ExpectedNeed.Year year) {
    Optional<Interval> limits = year.expected().limits(ConfidenceLevel.P95);
    return Arrays.asList(
        need.indicator(),
        need.area(),
        answer.area().name(),
        need.alternative(),
        need.scenario().name(),
        year.year(),
        need.age().toString(),
        orNull(year.population()),
        orNull(year.expected().value()),
        limits.map(Interval::lower).orElse(null),
        limits.map(Interval::upper).orElse(null),
        year.range().map(Interval::lower).orElse(null),
        year.range().map(Interval::upper).orElse(null),
        year.expected().absence().map(Absence::toString).orElse("present"),
        need.observed().firstYear(),
        need.observed().lastYear(),
        need.borders());
  }

  private static @Nullable Double orNull(OptionalDouble number) {
    return number.isPresent() ? number.getAsDouble() : null;
  }
}
