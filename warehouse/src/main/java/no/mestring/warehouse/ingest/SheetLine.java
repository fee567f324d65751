package no.mestring.warehouse.ingest;

import java.util.List;

/**
 * A row of a sheet.
 *
 * @param number its number, from 1
 * @param cells its cells from the first column on
 */
record SheetLine(long number, List<SheetCell> cells) {
  /** How many of its cells hold something. */
  int filled() {
    int filled = 0;
    for (SheetCell cell : cells) {
      filled += cell.isEmpty() ? 0 : 1;
    }
    return filled;
  }

  /** The cell of a column; an empty one behind the last. */
  SheetCell cell(int column) {
    return column < cells.size() ? cells.get(column) : SheetCell.EMPTY;
  }

  /** What stands first in it, in one line of text. */
  String start() {
    return cells.stream()
        .filter(cell -> !cell.isEmpty())
        .findFirst()
        .flatMap(cell -> cell.text().lines().findFirst())
        .orElse("");
  }
}
