package no.mestring.warehouse.engine;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import no.mestring.warehouse.failure.WarehouseException;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionBuilder;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;

/**
 * A file whose rows are made while it is written, so that it may be longer than memory.
 *
 * <p>A DuckDB of its own writes it, with one thread: the same rows give the same bytes.
 */
public final class RowFile {
  private static final String ROWS = "made_rows";

  private final List<FileColumn> columns;
  private final RowMaker maker;
  private final int width;
  private int[][] made = new int[0][];
  private long rows;
  private @Nullable RuntimeException failure;

  private RowFile(List<FileColumn> columns, RowMaker maker) {
    this.columns = List.copyOf(columns);
    this.maker = maker;
    this.width = Math.toIntExact(columns.stream().filter(FileColumn::isMade).count());
  }

  /**
   * Writes a file.
   *
   * @return how many rows it has
   * @throws WarehouseException if it cannot be written; what was written is left behind
   */
  public static long write(Path file, FileFormat format, List<FileColumn> columns, RowMaker maker) {
    RowFile rowFile = new RowFile(columns, maker);
    rowFile.write(file.toAbsolutePath().toString(), format);
    return rowFile.rows;
  }

  private void write(String file, FileFormat format) {
    try (DuckDBConnection connection =
            DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class);
        Statement statement = connection.createStatement()) {
      statement.execute("SET threads = 1");
      statement.execute("SET memory_limit = '1GB'");
      statement.execute("SET autoinstall_known_extensions = false");
      statement.execute("SET autoload_known_extensions = false");
      register(connection);
      statement.execute(
          "COPY (%s) TO %s (%s)".formatted(query(), SqlNames.text(file), format.options()));
    } catch (SQLException e) {
      if (failure != null) {
        throw failure;
      }
      throw WarehouseException.world("Cannot write " + file + ": " + reason(e), e);
    }
  }

  private String query() {
    List<String> values = new ArrayList<>();
    int next = 0;
    for (FileColumn column : columns) {
      values.add(column.sql(column.isMade() ? number(next++) : ""));
    }
    return "SELECT " + String.join(", ", values) + " FROM " + ROWS + "()";
  }

  private static String number(int column) {
    return "number_" + column;
  }

  private void register(DuckDBConnection connection) throws SQLException {
    try (DuckDBTableFunctionBuilder builder = DuckDBFunctions.tableFunction()) {
      builder.withName(ROWS).withFunction(new Source()).register(connection);
    }
  }

  /** What DuckDB reads the rows from. */
  private final class Source implements DuckDBTableFunction<RowFile, RowFile, RowFile> {
    @Override
    public RowFile bind(DuckDBTableFunctionBindInfo info) {
      for (int column = 0; column < width; column++) {
        info.addResultColumn(number(column), DuckDBColumnType.INTEGER);
      }
      return RowFile.this;
    }

    @Override
    public RowFile init(DuckDBTableFunctionInitInfo info) {
      info.setMaxThreads(1);
      return RowFile.this;
    }

    @Override
    public long apply(DuckDBTableFunctionCallInfo info, DuckDBDataChunkWriter out) {
      try {
        return fill(out);
      } catch (RuntimeException e) {
        failure = e; // DuckDB would pass on its text only
        throw e;
      }
    }
  }

  private long fill(DuckDBDataChunkWriter out) {
    if (made.length == 0) {
      made = new int[width][Math.toIntExact(out.capacity())];
    }
    int count = maker.make(made);
    for (int column = 0; column < width; column++) {
      DuckDBWritableVector vector = out.vector(column);
      int[] numbers = made[column];
      for (int row = 0; row < count; row++) {
        vector.setInt(row, numbers[row]);
      }
    }
    rows += count;
    return count;
  }

  private static String reason(SQLException e) {
    String message = e.getMessage();
    return message == null ? e.toString() : message.lines().findFirst().orElse("");
  }
}
