package no.mestring.warehouse.ingest;

import static no.mestring.warehouse.TestingFiles.SOURCE;
import static no.mestring.warehouse.TestingFiles.ask;
import static no.mestring.warehouse.TestingFiles.problems;
import static no.mestring.warehouse.TestingFiles.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import no.mestring.warehouse.app.LoadRequest;
import no.mestring.warehouse.app.LoadResult;
import no.mestring.warehouse.app.Warehouse;
import no.mestring.warehouse.failure.WarehouseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetFilesTest {
  private static final Path REFERENCE = Path.of("../../shared/reference/population.parquet");
  private static final String ROW =
      "SELECT '3431' AS area, 2020::SMALLINT AS year, 'male' AS sex, 0::SMALLINT AS age,"
          + " 5.0::DOUBLE AS persons";

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
  void aFileNamedAfterItsTableIsLoadedLikeItsCsv() {
    Path source = write(temp.resolve("source.csv"), SOURCE, "plan,Plan,Kommunen,2016");
    Path users =
        TestingParquet.write(
            temp.resolve("service_users.parquet"),
            "SELECT '3431' AS area, 2021::SMALLINT AS period, 'mental_health' AS service,"
                + " 'both' AS sex, 12::TINYINT AS persons, 'exact' AS precision, 'plan' AS source,"
                + " NULL::VARCHAR AS place, DATE '2021-12-31' AS as_of");
    assertThat(warehouse.load(List.of(source, users)).rows()).isEqualTo(2);
    assertThat(
            ask(
                warehouse.latest(),
                "select area, period, as_of, persons, place from service_users"))
        .isEqualTo("3431,2021,2021-12-31,12,");
  }

  @Test
  void aFaultIsNamedWithItsRow() {
    Path users =
        TestingParquet.write(
            temp.resolve("population.parquet"),
            ROW
                + " UNION ALL SELECT '3431', 2021, 'male', 0, 5.5 UNION ALL SELECT '3431', 2022,"
                + " 'male', 0, -1");
    assertThat(refusal(users))
        .isEqualTo(
            """
            population.parquet:2: persons: '5.5' must be a whole number
            population.parquet:3: persons: '-1' must be 0 or more""");
  }

  @Test
  void aColumnThatIsMissingIsNamedWithoutALine() {
    Path source =
        TestingParquet.write(temp.resolve("source.parquet"), "SELECT 'a' AS source, 'b' AS titel");
    assertThat(refusal(source))
        .isEqualTo(
            """
            source.parquet: titel: is no column of source; there are: published, publisher, source, title, year
            source.parquet: title: is missing among the columns
            source.parquet: publisher: is missing among the columns""");
  }

  @Test
  void foldersOfThePathAreNoColumns() throws IOException {
    Path folder = Files.createDirectories(temp.resolve("sex=female [x]*"));
    Path file = TestingParquet.write(folder.resolve("population.parquet"), ROW);
    assertThat(warehouse.load(List.of(file)).rows()).isEqualTo(2);
    assertThat(ask(warehouse.latest(), "select sex, age, persons, source from population"))
        .isEqualTo("male,0-0,5,population");
  }

  @Test
  void whatIsNoParquetFileIsRefused() throws IOException {
    Path text = write(temp.resolve("text/population.parquet"), "area,year");
    assertThat(refusal(text))
        .isEqualTo("population.parquet: must be a Parquet file, does not begin as one");

    Path whole = TestingParquet.write(temp.resolve("whole.parquet"), ROW);
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = Files.createDirectories(temp.resolve("cut")).resolve("population.parquet");
    Files.write(cut, Arrays.copyOf(bytes, bytes.length - 10));
    assertThat(refusal(cut))
        .isEqualTo("population.parquet: must be a whole Parquet file, does not end as one");

    Path broken = Files.createDirectories(temp.resolve("broken")).resolve("population.parquet");
    Arrays.fill(bytes, 4, bytes.length - 4, (byte) 7);
    Files.write(broken, bytes);
    assertThat(refusal(broken))
        .startsWith("population.parquet: is no Parquet file that can be read: ");
  }

  @Test
  void aColumnOfListsIsRefused() {
    Path nested = TestingParquet.write(temp.resolve("population.parquet"), ROW + ", [1, 2] AS x");
    assertThat(refusal(nested))
        .isEqualTo(
            "population.parquet: must have one value in a cell, column x has several or parts");
  }

  @Test
  void theReferenceAgreesWithThePlanOfTheSixMunicipalities() {
    assumeTrue(Files.exists(REFERENCE), () -> "No " + REFERENCE.toAbsolutePath().normalize());
    Path codes =
        TestingParquet.write(
            temp.resolve("nord-gudbrandsdal.parquet"),
            "SELECT CASE area WHEN '3431' THEN '0511' WHEN '3432' THEN '0512' WHEN '3433' THEN"
                + " '0513' WHEN '3434' THEN '0514' WHEN '3435' THEN '0515' ELSE '0517' END AS area,"
                + " year, sex, age, persons, projected FROM '"
                + REFERENCE.toAbsolutePath().normalize()
                + "' WHERE year = 2012 AND area IN ('3431', '3432', '3433', '3434', '3435',"
                + " '3437')");
    LoadResult result = warehouse.load(LoadRequest.parse(List.of("population=" + codes)));
    // 6 municipalities x 2 sexes x 106 ages, and the source
    assertThat(result.rows()).isEqualTo(6 * 2 * 106 + 1);
    // the plan's own figures for 1 January 2012
    assertThat(
            ask(
                warehouse.latest(),
                "select area, sum(persons) from population where not projected group by area order"
                    + " by area"))
        .isEqualTo("0511,2742\n0512,2195\n0513,2307\n0514,2382\n0515,3739\n0517,5992");
    assertThat(
            ask(
                warehouse.latest(),
                "select count(*) from population where age = '105+' and year = 2012"))
        .isEqualTo("12");
  }

  private String refusal(Path file) {
    return problems(
        catchThrowableOfType(WarehouseException.class, () -> warehouse.load(List.of(file))));
  }
}
