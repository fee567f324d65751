package no.mestring.warehouse.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParquetFileTest {
  @TempDir Path temp;

  @Test
  void valuesAreTextsAsInCsv() throws SQLException {
    Path file =
        file(
            "SELECT 7::SMALLINT AS a, 12.0::DOUBLE AS b, 2.5::DECIMAL(10, 2) AS c, true AS d,"
                + " DATE '2020-05-31' AS e, NULL::INTEGER AS f, encode('Vågå') AS g");
    List<List<String>> rows = new ArrayList<>();
    try (ParquetFile parquet = ParquetFile.open(file)) {
      assertThat(parquet.names()).containsExactly("a", "b", "c", "d", "e", "f", "g");
      parquet.read((number, fields) -> rows.add(fields));
    }
    assertThat(rows).containsExactly(List.of("7", "12", "2.50", "true", "2020-05-31", "", "Vågå"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM read_csv('%s')",
        "SELECT * FROM read_text('%s')",
        "SELECT * FROM glob('/*')",
        "COPY (SELECT 1) TO '%s'",
        "ATTACH '%s' AS x",
        "INSTALL httpfs",
        "SET enable_external_access = true"
      })
  void nothingElseCanBeReadOrWritten(String sql) throws Exception {
    Path other = Files.writeString(temp.resolve("other.csv"), "a,b\n1,2\n");
    try (ParquetFile parquet = ParquetFile.open(file("SELECT 1 AS a"))) {
      Field field = ParquetFile.class.getDeclaredField("connection");
      field.setAccessible(true);
      try (Statement statement = ((Connection) field.get(parquet)).createStatement()) {
        assertThatThrownBy(() -> statement.execute(sql.formatted(other)))
            .isInstanceOf(SQLException.class);
      }
    }
    assertThat(other).hasContent("a,b\n1,2");
  }

  private Path file(String sql) throws SQLException {
    Path file = temp.resolve("x.parquet");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("COPY (" + sql + ") TO '" + file + "' (FORMAT parquet)");
    }
    return file;
  }
}
