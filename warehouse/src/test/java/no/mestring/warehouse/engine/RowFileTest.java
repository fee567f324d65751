package no.mestring.warehouse.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import no.mestring.warehouse.failure.WarehouseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowFileTest {
  private static final List<FileColumn> COLUMNS =
      List.of(
          FileColumn.numbered("person", 'S'),
          FileColumn.same("source", "it's 100 %s"),
          FileColumn.date("day"),
          FileColumn.word("code", List.of("N06A", "100 %", "it's, \"quoted\"")),
          FileColumn.whole("year"));

  @TempDir Path folder;

  /** So many rows, with day and word by their number. */
  private static RowMaker rows(int count) {
    int[] next = {0};
    return columns -> {
      int rows = Math.min(columns[0].length, count - next[0]);
      for (int row = 0; row < rows; row++) {
        int number = next[0]++;
        columns[0][row] = number;
        columns[1][row] = number;
        columns[2][row] = number % 3;
        columns[3][row] = 2000 + number;
      }
      return rows;
    };
  }

  /** 1970-01-01 is day 0, by the definition of Java's LocalDate.ofEpochDay. */
  @Test
  void numbersBecomeWordsDaysAndNames() {
    Path file = folder.resolve("rows.csv");
    assertThat(RowFile.write(file, FileFormat.CSV, COLUMNS, rows(4))).isEqualTo(4);
    assertThat(file)
        .hasContent(
            """
            person,source,day,code,year
            S000000000,it's 100 %s,1970-01-01,N06A,2000
            S000000001,it's 100 %s,1970-01-02,100 %,2001
            S000000002,it's 100 %s,1970-01-03,"it's, ""quoted""\",2002
            S000000003,it's 100 %s,1970-01-04,N06A,2003
            """);
  }

  @Test
  void moreRowsThanOneChunkAreAllThereInOrder() {
    Path file = folder.resolve("rows.parquet");
    assertThat(RowFile.write(file, FileFormat.PARQUET, COLUMNS, rows(300_000))).isEqualTo(300_000);
    try (ParquetFile parquet = ParquetFile.open(file)) {
      assertThat(parquet.names()).containsExactly("person", "source", "day", "code", "year");
      long[] count = {0};
      parquet.read(
          (number, fields) -> {
            assertThat(fields.get(4)).isEqualTo(Long.toString(1999 + number));
            count[0]++;
            return true;
          });
      assertThat(count[0]).isEqualTo(300_000);
    }
  }

  @Test
  void noRowsAreAFileWithItsColumns() {
    Path file = folder.resolve("none.csv");
    assertThat(RowFile.write(file, FileFormat.CSV, COLUMNS, columns -> 0)).isZero();
    assertThat(file).hasContent("person,source,day,code,year\n");
  }

  @Test
  void whatTheMakerThrowsComesOutAsItIs() {
    IllegalStateException thrown = new IllegalStateException("out of persons");
    assertThatThrownBy(
            () ->
                RowFile.write(
                    folder.resolve("rows.csv"),
                    FileFormat.CSV,
                    COLUMNS,
                    columns -> {
                      throw thrown;
                    }))
        .isSameAs(thrown);
  }

  @Test
  void aPlaceThatCannotBeWrittenIsToldInOneLine() {
    Path file = folder.resolve("none/rows.csv");
    assertThatThrownBy(() -> RowFile.write(file, FileFormat.CSV, COLUMNS, rows(1)))
        .isInstanceOf(WarehouseException.class)
        .hasMessageStartingWith("Cannot write " + file + ": ")
        .hasMessageContaining("No such file or directory")
        .hasMessageNotContaining("\n");
  }
}
