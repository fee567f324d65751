package no.mestring.warehouse.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Takes what the checks of an indicator find. */
final class Findings {
  private static final double TOLERANCE = 1e-9;
  private static final double SMALL = 100;

  private final String indicator;
  private final List<Finding> all = new ArrayList<>();

  Findings(String indicator) {
    this.indicator = indicator;
  }

  List<Finding> all() {
    return all;
  }

  void add(Severity severity, String check, CubeCell cell, String text) {
    all.add(new Finding(severity, check, indicator, cell, null, null, text));
  }

  void add(
      Severity severity,
      String check,
      CubeCell cell,
      @Nullable Double found,
      @Nullable Double expected,
      String text) {
    all.add(new Finding(severity, check, indicator, cell, found, expected, text));
  }

  /** Whether two numbers differ by more than sums in another order do. */
  static boolean differ(double one, double other) {
    return Math.abs(one - other)
        > TOLERANCE * Math.max(1, Math.max(Math.abs(one), Math.abs(other)));
  }

  static boolean isAbove(double one, double other) {
    return one > other && differ(one, other);
  }

  /** A number as people read it: whole if it is, else with one or two decimals. */
  static String plain(double number) {
    if (number == Math.rint(number)) {
      return String.format(Locale.ROOT, "%.0f", number);
    }
    return String.format(Locale.ROOT, Math.abs(number) < SMALL ? "%.2f" : "%.1f", number);
  }
}
