package no.mestring.warehouse.audit;

/**
 * All whole numbers of zero or more that fill a table of rows and columns with its totals so that
 * every cell is within bounds: a second opinion that knows no linear algebra. Cells are numbered
 * row by row, the total of each row behind it, and the totals of the columns last.
 */
final class AllFillings {
  private final int rows;
  private final int columns;
  private final long[][] bounds;
  private final long[][] ranges;
  private final long[] inner;
  private long count;

  private AllFillings(int rows, int columns, long[][] bounds) {
    this.rows = rows;
    this.columns = columns;
    this.bounds = bounds;
    this.ranges = new long[bounds.length][];
    this.inner = new long[rows * columns];
  }

  /** What each cell may be at least and at most in all of them. */
  static long[][] ranges(int rows, int columns, long[][] bounds) {
    AllFillings fillings = new AllFillings(rows, columns, bounds);
    fillings.fill(0, bounds[bounds.length - 1][1]);
    if (fillings.count == 0) {
      throw new AssertionError("no filling");
    }
    return fillings.ranges;
  }

  /** All cells of a table, of its inner ones. */
  static long[] cells(int rows, int columns, long[] inner) {
    long[] cells = new long[(rows + 1) * (columns + 1)];
    for (int i = 0; i < inner.length; i++) {
      for (int row : new int[] {i / columns, rows}) {
        for (int column : new int[] {i % columns, columns}) {
          cells[row * (columns + 1) + column] += inner[i];
        }
      }
    }
    return cells;
  }

  private void fill(int at, long left) {
    if (at == inner.length) {
      take(cells(rows, columns, inner));
      return;
    }
    long[] bound = bounds[at / columns * (columns + 1) + at % columns];
    for (long value = bound[0]; value <= Math.min(bound[1], left); value++) {
      inner[at] = value;
      fill(at + 1, left - value);
    }
  }

  private void take(long[] cells) {
    for (int i = 0; i < cells.length; i++) {
      if (cells[i] < bounds[i][0] || cells[i] > bounds[i][1]) {
        return;
      }
    }
    for (int i = 0; i < cells.length; i++) {
      ranges[i] =
          count == 0
              ? new long[] {cells[i], cells[i]}
              : new long[] {Math.min(ranges[i][0], cells[i]), Math.max(ranges[i][1], cells[i])};
    }
    count++;
  }
}
