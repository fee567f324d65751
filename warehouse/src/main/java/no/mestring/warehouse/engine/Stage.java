package no.mestring.warehouse.engine;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import no.mestring.warehouse.failure.WarehouseException;
import no.mestring.warehouse.schema.TableSchema;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * Rows on their way into a table: in the engine's memory, with the file and line each came from.
 *
 * <p>In queries it is {@link #name}, with {@code _file}, {@code _line} and the table's columns.
 */
public final class Stage implements AutoCloseable {
  /** The schema all stages lie in. */
  static final String SCHEMA = "stage";

  /** The column that holds a row's line in its file. */
  public static final String LINE = "_line";

  /** The column that holds the name of a row's file. */
  public static final String FILE = "_file";

  private final TableSchema table;
  private final DuckDBConnection connection;
  private final DuckDBAppender appender;
  private long rows;

  /** One transaction of its own for all rows; one for every 2,048 rows took twice the time. */
  Stage(DuckDBConnection engine, TableSchema table) throws SQLException {
    this.table = table;
    this.connection = engine.duplicate().unwrap(DuckDBConnection.class);
    connection.setAutoCommit(false);
    this.appender = connection.createAppender(SCHEMA, table.name());
  }

  static String create(TableSchema table) {
    return table.columns().stream()
        .map(column -> SqlNames.quoted(column.name()) + " " + SqlNames.type(column.type()))
        .collect(
            Collectors.joining(
                ", ",
                "CREATE OR REPLACE TABLE "
                    + name(table.name())
                    + " ("
                    + FILE
                    + " VARCHAR, "
                    + LINE
                    + " BIGINT, ",
                ")"));
  }

  static String name(String table) {
    return SCHEMA + "." + SqlNames.quoted(table);
  }

  /** The name in queries. */
  public String name() {
    return name(table.name());
  }

  /** The table the rows are for. */
  public TableSchema table() {
    return table;
  }

  /** How many rows there are. */
  public long rows() {
    return rows;
  }

  /** Adds a row; the values are String, Long, Double, LocalDate, Boolean or null, by column. */
  public void add(String file, long line, List<? extends @Nullable Object> values) {
    try {
      appender.beginRow();
      appender.append(file);
      appender.append(line);
      for (Object value : values) {
        append(value);
      }
      appender.endRow();
      rows++;
    } catch (SQLException e) {
      throw WarehouseException.world("Cannot stage a row of " + table.name(), e);
    }
  }

  void removed(long count) {
    rows -= count;
  }

  /** Gives up the rows if they were not closed. */
  void abandon() throws SQLException {
    if (!connection.isClosed()) {
      connection.close();
    }
  }

  private void append(@Nullable Object value) throws SQLException {
    if (value == null) {
      appender.appendNull();
    } else if (value instanceof String text) {
      appender.append(text);
    } else if (value instanceof Long number) {
      appender.append(number.longValue());
    } else if (value instanceof Double number) {
      appender.append(number.doubleValue());
    } else if (value instanceof LocalDate date) {
      appender.append(date);
    } else if (value instanceof Boolean bool) {
      appender.append(bool.booleanValue());
    } else {
      throw new IllegalArgumentException("Invalid value: " + value + ", of " + value.getClass());
    }
  }

  /** Ends adding; the rows can be queried from now on. */
  @Override
  public void close() {
    try {
      if (!connection.isClosed()) {
        appender.close();
        connection.commit();
        connection.close();
      }
    } catch (SQLException e) {
      throw WarehouseException.world("Cannot stage rows of " + table.name(), e);
    }
  }
}
