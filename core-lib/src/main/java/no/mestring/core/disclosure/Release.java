package no.mestring.core.disclosure;

import java.util.List;
import java.util.OptionalLong;

/**
 * What everybody sees of a table: which sums there are, and the counts of those that are shown. It
 * holds nothing of the hidden counts, so that whoever attacks it cannot know more than the public.
 */
public final class Release {
  static final long HIDDEN = -1;

  private final int innerSize;
  private final List<int[]> cells;
  private final long[] counts;

  Release(int innerSize, List<int[]> cells, long[] counts) {
    this.innerSize = innerSize;
    this.cells = List.copyOf(cells);
    this.counts = counts;
  }

  /**
   * The number of inner counts.
   *
   * @return zero or more
   */
  public int innerSize() {
    return innerSize;
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
