package no.mestring.warehouse.cli;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.mestring.core.area.Parcel;
import no.mestring.warehouse.recode.RecodeSummary;

/** Prints what became of a recoded file's rows. */
final class RecodeReport {
  private static final int MOST_LINES = 12;
  private static final int WIDTH = 78;
  private static final String INDENT = "      ";

  private final RecodeSummary summary;
  private final PrintWriter out;

  RecodeReport(RecodeSummary summary, PrintWriter out) {
    this.summary = summary;
    this.out = out;
  }

  void print() {
    long rowsOut = summary.fates().stream().mapToLong(RecodeSummary.Fate::rows).sum();
    out.printf(
        "%s on the borders of %d: %s in, %s out%n",
        summary.file(), summary.to(), rows(summary.rowsIn()), rows(rowsOut));
    printWrapped("  Columns: " + String.join("; ", summary.columns()));
    for (RecodeSummary.Fate fate : summary.fates()) {
      out.printf(
          "  %-8s  %s of %s%n",
          fate.how(), rows(fate.rows()), fate.areas() == 1 ? "1 area" : fate.areas() + " areas");
    }
    print("How it was read", summary.notes(), note -> note);
    print("Counts before and after", summary.totals(), RecodeReport::total);
    print("Divided areas", summary.divided(), RecodeReport::divided);
    print("What --splits gives", summary.choices(), this::choice);
    print("Not placed, as no area has the code", summary.unplaced(), RecodeReport::unplaced);
    print("Columns to look at", summary.leftOut(), note -> note);
    print("Land that moved without its people being moved", summary.parcels(), this::parcel);
    out.flush();
  }

  private <T> void print(String title, List<T> items, Function<T, String> text) {
    if (items.isEmpty()) {
      return;
    }
    out.println(title + ":");
    items.stream().limit(MOST_LINES).forEach(item -> printWrapped("  " + text.apply(item)));
    if (items.size() > MOST_LINES) {
      out.println("  … and " + (items.size() - MOST_LINES) + " more");
    }
  }

  /** Lines that are too long go on below, further in. */
  private void printWrapped(String text) {
    for (String line : text.split("\n", -1)) {
      String rest = line;
      while (rest.length() > WIDTH && rest.lastIndexOf(' ', WIDTH) > INDENT.length()) {
        int end = rest.lastIndexOf(' ', WIDTH);
        out.println(rest.substring(0, end));
        rest = INDENT + rest.substring(end + 1);
      }
      out.println(rest);
    }
  }

  private static String total(RecodeSummary.Total total) {
    String both =
        "%s, %s: %s -> %s"
            .formatted(total.column(), total.level(), plain(total.before()), plain(total.after()));
    return total.lost().isEmpty()
        ? both
        : both
            + total.lost().entrySet().stream()
                .map(loss -> "\n    " + plain(loss.getValue()) + " " + loss.getKey())
                .collect(Collectors.joining());
  }

  private static String divided(RecodeSummary.Divided divided) {
    return "%s in %s (%s) into %s"
        .formatted(
            divided.code(),
            divided.years(),
            rows(divided.rows()),
            String.join(", ", divided.into()));
  }

  private String choice(RecodeSummary.Choice choice) {
    return "%-8s  %s, %d weighted, %d withheld%s%s"
        .formatted(
            choice.splits(),
            rows(choice.rows()),
            choice.weighted(),
            choice.withheld(),
            sums(choice.sums()),
            choice.splits() == summary.splits() ? " (chosen)" : "");
  }

  private static String unplaced(RecodeSummary.Unplaced code) {
    return "'%s': %s from line %d%s"
        .formatted(code.code(), rows(code.rows()), code.firstLine(), sums(code.sums()));
  }

  private static String sums(Map<String, BigDecimal> sums) {
    return sums.entrySet().stream()
        .map(sum -> "; " + sum.getKey() + " " + plain(sum.getValue()))
        .collect(Collectors.joining());
  }

  private String parcel(Parcel parcel) {
    return "%d: %s to %s%s, %s"
        .formatted(
            parcel.year(),
            parcel.from(),
            parcel.to(),
            parcel.persons().isPresent() ? ", " + parcel.persons().getAsInt() + " persons" : "",
            parcel.note());
  }

  private static String rows(long count) {
    return count == 1 ? "1 row" : count + " rows";
  }

  private static String plain(BigDecimal number) {
    return number.toPlainString();
  }
}
