package no.mestring.warehouse.app;

import static no.mestring.warehouse.TestingFiles.ask;
import static no.mestring.warehouse.TestingFiles.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import no.mestring.warehouse.TestingDelivery;
import no.mestring.warehouse.compute.BuildRules;
import no.mestring.warehouse.publish.ReleaseRules;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Indicators that are parts of each other: in 2020 the first of two municipalities has 40 women of
 * 25-44 who use sedatives (N05B or N05C), 38 of them drugs against anxiety (N05B); the second has
 * 60 and 30. So many users of sedatives less so many of drugs against anxiety are 2.
 */
class FamilyReleaseTest {
  private static final String WHOLE = "sedative_users";
  private static final String PART = "anxiolytic_users";
  private static final String WOMEN =
      "select indicator, area, numerator from cube where age = '25-44' and sex = 'female'"
          + " and period = '2020' and area in ('3431', '3432') order by indicator, area";

  private Path temp = Path.of("");
  private Warehouse warehouse;
  private final List<String> rows =
      new ArrayList<>(List.of("person,dispensed_on,atc_code,area,sex,birth_year,source"));

  @BeforeEach
  void open(@TempDir Path folder) {
    temp = folder;
    warehouse = Warehouse.open(temp.resolve("warehouse"));
    warehouse.load(TestingDelivery.places(temp));
    List<String> population = new ArrayList<>(List.of("area,year,sex,age,persons,source"));
    for (String area : List.of("3431", "3432")) {
      for (int age = 0; age < 90; age += 5) {
        for (int year = 2020; year <= 2021; year++) {
          population.add("%s,%d,female,%d-%d,500,r".formatted(area, year, age, age + 4));
          population.add("%s,%d,male,%d-%d,500,r".formatted(area, year, age, age + 4));
        }
      }
    }
    warehouse.load(
        List.of(write(temp.resolve("population.csv"), population.toArray(new String[0]))));
    dispense("a", "N05BA01,3431,female,1985", 38);
    dispense("b", "N05CF01,3431,female,1985", 2);
    dispense("c", "N05BA01,3432,female,1985", 30);
    dispense("d", "N05CF01,3432,female,1985", 30);
    for (String area : List.of("3431", "3432")) {
      for (String who :
          List.of("female,2000", "female,1960", "male,2000", "male,1985", "male,1960")) {
        String name = area + who.replace(',', '-');
        dispense(name + "b", "N05BA01," + area + "," + who, 20);
        dispense(name + "c", "N05CF01," + area + "," + who, 20);
      }
    }
    warehouse.load(
        LoadRequest.of(
                List.of(write(temp.resolve("all/dispensing.csv"), rows.toArray(new String[0]))))
            .withPersonKey(new byte[32]));
    warehouse.build(List.of(WHOLE, PART), BuildRules.USUAL);
  }

  @AfterEach
  void close() {
    warehouse.close();
  }

  private void dispense(String name, String row, int persons) {
    for (int i = 0; i < persons; i++) {
      rows.add("%s%d,2020-05-05,%s,r".formatted(name, i, row));
    }
  }

  private String release(String name, String... indicators) {
    warehouse.release(name, List.of(indicators), ReleaseRules.USUAL);
    try (Released released = Released.open(warehouse.releaseFolder(name))) {
      return ask(released.state(), WOMEN);
    }
  }

  @Test
  void aWholeLessItsPartTellsNoFew() {
    assertThat(ask(warehouse.latest(), WOMEN))
        .contains(PART + ",3431,38.0")
        .contains(WHOLE + ",3431,40.0");
    String shown = release("one");
    boolean areBoth = shown.contains(PART + ",3431,38.0") && shown.contains(WHOLE + ",3431,40.0");
    assertThat(areBoth).as(shown).isFalse();
    // the whole comes first, and 30 of 60 tell nothing
    assertThat(shown).contains(WHOLE + ",3431,40.0").contains(WHOLE + ",3432,60.0");
  }

  /** In either order: what was released first is known. */
  @Test
  void aPartThatWasReleasedBeforeItsWholeIsKnown() {
    assertThat(release("part", PART)).contains(PART + ",3431,38.0");
    assertThat(release("whole", WHOLE))
        .doesNotContain(WHOLE + ",3431,40.0")
        .contains(WHOLE + ",3431,");
  }

  @Test
  void aCorrectedPartIsRefusedWithItsWhole() {
    release("part", PART);
    warehouse.load(
        LoadRequest.of(
                List.of(
                    write(
                        temp.resolve("one/dispensing.csv"),
                        rows.get(0),
                        "e,2020-05-05,N05BA01,3432,female,1985,r")))
            .withPersonKey(new byte[32]));
    warehouse.build(List.of(WHOLE, PART), BuildRules.USUAL);
    assertThatThrownBy(() -> release("whole", WHOLE))
        .hasMessageContaining(
            "anxiolytic_users of 3432 2020 both 0-74: it was released with another");
  }
}
