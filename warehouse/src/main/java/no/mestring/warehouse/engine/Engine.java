package no.mestring.warehouse.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import no.mestring.core.area.AreaHistory;
import no.mestring.core.area.Recoding;
import no.mestring.warehouse.failure.WarehouseException;
import no.mestring.warehouse.schema.Column;
import no.mestring.warehouse.schema.TableSchema;
import no.mestring.warehouse.sql.CheckedQuery;
import no.mestring.warehouse.sql.OnBorders;
import no.mestring.warehouse.store.Change;
import no.mestring.warehouse.store.Manifest;
import no.mestring.warehouse.store.Store;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * DuckDB, over the files of a store or a folder.
 *
 * <p>Each state of the warehouse that is asked for becomes a schema of views; nothing but the
 * warehouse's folder can be read or written, whatever a query says. One thread at a time.
 */
public final class Engine implements AutoCloseable {
  private static final String LOAD = "load";

  private final Optional<Store> store;
  private final DuckDBConnection connection;
  private final Map<String, Map<String, TableSchema>> exposed = new HashMap<>();
  private final Map<String, Map<OnBorders, Recoding>> recoded = new HashMap<>();
  private final Map<String, Stage> stages = new HashMap<>();
  private int states;

  private Engine(Optional<Store> store, DuckDBConnection connection) {
    this.store = store;
    this.connection = connection;
  }

  /** Starts an engine over a store; it ends with {@link #close}. */
  public static Engine over(Store store) {
    return start(Optional.of(store), store.folder());
  }

  /** Starts an engine that can read the files of a folder and no others. */
  public static Engine over(Path folder) {
    return start(Optional.empty(), folder.toAbsolutePath().normalize());
  }

  private static Engine start(Optional<Store> store, Path folder) {
    try {
      Engine engine =
          new Engine(
              store, DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class));
      engine.execute("SET autoinstall_known_extensions = false");
      engine.execute("SET autoload_known_extensions = false");
      // deeper expressions overflow the native stack of a Java thread, and end the process
      engine.execute("SET max_expression_depth = 500");
      engine.execute(
          "SET temp_directory = "
              + SqlNames.text(
                  Path.of(System.getProperty("java.io.tmpdir"), "mestring").toString()));
      engine.execute("SET allowed_directories = [" + SqlNames.text(folder + "/") + "]");
      LimitFunctions.register(engine.connection);
      engine.execute("SET enable_external_access = false");
      engine.execute("SET lock_configuration = true");
      engine.execute("CREATE SCHEMA " + Stage.SCHEMA);
      return engine;
    } catch (SQLException e) {
      throw WarehouseException.world("Cannot start the query engine: " + reason(e), e);
    }
  }

  /**
   * Makes a state's tables readable; a table that the state does not have yet is empty.
   *
   * @return the schema to name in {@link #query} and in SQL
   */
  public String expose(Manifest manifest, Collection<TableSchema> tables) {
    Store kept = store.orElseThrow();
    Map<TableSchema, List<Path>> files = new LinkedHashMap<>();
    for (TableSchema table : tables) {
      boolean written = manifest.tables().containsKey(table.name());
      files.put(table, written ? kept.files(manifest, table.name()) : List.of());
    }
    return expose(files);
  }

  /**
   * Makes files readable as tables; a table without files is empty.
   *
   * @return the schema to name in {@link #query} and in SQL
   */
  public String expose(Map<TableSchema, List<Path>> tables) {
    String schema = "state_" + ++states;
    execute("CREATE SCHEMA " + schema);
    Map<String, TableSchema> byName = new HashMap<>();
    tables.forEach(
        (table, files) -> {
          expose(schema, table, files);
          byName.put(table.name(), table);
        });
    exposed.put(schema, byName);
    recoded.put(schema, new HashMap<>());
    return schema;
  }

  /**
   * Makes the answers to queries of our own readable as tables.
   *
   * @param queries by the table that each answer has the columns of
   * @return the schema to name in {@link #query} and in SQL
   */
  public String derive(Map<TableSchema, String> queries) {
    String schema = expose(Map.of());
    Map<String, TableSchema> byName = new HashMap<>();
    queries.forEach(
        (table, query) -> {
          execute("CREATE VIEW " + schema + "." + SqlNames.quoted(table.name()) + " AS " + query);
          byName.put(table.name(), table);
        });
    exposed.put(schema, byName);
    return schema;
  }

  /** Forgets a state that {@link #expose} made readable. */
  public void forget(String schema) {
    recoded.remove(schema);
    if (exposed.remove(schema) != null) {
      execute("DROP SCHEMA " + schema + " CASCADE");
    }
  }

  private void expose(String schema, TableSchema table, List<Path> files) {
    String view = schema + "." + SqlNames.quoted(table.name());
    String empty = "SELECT " + nulls(table) + " WHERE false";
    // a file may be older than some of the columns
    String rows =
        files.isEmpty()
            ? empty
            : files.stream()
                .map(file -> SqlNames.text(file.toString()))
                .collect(
                    Collectors.joining(
                        ", ",
                        empty + " UNION ALL BY NAME SELECT * FROM read_parquet([",
                        "], union_by_name = true)"));
    execute(
        "CREATE VIEW "
            + view
            + " AS SELECT "
            + SqlNames.quoted(table.columnNames())
            + " FROM ("
            + rows
            + ")");
  }

  private static String nulls(TableSchema table) {
    return table.columns().stream()
        .map(
            column ->
                "CAST(NULL AS "
                    + SqlNames.type(column.type())
                    + ") AS "
                    + SqlNames.quoted(column.name()))
        .collect(Collectors.joining(", "));
  }

  /**
   * Runs a query that passed the door over an exposed state.
   *
   * @throws WarehouseException if the engine cannot run it
   */
  public void query(String schema, CheckedQuery query, RowSink sink) {
    query.onBorders().forEach(asked -> recoding(schema, asked));
    execute("USE " + schema);
    run(query.sql(), sink);
  }

  /**
   * How the areas of a table come on other borders; the table can be queried on them from then on.
   *
   * @param schema a state that {@link #expose} made readable
   */
  public Recoding recoding(String schema, OnBorders asked) {
    Map<OnBorders, Recoding> known = Objects.requireNonNull(recoded.get(schema));
    Recoding recoding = known.get(asked);
    if (recoding == null) {
      TableSchema table =
          Objects.requireNonNull(exposed.getOrDefault(schema, Map.of()).get(asked.table()));
      String relation = schema + "." + SqlNames.quoted(table.name());
      recoding = recode(schema, relation, table, asked);
      known.put(asked, recoding);
    }
    return recoding;
  }

  /**
   * Makes rows readable on other borders, under the name of the view asked for.
   *
   * @param schema a state with the regions and populations
   * @param relation where the rows are read from
   * @param table the rows' table
   */
  public Recoding recode(String schema, String relation, TableSchema table, OnBorders asked) {
    return new BordersView(this, connection, AreaHistory.builtIn(), schema, table, asked)
        .create(relation);
  }

  /** What is to be known of the answers for a table on other borders, in few words. */
  public List<String> notes(String schema, OnBorders asked) {
    return BordersView.notes(asked, recoding(schema, asked));
  }

  /** Runs a query that passed the door and keeps the whole answer. */
  public Rows query(String schema, CheckedQuery query) {
    Rows rows = new Rows();
    query(schema, query, rows);
    return rows;
  }

  /** Runs SQL of our own, with full names of schemas. */
  public Rows internal(String sql) {
    Rows rows = new Rows();
    run(sql, rows);
    return rows;
  }

  /**
   * The steps that persons took on a pathway.
   *
   * @param rows SQL of our own for rows of table pathway_event with {@code _file} and {@code _line}
   * @param steps the pathway's steps in their order
   */
  public StepLog steps(String rows, String pathway, List<String> steps) {
    return new StepLog(connection, rows, pathway, steps);
  }

  /** Begins taking rows for a table. */
  public Stage stage(TableSchema table) {
    try {
      Stage before = stages.remove(table.name());
      if (before != null) {
        before.abandon();
      }
      execute(Stage.create(table));
      Stage stage = new Stage(connection, table);
      stages.put(table.name(), stage);
      return stage;
    } catch (SQLException e) {
      throw WarehouseException.world("Cannot stage " + table.name() + ": " + reason(e), e);
    }
  }

  /**
   * Takes rows out of a closed stage.
   *
   * @param condition which, in SQL of our own
   * @return how many there were
   */
  public long remove(Stage stage, String condition) {
    try (Statement statement = connection.createStatement()) {
      long removed =
          statement.executeLargeUpdate("DELETE FROM " + stage.name() + " WHERE " + condition);
      stage.removed(removed);
      return removed;
    } catch (SQLException e) {
      throw WarehouseException.world("Cannot stage " + stage.table().name() + ": " + reason(e), e);
    }
  }

  /**
   * Writes a stage's rows, if any, to a new file of their table: events year by year and person by
   * person, others in the order of the key.
   */
  public Optional<Path> write(Stage stage, Change change, long load) {
    TableSchema table = stage.table();
    if (stage.rows() == 0) {
      return Optional.empty();
    }
    Path file = change.newFile(table);
    String ids =
        change.fieldIds(table).entrySet().stream()
            .map(id -> SqlNames.quoted(id.getKey()) + ": " + id.getValue())
            .collect(Collectors.joining(", "));
    try {
      execute(
          "COPY (SELECT "
              + SqlNames.quoted(table.columns().stream().map(Column::name).toList())
              + ", CAST("
              + load
              + " AS BIGINT) AS "
              + SqlNames.quoted(LOAD)
              + " FROM "
              + stage.name()
              + " ORDER BY "
              + order(table)
              + ") TO "
              + SqlNames.text(file.toString())
              + " (FORMAT parquet, COMPRESSION zstd, FIELD_IDS {"
              + ids
              + "})");
    } catch (WarehouseException e) {
      delete(file);
      throw e;
    }
    return Optional.of(file);
  }

  /** Writes the answer to a query of our own to a new Parquet file, from nothing but its rows. */
  public void export(String sql, Path file) {
    execute(
        "COPY (%s) TO %s (FORMAT parquet, COMPRESSION zstd)"
            .formatted(sql, SqlNames.text(file.toString())));
  }

  private static String order(TableSchema table) {
    if (table.event().isPresent()) {
      List<String> order = new ArrayList<>(List.of(TableSchema.YEAR));
      table.person().ifPresent(person -> order.add(person.name()));
      table.column(TableSchema.AREA).ifPresent(area -> order.add(area.name()));
      order.add(table.event().get());
      return SqlNames.quoted(order);
    }
    return table.key().isEmpty() ? Stage.FILE + ", " + Stage.LINE : SqlNames.quoted(table.key());
  }

  /** The numbers of the loads that some files' rows came with. */
  public List<Long> loads(List<Path> files) {
    if (files.isEmpty()) {
      return List.of();
    }
    String sql =
        "SELECT DISTINCT "
            + SqlNames.quoted(LOAD)
            + " FROM read_parquet(["
            + files.stream()
                .map(file -> SqlNames.text(file.toString()))
                .collect(Collectors.joining(", "))
            + "]) ORDER BY 1";
    return internal(sql).rows().stream()
        .map(row -> ((Number) Objects.requireNonNull(row.get(0))).longValue())
        .toList();
  }

  /** The numbers of the loads that some files' rows of some sources came with. */
  public List<Long> loads(List<Path> files, Set<String> sources) {
    if (files.isEmpty() || sources.isEmpty()) {
      return List.of();
    }
    String sql =
        "SELECT DISTINCT %s FROM read_parquet([%s], union_by_name = true) WHERE source IN (%s)"
            .formatted(
                SqlNames.quoted(LOAD),
                files.stream()
                    .map(file -> SqlNames.text(file.toString()))
                    .collect(Collectors.joining(", ")),
                sources.stream().map(SqlNames::text).collect(Collectors.joining(", ")));
    return internal(sql).rows().stream()
        .map(row -> ((Number) Objects.requireNonNull(row.get(0))).longValue())
        .toList();
  }

  /** The numbers of the loads that some files' rows of each year came with. */
  public Map<Integer, Set<Long>> loadsByYear(List<Path> files) {
    Map<Integer, Set<Long>> loads = new HashMap<>();
    if (files.isEmpty()) {
      return loads;
    }
    String sql =
        "SELECT DISTINCT "
            + SqlNames.quoted(TableSchema.YEAR)
            + ", "
            + SqlNames.quoted(LOAD)
            + " FROM read_parquet(["
            + files.stream()
                .map(file -> SqlNames.text(file.toString()))
                .collect(Collectors.joining(", "))
            + "], union_by_name = true)";
    for (List<@Nullable Object> row : internal(sql).rows()) {
      loads
          .computeIfAbsent(
              ((Number) Objects.requireNonNull(row.get(0))).intValue(), key -> new HashSet<>())
          .add(((Number) Objects.requireNonNull(row.get(1))).longValue());
    }
    return loads;
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw WarehouseException.file("Cannot delete " + file, e);
    }
  }

  private void run(String sql, RowSink sink) {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      ResultSetMetaData meta = result.getMetaData();
      int width = meta.getColumnCount();
      List<ResultColumn> columns = new ArrayList<>();
      for (int i = 1; i <= width; i++) {
        columns.add(new ResultColumn(meta.getColumnLabel(i), isNumber(meta.getColumnType(i))));
      }
      sink.columns(columns);
      while (result.next()) {
        List<@Nullable Object> row = new ArrayList<>(width);
        for (int i = 1; i <= width; i++) {
          row.add(result.getObject(i));
        }
        sink.row(row);
      }
    } catch (SQLException e) {
      throw WarehouseException.question("Cannot run the query: " + reason(e));
    }
  }

  private static boolean isNumber(int type) {
    return switch (type) {
      case Types.TINYINT,
          Types.SMALLINT,
          Types.INTEGER,
          Types.BIGINT,
          Types.FLOAT,
          Types.REAL,
          Types.DOUBLE,
          Types.NUMERIC,
          Types.DECIMAL ->
          true;
      default -> false;
    };
  }

  void execute(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw WarehouseException.world("Cannot write or read the warehouse: " + reason(e), e);
    }
  }

  /**
   * The first line of DuckDB's message; the others repeat our own SQL. What a function of ours says
   * comes behind the names of the exceptions that carried it.
   */
  private static String reason(SQLException e) {
    String message = e.getMessage();
    String line = message == null ? e.toString() : message.lines().findFirst().orElse("");
    return line.replaceFirst("^.*IllegalArgumentException: ", "");
  }

  @Override
  public void close() {
    try {
      for (Stage stage : stages.values()) {
        stage.abandon();
      }
      connection.close();
    } catch (SQLException e) {
      throw WarehouseException.world("Cannot stop the query engine: " + reason(e), e);
    }
  }
}
