package no.mestring.core.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import no.mestring.core.argument.Argument;

/**
 * What everybody sees of a table: which sums there are, and the counts of those that are shown. It
 * holds nothing of the hidden counts, so that whoever attacks it cannot know more than the public.
 */
public final class Release {
  static final long HIDDEN = -1;

  private final long[] most;
  private final List<int[]> cells;
  private final long[] counts;

  Release(long[] most, List<int[]> cells, long[] counts) {
    this.most = most;
    this.cells = List.copyOf(cells);
    this.counts = counts;
  }

  /**
   * What somebody else published, of which nobody here knows the hidden counts.
   *
   * @param innerSize the number of inner counts, zero or more
   * @param cells for each published count the indexes of the inner ones that it is the sum of
   * @param counts the counts in the same order, empty for hidden ones
   * @return the release
   * @throws IllegalArgumentException if there are not as many counts as cells, a count is negative,
   *     or an index is none or stands twice in a cell
   */
  public static Release of(int innerSize, List<int[]> cells, List<OptionalLong> counts) {
    if (innerSize < 0) {
      throw Argument.invalid("inner size", innerSize, "must be 0 or more");
    } else if (counts.size() != cells.size()) {
      throw Argument.invalid("counts", counts.size(), "must be as many as cells, " + cells.size());
    }
    long[] shown = new long[counts.size()];
    List<int[]> sorted = new ArrayList<>(cells.size());
    for (int cell = 0; cell < shown.length; cell++) {
      shown[cell] = counts.get(cell).orElse(HIDDEN);
      if (counts.get(cell).isPresent() && shown[cell] < 0) {
        throw Argument.invalid("count", shown[cell], "must be 0 or more");
      }
      int[] parts = cells.get(cell).clone();
      Arrays.sort(parts);
      for (int i = 0; i < parts.length; i++) {
        if (parts[i] < 0 || parts[i] >= innerSize) {
          throw Argument.invalid("inner cell", parts[i], "must be below " + innerSize);
        } else if (i > 0 && parts[i] == parts[i - 1]) {
          throw Argument.invalid("inner cell", parts[i], "must stand once in a sum");
        }
      }
      sorted.add(parts);
    }
    long[] most = new long[innerSize];
    Arrays.fill(most, SumTable.UNBOUNDED);
    return new Release(most, sorted, shown);
  }

  /**
   * The number of inner counts.
   *
   * @return zero or more
   */
  public int innerSize() {
    return most.length;
  }

  /** What everybody knows that an inner count is at most. */
  long most(int inner) {
    return most[inner];
  }

  /**
   * The number of published cells, shown or hidden.
   *
   * @return zero or more
   */
  public int size() {
    return cells.size();
  }

  /**
   * The count of a cell.
   *
   * @param cell its index
   * @return the count, empty if it is hidden
   */
  public OptionalLong count(int cell) {
    return counts[cell] == HIDDEN ? OptionalLong.empty() : OptionalLong.of(counts[cell]);
  }

  /** The inner cells that a cell is the sum of; not to be changed. */
  int[] parts(int cell) {
    return cells.get(cell);
  }
}
