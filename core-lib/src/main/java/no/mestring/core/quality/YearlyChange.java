package no.mestring.core.quality;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How much a series changes from year to year, in percent of the last value there was.
 *
 * <p>Years without a value have no change, and the next value is compared with the last one before
 * them. A zero, which nothing is a percentage of, is taken as half of the smallest value above zero
 * of all series that are looked at together; zero after zero is no change. So does the Norwegian
 * national line's control of quality (helseprofil/qualcontrol, {@code add_changeval}).
 */
public final class YearlyChange {
  private static final double PERCENT = 100;

  private YearlyChange() {}

  /**
   * What a zero is taken as: half of the smallest value above zero.
   *
   * @param values the values of all series, zero or more
   * @return empty if none is above zero
   */
  public static OptionalDouble insteadOfZero(Collection<Double> values) {
    OptionalDouble smallest =
        values.stream().mapToDouble(Double::doubleValue).filter(value -> value > 0).min();
    return smallest.isPresent() ? OptionalDouble.of(smallest.getAsDouble() / 2) : smallest;
  }

  /**
   * The changes of a series.
   *
   * @param series a value or none for each year, the oldest first; none below zero
   * @param insteadOfZero what a zero is taken as when the next value is compared with it
   * @return for each year the change in percent, -100 or more; empty for a year without a value,
   *     without one before it, or after a zero if there is nothing to take it as
   * @throws IllegalArgumentException if a value is negative or not finite, or the one instead of
   *     zero not greater than zero
   */
  public static List<OptionalDouble> percent(
      List<OptionalDouble> series, OptionalDouble insteadOfZero) {
    if (insteadOfZero.isPresent() && !(insteadOfZero.getAsDouble() > 0)) {
      throw new IllegalArgumentException(
          "Invalid insteadOfZero: " + insteadOfZero.getAsDouble() + ", must be greater than 0");
    }
    List<OptionalDouble> changes = new ArrayList<>();
    OptionalDouble last = OptionalDouble.empty();
    for (OptionalDouble value : series) {
      changes.add(
          value.isPresent() && last.isPresent()
              ? change(last.getAsDouble(), value.getAsDouble(), insteadOfZero)
              : OptionalDouble.empty());
      if (value.isPresent()) {
        if (!(value.getAsDouble() >= 0 && Double.isFinite(value.getAsDouble()))) {
          throw new IllegalArgumentException(
              "Invalid value: " + value.getAsDouble() + ", must be 0 or more");
        }
        last = value;
      }
    }
    return List.copyOf(changes);
  }

  private static OptionalDouble change(double last, double value, OptionalDouble insteadOfZero) {
    if (last == 0 && value == 0) {
      return OptionalDouble.of(0);
    }
    if (last == 0 && insteadOfZero.isEmpty()) {
      return OptionalDouble.empty();
    }
    double base = last == 0 ? insteadOfZero.getAsDouble() : last;
    return OptionalDouble.of(PERCENT * (value / base - 1));
  }
}
