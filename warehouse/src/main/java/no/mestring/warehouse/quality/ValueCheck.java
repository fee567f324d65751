package no.mestring.warehouse.quality;

import java.util.OptionalDouble;
import no.mestring.core.area.AreaHistory;
import no.mestring.core.indicator.Indicator;
import no.mestring.core.indicator.IndicatorUnit;
import org.jspecify.annotations.Nullable;

/** Each row by itself: its value from its sums, its limits, its status, the country's ratio. */
final class ValueCheck {
  private static final double HUNDRED = 100;

  private ValueCheck() {}

  static void run(IndicatorRows rows, Findings findings) {
    Indicator indicator = rows.definition().indicator();
    for (CubeRow row : rows.all()) {
      checkStatus(row, findings);
      checkValue(indicator, row, findings);
      checkLimits(row, "value", row.value(), findings);
      checkLimits(row, "ratio", row.ratio(), findings);
      checkLimits(row, "adjusted", row.adjusted(), findings);
      checkCountry(row, findings);
    }
  }

  private static void checkStatus(CubeRow row, Findings findings) {
    if (row.isPresent() != (row.value().value() != null)) {
      findings.add(
          Severity.ERROR,
          "status",
          row.cell(),
          "the status is " + row.status() + (row.isPresent() ? " without" : " with") + " a value");
    }
  }

  private static void checkValue(Indicator indicator, CubeRow row, Findings findings) {
    Double value = row.value().value();
    if (value == null) {
      return;
    }
    double above = row.numerator() == null ? Double.NaN : row.numerator();
    OptionalDouble recomputed =
        indicator.unit().hasDenominator()
            ? indicator.value(optional(row.numerator()), optional(row.denominator()))
            : OptionalDouble.of(above / Math.max(1, row.years()));
    if (recomputed.isEmpty() || Double.isNaN(recomputed.getAsDouble())) {
      findings.add(
          Severity.ERROR,
          "value",
          row.cell(),
          value,
          null,
          "a value without the sums it follows from");
    } else if (Findings.differ(value, recomputed.getAsDouble())) {
      findings.add(
          Severity.ERROR,
          "value",
          row.cell(),
          value,
          recomputed.getAsDouble(),
          "the value is %s, its sums give %s"
              .formatted(Findings.plain(value), Findings.plain(recomputed.getAsDouble())));
    }
    boolean isShare = indicator.unit() == IndicatorUnit.PERCENT;
    if (value < 0 || (isShare && value > HUNDRED)) {
      findings.add(
          Severity.ERROR,
          "value",
          row.cell(),
          value,
          value < 0 ? 0 : HUNDRED,
          Findings.plain(value) + " " + indicator.unit() + " cannot be");
    }
  }

  private static OptionalDouble optional(@Nullable Double number) {
    return number == null ? OptionalDouble.empty() : OptionalDouble.of(number);
  }

  private static void checkLimits(
      CubeRow row, String column, CubeRow.Limited figure, Findings findings) {
    Double value = figure.value();
    if (value == null) {
      return;
    }
    Double lower = figure.lower();
    Double upper = figure.upper();
    boolean isLowerAbove = lower != null && Findings.isAbove(lower, value);
    boolean isUpperBelow = upper != null && Findings.isAbove(value, upper);
    if (isLowerAbove || isUpperBelow) {
      Double limit = isLowerAbove ? lower : upper;
      findings.add(
          Severity.ERROR,
          "limits",
          row.cell(),
          value,
          limit,
          "the %s is %s, its %s limit %s"
              .formatted(
                  column,
                  Findings.plain(value),
                  isLowerAbove ? "lower" : "upper",
                  limit == null ? "" : Findings.plain(limit)));
    }
  }

  private static void checkCountry(CubeRow row, Findings findings) {
    Double ratio = row.ratio().value();
    if (row.cell().area().equals(AreaHistory.COUNTRY)
        && ratio != null
        && Findings.differ(ratio, HUNDRED)) {
      findings.add(
          Severity.ERROR,
          "country",
          row.cell(),
          ratio,
          HUNDRED,
          "the country's own ratio is " + Findings.plain(ratio) + ", and not 100");
    }
  }
}
