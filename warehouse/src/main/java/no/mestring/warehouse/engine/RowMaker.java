package no.mestring.warehouse.engine;

/** Makes the rows of a {@link RowFile} while it is written. */
public interface RowMaker {
  /**
   * Makes the next rows.
   *
   * @param columns a number for each row and each column that is not the same in all rows
   * @return how many rows there are, at most as many as a column has room for; 0 at the end
   */
  int make(int[][] columns);
}
