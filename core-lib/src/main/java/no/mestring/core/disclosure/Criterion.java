package no.mestring.core.disclosure;

/** How much a release must leave open of a hidden count. */
public enum Criterion {
  /** There are two whole numbers at least that it may be. */
  EXACT,
  /**
   * There are three at least, one of them larger than it is: what Statistics Norway's packages
   * demand of intervals (GaussSuppression 1.2.3, {@code protectionIntervals}).
   */
  WIDTH;

  private static final long FEWEST_OF_WIDTH = 3;

  boolean isMet(Possible possible, long count) {
    return switch (this) {
      case EXACT -> possible.size() >= 2;
      case WIDTH ->
          possible.size() >= FEWEST_OF_WIDTH && possible.most().orElse(Long.MAX_VALUE) > count;
    };
  }
}
