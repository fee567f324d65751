package no.mestring.core.disclosure;

/**
 * Whole numbers modulo the prime 2^61 - 1, in which elimination is exact: nothing overflows, no
 * tolerance is needed, and the result is the same on every machine.
 *
 * <p>What depends on other columns in fractions does so here too, unless a denominator is a
 * multiple of the prime; what does not may seem to, about once in 2^61 times, and is then hidden
 * for nothing.
 */
final class PrimeField {
  static final long PRIME = (1L << 61) - 1;

  private PrimeField() {}

  static long add(long a, long b) {
    long sum = a + b;
    return sum >= PRIME ? sum - PRIME : sum;
  }

  static long negative(long a) {
    return a == 0 ? 0 : PRIME - a;
  }

  static long times(long a, long b) {
    long high = Math.multiplyHigh(a, b);
    long low = a * b;
    // 2^61 is 1: the product is its lowest 61 bits and the rest
    return add(reduced(low & PRIME), reduced((high << 3) | (low >>> 61)));
  }

  private static long reduced(long a) {
    return a >= PRIME ? a - PRIME : a;
  }

  /** What a number is to be multiplied by for one; by Fermat's little theorem. */
  static long inverse(long a) {
    long inverse = 1;
    long square = a;
    for (long exponent = PRIME - 2; exponent > 0; exponent >>= 1) {
      if ((exponent & 1) == 1) {
        inverse = times(inverse, square);
      }
      square = times(square, square);
    }
    return inverse;
  }
}
