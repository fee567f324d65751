package no.mestring.warehouse.app;

import static no.mestring.warehouse.TestingFiles.SOURCE;
import static no.mestring.warehouse.TestingFiles.USERS;
import static no.mestring.warehouse.TestingFiles.ask;
import static no.mestring.warehouse.TestingFiles.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import no.mestring.warehouse.compute.BuildRules;
import no.mestring.warehouse.failure.WarehouseException;
import no.mestring.warehouse.publish.ReleaseRules;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two municipalities and their region: in 2020 the first has 30 women and 3 men who use
 * antidepressants, all of 25-44, the second 20 and 18.
 */
class ReleaseTest {
  private static final String ONE = "antidepressant_users";

  private Path temp;
  private Warehouse warehouse;

  @BeforeEach
  void open(@TempDir Path folder) {
    temp = folder;
    warehouse = Warehouse.open(temp.resolve("warehouse"));
    List<String> population = new ArrayList<>(List.of("area,year,sex,age,persons,source"));
    for (String area : List.of("3431", "3432")) {
      for (int year = 2020; year <= 2021; year++) {
        for (int age = 0; age < 90; age += 5) {
          population.add("%s,%d,female,%d-%d,500,r".formatted(area, year, age, age + 4));
          population.add("%s,%d,male,%d-%d,500,r".formatted(area, year, age, age + 4));
        }
      }
    }
    warehouse.load(
        List.of(
            write(temp.resolve("source.csv"), SOURCE, "r,Register,FHI,2024"),
            write(temp.resolve("region.csv"), "region,name", "dal,Dalen"),
            write(temp.resolve("region_member.csv"), "region,series", "dal,3431", "dal,3432"),
            write(temp.resolve("population.csv"), population.toArray(new String[0]))));
    dispense("a", "3431", "female", 30);
    dispense("b", "3431", "male", 3);
    dispense("c", "3432", "female", 20);
    dispense("d", "3432", "male", 18);
    warehouse.build(List.of(ONE), BuildRules.USUAL);
  }

  @AfterEach
  void close() {
    warehouse.close();
  }

  private void dispense(String name, String area, String sex, int persons) {
    List<String> rows =
        new ArrayList<>(List.of("person,dispensed_on,atc_code,area,sex,birth_year,source"));
    for (int i = 0; i < persons; i++) {
      rows.add("%s%d,2020-05-05,N06AB04,%s,%s,1985,r".formatted(name, i, area, sex));
    }
    warehouse.load(
        LoadRequest.of(
                List.of(write(temp.resolve(name + "/dispensing.csv"), rows.toArray(new String[0]))))
            .withPersonKey(new byte[32]));
  }

  private void release(String name) {
    warehouse.release(name, List.of(), ReleaseRules.USUAL);
  }

  private String released(String name, String sql) {
    try (Released released = Released.open(warehouse.releaseFolder(name))) {
      return ask(released.state(), sql);
    }
  }

  private static final String MEN_AND_WOMEN =
      "select area, sex, numerator, value, status from cube where age = '25-44'"
          + " and area in ('3431', '3432', 'dal') order by area, sex";

  /**
   * Before: both less women is the men, 3. After: the men of the first municipality are hidden, and
   * so are the women or both of it. The region less the second municipality would tell them to
   * everybody if the second is shown, and to the second if not, so that the region's are hidden.
   */
  @Test
  void whatIsSmallAndWhatWouldTellItIsHidden() {
    assertThat(ask(warehouse.latest(), MEN_AND_WOMEN)).contains("3431,male,3.0");

    release("one");

    String shown = released("one", MEN_AND_WOMEN);
    assertThat(shown).contains("3431,male,,,withheld").doesNotContain("3431,male,3");
    for (String area : List.of("3431", "dal")) {
      long hidden =
          shown.lines().filter(row -> row.startsWith(area) && row.endsWith("withheld")).count();
      assertThat(hidden).as(shown).isGreaterThanOrEqualTo(2);
    }
    assertThat(shown).as("not everything is hidden").contains("present");
    assertThat(
            released(
                "one",
                "select count(*) from cube where status = 'withheld' and (numerator is not null"
                    + " or denominator is not null or numerator_sum is not null or value is not null"
                    + " or lower is not null or ratio is not null or adjusted is not null"
                    + " or expected is not null or norm is not null)"))
        .isEqualTo("0");
    assertThat(released("one", "select count(*) from cube where age = '25-44'"))
        .as("a hidden figure keeps its row")
        .isEqualTo(ask(warehouse.latest(), "select count(*) from cube where age = '25-44'"));
  }

  @Test
  void aReleaseHoldsNobodyAndNothingOfOnesOwnDeliveries() throws IOException {
    release("one");
    try (var files = Files.list(warehouse.releaseFolder("one"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .contains("cube.parquet", "README.md", "SHA256SUMS")
          .doesNotContain("dispensing.parquet", "cube_year.parquet", "build.parquet");
    }
    assertThat(released("one", "select count(*) from population")).isEqualTo("0");
    assertThatThrownBy(() -> released("one", "select * from dispensing"))
        .isInstanceOf(WarehouseException.class);
    assertThatThrownBy(() -> released("one", "select * from cube_year"))
        .isInstanceOf(WarehouseException.class);
  }

  /** Two persons of a place of which no population was loaded. */
  @Test
  void sourcesThatArePublicAreReleasedAsTheyAre() {
    warehouse.load(
        List.of(
            write(
                temp.resolve("p/source.csv"),
                "source,title,publisher,year,published",
                "plan,Plan,Dovre,2016,true"),
            write(
                temp.resolve("p/service_users.csv"),
                USERS,
                "0511,2013,2013-12-31,mental_health_and_substance_use,both,2,exact,plan,t")));
    release("one");
    assertThat(released("one", "select numerator, status from observation where area = '0511'"))
        .isEqualTo("2,no_population");
  }

  @Test
  void figuresThatNobodyReleasedAreWithheldFromEverybody() {
    warehouse.load(
        List.of(
            write(
                temp.resolve("p/service_users.csv"),
                USERS,
                "3431,2020,2020-12-31,mental_health_and_substance_use,both,2,exact,r,t")));
    String sql = "select numerator, status from observation where area = '3431' and source = 'r'";
    assertThat(ask(warehouse.latest(), sql)).contains("2,");
    assertThat(ask(warehouse.everybodys(), sql)).isEqualTo(",withheld");
  }

  @Test
  void whatIsOutIsOut() {
    release("one");
    assertThatThrownBy(() -> release("one"))
        .hasMessageContaining("there is a release of that name");
    assertThatThrownBy(() -> release("../two")).hasMessageContaining("Invalid name of a release");
    assertThatThrownBy(() -> warehouse.releaseFolder("on"))
        .hasMessage("Unknown release: 'on'; did you mean one?");
    // the same figures again tell nothing more
    release("two");
    assertThat(warehouse.releases()).containsExactly("one", "two");
    assertThat(released("two", MEN_AND_WOMEN)).isEqualTo(released("one", MEN_AND_WOMEN));
  }

  /** One more woman in the second municipality: 20 then, 21 now. */
  @Test
  void aCorrectionOfWhatIsOutIsRefused() {
    release("one");
    dispense("e", "3432", "female", 1);
    warehouse.build(List.of(ONE), BuildRules.USUAL);
    assertThatThrownBy(() -> release("two"))
        .hasMessageContaining("it was released with another count before");
    assertThat(warehouse.releases()).containsExactly("one");
    try (var files = Files.list(temp.resolve("warehouse/releases"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("LEDGER", "one");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aReleaseThatWasChangedIsNotTakenForWhatWasReleased() throws IOException {
    release("one");
    Files.writeString(warehouse.releaseFolder("one").resolve("README.md"), "other");
    assertThatThrownBy(() -> release("two"))
        .hasMessageContaining("release one is not what was written");
  }
}
