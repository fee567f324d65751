package no.mestring.core.area;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * A series on the borders of one year, with how each figure came about.
 *
 * @param recoding the plan it follows
 * @param figures the figures, in the order of the plan's areas
 */
public record RecodedSeries(Recoding recoding, List<RecodedFigure> figures) {
  /**
   * A figure on the borders asked for.
   *
   * @param area the area and what it is made of
   * @param numerator the events or persons counted; empty if withheld, or missing for some part
   * @param denominator the persons or person-years; empty if withheld, or missing for some part
   */
  public record RecodedFigure(
      RecodedArea area, OptionalDouble numerator, OptionalDouble denominator) {
    /** Such as {@code 3103 in 2019: 50 of 1500, added from 0104 0136}. */
    @Override
    public String toString() {
      String how = ", " + area.derivation() + " from " + area.codes();
      String why = area.reason().isEmpty() ? "" : ": " + area.reason();
      return area.code() + " in " + area.period() + ": " + count() + how + why;
    }

    private String count() {
      if (numerator.isEmpty()) {
        return "no figure";
      }
      String above = plain(numerator.getAsDouble());
      return denominator.isEmpty() ? above : above + " of " + plain(denominator.getAsDouble());
    }

    /** Six digits after the point at most. */
    private static String plain(double number) {
      return new DecimalFormat("0.######", DecimalFormatSymbols.getInstance(Locale.ROOT))
          .format(number);
    }
  }

  public RecodedSeries {
    figures = List.copyOf(figures);
  }

  static RecodedSeries of(
      AreaHistory history, Collection<AreaFigure> series, int vintage, SplitPolicy splits) {
    Map<DeliveredArea, AreaFigure> byArea = new LinkedHashMap<>();
    for (AreaFigure figure : series) {
      if (byArea.put(figure.area(), figure) != null) {
        throw new IllegalArgumentException(
            "Invalid series: area '"
                + figure.area().code()
                + "' twice in "
                + figure.area().period());
      }
    }
    Recoding recoding = history.recoding(byArea.keySet(), vintage, splits);
    List<RecodedFigure> figures = new ArrayList<>();
    for (RecodedArea area : recoding.areas()) {
      figures.add(figure(area, byArea));
    }
    return new RecodedSeries(recoding, figures);
  }

  private static RecodedFigure figure(RecodedArea area, Map<DeliveredArea, AreaFigure> byArea) {
    if (area.derivation() == Derivation.WITHHELD) {
      return new RecodedFigure(area, OptionalDouble.empty(), OptionalDouble.empty());
    }
    double numerator = 0;
    double denominator = 0;
    boolean hasNumerator = true;
    boolean hasDenominator = true;
    for (RecodedArea.Contribution part : area.contributions()) {
      AreaFigure figure =
          Objects.requireNonNull(
              byArea.get(new DeliveredArea(part.code(), area.period(), area.borders())));
      numerator += part.weight() * figure.numerator().orElse(0);
      denominator += part.weight() * figure.denominator().orElse(0);
      hasNumerator &= figure.numerator().isPresent();
      hasDenominator &= figure.denominator().isPresent();
    }
    return new RecodedFigure(
        area,
        hasNumerator ? OptionalDouble.of(numerator) : OptionalDouble.empty(),
        hasDenominator ? OptionalDouble.of(denominator) : OptionalDouble.empty());
  }
}
