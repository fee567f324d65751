package no.mestring.core.neighbours;

import no.mestring.core.argument.Argument;

/**
 * An indicator that areas are to be alike in, and how much it counts.
 *
 * <p>The constructor throws an {@link IllegalArgumentException} if the name is blank or the weight
 * is not above zero or not finite.
 *
 * @param name the name of the indicator in the profiles
 * @param weight how much its squared difference counts beside the others', above zero
 * @param measure what of its values is compared
 */
public record Characteristic(String name, double weight, Measure measure) {
  /** What of two values is compared. */
  public enum Measure {
    /** Their difference: shares, indexes, rates. */
    DIFFERENCE {
      @Override
      double of(double value) {
        return value;
      }
    },
    /**
     * Their ratio, by natural logarithms: sizes, of which a few are very large. 1,000 and 2,000
     * inhabitants differ as much as 100,000 and 200,000. Needs values above zero.
     */
    RATIO {
      @Override
      double of(double value) {
        return Math.log(value);
      }
    };

    abstract double of(double value);
  }

  public Characteristic {
    if (name.isBlank()) {
      throw Argument.invalid("name", "'" + name + "'", "must not be blank");
    }
    Argument.positive("weight of " + name, weight);
  }

  /**
   * An indicator of which differences count, with weight 1.
   *
   * @param name the name of the indicator in the profiles
   * @return the characteristic
   * @throws IllegalArgumentException if the name is blank
   */
  public static Characteristic difference(String name) {
    return new Characteristic(name, 1, Measure.DIFFERENCE);
  }

  /**
   * An indicator of which ratios count, such as the population size, with weight 1.
   *
   * @param name the name of the indicator in the profiles
   * @return the characteristic
   * @throws IllegalArgumentException if the name is blank
   */
  public static Characteristic ratio(String name) {
    return new Characteristic(name, 1, Measure.RATIO);
  }

  /**
   * The same with another weight.
   *
   * @param other the weight, above zero; 2 counts as if the indicator were there twice
   * @return the characteristic
   * @throws IllegalArgumentException if the weight is not above zero or not finite
   */
  public Characteristic withWeight(double other) {
    return new Characteristic(name, other, measure);
  }
}
