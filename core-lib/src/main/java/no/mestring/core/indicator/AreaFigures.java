package no.mestring.core.indicator;

import java.util.Optional;
import no.mestring.core.argument.Argument;

/**
 * An area with its yearly figures.
 *
 * <p>The constructor throws an {@link IllegalArgumentException} if the denominators are of other
 * years than the numerators.
 *
 * @param area the area's code
 * @param numerators what is counted, by year and stratum
 * @param denominators what it is counted among, of the same years and strata; empty for plain
 *     counts
 */
public record AreaFigures(
    String area, YearlyFigures numerators, Optional<YearlyFigures> denominators) {
  public AreaFigures {
    if (denominators.isPresent() && !denominators.get().years().equals(numerators.years())) {
      throw Argument.invalid(
          "denominators", denominators.get().years(), "must be of " + numerators.years());
    }
  }
}
