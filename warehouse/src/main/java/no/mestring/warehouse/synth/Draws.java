package no.mestring.warehouse.synth;

import java.util.Arrays;

/**
 * Random numbers of one person and purpose, the same on every machine.
 *
 * <p>SplitMix64: Steele, Lea and Flood (2014), Fast splittable pseudorandom number generators,
 * OOPSLA; written out here because Java does not promise the numbers of its own.
 */
final class Draws {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private long state;

  /** Begins the numbers of a person and purpose. */
  void begin(long seed, long person, int purpose) {
    state = mix(mix(mix(seed + GOLDEN) + person * GOLDEN) + purpose * GOLDEN);
  }

  /** Begins the numbers that follow from a seed itself. */
  void begin(long seed) {
    state = seed;
  }

  long next() {
    state += GOLDEN;
    return mix(state);
  }

  private static long mix(long bits) {
    long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** A number from 0 to below 1. */
  double uniform() {
    return (next() >>> 11) * 0x1.0p-53;
  }

  /** A whole number from 0 to below a bound. */
  int below(int bound) {
    return (int) (((next() >>> 32) * bound) >>> 32);
  }

  /**
   * After how many days something happens first, 1 or more: after more than t days with the chance
   * (1 - chance)^t, which a number from 0 to 1 is compared with.
   *
   * @param chance of each day, above 0 and below 1
   */
  double days(double chance) {
    return 1 + Math.floor(StrictMath.log(1 - uniform()) / StrictMath.log(1 - chance));
  }

  /**
   * A place in a list of weights.
   *
   * @param sums the sums of the weights up to each place
   */
  int pick(double[] sums) {
    return place(sums, uniform() * sums[sums.length - 1]);
  }

  /** The first place whose sum is greater than a number below the last sum. */
  static int place(double[] sums, double number) {
    int found = Arrays.binarySearch(sums, number);
    int place = found >= 0 ? found + 1 : -found - 1;
    while (place > 0 && sums[place - 1] > number) {
      place--;
    }
    while (sums[place] <= number) {
      place++; // weights of zero
    }
    return place;
  }

  /** A number of the normal distribution with mean 0 and deviation 1 (Box and Muller 1958). */
  double normal() {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform()));
    return radius * StrictMath.cos(2 * StrictMath.PI * uniform());
  }
}
