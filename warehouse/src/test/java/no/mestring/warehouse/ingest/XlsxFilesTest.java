package no.mestring.warehouse.ingest;

import static java.util.stream.Collectors.joining;
import static no.mestring.warehouse.TestingFiles.SOURCE;
import static no.mestring.warehouse.TestingFiles.write;
import static no.mestring.warehouse.ingest.TestingXlsx.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.mestring.warehouse.TestingFiles;
import no.mestring.warehouse.app.LoadRequest;
import no.mestring.warehouse.app.LoadResult;
import no.mestring.warehouse.app.Warehouse;
import no.mestring.warehouse.catalog.Definitions;
import no.mestring.warehouse.failure.Problem;
import no.mestring.warehouse.failure.UnreadableException;
import no.mestring.warehouse.failure.WarehouseException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Workbooks as people keep them; every cell is written by hand as XML. */
class XlsxFilesTest {
  private static final String[] HEADER = {
    "area", "period", "as_of", "service", "sex", "persons", "precision", "source", "place"
  };

  private Path temp;
  private CollectedRecords read = new CollectedRecords();
  private List<Problem> problems = List.of();
  private List<String> notes = List.of();

  @BeforeEach
  void folder(@TempDir Path folder) {
    temp = folder;
  }

  @Test
  void cellsBecomeTheTextsThatCsvWouldHave() {
    read(
        new TestingXlsx()
            .texts(" Lesja ", "Sel\u00A0")
            .sheet(
                "Ark1",
                row(1, HEADER),
                row(
                    2,
                    "=301.0",
                    "=2013",
                    "<c s=\"1\"><v>44197</v></c>", // 1 January 2021, as Excel counts
                    "<c t=\"s\"><v>0</v></c>",
                    "<c t=\"b\"><v>1</v></c>",
                    "=12.300000000000001",
                    "<c s=\"2\"><v>0.125</v></c>",
                    "<c t=\"str\"><f>A1&amp;\"x\"</f><v>areax</v></c>",
                    "<c><f>1+1</f><v>2</v></c>"),
                row(
                    3,
                    "0301",
                    "<c s=\"3\"><v>44197</v></c>",
                    "<c s=\"4\"><v>44197.5</v></c>",
                    "<c t=\"s\"><v>1</v></c>",
                    "<c t=\"b\"><v>0</v></c>",
                    "=1.2E3",
                    "=-0.5",
                    "<c t=\"str\"><f>\"\"</f><v></v></c>",
                    "=1E-3")));
    assertThat(problems).isEmpty();
    assertThat(read.rows.get(2L))
        .containsExactly(
            "301", "2013", "2021-01-01", "Lesja", "true", "12.3", "12.5", "areax", "2");
    assertThat(read.rows.get(3L))
        .containsExactly(
            "0301", "2021", "2021-01-01T12:00", "Sel", "false", "1200", "-0.5", "", "0.001");
    assertThat(notes)
        .containsExactly(
            "users.xlsx#Ark1: numbers in percent are read as shown, 12.5 for 12.5 %, in precision");
  }

  /** 1904 is 1,462 days after 1900, so the same number is a later day. */
  @Test
  void workbooksThatCountFrom1904AreToldApart() {
    read(
        new TestingXlsx()
            .from1904()
            .sheet("A", row(1, HEADER), row(2, "a", "b", "<c s=\"1\"><v>42735</v></c>", "x")));
    assertThat(read.column("as_of")).isEqualTo("2021-01-01");
  }

  @Test
  void titlesAboveAndNotesBelowAreLeftOutAndNoted() {
    read(
        new TestingXlsx()
            .sheet(
                "Tall",
                row(1, "Brukere av tjenesten"),
                row(3, "", "Tall fra 2020"),
                row(4, HEADER),
                row(5),
                row(6, "0536", "2016", "", "a", "both", "=19"),
                row(8, "Kilde: kommunen"),
                row(9, "* foreløpige tall")));
    assertThat(read.title).isEqualTo("Brukere av tjenesten");
    assertThat(read.rows).containsOnlyKeys(6L);
    assertThat(notes)
        .containsExactly(
            "users.xlsx#Tall: left out 2 rows above the header: 'Brukere av tjenesten' …",
            "users.xlsx#Tall: left out 2 rows below the figures: 'Kilde: kommunen' …");
  }

  @Test
  void aRowWithItsFirstCellOnlyAmongFiguresIsARow() {
    read(
        new TestingXlsx()
            .sheet(
                "A",
                row(1, HEADER),
                row(2, "0536"),
                row(3, "0536", "2016", "", "a", "both", "=1")));
    assertThat(read.rows).containsOnlyKeys(2L, 3L);
  }

  @Test
  void columnsWithoutNameAreDroppedIfTheyAreEmpty() {
    read(
        new TestingXlsx()
            .sheet(
                "A",
                row(1, "area", "", "period", "", "sex"),
                row(2, "0536", "", "2016", "", "both", "", ""),
                row(3, "0536", "", "2017", "=5", "male", "", "x"),
                row(4, "0536", "", "2018", "=6", "male")));
    assertThat(read.names).containsExactly("area", "period", "sex");
    assertThat(read.rows.get(2L)).containsExactly("0536", "2016", "both");
    assertThat(problems())
        .isEqualTo(
            """
            users.xlsx#A:3: '5' must stand below the name of a column, column D has none
            users.xlsx#A:3: 'x' must stand below the name of a column, column G has none""");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <c t="e"><v>#N/A</v></c> | '#N/A' is an error in the sheet; correct it or leave the cell empty
          <c t="e"><f>1/0</f><v>#DIV/0!</v></c> | '#DIV/0!' is an error in the sheet; correct it or leave the cell empty
          <c s="1"><v>60</v></c> | '60' is shown as a date and is none; give the cell another format
          <c s="1"><v>-1</v></c> | '-1' is shown as a date and is none; give the cell another format
          """)
  void aCellWithoutAValueIsAProblem(String cell, String rule) {
    read(new TestingXlsx().sheet("A", row(1, HEADER), row(2, "0536", "2016", cell, "x")));
    assertThat(problems()).isEqualTo("users.xlsx#A:2: as_of: " + rule);
    assertThat(read.rows).isEmpty();
  }

  @Test
  void formulasThatNobodyComputedAreAProblem() {
    String[] row = {"0536", "2016", "", "x", "both", "<c><f>1+1</f><v></v></c>"};
    read(new TestingXlsx().sheet("A", row(1, HEADER), row(2, row)));
    assertThat(problems())
        .isEqualTo(
            "users.xlsx#A:2: has formulas without values; open the workbook in Excel and save it");
    row[2] = "<c><f>1+2</f><v>3</v></c>"; // somebody computes here, and the other one is empty
    read(new TestingXlsx().sheet("A", row(1, HEADER), row(2, row)));
    assertThat(problems).isEmpty();
    assertThat(read.rows.get(2L)).containsExactly("0536", "2016", "3", "x", "both", "", "", "", "");
  }

  @Test
  void oneSheetOfSeveralIsReadByItsName() {
    TestingXlsx book =
        new TestingXlsx()
            .sheet("Forside", row(1, "Les meg"))
            .sheet("Tall 2016", row(1, HEADER), row(2, "0536", "2016", "", "a", "both"));
    read(book, Optional.of("Tall 2016"));
    assertThat(read.rows).containsOnlyKeys(2L);
    assertThat(notes).isEmpty();
    read(book, Optional.empty());
    assertThat(problems())
        .isEqualTo(
            "users.xlsx#Forside: must have a row with the names of the table's columns, none is"
                + " among the first 50");
    assertThat(notes)
        .containsExactly("users.xlsx#Forside: the first sheet was read, not 'Tall 2016'");
    assertThatThrownBy(() -> read(book, Optional.of("Tall 2015")))
        .hasMessage("has no sheet 'Tall 2015'; did you mean Tall 2016?");
  }

  @Test
  void aHiddenFirstSheetIsReadByNameOnly() {
    TestingXlsx book =
        new TestingXlsx().sheet("Koder", row(1, HEADER)).hidden("Koder").sheet("Tall", row(1, "x"));
    assertThatThrownBy(() -> read(book, Optional.empty()))
        .hasMessage(
            "has a hidden first sheet, 'Koder'; say which sheet to read, such as FILE#Tall");
    read(book, Optional.of("Koder"));
    assertThat(problems).isEmpty();
  }

  @Test
  void hiddenRowsAreReadAndCounted() {
    read(
        new TestingXlsx()
            .sheet(
                "A",
                row(1, HEADER),
                row(2, "0536", "2016", "", "a", "both").replace("<row", "<row hidden=\"1\"")));
    assertThat(read.rows).hasSize(1);
    assertThat(notes).containsExactly("users.xlsx#A: hidden rows are read, 1 row");
  }

  @Test
  void theHeaderOnceMoreIsAProblem() {
    read(new TestingXlsx().sheet("A", row(1, HEADER), row(2, HEADER)));
    assertThat(problems()).isEqualTo("users.xlsx#A:2: repeats the header; leave the row out");
  }

  @Test
  void whatIsNoWorkbookIsToldApart() throws IOException {
    assertUnreadable(new byte[0], "must be an Excel workbook, is empty");
    assertUnreadable(
        "area,period".getBytes(StandardCharsets.UTF_8),
        "must be an Excel workbook, does not begin as one; save it as an Excel workbook (.xlsx)");
    byte[] old = new byte[2000];
    System.arraycopy(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}, 0, old, 0, 4);
    assertUnreadable(
        old, "is a workbook of Excel 97-2003 (.xls); save it as an Excel workbook (.xlsx)");
    byte[] stream = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
    System.arraycopy(stream, 0, old, 1000, stream.length);
    assertUnreadable(old, "is protected by a password; save it without one");
  }

  @Test
  void aTruncatedOrForeignZipIsRefused() throws IOException {
    Path whole = new TestingXlsx().sheet("A", row(1, HEADER)).write(temp.resolve("whole.xlsx"));
    byte[] bytes = Files.readAllBytes(whole);
    Path half = temp.resolve("half.xlsx");
    Files.write(half, Arrays.copyOf(bytes, bytes.length / 2));
    assertThatThrownBy(() -> Workbook.open(half, Optional.empty()))
        .isInstanceOf(UnreadableException.class)
        .hasMessageStartingWith("is no whole Excel workbook: ");
    Path other = temp.resolve("other.xlsx");
    TestingXlsx.zip(other, Map.of("letter.txt", "Hei"));
    assertThatThrownBy(() -> Workbook.open(other, Optional.empty()))
        .hasMessage(
            "must be an Excel workbook, is another zip file; save it as an Excel workbook (.xlsx)");
    Path empty = temp.resolve("empty.xlsx");
    TestingXlsx.zip(empty, Map.of("[Content_Types].xml", "<Types/>"));
    assertThatThrownBy(() -> Workbook.open(empty, Optional.empty()))
        .hasMessage("is no Excel workbook that can be read; save it as an Excel workbook (.xlsx)");
  }

  @Test
  void brokenXmlIsNamedWithTheRowBefore() {
    read(
        new TestingXlsx()
            .sheet(
                "A",
                row(1, HEADER),
                row(2, "0536", "2016", "", "a", "both"),
                "<row r=\"3\"><c><v>1</x>"));
    assertThat(problems())
        .isEqualTo(
            "users.xlsx#A:2: is followed by what is no row of a sheet; save the workbook anew");
  }

  /** 40 MB of spaces pack to a thousandth, as bombs do. */
  @Test
  void aZipBombIsRefused() {
    Path bomb =
        new TestingXlsx()
            .sheet("A", row(1, HEADER), " ".repeat(40 << 20))
            .write(temp.resolve("bomb.xlsx"));
    assertThatThrownBy(() -> Workbook.open(bomb, Optional.empty()))
        .hasMessage(
            "must not unpack to more than 100 times its size, part xl/worksheets/sheet1.xml does");
  }

  @Test
  void aWorkbookIsLoadedWithItsSheetInProblemsAndHistory() {
    Path file =
        new TestingXlsx()
            .sheet("2015", row(1, HEADER), row(2, "0536", "2015", "", "a", "both", "=1.5"))
            .sheet(
                "2016",
                row(1, "Brukere"),
                row(2, HEADER),
                row(3, "=536", "=2016", "", "a", "both", "=19", "exact", "plan"))
            .write(temp.resolve("service_users.xlsx"));
    try (Warehouse warehouse = Warehouse.open(temp.resolve("warehouse"))) {
      warehouse.load(List.of(write(temp.resolve("source.csv"), SOURCE, "plan,Plan,Kommunen,2016")));
      WarehouseException refusal =
          catchThrowableOfType(WarehouseException.class, () -> warehouse.load(List.of(file)));
      assertThat(TestingFiles.problems(refusal))
          .isEqualTo(
              """
              service_users.xlsx#2015:2: persons: '1.5' must be a whole number
              service_users.xlsx#2015:2: source: must not be empty""");
      LoadRequest second = LoadRequest.parse(List.of(file + "#2016"));
      assertThat(
              TestingFiles.problems(
                  catchThrowableOfType(WarehouseException.class, () -> warehouse.load(second))))
          .isEqualTo(
              "service_users.xlsx#2016:3: area: '536' is no area's code; a leading zero is lost:"
                  + " 0536 is Søndre Land");
      LoadResult result = warehouse.load(second.placingWrongCodes());
      assertThat(result.rows()).isEqualTo(1);
      assertThat(result.notes())
          .containsExactly(
              "service_users.xlsx#2016: left out 1 row above the header: 'Brukere'",
              "service_users.xlsx#2016: 1 row with codes that had lost their leading zero");
      assertThat(TestingFiles.ask(warehouse.latest(), "select area, persons from service_users"))
          .isEqualTo("0536,19");
    }
  }

  private void read(TestingXlsx book) {
    read(book, Optional.empty());
  }

  private void read(TestingXlsx book, Optional<String> sheet) {
    Path file = book.write(temp.resolve("users.xlsx"));
    read = new CollectedRecords();
    problems = new ArrayList<>();
    notes = new ArrayList<>();
    Expected expected = Expected.of(Definitions.builtIn().table("service_users").orElseThrow());
    try (Workbook workbook = Workbook.open(file, sheet)) {
      String name = "users.xlsx#" + workbook.sheet();
      new XlsxLoader(workbook, name, expected, problems, notes).load(read);
    }
  }

  private String problems() {
    return problems.stream().map(Problem::toString).collect(joining("\n"));
  }

  private void assertUnreadable(byte[] bytes, String message) throws IOException {
    Path file = Files.write(temp.resolve("x.xlsx"), bytes);
    assertThatThrownBy(() -> Workbook.open(file, Optional.empty()))
        .isInstanceOf(UnreadableException.class)
        .hasMessage(message);
  }
}
