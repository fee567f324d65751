package no.mestring.warehouse.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import no.mestring.core.dimension.AgeRange;
import no.mestring.core.estimate.Absence;
import no.mestring.core.estimate.ConfidenceLevel;
import no.mestring.core.estimate.Interval;
import no.mestring.warehouse.capacity.NeedAnswer;
import no.mestring.warehouse.compute.ExpectedNeed;
import no.mestring.warehouse.compute.NeedScenario;

/** Prints how many users to expect, for people. */
final class NeedText {
  private static final String ABSENT = "–";
  private static final String ROW = "  %4s%13s%12s%20s%22s%n";

  private final PrintWriter out;

  NeedText(PrintWriter out) {
    this.out = out;
  }

  void print(NeedAnswer answer) {
    ExpectedNeed first = answer.needs().get(0);
    String years = first.observed().toString();
    List<Double> users = first.users();
    out.println(Paragraph.of("", answer.title() + " (" + first.indicator() + ")"));
    out.println(
        "%s: persons a year aged %s, on the borders of %d"
            .formatted(answer.area(), first.age(), first.borders()));
    out.println(
        Paragraph.of(
            "",
            String.format(
                Locale.ROOT,
                "Observed: %s users in %s, %,.0f of them in %d; table %s",
                "%,.0f".formatted(users.stream().mapToDouble(Double::doubleValue).sum()),
                years,
                users.get(users.size() - 1),
                first.observed().lastYear(),
                answer.counted())));
    out.println(
        Paragraph.of(
            "",
            "Rates: of women and men aged "
                + first.ages().stream().map(AgeRange::toString).collect(Collectors.joining(", "))));
    out.println(Paragraph.of("", "Projection: " + String.join("; ", answer.sources())));
    answer.needs().forEach(this::print);
    out.println();
    out.println("95 % limits: chance in the years observed, and what they leave open of a trend.");
    out.println("would be counted: between these numbers, 19 times of 20, if the rates do so.");
    out.println("Neither covers that rates take another course or that the projection is wrong:");
    out.println("compare scenarios and alternatives. Users who are the same people year after");
    out.println("year make the limits too narrow. Not for publication: nothing is suppressed.");
    out.flush();
  }

  private void print(ExpectedNeed need) {
    out.println();
    out.println(
        Paragraph.of(
            "", need.alternative() + ", " + need.scenario().name() + ": " + assumed(need)));
    out.printf(ROW, "year", "population", "expected", "95 % limits", "would be counted");
    need.years().forEach(this::print);
  }

  private static String assumed(ExpectedNeed need) {
    String observed = need.observed().toString();
    if (need.scenario().equals(NeedScenario.CONSTANT)) {
      return "each rate stays what it was in " + observed + " together";
    }
    int ahead = need.years().get(need.years().size() - 1).year() - need.observed().lastYear();
    return need.scenario().equals(NeedScenario.TREND)
        ? "all rates go on by the per cent a year of "
            + observed
            + ", carried "
            + ahead
            + (ahead == 1 ? " year" : " years")
            + " ahead"
        : "each rate is what it was in "
            + observed
            + " together, and "
            + need.scenario().name()
            + " % a year from "
            + need.observed().lastYear()
            + " on";
  }

  private void print(ExpectedNeed.Year year) {
    out.printf(
        Locale.ROOT,
        ROW,
        year.year(),
        number("%,.0f", year.population()),
        number("%,.1f", year.expected().value()),
        year.expected()
            .limits(ConfidenceLevel.P95)
            .map(limits -> between("%,.1f", limits))
            .orElse(ABSENT),
        year.range().map(range -> between("%,.0f", range)).orElse(ABSENT));
    year.expected()
        .absence()
        .ifPresent(reason -> out.println("        no number: " + words(reason)));
  }

  private static String words(Absence reason) {
    return switch (reason) {
      case TOO_FEW_EVENTS -> "fewer than ten users observed";
      case TOO_FEW_VALUES -> "fewer than three years observed";
      case MISSING -> "the projection lacks people of some sex and age";
      default -> "the years observed tell no rate or trend of some sex and age";
    };
  }

  private static String number(String form, OptionalDouble number) {
    return number.isPresent() ? String.format(Locale.ROOT, form, number.getAsDouble()) : ABSENT;
  }

  private static String between(String form, Interval interval) {
    return String.format(Locale.ROOT, form + " to " + form, interval.lower(), interval.upper());
  }
}
