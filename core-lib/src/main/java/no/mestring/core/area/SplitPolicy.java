package no.mestring.core.area;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What becomes of the figures of an area that the borders asked for divide. */
public enum SplitPolicy {
  /** Every area that got a piece has no figure. */
  WITHHOLD,
  /**
   * Each area gets its piece by the share of the people who lived there, where that is known; else
   * it has no figure. Right for the population and for what follows it, an estimate for all else.
   */
  WEIGHT,
  /**
   * The areas that got pieces stay one area in all periods, such as {@code 1508+1580}: exact, and
   * coarser.
   */
  UNION;

  /**
   * Reads the code.
   *
   * @param code {@code withhold}, {@code weight} or {@code union}
   * @return the policy
   * @throws IllegalArgumentException if the code is another
   */
  public static SplitPolicy parse(String code) {
    for (SplitPolicy policy : values()) {
      if (policy.toString().equals(code)) {
        return policy;
      }
    }
    throw new IllegalArgumentException(
        "Invalid split policy: '"
            + code
            + "', expected one of "
            + Arrays.stream(values()).map(SplitPolicy::toString).collect(Collectors.joining(", ")));
  }

  /** The code that {@link #parse} reads. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
