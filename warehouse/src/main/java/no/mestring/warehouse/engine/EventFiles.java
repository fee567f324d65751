package no.mestring.warehouse.engine;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import no.mestring.warehouse.failure.Suggestion;
import no.mestring.warehouse.failure.WarehouseException;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * The Parquet files of a table of events, read year by year and person by person.
 *
 * <p>They are read by a DuckDB of their own, in which each stream works on the thread that reads
 * it. Texts come as keys, so that no row makes an object: a key is DuckDB's hash of the text, and
 * {@link #codes} and {@link #places} say which texts there are.
 */
public final class EventFiles implements AutoCloseable {
  /** Of a code; DuckDB works it out once for each word of a Parquet dictionary. */
  private static final String CODE = "CAST(hash(%s) >> 1 AS BIGINT)";

  /** Of an area and sex; shifted by unequal steps, so that equal words do not cancel. */
  private static final String PLACE = "CAST(xor(hash(%s) >> 1, hash(%s) >> 8) AS BIGINT)";

  private final DuckDBConnection connection;
  private final EventColumns columns;
  private final Map<String, Years> files = new LinkedHashMap<>();
  private long rowsWithoutYear;

  private record Years(int first, int last, boolean complete) {
    boolean may(int year) {
      return first <= year && year <= last;
    }

    boolean only(int year) {
      return complete && first == year && last == year;
    }
  }

  private EventFiles(DuckDBConnection connection, EventColumns columns) {
    this.connection = connection;
    this.columns = columns;
  }

  /**
   * Opens files.
   *
   * @throws WarehouseException if a file has not the columns, or cannot be read
   */
  public static EventFiles open(List<Path> paths, EventColumns columns) {
    Properties streaming = new Properties();
    streaming.setProperty("jdbc_stream_results", "true");
    DuckDBConnection connection;
    try {
      connection =
          DriverManager.getConnection("jdbc:duckdb:", streaming).unwrap(DuckDBConnection.class);
    } catch (SQLException e) {
      throw failed("Cannot start the query engine", e);
    }
    EventFiles files = new EventFiles(connection, columns);
    try {
      files.lockTo(paths);
      files.inspect(paths);
      return files;
    } catch (SQLException e) {
      files.close();
      throw failed("Cannot read events", e);
    } catch (WarehouseException e) {
      files.close();
      throw e;
    }
  }

  /**
   * The events of a year, one stream for each file that has some.
   *
   * @return streams to be closed
   */
  public List<EventStream> year(int year, EventOrder order) {
    List<EventStream> streams = new ArrayList<>();
    try {
      for (String file : of(year)) {
        String sql =
            "SELECT "
                + String.join(
                    ", ",
                    "CAST(" + SqlNames.quoted(columns.person()) + " AS BIGINT)",
                    codeKey(),
                    placeKey(),
                    "CAST(" + SqlNames.quoted(columns.birthYear()) + " AS INTEGER)")
                + from(file, year)
                + (order == EventOrder.SORTED ? " ORDER BY 1, 3" : "");
        streams.add(EventStream.open(connection.duplicate(), sql, file, order));
      }
      return streams;
    } catch (SQLException e) {
      streams.forEach(EventStream::close);
      throw failed("Cannot read events of " + year, e);
    }
  }

  /** The codes that events of a year have, by key. */
  public Map<Long, @Nullable String> codes(int year) {
    Map<Long, @Nullable String> codes = new HashMap<>();
    distinct(
        codeKey() + ", " + SqlNames.quoted(columns.code()),
        year,
        row -> put(codes, row.getLong(1), row.getString(2)));
    return codes;
  }

  /** The areas and sexes that events of a year have, by key. */
  public Map<Long, EventPlace> places(int year) {
    Map<Long, EventPlace> places = new HashMap<>();
    distinct(
        placeKey() + ", " + SqlNames.quoted(List.of(columns.area(), columns.sex())),
        year,
        row -> put(places, row.getLong(1), new EventPlace(row.getString(2), row.getString(3))));
    return places;
  }

  private String codeKey() {
    return CODE.formatted(SqlNames.quoted(columns.code()));
  }

  private String placeKey() {
    return PLACE.formatted(SqlNames.quoted(columns.area()), SqlNames.quoted(columns.sex()));
  }

  private interface RowReader {
    void read(ResultSet row) throws SQLException;
  }

  /** How many rows have no year and so are in no stream. */
  public long rowsWithoutYear() {
    return rowsWithoutYear;
  }

  private synchronized void distinct(String what, int year, RowReader reader) {
    try (Statement statement = connection.createStatement()) {
      for (String file : of(year)) {
        try (ResultSet rows =
            statement.executeQuery("SELECT DISTINCT " + what + from(file, year))) {
          while (rows.next()) {
            reader.read(rows);
          }
        }
      }
    } catch (SQLException e) {
      throw failed("Cannot read events of " + year, e);
    }
  }

  /** Two texts of one key would be counted as one; it is not to be expected in any table. */
  private static <T extends @Nullable Object> void put(Map<Long, T> texts, long key, T text) {
    if (texts.containsKey(key) && !Objects.equals(texts.get(key), text)) {
      throw WarehouseException.world(
          "Cannot tell " + text + " from " + texts.get(key) + ": they have the same hash");
    }
    texts.put(key, text);
  }

  private List<String> of(int year) {
    return files.entrySet().stream()
        .filter(file -> file.getValue().may(year))
        .map(Map.Entry::getKey)
        .toList();
  }

  private String from(String file, int year) {
    Years years = files.getOrDefault(file, new Years(year, year, false));
    return " FROM read_parquet("
        + SqlNames.text(file)
        + ", hive_partitioning = false)"
        + (years.only(year) ? "" : " WHERE " + SqlNames.quoted(columns.year()) + " = " + year);
  }

  private void lockTo(List<Path> paths) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET autoinstall_known_extensions = false");
      statement.execute("SET autoload_known_extensions = false");
      // who reads a stream does its work; more threads would only hand the rows over
      statement.execute("SET threads = 1");
      // rows are handed over while they are in the processor's cache
      statement.execute("SET streaming_buffer_size = '200KB'");
      statement.execute("SET parquet_metadata_cache = true");
      statement.execute(
          "SET temp_directory = "
              + SqlNames.text(
                  Path.of(System.getProperty("java.io.tmpdir"), "mestring").toString()));
      statement.execute("SET allowed_paths = [" + list(paths) + "]");
      statement.execute("SET enable_external_access = false");
      statement.execute("SET lock_configuration = true");
    }
  }

  private static String list(List<Path> paths) {
    return paths.stream()
        .map(path -> SqlNames.text(path.toAbsolutePath().toString()))
        .collect(Collectors.joining(", "));
  }

  /** Asks the footers which columns and years the files have. */
  private void inspect(List<Path> paths) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (Path path : paths) {
        String file = path.toAbsolutePath().toString();
        Set<String> names = new HashSet<>();
        try (ResultSet schema =
            statement.executeQuery(
                "SELECT name FROM parquet_schema(" + SqlNames.text(file) + ")")) {
          while (schema.next()) {
            names.add(schema.getString(1));
          }
        }
        for (String name : columns.names()) {
          if (!names.contains(name)) {
            throw WarehouseException.question(
                "Cannot count events of %s: no column %s%s"
                    .formatted(path.getFileName(), name, Suggestion.near(name, names)));
          }
        }
        inspectYears(statement, file);
      }
    }
  }

  private void inspectYears(Statement statement, String file) throws SQLException {
    try (ResultSet years =
        statement.executeQuery(
            """
            SELECT min(CAST(stats_min_value AS INTEGER)), max(CAST(stats_max_value AS INTEGER)),
              bool_and(stats_min_value IS NOT NULL AND stats_max_value IS NOT NULL),
              bool_and(stats_null_count = 0), coalesce(sum(stats_null_count), 0), count(*)
            FROM parquet_metadata(%s) WHERE path_in_schema = %s"""
                .formatted(SqlNames.text(file), SqlNames.text(columns.year())))) {
      years.next();
      if (years.getLong(6) > 0) {
        boolean known = years.getBoolean(3);
        rowsWithoutYear += years.getLong(5);
        files.put(
            file,
            new Years(
                known ? years.getInt(1) : Integer.MIN_VALUE,
                known ? years.getInt(2) : Integer.MAX_VALUE,
                known && years.getBoolean(4)));
      }
    }
  }

  static WarehouseException failed(String what, SQLException e) {
    String message = e.getMessage();
    return WarehouseException.world(
        what + ": " + (message == null ? e : message.lines().findFirst().orElse("")), e);
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw failed("Cannot stop the query engine", e);
    }
  }
}
