package no.mestring.core.indicator;

import no.mestring.core.period.YearSpan;
import no.mestring.core.population.StandardPopulation;

/** What values are standardised by for sex and age. */
public sealed interface Standard {
  /** Nothing: crude values only. */
  record None() implements Standard {
    @Override
    public String toString() {
      return "none";
    }
  }

  /** The country of the same period (REFVERDI_VP = P with a moving reference). */
  record Country() implements Standard {
    @Override
    public String toString() {
      return "country";
    }
  }

  /**
   * The country of a fixed period, so that a series shows whether things grow (a specific
   * reference).
   *
   * @param period the years, as many as the periods of the indicator have
   */
  record CountryOf(YearSpan period) implements Standard {
    @Override
    public String toString() {
      return "country of " + period;
    }
  }

  /**
   * A standard population's weights by age: directly standardised.
   *
   * @param population the weights, also of ages that an indicator has not
   */
  record Direct(StandardPopulation population) implements Standard {
    @Override
    public String toString() {
      return population.name();
    }
  }
}
