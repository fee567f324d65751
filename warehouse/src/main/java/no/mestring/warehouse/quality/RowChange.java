package no.mestring.warehouse.quality;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A row that is not the same in two editions.
 *
 * @param cell where it stands
 * @param kind whether it came, went or changed
 * @param cause why; for a row that went or came too
 * @param before the value it had, if any
 * @param after the value it has, if any
 * @param hasOtherDenominator whether both editions have a denominator, and not the same
 * @param lastYear the last year of the period
 */
public record RowChange(
    CubeCell cell,
    Kind kind,
    Cause cause,
    @Nullable Double before,
    @Nullable Double after,
    boolean hasOtherDenominator,
    int lastYear) {
  /** What became of a row. */
  public enum Kind {
    /** There was none before. */
    NEW,
    /** There is none any more. */
    GONE,
    /** It is still there, and its figure is not: missing, withheld or not computable. */
    NEWLY_MISSING,
    /** Another figure, limit or status. */
    CHANGED;

    /** The word in tables. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How much the value changed; nothing if one of them is absent. */
  double size() {
    return before == null || after == null ? 0 : Math.abs(after - before);
  }
}
