package no.mestring.warehouse.compute;

import java.util.Collection;
import java.util.Optional;
import java.util.OptionalDouble;
import no.mestring.core.estimate.Absence;
import no.mestring.core.series.YearFigure;

/**
 * A yearly figure as it was delivered.
 *
 * @param absence why there is no numerator, empty if there is one
 * @param numerator what was counted, zero if that is absent
 * @param denominator what it was counted among, empty if that was not delivered
 */
record DeliveredCell(Optional<Absence> absence, double numerator, OptionalDouble denominator) {
  static DeliveredCell of(double numerator, OptionalDouble denominator) {
    return new DeliveredCell(Optional.empty(), numerator, denominator);
  }

  static DeliveredCell absent(Absence reason) {
    return new DeliveredCell(Optional.of(reason), 0, OptionalDouble.empty());
  }

  /** Several together: absent if one of them is, for the gravest reason. */
  static DeliveredCell sum(Collection<DeliveredCell> cells) {
    double numerator = 0;
    double denominator = 0;
    boolean hasDenominator = true;
    int gravest = -1;
    for (DeliveredCell cell : cells) {
      numerator += cell.numerator;
      denominator += cell.denominator.orElse(0);
      hasDenominator &= cell.denominator.isPresent();
      gravest = Math.max(gravest, cell.absence.map(YearFigure.REASONS::indexOf).orElse(-1));
    }
    return gravest >= 0
        ? absent(YearFigure.REASONS.get(gravest))
        : of(numerator, hasDenominator ? OptionalDouble.of(denominator) : OptionalDouble.empty());
  }
}
