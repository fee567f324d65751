package no.mestring.core.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import no.mestring.core.argument.Argument;

/**
 * Counts that are published together, each the sum of some inner counts: those of the smallest
 * groups that nothing published divides, such as men of 16-24 in a municipality in a year.
 *
 * <p>That counts are sums of the same inner ones is all that is known of their meaning here: areas
 * and their counties, ages, years and the periods over them, old and new borders are all sums.
 */
public final class SumTable {
  /** What an inner count is known to be at most where nothing is known. */
  public static final long UNBOUNDED = Long.MAX_VALUE;

  private final long[] inner;
  private final long[] most;
  private final List<int[]> cells;
  private final long[] counts;

  private SumTable(long[] inner, long[] most, List<int[]> cells) {
    this.inner = inner;
    this.most = most;
    this.cells = cells;
    this.counts =
        cells.stream()
            .mapToLong(parts -> IntStream.of(parts).mapToLong(i -> inner[i]).sum())
            .toArray();
  }

  /**
   * A table.
   *
   * @param inner the inner counts, zero or more each
   * @param cells for each published count the indexes of the inner ones that it is the sum of; an
   *     empty list is a count of nobody
   * @return the table
   * @throws IllegalArgumentException if a count is negative, or an index is none or stands twice
   */
  public static SumTable of(long[] inner, List<int[]> cells) {
    long[] most = new long[inner.length];
    Arrays.fill(most, UNBOUNDED);
    return of(inner, most, cells);
  }

  /**
   * A table of people whose numbers are known: nobody is counted who does not live there.
   *
   * @param inner the inner counts, zero or more each
   * @param most what everybody knows that each of them is at most, such as how many live there
   * @param cells for each published count the indexes of the inner ones that it is the sum of
   * @return the table
   * @throws IllegalArgumentException if a count is negative or more than it can be, or an index is
   *     none or stands twice
   */
  public static SumTable of(long[] inner, long[] most, List<int[]> cells) {
    Argument.holding(
        most.length == inner.length, "most", most.length, "must be one for each count");
    for (int i = 0; i < inner.length; i++) {
      if (inner[i] < 0 || inner[i] > most[i]) {
        throw Argument.invalid(
            "inner count", inner[i], "must be 0 or more, and " + most[i] + " at most");
      }
    }
    List<int[]> sorted = new ArrayList<>(cells.size());
    for (int[] cell : cells) {
      int[] parts = cell.clone();
      Arrays.sort(parts);
      for (int i = 0; i < parts.length; i++) {
        if (parts[i] < 0 || parts[i] >= inner.length) {
          throw Argument.invalid("inner cell", parts[i], "must be below " + inner.length);
        }
        if (i > 0 && parts[i] == parts[i - 1]) {
          throw Argument.invalid("inner cell", parts[i], "must stand once in a sum");
        }
      }
      sorted.add(parts);
    }
    return new SumTable(inner.clone(), most.clone(), sorted);
  }

  /**
   * The number of published counts.
   *
   * @return zero or more
   */
  public int size() {
    return cells.size();
  }

  /**
   * The number of inner counts.
   *
   * @return zero or more
   */
  public int innerSize() {
    return inner.length;
  }

  /**
   * A published count.
   *
   * @param cell its index
   * @return zero or more
   */
  public long count(int cell) {
    return counts[cell];
  }

  /**
   * An inner count.
   *
   * @param index its index
   * @return zero or more
   */
  public long innerCount(int index) {
    return inner[index];
  }

  /**
   * What is left to see of the table when some counts are hidden.
   *
   * @param hidden the indexes of the hidden counts
   * @return the sums, and the counts of those that are shown
   */
  public Release hiding(BitSet hidden) {
    long[] shown = counts.clone();
    hidden.stream().forEach(cell -> shown[cell] = Release.HIDDEN);
    return new Release(most, cells, shown);
  }

  /** The count of a sum of inner counts. */
  long count(int[] parts) {
    return IntStream.of(parts).mapToLong(i -> inner[i]).sum();
  }

  /** What everybody knows that a sum of inner counts is at most. */
  long most(int[] parts) {
    long sum = 0;
    for (int part : parts) {
      if (most[part] == UNBOUNDED) {
        return UNBOUNDED;
      }
      sum += most[part];
    }
    return sum;
  }

  /** The same table without some inner cells, which count nobody. */
  SumTable without(BitSet nobody) {
    return nobody.isEmpty()
        ? this
        : new SumTable(inner, most, cells.stream().map(cell -> without(cell, nobody)).toList());
  }

  static int[] without(int[] parts, BitSet nobody) {
    return IntStream.of(parts).filter(part -> !nobody.get(part)).toArray();
  }

  /** The inner cells that a cell is the sum of, in order; not to be changed. */
  int[] parts(int cell) {
    return cells.get(cell);
  }
}
