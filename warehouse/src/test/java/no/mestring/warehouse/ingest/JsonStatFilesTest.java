package no.mestring.warehouse.ingest;

import static no.mestring.warehouse.TestingFiles.problems;
import static no.mestring.warehouse.TestingFiles.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import no.mestring.warehouse.app.LoadRequest;
import no.mestring.warehouse.app.Warehouse;
import no.mestring.warehouse.failure.WarehouseException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What JSON-stat data sets must be; one fault at a time in a data set of two made-up values. */
class JsonStatFilesTest {
  private static final String SOUND =
      """
      {"class": "dataset", "id": ["area", "sex", "age", "year"], "size": [1, 2, 1, 1],
       "dimension": {
        "area": {"category": {"label": {"3432": "Lesja"}}},
        "sex": {"category": {"index": ["female", "male"]}},
        "age": {"category": {"index": {"0-74": 0}}},
        "year": {"category": {"index": ["2024"]}}},
       "value": [10, 20]}""";

  private static Path temp;
  private static Warehouse warehouse;

  @BeforeAll
  static void open(@TempDir Path folder) {
    temp = folder;
    warehouse = Warehouse.open(temp.resolve("warehouse"));
  }

  @AfterAll
  static void close() {
    warehouse.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          [10, 20] | [10] | must have 1 × 2 × 1 × 1 = 2 values, has 1
          [10, 20] | [10, 20, 30] | must have 1 × 2 × 1 × 1 = 2 values, has more
          [10, 20] | {"2": 10} | must have values at positions from 0 to 1, has one at '2'
          [10, 20] | {"x": 10} | must have values at positions from 0 to 1, has one at 'x'
          [10, 20] | {"1": 10, "1": 11} | must have one value at position 1, has two
          [10, 20] | 7 | must have values in a list or by their positions
          [10, 20] | [10, {}] | must have numbers as values, value 2 is none
          "value" | "values" | must have values, has none
          [1, 2, 1, 1] | [1, 3, 1, 1] | must have as many categories as it says, dimension sex has 2 and says 3
          [1, 2, 1, 1] | [1, 2, 1] | must have a size for every dimension, has 4 dimensions and 3 sizes
          "size" | "sizes" | must have a list 'size' beside its class
          {"0-74": 0} | {"0-74": 1} | must number the categories of dimension age from 0, each once
          "index": ["2024"] | "x": 0 | must have an index of the categories of dimension year, has none
          "dataset" | "collection" | must be a data set of JSON-stat 2.0 (class: dataset), its class is 'collection'
          [10, 20]} | [10, 20], "status": {"9": ".."}} | must have values at positions from 0 to 1, has one at '9'
          [10, 20]} | [10, 20] | must be JSON in UTF-8, is not at line 8, character 1
          "sex": {"c | "kind": {"c | must have an index of the categories of dimension sex, has none
          """)
  void aFaultOfTheDataSetIsNamed(String sound, String faulty, String rule) {
    assertThat(SOUND).contains(sound);
    Path file = write(temp.resolve("x.json"), SOUND.replace(sound, faulty));
    assertThat(refusal(LoadRequest.parse(List.of("population=" + file))))
        .isEqualTo("x.json: " + rule);
  }

  @Test
  void aTextAmongTheValuesIsNamedWithItsNumber() {
    Path file = write(temp.resolve("x.json"), SOUND.replace(", 20]", ", \"many\"]"));
    assertThat(refusal(LoadRequest.parse(List.of("population=" + file))))
        .isEqualTo(
            "x.json:2: persons: 'many' must be a whole number in plain digits, such as 1234");
  }

  @Test
  void aDataSetIsToldFromADataPackageByItsContent() {
    assertThat(refusal(LoadRequest.of(List.of(write(temp.resolve("07459.json"), SOUND)))))
        .isEqualTo(
            "07459.json: '07459' must be the name of a table that can be loaded; say of which table"
                + " it is, such as population=07459.json");
    assertThat(refusal(LoadRequest.of(List.of(write(temp.resolve("source.json"), SOUND)))))
        .isEqualTo(
            "source.json: must be CSV, Excel or Parquet; JSON-stat is read for tables population and"
                + " indicator_delivery only");
    assertThat(refusal(LoadRequest.of(List.of(write(temp.resolve("p.json"), "{\"name\": \"p\"}")))))
        .isEqualTo("p.json: resources: must be a list of files with their schemas, has none");
    Path own = write(temp.resolve("own").resolve("population.json"), SOUND);
    assertThat(warehouse.load(List.of(own)).rows()).isEqualTo(2 + 1);
  }

  private static String refusal(LoadRequest request) {
    return problems(catchThrowableOfType(WarehouseException.class, () -> warehouse.load(request)));
  }
}
