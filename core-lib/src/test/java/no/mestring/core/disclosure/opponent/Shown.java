package no.mestring.core.disclosure.opponent;

import java.util.Arrays;
import java.util.BitSet;

/**
 * What everybody sees of a table: which inner counts each cell is the sum of, the counts of the
 * cells that are not hidden, and what is known besides.
 *
 * @param cells the inner counts of each cell
 * @param counts the count of each cell, {@link #HIDDEN} if it is not shown
 * @param most what each inner count is at most, {@link Long#MAX_VALUE} if nobody knows
 * @param leastHidden what a hidden count is at least
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Shown(int[][] cells, long[] counts, long[] most, long leastHidden) {
  static final long HIDDEN = -1;
  static final long OPEN = -1;

  static Shown of(RandomTable table, BitSet hidden) {
    long[] counts = new long[table.cells().length];
    for (int cell = 0; cell < counts.length; cell++) {
      counts[cell] = hidden.get(cell) ? HIDDEN : table.count(table.cells()[cell]);
    }
    return new Shown(table.cells(), counts, table.most(), table.leastHidden());
  }

  boolean isShown(int cell) {
    return counts[cell] != HIDDEN;
  }

  /**
   * The inner counts that plain reading tells: all of a sum that is nothing, what is missing to a
   * sum when all others in it are known, and those of groups that nobody lives in.
   *
   * @return the count of each, {@link #OPEN} if it is not told so
   */
  long[] read() {
    long[] known = new long[most.length];
    for (int i = 0; i < known.length; i++) {
      known[i] = most[i] == 0 ? 0 : OPEN;
    }
    boolean isNew = true;
    while (isNew) {
      isNew = false;
      for (int cell = 0; cell < cells.length; cell++) {
        if (!isShown(cell)) {
          continue;
        }
        long rest = counts[cell];
        int open = 0;
        for (int i : cells[cell]) {
          rest -= Math.max(known[i], 0);
          open += known[i] == OPEN ? 1 : 0;
        }
        if (open > 0 && (rest == 0 || open == 1)) {
          for (int i : cells[cell]) {
            known[i] = known[i] == OPEN ? rest : known[i];
          }
          isNew = true;
        }
      }
    }
    return known;
  }

  /** The cells, shown or hidden, that each inner count is in. */
  int[][] cellsOf() {
    int[] sizes = new int[most.length];
    for (int[] cell : cells) {
      for (int i : cell) {
        sizes[i]++;
      }
    }
    int[][] found = new int[most.length][];
    Arrays.setAll(found, i -> new int[sizes[i]]);
    for (int cell = cells.length - 1; cell >= 0; cell--) {
      for (int i : cells[cell]) {
        found[i][--sizes[i]] = cell;
      }
    }
    return found;
  }
}
