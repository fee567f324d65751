package no.mestring.warehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import no.mestring.warehouse.TestingFiles;
import no.mestring.warehouse.ingest.TestingParquet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files on other borders; the codes are those of Statistics Norway's code lists 131 and 104. */
class RecodeTest {
  @TempDir Path folder;

  private String recode(List<String> lines, String... options) {
    Path file = TestingFiles.write(folder.resolve("in.csv"), lines.toArray(String[]::new));
    Cli.Run run = run(file, options);
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run.out();
  }

  private Cli.Run run(Path file, String... options) {
    String[] args = new String[options.length + 2];
    args[0] = "recode";
    args[1] = file.toString();
    System.arraycopy(options, 0, args, 2, options.length);
    return new Cli(folder.resolve("no-warehouse")).run(args);
  }

  @Test
  void countsOfAreasThatBecameOneAreAddedUpByEveryOtherColumn() {
    assertThat(
            recode(
                List.of(
                    "area,year,sex,persons,population",
                    "0104,2019,female,10,100",
                    "0136,2019,female,5,50",
                    "0104,2019,male,0,90",
                    "0136,2019,male,7,40",
                    "3002,2021,female,20,160"),
                "--to",
                "2024"))
        // 10 + 5, 100 + 50; 0 + 7, 90 + 40
        .isEqualTo(
            """
            area,year,sex,persons,population,how,codes,why
            3103,2019,female,15,150,added,0104 0136,
            3103,2019,male,7,130,added,0104 0136,
            3103,2021,female,20,160,exact,3002,
            """);
    assertThat(folder.resolve("no-warehouse")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "0536, 2019, 2024, 3447", // Søndre Land
    "0815, 2019, 2020, 3814", // Kragerø
    "3814, 2021, 2024, 4014",
    "0235, 2019, 2020, 3033", // Ullensaker
    "0235, 2019, 2024, 3209",
    "3209, 2024, 2019, 0235", // and back
    "536, 2019, 2024, 3447", // a lost zero
    "Kragerø, 2021, 2024, 4014",
    "Kragerø (2020-2023), 2021, 2024, 4014",
    "3432 Lesja, 2021, 2024, 3432",
    "K-3432, 2021, 2019, 0512",
    "0512, 2021, 2024, 3432", // a code of another year
    "1601, 2017, 2018, 5001", // Trondheim, when Trøndelag became one
    "0, 2019, 2024, 0",
  })
  void anAreaIsFoundHoweverItIsWritten(String area, String year, String to, String code) {
    assertThat(recode(List.of("region;tid;antall", area + ";" + year + ";3"), "--to", to))
        .startsWith("region;tid;antall;how;codes;why\n" + code + ";" + year + ";");
  }

  @Test
  void aPartThatIsMissingWithholdsTheSumUnlessItCountsAsZero() {
    List<String> lines =
        List.of(
            "area,year,sex,persons",
            "0104,2018,female,3",
            "0104,2019,female,4",
            "0136,2019,male,5");
    assertThat(recode(lines, "--to", "2024"))
        .isEqualTo(
            """
            area,year,sex,persons,how,codes,why
            3103,2018,female,,withheld,0104,no figure for 0136
            3103,2019,female,,withheld,0104 0136,no row for 0136
            3103,2019,male,,withheld,0104 0136,no row for 0104
            """);
    assertThat(recode(lines, "--to", "2024", "--missing-is-zero"))
        .isEqualTo(
            """
            area,year,sex,persons,how,codes,why
            3103,2018,female,3,added,0104,"no figure for 0136, taken as zero"
            3103,2019,female,4,added,0104 0136,"no row for 0136, taken as zero"
            3103,2019,male,5,added,0104 0136,"no row for 0104, taken as zero"
            """);
  }

  @Test
  void aDividedAreaIsWithheldWeightedOrKeptAsOne() {
    List<String> lines = List.of("area,year,persons", "1507,2021,1000");
    assertThat(recode(lines, "--to", "2024"))
        .isEqualTo(
            """
            area,year,persons,how,codes,why
            1508,2021,,withheld,1507,"1507 is divided between 1508, 1580"
            1580,2021,,withheld,1507,"1507 is divided between 1508, 1580"
            """);
    // the two add up to 1000; the shares are core-lib's, from the populations of the pieces
    assertThat(recode(lines, "--to", "2024", "--splits", "weight"))
        .isEqualTo(
            """
            area,year,persons,how,codes,why
            1508,2021,857.0384,weighted,1507*0.857,weighted by where people lived
            1580,2021,142.9616,weighted,1507*0.143,weighted by where people lived
            """);
    assertThat(recode(lines, "--to", "2024", "--splits", "union"))
        .isEqualTo(
            """
            area,year,persons,how,codes,why
            1508+1580,2021,1000,exact,1507,
            """);
  }

  @Test
  void snillfjordIsDividedBetweenThree() {
    // code list 131, 2020: 5012 to 5055 Heim, 5056 Hitra and 5059 Orkland
    assertThat(recode(List.of("area,year,persons", "5012,2019,10"), "--to", "2020"))
        .startsWith(
            """
            area,year,persons,how,codes,why
            5055,2019,,withheld,5012,"5012 is divided between 5055, 5056, 5059; no figure for 1571, 5011"
            """);
  }

  @Test
  void countiesThatWereDividedAreWithheldOrRebuiltFromAllTheirMunicipalities() {
    // code list 104, 2024: Vestfold og Telemark (38) became Vestfold (39) and Telemark (40)
    List<String> lines =
        new ArrayList<>(List.of("area,year,persons", "34,2021,100", "38,2021,400", "0,2021,5000"));
    assertThat(recode(lines, "--to", "2024"))
        .isEqualTo(
            """
            area,year,persons,how,codes,why
            34,2021,100,exact,34,
            39,2021,,withheld,38,"38 is divided between 39, 40"
            40,2021,,withheld,38,"38 is divided between 39, 40"
            0,2021,5000,exact,0,
            """);
    // the six municipalities of Vestfold then, with a person each: 6
    for (String code : List.of("3801", "3802", "3803", "3804", "3805", "3811")) {
      lines.add(code + ",2021,1");
    }
    assertThat(recode(lines, "--to", "2024"))
        .contains("39,2021,6,added,3801 3802 3803 3804 3805 3811,")
        .contains("40,2021,,withheld,38,");
  }

  @Test
  void marksStayMarksAndZeroStaysZero() {
    assertThat(
            recode(
                List.of(
                    "area,year,persons,numerator,denominator,count",
                    "0104,2019,..,..,0,:",
                    "0136,2019,5,:,0,:"),
                "--to",
                "2024"))
        .isEqualTo(
            """
            area,year,persons,numerator,denominator,count,how,codes,why
            3103,2019,..,,0,:,added,0104 0136,"persons: no number for 0104; numerator: no number for 0104, 0136; count: no number for 0104, 0136"
            """);
  }

  @Test
  void otherNumbersAreNeverAddedAndDescriptionsKeptWhereTheyAgree() {
    Path file =
        TestingFiles.write(
            folder.resolve("rates.csv"),
            "kommunenr\tkommune\tår\tantall\trate\tkilde",
            "0104\tMoss\t2019\t10\t1,5\ta",
            "0136\tRygge\t2019\t5\t2,5\tb",
            "0101\tHalden\t2019\t2,5\t3,5\ta");
    Cli.Run run = run(file, "--to", "2020");
    assertThat(run.out())
        .isEqualTo(
            """
            kommunenr\tkommune\tår\tantall\trate\tkilde\thow\tcodes\twhy
            3002\tMoss\t2019\t15\t\t\tadded\t0104 0136\t
            3001\tHalden\t2019\t2,5\t3,5\ta\texact\t0101\t
            """);
    assertThat(run.err())
        .isEqualTo(
            """
            rates.csv on the borders of 2020: 3 rows in, 2 rows out
              Columns: area kommunenr; period år; added up antall; grouped by nothing
              exact     1 row of 1 area
              added     1 row of 1 area
            Counts before and after:
              antall, municipalities: 17.5 -> 17.5
            Columns to look at:
              rate: empty in the row that is not exact; --sum rate adds counts up
              kilde: empty in 1 row whose parts say different things
            """);
  }

  @Test
  void theReportSaysWhatIsDividedAndWhereTheNumbersWent() {
    Path file =
        TestingFiles.write(
            folder.resolve("split.csv"),
            "area,year,persons",
            "1507,2020,1000",
            "1507,2021,1000",
            "0104,2019,30",
            "030101,2021,8");
    Path out = folder.resolve("out.csv");
    Cli.Run run = run(file, "--to", "2024", "--keep-unknown-areas", "--out", out.toString());
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .startsWith(
            """
            split.csv on the borders of 2024: 4 rows in, 6 rows out
              Columns: area area; period year; added up persons; grouped by nothing
              withheld  5 rows of 3 areas
              unplaced  1 row of 1 area
            Counts before and after:
              persons, municipalities: 2030 -> 0
                2000 withheld of divided areas
                30 withheld of areas of which a part has no row
              persons, not placed: 8 -> 8
            Divided areas:
              1507 in 2020-2021 (2 rows) into 1508 (85.7%), 1580 (14.3%)
            What --splits gives:
              withhold  6 rows, 0 weighted, 5 withheld; persons (municipalities) 0;
                  persons (not placed) 8 (chosen)
              weight    6 rows, 4 weighted, 1 withheld; persons (municipalities) 2000;
                  persons (not placed) 8
              union     4 rows, 0 weighted, 1 withheld; persons (municipalities) 2000;
                  persons (not placed) 8
            Not placed, as no area has the code:
              '030101': 1 row from line 5; persons 8
            """);
  }

  @Test
  void aWindowsFileInLatinOneKeepsItsForm() throws IOException {
    Path file = folder.resolve("latin.csv");
    Files.write(
        file,
        "Sted;År;Kjønn;Antall\r\nKragerø;2021;\"Kvinner; alle\";3\r\n"
            .getBytes(StandardCharsets.ISO_8859_1));
    Path out = folder.resolve("latin-2024.csv");
    assertThat(run(file, "--to", "2024", "--out", out.toString()).exitCode()).isZero();
    assertThat(new String(Files.readAllBytes(out), StandardCharsets.ISO_8859_1))
        .isEqualTo(
            "Sted;År;Kjønn;Antall;how;codes;why\r\n4014;2021;\"Kvinner; alle\";3;exact;3814;\r\n");
  }

  @Test
  void parquetBecomesCsv() {
    Path file =
        TestingParquet.write(
            folder.resolve("in.parquet"),
            "select * from (values ('0104', 2019, 1.5, null), ('0136', 2019, 2.0, 'x'))"
                + " as t(area, year, persons, note)");
    assertThat(run(file, "--to", "2020").out())
        .isEqualTo("area,year,persons,note,how,codes,why\n3002,2019,3.5,,added,0104 0136,\n");
  }

  @Test
  void everyMunicipalityOf2019GoesWhereThePublicTableOfRecodingsHasIt() throws IOException {
    Path table = Cli.project().resolve("../shared/reference/redistricting.csv");
    assumeTrue(Files.exists(table));
    List<String> lines = new ArrayList<>(List.of("area,persons"));
    Map<String, String> expected = new TreeMap<>();
    Set<String> divided = new TreeSet<>();
    for (String row : Files.readAllLines(table)) {
      String[] cells = row.split(",", -1);
      if (cells[4].equals("2019")) {
        lines.add(cells[0] + ",1");
        if (!cells[2].equals("1.0") || expected.put(cells[0], cells[1]) != null) {
          divided.add(cells[0]);
        }
      }
    }
    String out =
        recode(
            List.copyOf(new LinkedHashSet<>(lines)),
            "--to",
            "2024",
            "--year",
            "2019",
            "--missing-is-zero");
    assertThat(expected.size()).isGreaterThan(300);
    for (String row : out.lines().skip(1).toList()) {
      String[] cells = row.split(",", -1);
      for (String code : cells[3].split(" ", -1)) {
        if (!code.contains("*") && !divided.contains(code)) {
          assertThat(cells[0]).as(row).isEqualTo(expected.remove(code));
        }
      }
    }
    expected.keySet().removeAll(divided);
    assertThat(expected).isEmpty();
  }

  @Test
  void periodsMayBeSpansOrDays() {
    assertThat(
            recode(
                List.of(
                    "GEO,AAR,TELLER",
                    "0104,2016_2018,1",
                    "0136,2016-2018,2",
                    "0104,2019-01-01,3",
                    "0136,2019-01-01,4",
                    "0104,2019-04-01,5",
                    "0136,2019-04-01,6"),
                "--to",
                "2020"))
        .isEqualTo(
            """
            GEO,AAR,TELLER,how,codes,why
            3002,2016_2018,3,added,0104 0136,
            3002,2019-01-01,7,added,0104 0136,
            3002,2019-04-01,11,added,0104 0136,
            """);
  }

  @ParameterizedTest
  @CsvSource({"--year, 2019", "--borders, 2019"})
  void withoutAPeriodTheYearOrTheBordersAreSaid(String option, String year) {
    assertThat(recode(List.of("area,persons", "0536,4"), "--to", "2024", option, year))
        .isEqualTo("area,persons,how,codes,why\n3447,4,exact,0536,\n");
  }

  @Test
  void aSeriesOnOneYearsBordersKeepsItsPeriods() {
    assertThat(
            recode(
                List.of("area,year,persons", "3447,1980,4", "3447,2019,5"),
                "--to",
                "2019",
                "--borders",
                "2024"))
        .isEqualTo(
            "area,year,persons,how,codes,why\n0536,1980,4,exact,3447,\n0536,2019,5,exact,3447,\n");
  }

  @Test
  void codesOfOneAreaOnBordersOfSeveralYearsAreNotAdded() {
    assertThat(
            recode(
                List.of("area,year,persons", "0104,2021,1", "0136,2021,2", "3002,2021,3"),
                "--to",
                "2024"))
        .isEqualTo(
            """
            area,year,persons,how,codes,why
            3103,2021,,withheld,0104 0136 3002,"codes on the borders of several years: 0104 0136 (2019), 3002 (2021)"
            """);
  }

  @Test
  void landThatMovedBetweenTheBordersIsNamed() {
    // Vear came from Stokke (0720) to Tønsberg (0704) in 2017, with some 2,500 persons
    Path file = TestingFiles.write(folder.resolve("p.csv"), "area,year,persons", "0704,2015,5");
    assertThat(run(file, "--to", "2017").err())
        .endsWith(
            """
            Land that moved without its people being moved:
              2017: 0720 to 0704, 2500 persons, Vear; nearly 2500 persons
            """);
    assertThat(run(file, "--to", "2016").err()).doesNotContain("Vear");
  }
}
