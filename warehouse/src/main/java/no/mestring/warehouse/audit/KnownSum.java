package no.mestring.warehouse.audit;

/**
 * A sum, and what the counts say of it.
 *
 * @param sum the sum
 * @param check what the shown counts say
 * @param use what is made of it
 */
record KnownSum(Sum sum, SumCheck check, Use use) {
  enum Use {
    /** It holds. */
    SUM,
    /** The whole has more than its parts. */
    WITH_REST,
    /** The counts say that it is none. */
    LEFT_OUT
  }
}
