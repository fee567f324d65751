package no.mestring.core.disclosure;

import no.mestring.core.argument.Argument;

/**
 * Which counts are small, and how well they are protected.
 *
 * <p>The constructor throws an {@link IllegalArgumentException} if the largest is below 1.
 *
 * @param largestHidden the largest count that is hidden, such as 4
 * @param zeros what becomes of cells that count nobody
 * @param criterion how much must be left open of a hidden count
 */
public record ProtectionRule(int largestHidden, Zeros zeros, Criterion criterion) {
  public ProtectionRule {
    Argument.holding(largestHidden >= 1, "largestHidden", largestHidden, "must be 1 or more");
  }
}
