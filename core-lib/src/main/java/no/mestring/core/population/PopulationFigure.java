package no.mestring.core.population;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import no.mestring.core.argument.Argument;
import no.mestring.core.estimate.Absence;
import no.mestring.core.estimate.Estimate;

/** A number of persons or of person-years, or what is lacking to know it. */
public sealed interface PopulationFigure {
  /**
   * The number.
   *
   * @return persons or person-years, zero or more; empty if something is lacking
   */
  OptionalDouble number();

  /**
   * Whether projected figures went into the number.
   *
   * @return true if a part of it was not counted; false if there is no number
   */
  boolean isProjected();

  /**
   * What is lacking.
   *
   * @return each area, year, sex and ages in that order; empty if there is a number
   */
  List<PopulationGap> gaps();

  /**
   * The figure without its details, as the other statistics take and give them.
   *
   * @return the number without limits, or the reason why there is none
   */
  Estimate estimate();

  /**
   * A number that is known.
   *
   * <p>The constructor throws an {@link IllegalArgumentException} if it is negative or not finite.
   *
   * @param persons persons or person-years, zero or more
   * @param isProjected whether projected figures went into it
   */
  record Known(double persons, boolean isProjected) implements PopulationFigure {
    public Known {
      Argument.notNegative("persons", persons);
    }

    @Override
    public OptionalDouble number() {
      return OptionalDouble.of(persons);
    }

    @Override
    public List<PopulationGap> gaps() {
      return List.of();
    }

    @Override
    public Estimate estimate() {
      return Estimate.of(persons, Map.of());
    }

    /** Such as {@code 2734.5}, four decimals at most, or {@code 2742 (with projections)}. */
    @Override
    public String toString() {
      BigDecimal shown = BigDecimal.valueOf(persons).setScale(4, RoundingMode.HALF_UP);
      return shown.stripTrailingZeros().toPlainString()
          + (isProjected ? " (with projections)" : "");
    }
  }

  /**
   * No number, and why.
   *
   * @param reason missing, or not computable for the mean of a year whose end is not known yet
   * @param gaps what is lacking, one or more
   */
  record Lacking(Absence reason, List<PopulationGap> gaps) implements PopulationFigure {
    private static final int SHOWN = 3;

    public Lacking {
      gaps = List.copyOf(gaps);
    }

    @Override
    public OptionalDouble number() {
      return OptionalDouble.empty();
    }

    @Override
    public boolean isProjected() {
      return false;
    }

    @Override
    public Estimate estimate() {
      return Estimate.absent(reason);
    }

    /** Such as {@code no number: missing (3431 2013 female 15-17 not counted)}, three at most. */
    @Override
    public String toString() {
      String shown =
          gaps.stream()
              .limit(SHOWN)
              .map(PopulationGap::toString)
              .collect(Collectors.joining("; ", " (", ""));
      int more = gaps.size() - SHOWN;
      return estimate() + shown + (more > 0 ? "; and " + more + " more)" : ")");
    }
  }
}
