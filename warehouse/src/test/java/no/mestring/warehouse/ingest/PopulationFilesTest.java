package no.mestring.warehouse.ingest;

import static no.mestring.warehouse.TestingFiles.SOURCE;
import static no.mestring.warehouse.TestingFiles.ask;
import static no.mestring.warehouse.TestingFiles.problems;
import static no.mestring.warehouse.TestingFiles.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import no.mestring.warehouse.app.LoadRequest;
import no.mestring.warehouse.app.LoadResult;
import no.mestring.warehouse.app.Warehouse;
import no.mestring.warehouse.failure.WarehouseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Population as its publishers deliver it; the figures of the samples are made up. */
class PopulationFilesTest {
  private static final String ROWS =
      "select area, year, sex, age, persons, source, projected from population order by area, year,"
          + " sex, age";
  private static final String HEADER = "region;kjønn;alder;år;Personer";

  private Path temp;
  private Warehouse warehouse;

  @BeforeEach
  void open(@TempDir Path folder) {
    temp = folder;
    warehouse = Warehouse.open(temp.resolve("warehouse"));
  }

  @AfterEach
  void close() {
    warehouse.close();
  }

  @Test
  void jsonStatOfStatisticsNorwayBecomesRowsWithTheirSource() throws IOException {
    LoadResult result = load("statistics-norway.json", "07459.json");

    // 36 cells: 2 without a value, 12 zeros of a code that ended in 2019
    assertThat(result.rows()).isEqualTo(22 + 1);
    assertThat(result.notes())
        .containsExactly(
            "07459.json: left out 2 rows without a value ('..' 1, ':' 1)",
            "07459.json: left out 12 rows with 0 persons in years in which the area's code was not"
                + " valid");
    assertThat(rows())
        .startsWith(
            """
            3431,2023,female,0-0,100,ssb-07459,
            3431,2023,female,1-1,110,ssb-07459,
            3431,2023,female,105+,1,ssb-07459,
            3431,2023,male,0-0,200,ssb-07459,
            3431,2023,male,1-1,210,ssb-07459,
            3431,2024,female,0-0,101,ssb-07459,
            """)
        .contains("3432,2024,male,105+,6,ssb-07459,");
    assertThat(ask(warehouse.latest(), "select * from source"))
        .isEqualTo(
            "ssb-07459,07459: Made-up figures in the form of population, by region, sex, age,"
                + " contents and year,Statistisk sentralbyrå,2024,true");
  }

  @Test
  void jsonStatOfThePublicHealthInstituteLeavesOutTotals() throws IOException {
    LoadResult result = load("public-health.json", "table338.json");

    assertThat(rows())
        .isEqualTo(
            """
            0,2020,female,0-74,2400,fhi-made-up-figures-in-the-form-of-befolkning,
            0,2020,female,75+,500,fhi-made-up-figures-in-the-form-of-befolkning,
            0,2020,male,0-74,2600,fhi-made-up-figures-in-the-form-of-befolkning,
            0,2020,male,75+,500,fhi-made-up-figures-in-the-form-of-befolkning,
            3432,2020,female,0-74,24,fhi-made-up-figures-in-the-form-of-befolkning,
            3432,2020,female,75+,5,fhi-made-up-figures-in-the-form-of-befolkning,
            3432,2020,male,0-74,26,fhi-made-up-figures-in-the-form-of-befolkning,
            3432,2020,male,75+,5,fhi-made-up-figures-in-the-form-of-befolkning,""");
    assertThat(result.notes())
        .containsExactly(
            "table338.json: left out 6 rows of both sexes together",
            "table338.json: left out 1 row without a value (':' 1)",
            "table338.json: left out 3 totals whose parts are there, of ages 0+");
    assertThat(ask(warehouse.latest(), "select publisher, year, published from source"))
        .isEqualTo("Folkehelseinstituttet,2024,true");
  }

  @Test
  void aSparseDataSetHasNoValueWhereItSaysNothing() throws IOException {
    LoadResult result = load("sparse.json", "x.json");
    assertThat(rows()).isEqualTo("3432,2024,female,0-74,10,sparse,\n3432,2024,male,75+,40,sparse,");
    assertThat(result.notes()).containsExactly("x.json: left out 2 rows without a value");
  }

  @ParameterizedTest
  @CsvSource({"UTF-8, ''", "ISO-8859-1, ' letters of Windows-1252 (Latin-1),'"})
  void aColumnForEachYearIsReadInEitherEncoding(String charset, String note) throws IOException {
    Path file = temp.resolve("wide.csv");
    Files.write(file, text("statistics-norway-wide.csv").getBytes(charset));
    LoadResult result = load(LoadRequest.parse(List.of("population=" + file)));
    assertThat(rows())
        .isEqualTo(
            """
            3431,2023,female,0-4,100,ssb-07459,
            3431,2023,female,105+,1,ssb-07459,
            3431,2023,male,0-4,200,ssb-07459,
            3431,2024,female,0-4,101,ssb-07459,
            3431,2024,male,0-4,201,ssb-07459,
            3432,2023,male,0-0,300,ssb-07459,
            3432,2024,male,0-0,301,ssb-07459,""");
    assertThat(result.notes())
        .containsExactly(
            "wide.csv: read with ';' between fields," + note + " a title above the header",
            "wide.csv: left out 1 row without a value ('..' 1)");
  }

  @Test
  void namesOfAreasAreReadAsTheCodeOfTheYear() throws IOException {
    LoadResult result = load("statistics-norway-long.csv", "long.csv");
    assertThat(rows())
        .isEqualTo(
            """
            0,2024,male,80+,5000,long,
            3814,2022,female,0-74,300,long,
            3814,2022,female,75+,100,long,
            4014,2024,male,80+,50,long,""");
    assertThat(result.notes())
        .containsExactly(
            "long.csv: left out 1 row of both sexes together",
            "long.csv: left out 1 total whose parts are there, of ages 0+");
  }

  @ParameterizedTest
  @CsvSource({"public-health-labels.csv, 1", "public-health-codes.csv, 2"})
  void csvOfThePublicHealthInstituteIsReadWithLabelsOrCodes(String sample, int rows)
      throws IOException {
    assertThat(load(sample, "fhi.csv").rows()).isEqualTo(rows + 1);
    assertThat(rows()).contains("3431,2020,female,0-74,100,");
  }

  @Test
  void aProjectionIsMarkedAndItsOtherAlternativesAreLeftOut() throws IOException {
    LoadResult result = load("projection.csv", "p.csv");
    assertThat(rows()).isEqualTo("3431,2030,female,0-0,10,ssb-14288,true");
    assertThat(result.notes())
        .containsExactly(
            "p.csv: read with ';' between fields, a title above the header",
            "p.csv: left out 1 row with other figures: Lav nasjonal vekst (LLML)");
  }

  @Test
  void theUserNamesTheSourceAndOneThatIsThereIsUsed() {
    warehouse.load(List.of(write(temp.resolve("source.csv"), SOURCE, "own,Our title,Us,2016")));
    Path file = write(temp.resolve("f.csv"), HEADER, "3431;1;0;2024;5");
    LoadResult result = load(LoadRequest.parse(List.of("population=" + file)).withSource("own"));
    assertThat(result.rows()).isEqualTo(1);
    assertThat(rows()).isEqualTo("3431,2024,male,0-0,5,own,");
    assertThat(ask(warehouse.latest(), "select title from source")).isEqualTo("Our title");
  }

  @Test
  void aSourceThatNoFileNeedsIsRefused() {
    Path file = write(temp.resolve("source.csv"), SOURCE, "own,Our title,Us,2016");
    assertThatThrownBy(() -> load(LoadRequest.of(List.of(file)).withSource("x")))
        .hasMessage("Invalid source: 'x', every file names its own sources");
    assertThatThrownBy(() -> LoadRequest.of(List.of(file)).withSource("a b"))
        .hasMessage("Invalid source: 'a b', must be letters, digits, dots, - and _");
    assertThat(warehouse.history()).isEmpty();
  }

  @Test
  void unknownAreasAreNamedOnceOrLeftOut() {
    Path file =
        write(
            temp.resolve("f.csv"),
            HEADER,
            "030101 Gamle Oslo;1;0;2024;5",
            "030101 Gamle Oslo;2;0;2024;5",
            "3431 Dovre;1;0;2024;7");
    LoadRequest request = LoadRequest.parse(List.of("population=" + file));
    assertThat(refusal(request))
        .isEqualTo("f.csv:2: region: '030101 Gamle Oslo' is no area's code; 1 more row has it");
    LoadResult result = load(request.leavingOutUnknownAreas());
    assertThat(rows()).isEqualTo("3431,2024,male,0-0,7,f,");
    assertThat(result.notes())
        .containsExactly(
            "f.csv: read with ';' between fields",
            "f.csv: left out 2 rows of unknown areas: 030101 Gamle Oslo");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          3431;1;0;;5 | f.csv:2: år: must not be empty
          3431;1;0;2018_2020;5 | f.csv:2: år: '2018_2020' must be one year, such as 2024 or 2024_2024
          3431;1;0;2024;mange | f.csv:2: persons: 'mange' must be a whole number in plain digits, such as 1234
          3431;1;0;2024;-5 | f.csv:2: persons: '-5' must be 0 or more
          3431;Begge kjønn;0;2024;5 | f.csv: kjønn: must tell women from men, has figures of both sexes together only
          3431;jenter og gutter;0;2024;5 | f.csv:2: kjønn: 'jenter og gutter' must be women or men, such as 2, Kvinner or female
          3431;1;5 eller flere;2024;5 | f.csv:2: alder: '5 eller flere' must be an age or ages, such as 0, 0-4, 0_74, 105+ or 105 år eller eldre
          ;1;0;2024;5 | f.csv:2: region: must not be empty
          3431;1;0;2019;5 | f.csv:2: region: '3431' is not valid in 2019, only from 2020; Dovre was 0511 then
          3431;1;0 | f.csv:2: must have 5 fields, has 3
          3431;1;0;2024;5%3431 Dovre;Menn;0-0;2024;5 | f.csv:3: area, year, sex, age: must differ from those of line 2
          3431;1;0-4;2024;5%3431;1;3-9;2024;5 | f.csv:2: age: '0-4' must not overlap 3-9 of the same area, year and sex: sums would count persons twice
          3431;1;0+;2024;5%3431;1;0;2024;5 | f.csv:2: age: '0+' must not overlap 0-0 of the same area, year and sex: sums would count persons twice
          """)
  void aFaultIsNamedWithItsLine(String lines, String problem) {
    Path file = write(temp.resolve("f.csv"), HEADER, lines.replace('%', '\n'));
    assertThat(refusal(LoadRequest.parse(List.of("population=" + file)))).isEqualTo(problem);
  }

  @Test
  void aTotalBesideItsPartsInTheTablesOwnFormIsAProblem() {
    Path source = write(temp.resolve("source.csv"), SOURCE, "own,Our title,Us,2016");
    Path file =
        write(
            temp.resolve("population.csv"),
            "area,year,sex,age,persons,source",
            "3431,2024,male,0+,3,own",
            "3431,2024,male,0-74,2,own",
            "3431,2024,male,75+,1,own");
    assertThat(refusal(LoadRequest.of(List.of(source, file))))
        .isEqualTo(
            "population.csv:2: age: '0+' must not overlap 0-74 of the same area, year and sex:"
                + " sums would count persons twice");
  }

  @Test
  void aColumnThatIsMissingOrChoosesNothingIsNamed() {
    Path file = write(temp.resolve("f.csv"), "region;alder;Personer", "3431;0;5");
    assertThat(refusal(LoadRequest.parse(List.of("population=" + file))))
        .isEqualTo(
            """
            f.csv:1: must have a column for year, called one of year, år, aar, tid, time, calyear
            f.csv:1: must have a column for sex, called one of sex, kjønn, kjonn, gender""");
    Path other =
        write(
            temp.resolve("g.csv"),
            HEADER + ";landbak",
            "3431;1;0;2024;5;0",
            "3431;1;1;2024;5;0",
            "3431;1;2;2024;5;1");
    assertThat(refusal(LoadRequest.parse(List.of("population=" + other))))
        .isEqualTo(
            "g.csv:4: landbak: '1' is no part of a population and differs from '0' above; choose"
                + " one of them");
  }

  @Test
  void aBareNumberAmongCodesOfAgesIsRefused() {
    Path file = write(temp.resolve("f.csv"), "GEO;AAR;KJONN;ALDER;TELLER", "3431;2020_2020;1;0;5");
    assertThat(refusal(LoadRequest.parse(List.of("population=" + file))))
        .isEqualTo("f.csv:2: ALDER: '0' may be one age or all of them; write 0_0 or 0_120");
  }

  private LoadResult load(String sample, String as) throws IOException {
    Path file = temp.resolve(as);
    Files.write(file, bytes(sample));
    return load(LoadRequest.parse(List.of("population=" + file)));
  }

  private LoadResult load(LoadRequest request) {
    return warehouse.load(request);
  }

  private String rows() {
    return ask(warehouse.latest(), ROWS);
  }

  private String refusal(LoadRequest request) {
    return problems(catchThrowableOfType(WarehouseException.class, () -> warehouse.load(request)));
  }

  private static String text(String sample) throws IOException {
    return new String(bytes(sample), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String sample) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            PopulationFilesTest.class.getResourceAsStream("population/" + sample), sample)) {
      return in.readAllBytes();
    }
  }
}
