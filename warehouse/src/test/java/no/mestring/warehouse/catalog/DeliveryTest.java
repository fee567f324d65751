package no.mestring.warehouse.catalog;

import static no.mestring.warehouse.TestingFiles.SOURCE;
import static no.mestring.warehouse.TestingFiles.ownTable;
import static no.mestring.warehouse.TestingFiles.problems;
import static no.mestring.warehouse.TestingFiles.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import no.mestring.warehouse.failure.Failure;
import no.mestring.warehouse.failure.WarehouseException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryTest {
  private static final Definitions DEFINITIONS = Definitions.builtIn();
  private static final String RESOURCE =
      "{\"name\": \"homes\", \"path\": \"homes.csv\", \"schema\": {\"fields\": [%s]}}";

  private Path temp;

  @BeforeEach
  void folder(@TempDir Path folder) {
    temp = folder;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          servce_users.csv | 'servce_users' must be the name of a table that can be loaded; \
          did you mean service_users?
          observation.csv | 'observation' is computed and cannot be loaded
          area.csv | 'area' is computed and cannot be loaded
          07459.csv | '07459' must be the name of a table that can be loaded; \
          say of which table it is, such as population=07459.csv
          letter.docx | must be a data package, or a CSV, Excel (.xlsx), Parquet or JSON-stat file, \
          or a pathway (.yaml)
          """)
  void aFileOfNoTableIsRefused(String name, String rule) {
    assertRefused(write(temp.resolve(name), "a,b"), name + ": " + rule);
  }

  @Test
  void aPathThatIsNotThereIsRefused() {
    Path path = temp.resolve("nowhere");
    assertRefused(path, path + ": must be a file or folder that exists");
  }

  @Test
  void aFolderWithoutDescriptorIsRefused() {
    write(temp.resolve("source.csv"), SOURCE);
    assertRefused(
        temp, "datapackage.json: must lie in a folder to load it; files can be named one by one");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"name": "x",%"resources": [ {%} | :4: must be JSON in UTF-8, is not at character 1
          `` | : resources: must be a list of files with their schemas, has none
          [] | : resources: must be a list of files with their schemas, has none
          {"name": "x"} | : resources: must be a list of files with their schemas, has none
          {"resources": []} | : resources: must be a list of files with their schemas, has none
          """)
  void aDescriptorWithoutFilesIsRefused(String json, String problem) {
    assertRefused(descriptor(json.replace('%', '\n')), "datapackage.json" + problem);
  }

  @Test
  void aDescriptorInAnotherEncodingIsRefused() throws IOException {
    Path descriptor = temp.resolve("datapackage.json");
    Files.write(descriptor, "{\"name\": \"Søndre\"}".getBytes(StandardCharsets.ISO_8859_1));
    assertRefused(descriptor, "datapackage.json:1: must be JSON in UTF-8, is not at character 13");
  }

  @ParameterizedTest
  @CsvSource({"../homes.csv", "/etc/passwd", "data/../../homes.csv", "''"})
  void aPathOutsideThePackageIsRefused(String path) {
    write(temp.resolve("homes.csv"), "a");
    Path folder = temp.resolve("package");
    write(
        folder.resolve("datapackage.json"),
        "{\"resources\": [{\"name\": \"homes\", \"path\": \"%s\"}]}".formatted(path));
    assertRefused(
        folder,
        "datapackage.json: resources: 'homes' Invalid path: '%s', must be a file inside the package"
            .formatted(path));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "https://example.org/homes.csv" | 'https://example.org/homes.csv', must be a file inside \
          the package; nothing is fetched
          ["homes.csv", "more.csv"] | a list, must be one file; name each file as a resource of its own
          """)
  void aPathThatIsNoFileIsRefused(String path, String rule) {
    assertRefused(
        descriptor("{\"resources\": [{\"name\": \"homes\", \"path\": %s}]}".formatted(path)),
        "datapackage.json: resources: 'homes' Invalid path: " + rule);
  }

  @Test
  void everyFaultOfADescriptorIsNamed() {
    write(temp.resolve("homes.csv"), "a");
    String faulty =
        String.join(
            ", ",
            RESOURCE.formatted("{\"name\": \"a\"}"),
            RESOURCE.formatted("{\"name\": \"a\"}"),
            RESOURCE
                .replace("homes.csv", "gone.csv")
                .replace("\"homes\"", "\"gone\"")
                .formatted(""),
            RESOURCE.replace("\"homes\"", "\"Homes\"").formatted("{\"name\": \"a\"}"),
            RESOURCE.replace("\"homes\"", "\"own homes\"").formatted("{\"name\": \"a\"}"),
            RESOURCE.replace("\"homes\"", "\"\"").formatted("{\"name\": \"a\"}"),
            RESOURCE.replace("\"homes\"", "\"none\"").formatted(""),
            RESOURCE
                .replace("\"homes\"", "\"types\"")
                .formatted("{\"name\": \"a\", \"type\": \"geopoint\"}"),
            RESOURCE.replace("\"homes\"", "\"loads\"").formatted("{\"name\": \"load\"}"),
            RESOURCE
                .replace("\"homes\"", "\"years\"")
                .formatted("{\"name\": \"period\"}, {\"name\": \"last_year\"}"),
            RESOURCE
                .replace("\"homes\"", "\"ours\"")
                .formatted(
                    "{\"name\": \"area\"}, {\"name\": \"why\"}], \"foreignKeys\": [{\"fields\": \"area\", \"reference\":"
                        + " {\"resource\": \"area\", \"fields\": \"area\"}}], \"x\": [{\"name\": \"a\"}"));
    assertRefused(
        descriptor("{\"resources\": [" + faulty + "]}"),
        """
        datapackage.json: resources: 'homes' occurs twice
        datapackage.json: resources: 'gone' Invalid path: 'gone.csv', no such file
        datapackage.json: resources: 'Homes' Invalid name: 'Homes', \
        must be lower case letters, digits and underscores
        datapackage.json: resources: 'own homes' Invalid name: 'own homes', \
        must be lower case letters, digits and underscores
        datapackage.json: resources: Invalid name: '', \
        must be lower case letters, digits and underscores
        datapackage.json: resources: 'none' Invalid fields: there are none
        datapackage.json: resources: 'types' Unknown type of field a: 'geopoint', \
        expected one of [boolean, date, integer, number, string]
        datapackage.json: resources: 'loads' Invalid field name: 'load', \
        the warehouse keeps the number of the load there
        datapackage.json: resources: 'years' Invalid field name: \
        the warehouse makes first_year and last_year from period
        datapackage.json: resources: 'ours' Invalid field name: 'why', \
        tables of areas have such a column of the warehouse's""");
  }

  @Test
  void aFileNamedTwiceIsRefused() {
    Path file = write(temp.resolve("source.csv"), SOURCE);
    Path again = temp.resolve("x").resolve("..").resolve("source.csv");
    write(temp.resolve("x").resolve("y"), "");
    WarehouseException refusal =
        catchThrowableOfType(
            WarehouseException.class, () -> Delivery.of(List.of(file, again), DEFINITIONS));
    assertThat(problems(refusal)).isEqualTo(again + ": must be named once, is named twice");
  }

  @Test
  void aDescriptorMayHaveAByteOrderMark() throws IOException {
    Path folder = ownTable(temp.resolve("p"), "homes", List.of("a string"), "x");
    Path descriptor = folder.resolve("datapackage.json");
    Files.writeString(descriptor, '\uFEFF' + Files.readString(descriptor));
    assertThat(DataPackage.read(folder).name()).isEqualTo("p");
  }

  @Test
  void theFingerprintIsOfContentAndTableOnly() {
    Path source = write(temp.resolve("source.csv"), SOURCE, "plan,Plan,Kommunen,2016");
    Path region = write(temp.resolve("region.csv"), "region,name", "r,R");
    Path moved = write(temp.resolve("x/source.csv"), SOURCE, "plan,Plan,Kommunen,2016");
    Path other = write(temp.resolve("y/source.csv"), SOURCE, "plan,Plan,Kommunen,2017");
    assertThat(fingerprint(source, region))
        .isEqualTo(fingerprint(region, source))
        .isEqualTo(fingerprint(moved, region))
        .isNotEqualTo(fingerprint(other, region))
        .isNotEqualTo(fingerprint(source));
  }

  private static String fingerprint(Path... paths) {
    return Delivery.of(List.of(paths), DEFINITIONS).fingerprint();
  }

  private Path descriptor(String json) {
    return write(temp.resolve("datapackage.json"), json);
  }

  private static void assertRefused(Path path, String expected) {
    assertThatThrownBy(() -> Delivery.of(List.of(path), DEFINITIONS))
        .isInstanceOfSatisfying(
            WarehouseException.class,
            refusal -> {
              assertThat(problems(refusal)).isEqualTo(expected);
              assertThat(refusal.failure()).isEqualTo(Failure.DATA);
            });
  }
}
