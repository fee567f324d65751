package no.mestring.warehouse.ingest;

import static no.mestring.warehouse.TestingFiles.SOURCE;
import static no.mestring.warehouse.TestingFiles.ownTable;
import static no.mestring.warehouse.TestingFiles.problems;
import static no.mestring.warehouse.TestingFiles.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import no.mestring.warehouse.TestingFiles;
import no.mestring.warehouse.app.LoadRequest;
import no.mestring.warehouse.app.Warehouse;
import no.mestring.warehouse.catalog.Definitions;
import no.mestring.warehouse.failure.Problem;
import no.mestring.warehouse.failure.WarehouseException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CSV as programs write it; what must come out is written beside what goes in. */
class CsvFilesTest {
  private static final String HEADER =
      "area;period;drug_group;sex;age;persons;population;per_1000;source;place";
  private static final String ROW = "3431;2020;total;both;0-74;%s;;%s;plan;Tabell 1,2";

  private static Path temp;
  private static Warehouse warehouse;

  private CollectedRecords read = new CollectedRecords();

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

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          , ! users.csv
          ; ! read with ';' between fields
          tab ! read with tabs between fields
          | ! read with '|' between fields
          """)
  void theSeparatorIsToldByTheContent(String name, String note) {
    String separator = name.equals("tab") ? "\t" : name;
    String row =
        ROW.formatted("12", "90.1").replace("Tabell 1,2", "\"Tabell 1" + separator + "2\"");
    List<String> notes = load((HEADER + "\n" + row).replace(";", separator));
    assertThat(read.rows).hasSize(1);
    assertThat(String.join("\n", notes) + "users.csv").contains(note);
    assertThat(read.column("place")).isEqualTo("Tabell 1" + separator + "2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void everyLineEndIsReadAndCounted(String end) {
    assertThat(refusal(HEADER + end + ROW.formatted("1", "2") + end + ROW.formatted("x", "")))
        .isEqualTo(
            "users.csv:3: persons: 'x' must be a whole number in plain digits, such as 1234");
    load(HEADER + end + ROW.formatted("1", "2"));
    assertThat(read.rows).containsOnlyKeys(2L);
  }

  @Test
  void aLineBreakInQuotesIsPartOfTheTextAndCountsAsALine() {
    String broken = ROW.formatted("1", "").replace("Tabell 1,2", "\"Tabell 1;\r\nside \"\"2\"\"\"");
    assertThat(refusal(HEADER + "\r\n" + broken + "\r\n" + ROW.formatted("x", "")))
        .isEqualTo(
            "users.csv:4: persons: 'x' must be a whole number in plain digits, such as 1234");
    load(HEADER + "\r\n" + broken);
    assertThat(read.column("place")).isEqualTo("Tabell 1;\nside \"2\"");
  }

  @ParameterizedTest
  @CsvSource({"windows-1252, ''", "ISO-8859-1, ''", "UTF-8, ''", "UTF-8, \uFEFF"})
  void lettersAreToldByTheBytes(String charset, String mark) {
    String text = mark + HEADER + "\n" + ROW.formatted("1", "2").replace("Tabell", "Vågå «§»");
    List<String> notes = load(text, Charset.forName(charset));
    assertThat(read.column("place")).isEqualTo("Vågå «§» 1,2");
    assertThat(notes)
        .containsExactly(
            "users.csv: read with ';' between fields"
                + (charset.equals("UTF-8") ? "" : ", letters of Windows-1252 (Latin-1)"));
  }

  /** Windows-1252 has them at 0x80 to 0x9F, where Latin-1 has nothing. */
  @Test
  void quotesAndDashesOfWindowsAreRead() {
    load(
        HEADER + "\n" + ROW.formatted("1", "2").replace("Tabell", "”–€ ø"),
        Charset.forName("windows-1252"));
    assertThat(read.column("place")).isEqualTo("”–€ ø 1,2");
  }

  /** In code page 865 of DOS, 9B is ø and 86 is å; MacRoman has ø at BF. */
  @ParameterizedTest
  @CsvSource({"9B", "86", "BF"})
  void lettersOfOtherSystemsAreRefused(String hex) {
    char letter = (char) Integer.parseInt(hex, 16);
    assertThat(
            refusal(
                HEADER + "\n" + ROW.formatted("1", "2").replace("Tabell", "S" + letter + "ndre"),
                StandardCharsets.ISO_8859_1))
        .isEqualTo(
            "users.csv: must be UTF-8 or Windows-1252, byte "
                + hex
                + " in line 2 is neither; save it as CSV UTF-8");
  }

  /** What the numbers of one file mean together; per_1000 of the rows with 1, 2 and 3 persons. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          12,5    | 0,125       | 7     | 12.5    | 0.125    | 7
          12.5    | 0.125       | 7     | 12.5    | 0.125    | 7
          12,5    | 1,234       | 7     | 12.5    | 1.234    | 7
          12.5    | 1.234       | 7     | 12.5    | 1.234    | 7
          1234,5  | 1,234       | 7     | 1234.5  | 1.234    | 7
          1,234.5 | 1,234       | 7     | 1234.5  | 1234     | 7
          1.234,5 | 1.234       | 0,12  | 1234.5  | 1234     | 0.12
          1 234,5 | 12 345 678  | -3    | 1234.5  | 12345678 | -3
          12,5    | −3,5        | -1,25 | 12.5    | -3.5     | -1.25
          12,5    | ..          | :     | 12.5    | ..       | :
          2.5     | 1.5E-3      | x,y   | 2.5     | 1.5E-3   | x,y
          """)
  void marksInNumbersAreToldByTheOthers(
      String one, String two, String three, String first, String second, String third) {
    load(HEADER + rows(one, two, three));
    assertThat(read.column("per_1000")).isEqualTo(first + "\n" + second + "\n" + third);
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "\u00A0", "\u2009", "\u202F"})
  void spacesInThousandsAreLeftOut(String space) {
    List<String> notes = load(HEADER + "\n" + ROW.formatted("1" + space + "234", "12,50"));
    assertThat(read.column("persons")).isEqualTo("1234");
    assertThat(read.column("per_1000")).isEqualTo("12.50");
    assertThat(notes).containsExactly("users.csv: read with ';' between fields, decimal commas");
  }

  @Test
  void aNumberThatMayBeTwoThingsIsRefused() {
    assertThat(refusal(HEADER + rows("1,234", "2,345", "7")))
        .isEqualTo(
            "users.csv:2: per_1000: '1,234' may be 1234 or 1.234, and no other number of the file"
                + " tells; write it without the mark, or with another number of decimals");
    assertThat(refusal(HEADER + rows("7", "1.234", "7")))
        .startsWith("users.csv:3: per_1000: '1.234' may be 1234 or 1.234");
  }

  @Test
  void numbersOfTwoKindsInOneFileAreRefused() {
    assertThat(refusal(HEADER + rows("12,5", "7", "12.5")))
        .isEqualTo(
            "users.csv:4: per_1000: '12.5' has a decimal point, '12,5' in line 2 has a decimal"
                + " comma; write all numbers of a file in one way");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.2,5", "1,2,5", "12,", ",5", "1 2345,5", "12,5 %", "1,23.4"})
  void whatIsNoNumberStaysNone(String number) {
    assertThat(refusal(HEADER + rows("12,5", number, "7")))
        .isEqualTo(
            "users.csv:3: per_1000: '"
                + number
                + "' must be a number with a decimal point and no other sign, such as 1234.5");
  }

  @Test
  void twoSeparatorsThatFitAreRefused() {
    Path folder = ownTable(temp.resolve("own"), "houses", List.of("place string"), "unused");
    Path file = folder.resolve("houses.csv");
    write(file, "a;b,c", "1;2,3");
    WarehouseException refusal =
        catchThrowableOfType(WarehouseException.class, () -> warehouse.load(List.of(folder)));
    assertThat(problems(refusal))
        .isEqualTo(
            "houses.csv: must have one separator of fields, ',' and ';' both fit; put fields with"
                + " the other one into quotes");
  }

  @Test
  void theSeparatorThatGivesTheTablesColumnsIsTaken() {
    load(HEADER + "\n" + ROW.formatted("1", "2,5").replace("Tabell 1,2", "a,b,c"));
    assertThat(read.column("per_1000")).isEqualTo("2.5");
    assertThat(read.column("place")).isEqualTo("a,b,c");
  }

  @Test
  void aTitleAboveTheHeaderIsLeftOutAndNoted() {
    List<String> notes =
        load("Legemiddelbrukere, 2020\n\n" + HEADER + "\n" + ROW.formatted("1", "2"));
    assertThat(notes)
        .containsExactly("users.csv: read with ';' between fields, a title above the header");
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0A0041 | must be text, has a NUL byte in line 2
          504B0304 | must be text, is an Excel workbook or another zip file; call a workbook .xlsx
          D0CF11E0 | must be text, is an old Excel workbook; save it as .xlsx
          50415231 | must be text, is a Parquet file; call it .parquet
          1F8B08 | must be text, is compressed; unpack it
          """)
  void aFileThatIsNoTextIsRefused(String hex, String rule) {
    String bytes = new String(HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1);
    boolean isInside = rule.contains("NUL");
    assertThat(refusal(isInside ? HEADER + bytes : bytes + "\nx", StandardCharsets.ISO_8859_1))
        .isEqualTo("users.csv: " + rule);
  }

  @Test
  void aHeaderInTheMiddleAndRaggedRowsAreNamed() {
    assertThat(
            refusal(HEADER + "\n" + ROW.formatted("1", "2") + "\n" + HEADER + "\n" + "3431;2020\n"))
        .isEqualTo(
            """
            users.csv:3: repeats the header; leave the row out
            users.csv:4: must have 10 fields, has 2""");
  }

  @Test
  void nothingIsLoadedOfAFaultyFile() {
    refusal(HEADER + "\n" + ROW.formatted("1", "2") + "\n3431;2020\n");
    assertThat(TestingFiles.ask(warehouse.latest(), "select count(*) from prescription_users"))
        .isEqualTo("0");
  }

  private static String rows(String... numbers) {
    StringBuilder rows = new StringBuilder();
    String[] groups = {"total", "antidepressants", "sedatives"};
    for (int i = 0; i < numbers.length; i++) {
      String row = ROW.formatted(i + 1, numbers[i]).replace("total", groups[i]);
      rows.append('\n').append(row);
    }
    return rows.toString();
  }

  /** Reads a file that has nothing wrong; returns the notes. */
  private List<String> load(String text) {
    return load(text, StandardCharsets.UTF_8);
  }

  private List<String> load(String text, Charset charset) {
    List<String> notes = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    Path file = file(text, charset);
    Expected expected =
        Expected.of(Definitions.builtIn().table("prescription_users").orElseThrow());
    read = new CollectedRecords();
    new CsvLoader(file, "users.csv", CsvForm.of(file, expected), expected, problems, notes)
        .load(read);
    assertThat(problems).isEmpty();
    return notes;
  }

  private static String refusal(String text) {
    return refusal(text, StandardCharsets.UTF_8);
  }

  private static String refusal(String text, Charset charset) {
    return problems(
        catchThrowableOfType(
            WarehouseException.class,
            () ->
                warehouse.load(
                    LoadRequest.parse(List.of("prescription_users=" + file(text, charset))))));
  }

  private static Path file(String text, Charset charset) {
    try {
      return Files.write(temp.resolve("users.csv"), text.getBytes(charset));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
