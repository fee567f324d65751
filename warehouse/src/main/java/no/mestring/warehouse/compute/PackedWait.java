package no.mestring.warehouse.compute;

import no.mestring.core.pathway.WaitingOutcome;

/**
 * A waiting in one number, since there may be millions: which one, whose, from when, how long, how
 * it ended, how long it might have lasted, and whether that time is over.
 */
final class PackedWait {
  private static final int KIND_BITS = 8;
  private static final int AGE_BITS = 2;
  private static final int FROM_BITS = 18;
  private static final int DAYS_BITS = 16;
  private static final int OUTCOME_BITS = 3;
  private static final int LIMIT_BITS = 12;

  private static final int AGE_AT = 1;
  private static final int KIND_AT = AGE_AT + AGE_BITS;
  private static final int FROM_AT = KIND_AT + KIND_BITS;
  private static final int DAYS_AT = FROM_AT + FROM_BITS;
  private static final int OUTCOME_AT = DAYS_AT + DAYS_BITS;
  private static final int LIMIT_AT = OUTCOME_AT + OUTCOME_BITS;
  private static final int OVER_AT = LIMIT_AT + LIMIT_BITS;

  private static final WaitingOutcome[] OUTCOMES = WaitingOutcome.values();

  /** Longer limits are taken for this, some eleven years. */
  static final int MOST_LIMIT = (1 << LIMIT_BITS) - 1;

  private PackedWait() {}

  /**
   * Packs a waiting.
   *
   * @param kind which of the pathway's waits it is
   * @param age which group of ages
   * @param from the day it began, as days from 1 January 1900
   * @param days how long it lasted, at most 65,535
   * @param outcome which outcome, by its place among them
   * @param limit how many days it might have lasted; 0 if there is no limit
   * @param isOver whether there is a limit, and it ended before the last day that is known
   */
  static long of(
      int kind,
      boolean isMale,
      int age,
      int from,
      int days,
      WaitingOutcome outcome,
      int limit,
      boolean isOver) {
    return (isMale ? 1L : 0L)
        | (long) age << AGE_AT
        | (long) kind << KIND_AT
        | (long) from << FROM_AT
        | (long) days << DAYS_AT
        | (long) code(outcome) << OUTCOME_AT
        | (long) Math.min(limit, MOST_LIMIT) << LIMIT_AT
        | (isOver ? 1L : 0L) << OVER_AT;
  }

  private static int code(WaitingOutcome outcome) {
    int code = 0;
    while (OUTCOMES[code] != outcome) {
      code++;
    }
    return code;
  }

  static boolean isMale(long wait) {
    return (wait & 1) == 1;
  }

  static int age(long wait) {
    return field(wait, AGE_AT, AGE_BITS);
  }

  static int kind(long wait) {
    return field(wait, KIND_AT, KIND_BITS);
  }

  static int from(long wait) {
    return field(wait, FROM_AT, FROM_BITS);
  }

  static int days(long wait) {
    return field(wait, DAYS_AT, DAYS_BITS);
  }

  static WaitingOutcome outcome(long wait) {
    return OUTCOMES[field(wait, OUTCOME_AT, OUTCOME_BITS)];
  }

  /** How many days it might have lasted; 0 if there is no limit. */
  static int limit(long wait) {
    return field(wait, LIMIT_AT, LIMIT_BITS);
  }

  /**
   * Whether the limit ended before the last day that is known, and was kept or broken. Of limits
   * that end later those that are kept are known before those that are broken.
   */
  static boolean isDue(long wait) {
    boolean isOver = (wait >>> OVER_AT & 1) == 1;
    return isOver && (!isWithinLimit(wait) || outcome(wait) == WaitingOutcome.STARTED);
  }

  /** Whether it lasted no longer than it might, if there is a limit. */
  static boolean isWithinLimit(long wait) {
    return days(wait) <= limit(wait);
  }

  private static int field(long wait, int at, int bits) {
    return (int) (wait >>> at & (1L << bits) - 1);
  }
}
