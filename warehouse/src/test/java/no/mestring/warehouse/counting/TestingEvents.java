package no.mestring.warehouse.counting;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Made-up events, written to Parquet by a DuckDB that the tested code does not know. */
final class TestingEvents {
  /** One event; what is null is missing. */
  record Event(
      @Nullable Long person,
      int year,
      @Nullable String code,
      @Nullable String area,
      @Nullable String sex,
      @Nullable Integer birthYear) {}

  private TestingEvents() {}

  /** Writes rows that a query gives; row groups are as small as DuckDB makes them. */
  static Path write(Path file, String query) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "COPY (%s) TO '%s' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 2048)"
              .formatted(query, file));
    }
    return file;
  }

  /** Writes some rows, in their order. */
  static Path write(Path file, Event... events) throws SQLException {
    StringBuilder values = new StringBuilder();
    for (Event event : events) {
      values.append(values.isEmpty() ? "" : ", ");
      values.append(
          "(%s::BIGINT, %d, %s, %s, %s, %s::INTEGER)"
              .formatted(
                  event.person(),
                  event.year(),
                  text(event.code()),
                  text(event.area()),
                  text(event.sex()),
                  event.birthYear()));
    }
    return write(
        file, "FROM (VALUES " + values + ") AS event(person, year, code, area, sex, birth_year)");
  }

  private static String text(@Nullable String text) {
    return text == null ? "NULL::VARCHAR" : "'" + text + "'";
  }

  /** All rows of files. */
  static List<Event> read(List<Path> files) throws SQLException {
    List<Event> events = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      for (Path file : files) {
        try (ResultSet rows = statement.executeQuery("FROM '" + file + "'")) {
          while (rows.next()) {
            events.add(
                new Event(
                    (Long) rows.getObject("person"),
                    rows.getInt("year"),
                    rows.getString("code"),
                    rows.getString("area"),
                    rows.getString("sex"),
                    (Integer) rows.getObject("birth_year")));
          }
        }
      }
    }
    return events;
  }
}
