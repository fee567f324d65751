package no.mestring.warehouse.engine;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import no.mestring.warehouse.failure.UnreadableException;
import no.mestring.warehouse.failure.WarehouseException;
import org.duckdb.DuckDBConnection;

/**
 * A Parquet file that somebody delivered, read row by row as text.
 *
 * <p>It is read by a DuckDB of its own that can see this one file: the {@link Engine} sees the
 * warehouse's folder only, and nothing of the warehouse is within reach of the file.
 */
public final class ParquetFile implements AutoCloseable {
  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
  private static final Pattern NESTED =
      Pattern.compile("(STRUCT|MAP|UNION|VARIANT|GEOMETRY)\\b.*|.*\\]", Pattern.DOTALL);
  private static final Pattern WITH_DECIMALS = Pattern.compile("(FLOAT|DOUBLE|DECIMAL)\\b.*");

  private final DuckDBConnection connection;
  private final String source;
  private final List<String> names = new ArrayList<>();
  private final List<String> types = new ArrayList<>();

  private ParquetFile(DuckDBConnection connection, String source) {
    this.connection = connection;
    this.source = source;
  }

  /** Takes the rows of a file one by one. */
  public interface RowTaker {
    /**
     * Called for each row; the list is the taker's to keep.
     *
     * @param number the row's number, from 1
     * @param fields the values by column; an empty text where there is none
     * @return whether it takes more
     */
    boolean row(long number, List<String> fields);
  }

  /**
   * Opens a file.
   *
   * @throws UnreadableException if it is no Parquet file, or has columns of more than one value
   */
  public static ParquetFile open(Path file) {
    checkMagic(file);
    // the folders of the path must not become columns
    String source =
        "read_parquet("
            + SqlNames.text(file.toAbsolutePath().toString())
            + ", hive_partitioning = false, binary_as_string = true)";
    Properties streaming = new Properties();
    streaming.setProperty("jdbc_stream_results", "true");
    DuckDBConnection connection;
    try {
      connection =
          DriverManager.getConnection("jdbc:duckdb:", streaming).unwrap(DuckDBConnection.class);
    } catch (SQLException e) {
      throw WarehouseException.world("Cannot start the query engine: " + reason(e), e);
    }
    ParquetFile parquet = new ParquetFile(connection, source);
    try {
      parquet.lockTo(file);
      parquet.describe();
      return parquet;
    } catch (SQLException e) {
      parquet.close();
      throw new UnreadableException("is no Parquet file that can be read: " + reason(e), e);
    } catch (UnreadableException e) {
      parquet.close();
      throw e;
    }
  }

  /** The names of the columns, in order. */
  public List<String> names() {
    return List.copyOf(names);
  }

  /**
   * Reads all rows in order.
   *
   * @throws UnreadableException if the file ends or breaks before
   */
  public void read(RowTaker taker) {
    String columns =
        IntStream.range(0, names.size())
            .mapToObj(i -> text(SqlNames.quoted(names.get(i)), types.get(i)))
            .collect(Collectors.joining(", "));
    long number = 0;
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT " + columns + " FROM " + source)) {
      while (rows.next()) {
        number++;
        List<String> fields = new ArrayList<>(names.size());
        for (int i = 1; i <= names.size(); i++) {
          fields.add(Optional.ofNullable(rows.getString(i)).orElse(""));
        }
        if (!taker.row(number, fields)) {
          return;
        }
      }
    } catch (SQLException e) {
      throw new UnreadableException("cannot be read behind row " + number + ": " + reason(e), e);
    }
  }

  /** A value as a CSV file would have it; whole numbers have no decimals, whatever their type. */
  private static String text(String column, String type) {
    String text = "CAST(" + column + " AS VARCHAR)";
    return WITH_DECIMALS.matcher(type).matches()
        ? "CASE WHEN %1$s = trunc(%1$s) AND abs(%1$s) < 1e15 THEN CAST(CAST(%1$s AS BIGINT) AS VARCHAR) ELSE %2$s END"
            .formatted(column, text)
        : text;
  }

  private void lockTo(Path file) throws SQLException {
    execute("SET autoinstall_known_extensions = false");
    execute("SET autoload_known_extensions = false");
    execute("SET allowed_paths = [" + SqlNames.text(file.toAbsolutePath().toString()) + "]");
    execute("SET enable_external_access = false");
    execute("SET lock_configuration = true");
  }

  private void describe() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet columns = statement.executeQuery("DESCRIBE SELECT * FROM " + source)) {
      while (columns.next()) {
        String type = columns.getString(2);
        if (NESTED.matcher(type).matches()) {
          throw new UnreadableException(
              "must have one value in a cell, column "
                  + columns.getString(1)
                  + " has several or parts");
        }
        names.add(columns.getString(1));
        types.add(type);
      }
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void checkMagic(Path file) {
    byte[] start = new byte[MAGIC.length];
    byte[] end = new byte[MAGIC.length];
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
      if (bytes.length() >= 2L * MAGIC.length) {
        bytes.readFully(start);
        bytes.seek(bytes.length() - MAGIC.length);
        bytes.readFully(end);
      }
    } catch (IOException e) {
      throw WarehouseException.file("Cannot read " + file, e);
    }
    if (!Arrays.equals(start, MAGIC)) {
      throw new UnreadableException("must be a Parquet file, does not begin as one");
    }
    if (!Arrays.equals(end, MAGIC)) {
      throw new UnreadableException("must be a whole Parquet file, does not end as one");
    }
  }

  private static String reason(SQLException e) {
    String message = e.getMessage();
    return message == null ? e.toString() : message.lines().findFirst().orElse("");
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw WarehouseException.world("Cannot stop the query engine: " + reason(e), e);
    }
  }
}
