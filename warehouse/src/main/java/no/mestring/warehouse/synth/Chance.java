package no.mestring.warehouse.synth;

/**
 * Whether a person has events of a kind in a year, and how likely one of several kinds is.
 *
 * <p>A kind happens if a number between 0 and 1 is below its chance. A quarter of the time the
 * number is the person's own and the same for all kinds and years, half of the time the person's
 * own for the kind, and else a new one: so those who had a kind of event have it again more often
 * than others, and have other kinds more often, while the chance of each alone stays what it is.
 */
final class Chance {
  private static final double SHARED = 0.25;
  private static final double LASTING = 0.5;

  private final double[] chances;
  private final double[] seen;
  private int size;

  /** Room for some kinds. */
  Chance(int kinds) {
    chances = new double[kinds];
    seen = new double[kinds];
  }

  /**
   * A number to compare with a chance.
   *
   * @param burden the person's number for all kinds
   * @param lasting the person's number for this kind
   */
  static double number(double burden, double lasting, Draws draws) {
    double u = draws.uniform();
    if (u < SHARED) {
      return burden;
    }
    return u < SHARED + LASTING ? lasting : (u - SHARED - LASTING) / (1 - SHARED - LASTING);
  }

  void clear() {
    size = 0;
  }

  /**
   * Adds a kind, keeping the chances in order.
   *
   * @param chance its chance
   * @param share the chance that its events are seen if there are any; 1 if all are looked at
   */
  void add(double chance, double share) {
    int at = size++;
    while (at > 0 && chances[at - 1] > chance) {
      chances[at] = chances[at - 1];
      seen[at] = seen[at - 1];
      at--;
    }
    chances[at] = chance;
    seen[at] = share;
  }

  /**
   * The chance that an event of at least one of the kinds is seen: over each stretch of the shared
   * number between two chances the kinds are independent of each other.
   */
  double any() {
    double none = 0;
    for (int below = 0; below <= size; below++) {
      double from = below == 0 ? 0 : chances[below - 1];
      double to = below == size ? 1 : chances[below];
      double product = to - from;
      for (int kind = 0; kind < size; kind++) {
        double ofShared = kind < below ? 1 : 1 - seen[kind];
        product *= (1 - SHARED) * (1 - chances[kind] * seen[kind]) + SHARED * ofShared;
      }
      none += product;
    }
    return 1 - none;
  }
}
