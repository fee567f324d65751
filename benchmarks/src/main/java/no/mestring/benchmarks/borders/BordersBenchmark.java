package no.mestring.benchmarks.borders;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import no.mestring.core.area.AreaHistory;
import no.mestring.core.area.DeliveredArea;
import no.mestring.core.area.Derivation;
import no.mestring.core.area.RecodedArea;
import no.mestring.core.area.SplitPolicy;
import no.mestring.core.period.YearSpan;
import no.mestring.warehouse.app.LoadRequest;
import no.mestring.warehouse.app.Warehouse;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long it takes to have the population of all municipalities, years, sexes and ages on other
 * borders: asked of the warehouse, and as a plain join and sum in DuckDB over the same Parquet file
 * with a table of codes and weights.
 *
 * <p>Both answer one line over all resulting rows, so that nobody waits for rows being printed. The
 * data are made up: the 357 municipalities of 2024, 32 years, two sexes and 106 ages are 2,421,888
 * rows, as in Statistics Norway's counts; the 429 of 2012 are 2,910,336. From the project's folder,
 * in some minutes:
 *
 * <pre>{@code
 * mvn -q verify -DskipTests
 * java -jar benchmarks/target/mestring-benchmarks.jar BordersBenchmark
 * }</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
    value = 1,
    jvmArgs = {"-Xmx2g"})
public class BordersBenchmark {
  private static final String ANSWER =
      "SELECT count(*), count(DISTINCT area), sum(persons), max(age), max(sex), max(year) FROM ";

  /** The borders the data are on. */
  @Param({"2024", "2012"})
  int delivered = 2024;

  /** The borders asked for. */
  @Param({"2012", "2024"})
  int year = 2012;

  /** What becomes of areas that these borders divide. */
  @Param({"withhold", "weight", "union"})
  String splits = "withhold";

  /** The number of years from 2005. */
  @Param("32")
  int years = 32;

  private Path folder = Path.of("");
  private final Warehouse warehouse = Warehouse.open(folder());
  private final Connection connection = connect();
  private String parquet = "";

  /** Writes and loads the data. */
  @Setup
  public void load() {
    Path file = folder.resolve("population.parquet");
    run(
        """
        COPY (
          SELECT area, CAST(year AS SMALLINT) AS year, sex, CAST(age AS SMALLINT) AS age,
            CAST(hash(area || year || sex || age) %% 200 AS INTEGER) AS persons
          FROM (SELECT unnest([%s]) AS area), range(2005, %d) y(year),
            (VALUES ('female'), ('male')) s(sex), range(106) a(age))
        TO '%s' (FORMAT parquet)"""
            .formatted(municipalities(), 2005 + years, file));
    warehouse.load(LoadRequest.parse(List.of("population=" + file)).onBordersOf(delivered));
    parquet = kept();
    run("CREATE TABLE codes (area VARCHAR, target VARCHAR, weight DOUBLE)");
    insertCodes();
  }

  /** What the warehouse answers to the first question since it was opened. */
  @Benchmark
  public String askedFirst() {
    try (Warehouse opened = Warehouse.open(folder.resolve("warehouse"))) {
      return ask(opened);
    }
  }

  /** What it takes to open the warehouse, which the first question waits for. */
  @Benchmark
  public String opened() {
    try (Warehouse opened = Warehouse.open(folder.resolve("warehouse"))) {
      return opened.query("select count(*) from source").rows().toString();
    }
  }

  /** What the warehouse answers to a further question. */
  @Benchmark
  public String asked() {
    return ask(warehouse);
  }

  private String ask(Warehouse asked) {
    StringBuilder line = new StringBuilder();
    asked
        .query(ANSWER + "on_borders(population, " + year + ", '" + splits + "')")
        .rows()
        .get(0)
        .forEach(value -> line.append(value).append(' '));
    return line.toString();
  }

  /** What people would write, over the file that the warehouse keeps. */
  @Benchmark
  public String joinedAndSummed() {
    return run(
        ANSWER
            + "(SELECT target AS area, year, sex, age, sum(persons * weight) AS persons FROM"
            + " read_parquet('"
            + parquet
            + "') JOIN codes USING (area) GROUP BY ALL)");
  }

  /** Deletes the data. */
  @TearDown(Level.Trial)
  public void delete() throws SQLException {
    connection.close();
    warehouse.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path folder() {
    try {
      folder = Files.createTempDirectory("borders");
      return folder.resolve("warehouse");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Connection connect() {
    try {
      return DriverManager.getConnection("jdbc:duckdb:");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private String municipalities() {
    return String.join(
        ", ",
        AreaHistory.builtIn().municipalities(AreaHistory.COUNTRY, delivered).stream()
            .map(area -> "'" + area.code() + "'")
            .toList());
  }

  /** The largest file of the table. */
  private String kept() {
    try (Stream<Path> files = Files.walk(folder.resolve("warehouse"))) {
      return files
          .filter(file -> file.toString().endsWith(".parquet"))
          .max(Comparator.comparingLong(file -> file.toFile().length()))
          .orElseThrow()
          .toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void insertCodes() {
    AreaHistory history = AreaHistory.builtIn();
    List<DeliveredArea> areas =
        history.municipalities(AreaHistory.COUNTRY, delivered).stream()
            .map(area -> DeliveredArea.of(area.code(), YearSpan.of(delivered)))
            .toList();
    for (RecodedArea area : history.recoding(areas, year, SplitPolicy.parse(splits)).areas()) {
      boolean isWithheld = area.derivation() == Derivation.WITHHELD;
      for (RecodedArea.Contribution part : area.contributions()) {
        run(
            "INSERT INTO codes VALUES ('%s', '%s', %s)"
                .formatted(part.code(), area.code(), isWithheld ? "NULL" : part.weight()));
      }
    }
  }

  private String run(String sql) {
    try (Statement statement = connection.createStatement()) {
      if (!statement.execute(sql)) {
        return "";
      }
      try (ResultSet result = statement.getResultSet()) {
        result.next();
        StringBuilder line = new StringBuilder();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          line.append(result.getString(i)).append(' ');
        }
        return line.toString();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
