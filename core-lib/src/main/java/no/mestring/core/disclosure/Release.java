package no.mestring.core.disclosure;

import java.util.List;
import java.util.OptionalLong;

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
