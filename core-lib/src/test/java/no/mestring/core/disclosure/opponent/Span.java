package no.mestring.core.disclosure.opponent;

import java.util.Arrays;
import java.util.Comparator;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Tells the sums that follow from shown ones by adding, subtracting and multiplying: elimination
 * modulo the prime 2^31 - 1, another one than the library's.
 *
 * <p>A sum that follows in fractions follows here, unless the prime divides a denominator; and one
 * that does not may seem to about once in 2^31 times.
 */
final class Span {
  private static final long PRIME = Integer.MAX_VALUE;

  /** An equation whose first coefficient is one; those of later unknowns, and the right side. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Equation(int[] unknowns, long[] factors, long right) {}

  private final long[] known;
  private final @Nullable Equation[] byFirst;
  private final long[] work;

  Span(Shown shown) {
    known = shown.read();
    byFirst = new Equation[known.length];
    work = new long[known.length];
    IntStream.range(0, shown.cells().length)
        .filter(shown::isShown)
        .boxed()
        .sorted(Comparator.comparing(cell -> shown.cells()[cell].length))
        .forEach(cell -> learn(shown.cells()[cell], shown.counts()[cell]));
  }

  private void learn(int[] parts, long count) {
    long right = reduce(parts, count);
    int first = 0;
    while (first < work.length && work[first] == 0) {
      first++;
    }
    if (first == work.length) {
      return;
    }
    long inverse = power(work[first], PRIME - 2);
    int[] unknowns = IntStream.range(first, work.length).filter(i -> work[i] != 0).toArray();
    long[] factors = IntStream.of(unknowns).mapToLong(i -> work[i] * inverse % PRIME).toArray();
    byFirst[first] = new Equation(unknowns, factors, right * inverse % PRIME);
  }

  /** Leaves in the work space what the equations do not tell of a sum, and returns what is left. */
  private long reduce(int[] parts, long count) {
    Arrays.fill(work, 0);
    long right = Math.floorMod(count, PRIME);
    for (int i : parts) {
      if (known[i] == Shown.OPEN) {
        work[i] = 1;
      } else {
        right = Math.floorMod(right - known[i], PRIME);
      }
    }
    for (int i = 0; i < work.length; i++) {
      Equation equation = byFirst[i];
      if (work[i] == 0 || equation == null) {
        continue;
      }
      long factor = PRIME - work[i];
      for (int k = 0; k < equation.unknowns.length; k++) {
        int unknown = equation.unknowns[k];
        work[unknown] = (work[unknown] + factor * equation.factors[k]) % PRIME;
      }
      right = (right + factor * equation.right) % PRIME;
    }
    return right;
  }

  /** What a sum is, if it follows from what is shown. */
  OptionalLong told(int[] parts) {
    long negative = reduce(parts, 0);
    return Arrays.stream(work).allMatch(factor -> factor == 0)
        ? OptionalLong.of((PRIME - negative) % PRIME)
        : OptionalLong.empty();
  }

  private static long power(long base, long exponent) {
    long result = 1;
    long square = base;
    for (long left = exponent; left > 0; left >>= 1) {
      result = (left & 1) == 1 ? result * square % PRIME : result;
      square = square * square % PRIME;
    }
    return result;
  }
}
