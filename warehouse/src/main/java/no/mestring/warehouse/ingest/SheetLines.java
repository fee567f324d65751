package no.mestring.warehouse.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.mestring.warehouse.failure.UnreadableException;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.Row;

/** The rows of a sheet that hold something, one after the other. */
final class SheetLines implements AutoCloseable {
  private final Stream<Row> stream;
  private final Iterator<Row> rows;
  private final boolean isFrom1904;
  private long row;
  private long hidden;
  private long blankFormulaAt;
  private boolean hasFormulaValues;

  SheetLines(Workbook book) throws IOException {
    this.stream = book.rows();
    this.rows = stream.iterator();
    this.isFrom1904 = book.isFrom1904();
  }

  /**
   * The next one; empty behind the last.
   *
   * @throws UnreadableException if the sheet is broken
   */
  Optional<SheetLine> next() {
    for (Optional<Row> next = nextRow(); next.isPresent(); next = nextRow()) {
      SheetLine line = line(next.get());
      if (line.filled() > 0) {
        hidden += next.get().isHidden() ? 1 : 0;
        return Optional.of(line);
      }
    }
    return Optional.empty();
  }

  private Optional<Row> nextRow() {
    try {
      Optional<Row> next = rows.hasNext() ? Optional.of(rows.next()) : Optional.empty();
      next.ifPresent(read -> row = read.getRowNum());
      return next;
    } catch (RuntimeException e) { // the library's many ways to say that the XML is broken
      throw new UnreadableException(
          "is followed by what is no row of a sheet; save the workbook anew", e);
    }
  }

  private SheetLine line(Row read) {
    List<SheetCell> cells = new ArrayList<>(read.getCellCount());
    for (int i = 0; i < read.getCellCount(); i++) {
      Cell cell = read.getCell(i);
      if (cell != null && cell.getType() == CellType.FORMULA) {
        learn(cell, read.getRowNum());
      }
      cells.add(SheetCell.of(cell, isFrom1904));
    }
    return new SheetLine(read.getRowNum(), cells);
  }

  private void learn(Cell formula, long number) {
    boolean isBlank = Optional.ofNullable(formula.getRawValue()).orElse("").isEmpty();
    hasFormulaValues |= !isBlank;
    blankFormulaAt = isBlank && blankFormulaAt == 0 ? number : blankFormulaAt;
  }

  /**
   * The first row with a formula without a value, if no formula has one: a program wrote them that
   * does not compute. Among others, an empty value is one.
   */
  Optional<Long> formulasWithoutValues() {
    return hasFormulaValues || blankFormulaAt == 0 ? Optional.empty() : Optional.of(blankFormulaAt);
  }

  /** The number of the row that was read last. */
  long row() {
    return row;
  }

  /** How many rows were hidden. */
  long hidden() {
    return hidden;
  }

  @Override
  public void close() {
    stream.close();
  }
}
