package no.mestring.core.population;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import no.mestring.core.dimension.AgeRange;
import no.mestring.core.population.PopulationGap.Cause;
import org.jspecify.annotations.Nullable;

/**
 * The age groups that some area, year and sex is counted by, in order, shared by all that have the
 * same. They may overlap, as totals do that were delivered beside single ages.
 */
final class AgeGroups {
  /** Above every age. */
  static final int OPEN = Integer.MAX_VALUE;

  private final int[] lowers;
  private final int[] uppers;

  /** Groups in order of their lower and then their upper ages, none twice. */
  AgeGroups(int[] lowers, int[] uppers) {
    this.lowers = lowers;
    this.uppers = uppers;
  }

  /** The lower age of the oldest group. */
  int oldestLower() {
    return lowers[lowers.length - 1];
  }

  static int upper(AgeRange ages) {
    return ages.upper().orElse(OPEN);
  }

  static AgeRange range(int lower, int upper) {
    return upper == OPEN ? AgeRange.atLeast(lower) : AgeRange.closed(lower, upper);
  }

  /**
   * The groups that fill a range exactly, each age once: the most groups that do, and of as many
   * those whose youngest group is the smallest, then the next.
   *
   * @return indexes of the groups, none for a range above the oldest age; null if none fill it
   */
  int @Nullable [] filling(AgeRange ages, int oldestAge) {
    int end = end(upper(ages), oldestAge);
    if (ages.lower() > oldestAge) {
      return new int[0];
    }
    int groups = lowers.length;
    int first = firstFrom(ages.lower());
    int[] most = new int[groups];
    int[] next = new int[groups];
    for (int i = groups - 1; i >= first; i--) {
      int upper = end(uppers[i], oldestAge);
      if (upper == end) {
        most[i] = 1;
      } else if (upper < end) {
        next[i] = best(upper + 1, most);
        most[i] = next[i] < 0 ? 0 : 1 + most[next[i]];
      }
    }
    int group = best(ages.lower(), most);
    if (group < 0) {
      return null;
    }
    int[] filling = new int[most[group]];
    for (int i = 0; i < filling.length; i++) {
      filling[i] = group;
      group = next[group];
    }
    return filling;
  }

  /** The group from which most groups follow, among those that begin at an age; -1 for none. */
  private int best(int lower, int[] most) {
    int best = -1;
    for (int i = firstFrom(lower); i < lowers.length && lowers[i] == lower; i++) {
      if (most[i] > (best < 0 ? 0 : most[best])) {
        best = i;
      }
    }
    return best;
  }

  /** The first group that begins at an age or above. */
  private int firstFrom(int lower) {
    int low = 0;
    int high = lowers.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (lowers[middle] < lower) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The ages of a range that no whole group holds; all of it where groups overlap unfittingly. */
  List<Missing> missing(AgeRange ages, int oldestAge) {
    int end = end(upper(ages), oldestAge);
    List<Missing> missing = new ArrayList<>();
    int next = ages.lower();
    for (AgeRange hole : holes(ages.lower(), end, true, oldestAge)) {
      next = hole.lower();
      for (AgeRange uncounted : holes(hole.lower(), upper(hole), false, oldestAge)) {
        if (uncounted.lower() > next) {
          missing.add(new Missing(range(next, uncounted.lower() - 1), Cause.CUT));
        }
        missing.add(new Missing(uncounted, Cause.NOT_COUNTED));
        next = after(upper(uncounted));
      }
      if (next <= upper(hole) && next != OPEN) {
        missing.add(new Missing(range(next, upper(hole)), Cause.CUT));
      }
    }
    return missing.isEmpty() ? List.of(new Missing(ages, Cause.CUT)) : missing;
  }

  /** The ages from lower to end that no group holds, or no group that lies inside them. */
  private List<AgeRange> holes(int lower, int end, boolean isInsideOnly, int oldestAge) {
    List<AgeRange> holes = new ArrayList<>();
    int next = lower;
    for (int i = 0; i < lowers.length && lowers[i] <= end; i++) {
      int upper = end(uppers[i], oldestAge);
      boolean isInside = lowers[i] >= lower && upper <= end;
      if (isInside || !isInsideOnly) {
        if (lowers[i] > next) {
          holes.add(range(next, lowers[i] - 1));
        }
        next = Math.max(next, after(upper));
      }
    }
    if (next <= end && next != OPEN) {
      holes.add(range(next, end));
    }
    return holes;
  }

  private static int after(int upper) {
    return upper == OPEN ? OPEN : upper + 1;
  }

  /** A group that reaches the oldest age is as good as open. */
  private static int end(int upper, int oldestAge) {
    return upper >= oldestAge ? OPEN : upper;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AgeGroups that
        && Arrays.equals(lowers, that.lowers)
        && Arrays.equals(uppers, that.uppers);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(lowers) + Arrays.hashCode(uppers);
  }

  /** Ages without a number, and why. */
  record Missing(AgeRange ages, Cause cause) {}
}
