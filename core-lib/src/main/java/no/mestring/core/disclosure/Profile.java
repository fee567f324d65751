package no.mestring.core.disclosure;

import java.util.OptionalDouble;

/** How the limits of a year are those of a period, and whether series are hidden whole. */
public enum Profile {
  /**
   * As the Institute of Public Health's statistics: the limits of a period are those of a year
   * times its years, and a series is hidden whole if more than a fifth of it is small or more than
   * half of it weak (helseprofil/khfunctions, R/censoring.R).
   */
  FHI,
  /** The limits of a period are those of a year, and series are not hidden whole. */
  MIN;

  /** The limits of a period. */
  SmallCounts limits(SmallCounts ofYear, int years) {
    return switch (this) {
      case FHI -> ofYear.ofYears(years);
      case MIN -> new SmallCounts(ofYear.numerator(), ofYear.denominator(), OptionalDouble.empty());
    };
  }
}
