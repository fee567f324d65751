package no.mestring.warehouse.ingest;

import static no.mestring.warehouse.TestingFiles.SOURCE;
import static no.mestring.warehouse.TestingFiles.USERS;
import static no.mestring.warehouse.TestingFiles.problems;
import static no.mestring.warehouse.TestingFiles.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import no.mestring.warehouse.app.LoadRequest;
import no.mestring.warehouse.app.Warehouse;
import no.mestring.warehouse.catalog.NamedFile;
import no.mestring.warehouse.failure.WarehouseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong with a file, nothing said about it tells who is in it. */
class UnsaidPersonsTest {
  /** A synthetic person's; the check digits are computed by hand in NationalIdentityNumberTest. */
  private static final String NUMBER = "01818012337";

  private static final String MASK = "[national identity number]";
  private static final String HEADER = "person,dispensed_on,atc_code,area,sex,birth_year,source";

  @TempDir private Path temp;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          N,2013,,s,female,1,,plan, | area: 'M' must not be kept
          0517,N,,s,female,1,,plan, | period: 'M' must not be kept
          0517,2013,N,s,female,1,,plan, | as_of: 'M' must be a day such as 2020-05-31
          0517,2013,,N,female,1,,plan, | service: 'M' must not be kept
          0517,2013,,ringt av 018180-12337 i går,female,1,,plan, | service: 'M' must not be kept
          0517,2013,,s,N,1,,plan, | sex: 'M' must not be kept
          0517,2013,,s,female,N,,plan, | persons: 'M' must not be kept
          0517,2013,,s,female,N.5,,plan, | persons: 'M' must not be kept
          0517,2013,,s,female,1,N,plan, | precision: 'M' must not be kept
          0517,2013,,s,female,1,,N, | source: 'M' must not be kept
          0517,2013,,s,female,1,,plan,se N | place: 'M' must not be kept
          0517,2013,,s,female,1818012337 x,,plan, | persons: 'M x' must be a whole number
          1818012337,2013,,s,female,1,,plan, | area: 'M' is no area's code
          0517,2013,,s,female,1,,1818012337, | source: 'M' is not in table source
          """)
  void everyFaultOfACellHidesTheNumber(String row, String expected) throws IOException {
    String said = said(Files.writeString(users(), USERS + "\n" + row.replace("N", NUMBER) + "\n"));
    assertThat(said)
        .startsWith("service_users.csv:2: " + expected.replace("M", MASK))
        .contains("1 problem, nothing was loaded");
  }

  @Test
  void faultsOfLinesAndHeadersHideIt() throws IOException {
    assertThat(said(write(users(), NUMBER + ",2013,,s", "0517,2013,,s")))
        .contains("service_users.csv:1: " + MASK + ": is no column of service_users");
    assertThat(said(write(users(), USERS, NUMBER + ",2013", "\"" + NUMBER)))
        .contains("must have 9 fields, has 2", "must close a quote");
    byte[] latin1 = (USERS + "\n" + NUMBER + "\u00e5\n").getBytes(StandardCharsets.ISO_8859_1);
    assertThat(said(Files.write(users(), latin1))).contains("must have 9 fields, has 1");
  }

  @Test
  void populationsOfPublishersHideIt() {
    Path file =
        write(
            temp.resolve("population.csv"),
            "region;alder;kjønn;år;" + NUMBER,
            NUMBER + ";" + NUMBER + ";" + NUMBER + ";" + NUMBER + ";" + NUMBER);
    assertThat(said(file)).contains("must have a column for persons");
    Path rows =
        write(
            temp.resolve("population.csv"),
            "region;alder;kjønn;år;Personer",
            NUMBER + ";" + NUMBER + ";" + NUMBER + ";" + NUMBER + ";" + NUMBER,
            "0301;000;Kvinner;2020;" + NUMBER,
            NUMBER + ";000;Kvinner;2020;5");
    assertThat(said(rows)).contains(MASK);
  }

  @Test
  void namesOfFilesAndTablesHideIt() {
    Path file = write(temp.resolve(NUMBER + ".csv"), SOURCE, NUMBER + ",a,b,2020");
    assertThat(said(file)).contains(MASK + ".csv: '" + MASK + "' must be the name of a table");
    NamedFile named = NamedFile.parse("source=" + file);
    assertThat(said(new LoadRequest(List.of(named), LoadRules.withDefaults(), Optional.empty())))
        .contains(MASK + ".csv:2: source: '" + MASK + "' must not be kept");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // anything that tells persons apart, not only national numbers, in files of persons
        "KEY,2020-02-30,N6,66,both,x,nobody",
        "KEY\u0007,2020-01-01,N06A,0301,female,1980,npr",
        "2020-01-01,KEY,N06A,0301,female,1980,npr",
        "N06A,2020-01-01,KEY,0301,female,1980,npr",
        "a,2020-01-01,N06A,KEY,female,1980,npr",
        "a,2020-01-01,N06A,0301,KEY,1980,npr",
        "a,2020-01-01,N06A,0301,female,KEY,npr",
        "a,2020-01-01,N06A,0301,female,1980,KEY",
        "KEY,2020-01-01,N06A,0301,female,1980,npr\nKEY,2020-01-01,N06A,0301,male,1981,npr",
        "KEY,2020-01-01,N06A",
      })
  void filesOfPersonsHideWhateverTellsThemApart(String rows) {
    for (String key : List.of(NUMBER, "018180 12337", "1818012337", "12345", "7700123456789")) {
      String said = said(dispensings(HEADER, rows.replace("KEY", key)));
      assertThat(said).contains("nothing was loaded").doesNotContain(key);
    }
  }

  @Test
  void aFileOfPersonsWithoutAHeaderHidesItsFirstRow() {
    assertThat(said(dispensings("7700123456,2020-01-01,N06A,0301,female,1980,npr")))
        .contains("dispensing.csv:1: [number]: is no column of dispensing")
        .doesNotContain("7700123456");
  }

  private Path users() {
    return temp.resolve("service_users.csv");
  }

  private Path dispensings(String... lines) {
    return write(temp.resolve("dispensing.csv"), lines);
  }

  private String said(Path file) {
    return said(LoadRequest.of(List.of(file)).withPersonKey(PseudonymsTest.key(0)));
  }

  /** All that a refusal says: problems, message and stack trace. */
  private String said(LoadRequest request) {
    try (Warehouse warehouse = Warehouse.open(temp.resolve("warehouse"))) {
      warehouse.load(
          List.of(
              write(temp.resolve("s/source.csv"), SOURCE, "plan,Plan,K,2016", "npr,NPR,F,2024")));
      WarehouseException refusal =
          catchThrowableOfType(WarehouseException.class, () -> warehouse.load(request));
      StringWriter trace = new StringWriter();
      refusal.printStackTrace(new PrintWriter(trace));
      String said = problems(refusal) + "\n" + trace;
      assertThat(said).doesNotContain(NUMBER, "1818012337", "018180-12337", "12337");
      return said;
    }
  }
}
