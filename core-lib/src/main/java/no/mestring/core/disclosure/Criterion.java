package no.mestring.core.disclosure;

/** How much a release must leave open of a hidden count. */
public enum Criterion {
  /** There are two whole numbers at least that it may be. */
  EXACT,
  /**
   * There are three at least, one of them larger than it is: what Statistics Norway's packages
   * demand of intervals (GaussSuppression 1.2.3, {@code protectionIntervals}). Of a count of nearly
   * all, the few who are left must be possible to be more.
   */
  WIDTH;

  private static final long FEWEST_OF_WIDTH = 3;

  /**
   * Whether enough is left open.
   *
   * @param most what everybody knows that the count is at most
   */
  boolean isMet(Possible possible, long count, long most) {
    boolean areFewLeft = most - count < count;
    return switch (this) {
      case EXACT -> possible.size() >= 2;
      case WIDTH ->
          possible.size() >= FEWEST_OF_WIDTH
              && (areFewLeft
                  ? possible.least() < count
                  : possible.most().orElse(Long.MAX_VALUE) > count);
    };
  }
}
