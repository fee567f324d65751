package no.mestring.warehouse.ingest;

import java.util.function.Predicate;
import no.mestring.warehouse.schema.Column;
import no.mestring.warehouse.schema.ColumnType;
import no.mestring.warehouse.schema.TableSchema;

/**
 * What is known of a file's columns before it is read, so that its form can be told by content.
 *
 * @param isColumn whether a name is one of a column that the file may have
 * @param isNumber whether a column of that name holds numbers
 * @param filled how many columns every row has a value in, at least
 */
record Expected(Predicate<String> isColumn, Predicate<String> isNumber, int filled) {
  /** Nothing is known. */
  static final Expected ANYTHING = new Expected(name -> false, name -> false, 0);

  /** The columns of a table, called as they are there. */
  static Expected of(TableSchema table) {
    return new Expected(
        name -> table.column(name).isPresent(),
        name -> table.column(name).filter(Expected::isNumber).isPresent(),
        (int) table.columns().stream().filter(Column::required).count());
  }

  private static boolean isNumber(Column column) {
    return column.type() == ColumnType.INTEGER || column.type() == ColumnType.NUMBER;
  }
}
