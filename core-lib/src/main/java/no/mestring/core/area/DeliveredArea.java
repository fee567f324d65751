package no.mestring.core.area;

import java.util.Comparator;
import java.util.OptionalInt;
import no.mestring.core.period.YearSpan;

/**
 * What a row of a delivery says of its area.
 *
 * @param code the code
 * @param period the period the row is of
 * @param borders the year whose borders the code means, where that is not the row's own period; a
 *     series of 2005-2023 on the borders of 2024, say
 */
public record DeliveredArea(String code, YearSpan period, OptionalInt borders)
    implements Comparable<DeliveredArea> {
  private static final Comparator<DeliveredArea> ORDER =
      Comparator.comparing(DeliveredArea::period)
          .thenComparing(area -> area.borders.orElse(0))
          .thenComparing(DeliveredArea::code);

  /**
   * An area on the borders of its own period.
   *
   * @param code the code
   * @param period the period the row is of
   * @return the area
   */
  public static DeliveredArea of(String code, YearSpan period) {
    return new DeliveredArea(code, period, OptionalInt.empty());
  }

  /** Orders by period, borders and code. */
  @Override
  public int compareTo(DeliveredArea other) {
    return ORDER.compare(this, other);
  }
}
