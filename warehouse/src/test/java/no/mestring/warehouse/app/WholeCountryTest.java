package no.mestring.warehouse.app;

import static no.mestring.warehouse.TestingFiles.ask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole country's population, from public data that lie beside the project and are no part of
 * it.
 *
 * <p>The codes of 2012 are made from the public list of which codes became which of 2024, not from
 * ours: each municipality of 2024 is given out to its predecessors in unequal parts that add up to
 * it.
 */
class WholeCountryTest {
  private static final Path REFERENCE = Path.of("../../shared/reference");

  /** Those that a split of 2020 gave a piece to: Snillfjord's and Tysfjord's successors. */
  private static final String SPLIT = "('5055', '5056', '5059', '1806', '1875')";

  /** The population of 2012 and 2024 in two age groups: small enough for every build. */
  private static final String SMALL =
      """
      SELECT area, year, sex, CASE WHEN age < 18 THEN '0-17' ELSE '18+' END AS age,
        sum(persons) AS persons FROM '%1$s/population.parquet' WHERE year IN (2012, 2024)
      GROUP BY ALL""";

  private static Warehouse warehouse;

  @BeforeAll
  static void load(@TempDir Path folder) {
    assumeTrue(Files.exists(REFERENCE), "no reference data beside the project");
    warehouse = Warehouse.open(folder.resolve("warehouse"));
    Path now = folder.resolve("population.parquet");
    copy(SMALL.formatted(REFERENCE), now);
    warehouse.load(
        LoadRequest.parse(List.of("population=" + now)).onBordersOf(2024).withSource("csdata"));
  }

  @AfterAll
  static void close() {
    if (warehouse != null) {
      warehouse.close();
    }
  }

  // 5,550,203: the reference's README, Statistics Norway's count of 1 January 2024
  @Test
  void thePopulationAddsUpToTheCountry() {
    assertThat(answer("select sum(persons) from population where year = 2024"))
        .isEqualTo("5550203");
    assertThat(answer("select sum(persons) from on_borders(population, 2024) where year = 2024"))
        .isEqualTo("5550203");
    assertThat(
            answer(
                "select round(sum(persons), 3) from on_borders(population, 2012, 'weight')"
                    + " where year = 2024"))
        .isEqualTo("5550203.0");
    assertThat(
            answer(
                "select sum(persons) from on_borders(population, 2017, 'union')"
                    + " where year = 2024"))
        .isEqualTo("5550203");
  }

  @Test
  void bordersOf2020AddUpToo() {
    assertThat(
            answer(
                "select count(distinct area), sum(persons) from on_borders(population, 2020)"
                    + " where year = 2024"))
        .isEqualTo("356,5550203");
  }

  // the seeds' own figures of 1 January 2012, by the codes they had then
  @Test
  void thePopulationOf2012IsHadByItsCodes() {
    assertThat(
            answer(
                "select area, sum(persons), max(how) from on_borders(population, 2012)"
                    + " where year = 2012"
                    + " and area in ('0511', '0512', '0513', '0514', '0515', '0517')"
                    + " group by area order by area"))
        .isEqualTo(
            """
            0511,2742,exact
            0512,2195,exact
            0513,2307,exact
            0514,2382,exact
            0515,3739,exact
            0517,5992,exact""");
  }

  @Test
  void codesOf2012GiveTheSameNumbersOnTheBordersOf2024(@TempDir Path folder) {
    compare(folder, SMALL.formatted(REFERENCE));
  }

  /** All years and ages, 2.4 million rows; takes some minutes. */
  @Tag("slow")
  @Test
  void everyYearAndAgeWithCodesOf2012GivesTheSameNumbers(@TempDir Path folder) {
    compare(
        folder,
        "SELECT area, year, sex, age || '-' || age AS age, persons FROM '%s/population.parquet'"
            .formatted(REFERENCE));
  }

  private static void compare(Path folder, String population) {
    Path then = folder.resolve("then.parquet");
    copy(
        """
        WITH earlier AS (
          SELECT r.code, r.code_2024,
            row_number() OVER (PARTITION BY r.code_2024 ORDER BY r.code) AS number,
            count(*) OVER (PARTITION BY r.code_2024) AS codes
          FROM read_csv('%2$s/redistricting.csv', types = {'code': 'VARCHAR', 'code_2024': 'VARCHAR'}) r
          WHERE 2012 BETWEEN first_year AND last_year
            -- Haram's land went to Haram only, and Ålesund's to Ålesund
            AND NOT (r.code = '1534' AND r.code_2024 = '1508')
            AND NOT (r.code IN ('1504', '1523', '1529', '1546') AND r.code_2024 = '1580'))
        SELECT code AS area, year, sex, age,
          CAST(sum(CASE WHEN number = codes THEN persons - (codes - 1) * (persons // (codes + 1))
            ELSE persons // (codes + 1) END) AS BIGINT) AS persons
        FROM (%1$s) JOIN earlier ON code_2024 = area GROUP BY ALL"""
            .formatted(population, REFERENCE),
        then);
    try (Warehouse other = Warehouse.open(folder.resolve("warehouse"))) {
      other.load(
          LoadRequest.parse(List.of("population=" + then)).onBordersOf(2012).withSource("csdata"));
      assertThat(ask(other.latest(), "select count(distinct area) from population"))
          .isEqualTo("429"); // municipalities of 2012, Statistics Norway
      Path now = folder.resolve("now.csv");
      StringBuilder rows = new StringBuilder("area,year,sex,age,persons\n");
      other
          .query(
              "select area, year, sex, age, persons from on_borders(population, 2024)"
                  + " where area not in "
                  + SPLIT)
          .rows()
          .forEach(
              row ->
                  rows.append(String.join(",", row.stream().map(String::valueOf).toList()))
                      .append('\n'));
      write(now, rows);
      assertThat(
              query(
                  """
                  SELECT count(*) || ' ' || count(t.persons) || ' ' ||
                    count(*) FILTER (WHERE n.persons IS DISTINCT FROM t.persons)
                  FROM (SELECT * FROM (%s) WHERE area NOT IN %s) n
                    FULL JOIN read_csv('%s', types = {'area': 'VARCHAR', 'age': 'VARCHAR'}) t
                      USING (area, year, sex, age)"""
                      .formatted(population, SPLIT, now)))
          .matches("(\\d+) \\1 0")
          .doesNotStartWith("0");
      // the split ones, weighted, add up to the rest of the country
      assertThat(
              Double.parseDouble(
                  ask(
                      other.latest(),
                      "select sum(persons) from on_borders(population, 2024, 'weight')"
                          + " where year = 2024")))
          .isCloseTo(5_550_203, withinPercentage(1e-9));
    }
  }

  private static void write(Path file, CharSequence text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String answer(String sql) {
    return ask(warehouse.latest(), sql);
  }

  private static void copy(String sql, Path file) {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("COPY (" + sql + ") TO '" + file + "' (FORMAT parquet)");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String query(String sql) {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
