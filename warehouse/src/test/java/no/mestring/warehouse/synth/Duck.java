package no.mestring.warehouse.synth;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Asks DuckDB itself, so that files are read as anybody would read them. */
final class Duck {
  private Duck() {}

  /** An answer as text: a line for a row, commas between values. */
  static String ask(String sql) {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
      return ask(connection, sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** The same of tables that a connection has. */
  static String ask(Connection connection, String sql) {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      int width = rows.getMetaData().getColumnCount();
      List<String> lines = new ArrayList<>();
      while (rows.next()) {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= width; i++) {
          values.add(String.valueOf(rows.getString(i)));
        }
        lines.add(String.join(",", values));
      }
      return String.join("\n", lines);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** Does something that has no answer. */
  static void run(String sql) {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  static double number(String sql) {
    return Double.parseDouble(ask(sql));
  }
}
