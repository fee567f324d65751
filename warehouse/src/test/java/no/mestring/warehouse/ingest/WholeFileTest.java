package no.mestring.warehouse.ingest;

import static no.mestring.warehouse.TestingFiles.SOURCE;
import static no.mestring.warehouse.TestingFiles.ask;
import static no.mestring.warehouse.TestingFiles.problems;
import static no.mestring.warehouse.TestingFiles.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import no.mestring.warehouse.app.Warehouse;
import no.mestring.warehouse.failure.WarehouseException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WholeFileTest {
  private static Path temp;
  private static Warehouse warehouse;

  @BeforeAll
  static void open(@TempDir Path folder) {
    temp = folder;
    warehouse = Warehouse.open(temp.resolve("warehouse"));
    warehouse.load(List.of(write(temp.resolve("source.csv"), SOURCE, "plan,Plan,Kommunen,2016")));
  }

  @AfterAll
  static void close() {
    warehouse.close();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          empty | : must have a header line, is empty
          empty-lines | : must have a header line, is empty
          utf-16 | : must be UTF-8, not UTF-16; save it as CSV UTF-8
          utf-16-without-mark | : must be UTF-8, not UTF-16; save it as CSV UTF-8
          unclosed-quote | :3: must close a quote before the next comma or line; \
          a quote inside a cell is written twice
          unclosed-quote-at-end | :3: must close a quote before the next comma or line; \
          a quote inside a cell is written twice
          fault-after-quoted-line-break | :5: area: '6666' is no area's code
          fault-after-crlf | :3: area: '6666' is no area's code
          header-name-twice | :1: source: must occur once in the header
          header-without-names | :1: must name its columns, number 10 has no name%\
          service_users.csv:1: must name its columns, number 11 has no name
          """)
  void aFaultOfTheFileIsNamedWithItsLine(String fault, String problem) throws IOException {
    Path file = serviceUsers(fault);
    WarehouseException refusal =
        catchThrowableOfType(WarehouseException.class, () -> warehouse.load(List.of(file)));
    assertThat(problems(refusal)).isEqualTo("service_users.csv" + problem.replace('%', '\n'));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          byte-order-mark | byte_order_mark,Tabell 1
          crlf | crlf,Tabell 1
          quoted-line-break | 'line_break,Tabell 1,\\nside "2"'
          """)
  void whatIsOnlyUnusualIsLoaded(String form, String row) throws IOException {
    warehouse.load(List.of(serviceUsers(form)));
    String sql = "select service, place from service_users where service = '%s'";
    assertThat(ask(warehouse.latest(), sql.formatted(row.substring(0, row.indexOf(',')))))
        .isEqualTo(row.replace("\\n", "\n"));
  }

  @Test
  void aHeaderOnlyIsADeliveryWithoutRows() throws IOException {
    assertThat(warehouse.load(List.of(serviceUsers("header-only"))).rows()).isZero();
  }

  private static Path serviceUsers(String form) throws IOException {
    String resource = "service_users-" + form + ".csv";
    Path file = temp.resolve(form).resolve("service_users.csv");
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    try (InputStream in =
        Objects.requireNonNull(WholeFileTest.class.getResourceAsStream(resource), resource)) {
      Files.copy(in, file);
    }
    return file;
  }
}
