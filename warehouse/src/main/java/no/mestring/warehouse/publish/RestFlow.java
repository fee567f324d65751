package no.mestring.warehouse.publish;

import java.util.Arrays;

/** As much as can be given by some to others that may take it, by augmenting paths. */
final class RestFlow {
  private final boolean[][] isAllowed;
  private final long[][] shared;
  private final long[] give;
  private final long[] take;

  RestFlow(int givers, int takers) {
    isAllowed = new boolean[givers][takers];
    shared = new long[givers][takers];
    give = new long[givers];
    take = new long[takers];
  }

  void allow(int giver, int taker, boolean isShared) {
    isAllowed[giver][taker] = isShared;
  }

  /** How much a giver has. */
  void give(int giver, long most) {
    give[giver] = most;
  }

  /** How much a taker takes. */
  void take(int taker, long most) {
    take[taker] = most;
  }

  long given(int giver) {
    return Arrays.stream(shared[giver]).sum();
  }

  long taken(int taker) {
    return Arrays.stream(shared).mapToLong(row -> row[taker]).sum();
  }

  long shared(int giver, int taker) {
    return shared[giver][taker];
  }

  /** Gives more until no more can be given. */
  void run() {
    boolean isMore = true;
    while (isMore) {
      isMore = false;
      for (int giver = 0; giver < give.length; giver++) {
        long left = give[giver] - given(giver);
        isMore |= left > 0 && push(giver, left, new boolean[give.length]) > 0;
      }
    }
  }

  /**
   * Gives up to some of a giver's, where need be in place of another giver that gives elsewhere.
   */
  private long push(int giver, long most, boolean[] seen) {
    seen[giver] = true;
    for (int taker = 0; taker < take.length; taker++) {
      if (!isAllowed[giver][taker]) {
        continue;
      }
      long pushed = Math.min(most, take[taker] - taken(taker));
      for (int other = 0; other < give.length && pushed == 0; other++) {
        if (!seen[other] && shared[other][taker] > 0) {
          pushed = push(other, Math.min(most, shared[other][taker]), seen);
          shared[other][taker] -= pushed;
        }
      }
      if (pushed > 0) {
        shared[giver][taker] += pushed;
        return pushed;
      }
    }
    return 0;
  }
}
