package no.mestring.benchmarks.persons;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;

/** DuckDB, as a user would ask it. */
final class Duck implements AutoCloseable {
  private static final String GROUP =
      """
      CASE WHEN starts_with(code, 'N05A') THEN 0 WHEN starts_with(code, 'N05B') THEN 1
        WHEN starts_with(code, 'N05C') THEN 2 WHEN starts_with(code, 'N06A') THEN 3
        WHEN starts_with(code, 'N06BA') THEN 4 END""";
  private static final String AGE = "least((year - birth_year) // 5, 18)";
  private static final String KEYS =
      "area, year, " + GROUP + " AS code_group, sex, " + AGE + " AS age";

  private final Connection connection;

  Duck(int threads) {
    try {
      connection = DriverManager.getConnection("jdbc:duckdb:");
      run("SET threads = " + threads);
      run("SET preserve_insertion_order = false");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Reading the columns, each value looked at. */
  void read(List<Path> files) {
    run(
        "SELECT max(person), max(year), max(code), max(area), max(sex), max(birth_year) FROM "
            + from(files));
  }

  /** Reading the columns with as little work on texts as makes DuckDB read them. */
  void skim(List<Path> files) {
    run(
        "SELECT max(person), max(year), max(length(code)), max(length(area)), max(length(sex)),"
            + " max(birth_year) FROM "
            + from(files));
  }

  Answer countDistinct(List<Path> files) {
    return answer(
        "SELECT "
            + KEYS
            + ", count(DISTINCT person) AS persons FROM "
            + from(files)
            + " WHERE code_group IS NOT NULL GROUP BY ALL");
  }

  Answer distinctThenCount(List<Path> files) {
    return answer(
        "SELECT area, year, code_group, sex, age, count(*) AS persons FROM (SELECT DISTINCT person, "
            + KEYS
            + " FROM "
            + from(files)
            + " WHERE code_group IS NOT NULL) GROUP BY ALL");
  }

  /** The groups of a person as bits, which are then counted: fewer rows to tell apart. */
  Answer bitsThenCount(List<Path> files) {
    return answer(
        """
        SELECT area, year, code_group, sex, age, count(*) AS persons FROM (
          SELECT area, year, sex, age, unnest(list_filter([0, 1, 2, 3, 4],
            lambda g: bits >> g & 1 = 1)) AS code_group
          FROM (SELECT person, area, year, sex, %s AS age, bit_or(1 << (%s)) AS bits FROM %s
            WHERE (%s) IS NOT NULL GROUP BY ALL)) GROUP BY ALL"""
            .formatted(AGE, GROUP, from(files), GROUP));
  }

  private Answer answer(String counts) {
    try (Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery("SELECT count(*), sum(persons) FROM (" + counts + ")")) {
      result.next();
      return new Answer(result.getLong(1), result.getLong(2));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String from(List<Path> files) {
    return files.stream()
        .map(file -> "'" + file + "'")
        .collect(Collectors.joining(", ", "read_parquet([", "])"));
  }

  void run(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
