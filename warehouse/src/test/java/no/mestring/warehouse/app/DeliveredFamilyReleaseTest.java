package no.mestring.warehouse.app;

import static no.mestring.warehouse.TestingDelivery.count;
import static no.mestring.warehouse.TestingDelivery.counts;
import static no.mestring.warehouse.TestingDelivery.places;
import static no.mestring.warehouse.TestingFiles.ask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import no.mestring.warehouse.compute.BuildRules;
import no.mestring.warehouse.publish.ReleaseRules;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Delivered indicators whose definitions say what they are a part of: of the first municipality's
 * 40 users 30 have mental-health services alone, 7 help for substance use alone and 3 both. So all
 * less the first two are 3.
 */
class DeliveredFamilyReleaseTest {
  private static final String ALL = "service_users";
  private static final String HEALTH = "service_users_mental_health";
  private static final String SUBSTANCE = "service_users_substance_use";
  private static final String BOTH = "service_users_both";
  private static final List<String> CODES = List.of(ALL, HEALTH, SUBSTANCE, BOTH);

  private Path temp = Path.of("");
  private Warehouse warehouse;

  @BeforeEach
  void open(@TempDir Path folder) {
    temp = folder;
    warehouse = Warehouse.open(temp.resolve("warehouse"));
    warehouse.load(places(temp));
  }

  @AfterEach
  void close() {
    warehouse.close();
  }

  private void deliver(String people, long... numbers) {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < CODES.size(); i++) {
      rows.add(count(CODES.get(i), "3431", 2020, people, numbers[i], 1200));
      rows.add(count(CODES.get(i), "3432", 2020, people, 50 + 10 * i, 1200));
    }
    rows.removeIf(row -> row.contains(",3432,") && !row.startsWith(SUBSTANCE));
    load("all", rows);
  }

  private void load(String name, List<String> rows) {
    warehouse.load(List.of(counts(temp.resolve(name), rows)));
    warehouse.build(List.of(), BuildRules.USUAL);
  }

  private String release(String name, String... indicators) {
    warehouse.release(name, List.of(indicators), ReleaseRules.USUAL);
    try (Released released = Released.open(warehouse.releaseFolder(name))) {
      return ask(
          released.state(),
          "select indicator, sex, numerator from cube where area = '3431' order by 1, 2");
    }
  }

  @Test
  void aWholeLessItsPartsTellsNoFew() {
    deliver("both 0+", 40, 30, 7, 3);
    String shown = release("one");
    assertThat(shown).contains(ALL + ",both,40.0").doesNotContain("3.0");
    boolean areAll =
        shown.contains(HEALTH + ",both,30.0") && shown.contains(SUBSTANCE + ",both,7.0");
    assertThat(areAll).as(shown).isFalse();
  }

  /** In any order: what was released before is known. */
  @Test
  void partsThatWereReleasedBeforeTheirWholeAreKnown() {
    deliver("both 0+", 40, 30, 7, 3);
    assertThat(release("parts", HEALTH, SUBSTANCE))
        .contains(HEALTH + ",both,30.0", SUBSTANCE + ",both,7.0");
    assertThat(release("whole", ALL)).contains(ALL + ",both,").doesNotContain("40.0");
  }

  /**
   * Where parts make up their whole wherever they are counted, nobody is left over to be told of.
   */
  @Test
  void partsThatAreAllOfTheirWholeAreShown() {
    load(
        "all",
        List.of(
            count(ALL, "3431", 2020, "both 0+", 60, 1200),
            count(HEALTH, "3431", 2020, "both 0+", 30, 1200),
            count(SUBSTANCE, "3431", 2020, "both 0+", 20, 1200),
            count(BOTH, "3431", 2020, "both 0+", 10, 1200),
            count(ALL, "3432", 2020, "both 0+", 50, 1200)));
    assertThat(release("one"))
        .contains(ALL + ",both,60.0", HEALTH + ",both,30.0", SUBSTANCE + ",both,20.0")
        .contains(BOTH + ",both,10.0");
  }

  @Test
  void whatWasTakenBackIsKnownNoMore() {
    deliver("both 0+", 40, 30, 7, 3);
    release("parts", HEALTH, SUBSTANCE);
    warehouse.takeReleaseBack("parts", "never sent");
    assertThat(release("whole", ALL)).contains(ALL + ",both,40.0");
    assertThat(warehouse.releases()).containsExactly("whole");
  }

  /** 30 are 16 women and 14 men; the whole less all of these is the same 3. */
  @Test
  void partsBySexAreTakenFromAWholeOfBoth() {
    load(
        "all",
        List.of(
            count(ALL, "3431", 2020, "both 0+", 40, 1200),
            count(HEALTH, "3431", 2020, "female 0+", 16, 600),
            count(HEALTH, "3431", 2020, "male 0+", 14, 600),
            count(SUBSTANCE, "3431", 2020, "both 0+", 7, 1200)));
    String shown = release("one");
    assertThat(shown).contains(ALL + ",both,40.0");
    boolean areAll =
        shown.contains(HEALTH + ",both,30.0") && shown.contains(SUBSTANCE + ",both,7.0");
    assertThat(areAll).as(shown).isFalse();
  }

  @Test
  void partsThatCountMoreThanTheirWholeAreRefused() {
    deliver("both 0+", 40, 30, 9, 3);
    assertThatThrownBy(() -> release("one"))
        .hasMessageContaining("in 3431 in 2020, both 0+, parts of service_users count more");
    assertThat(warehouse.releases()).isEmpty();
  }

  @Test
  void aWholeBySexCannotBeDividedByPartsOfBoth() {
    load(
        "all",
        List.of(
            count(ALL, "3431", 2020, "female 0+", 20, 600),
            count(ALL, "3431", 2020, "male 0+", 20, 600),
            count(HEALTH, "3431", 2020, "both 0+", 30, 1200)));
    assertThatThrownBy(() -> release("one"))
        .hasMessage(
            "Cannot release service_users_mental_health with service_users, which it is a part of:"
                + " in 3431 in 2020 the other is counted by sex or age, and both 0+ is not; leave"
                + " one of them out of the release");
    assertThat(release("whole", ALL)).contains(ALL + ",female,20.0");
  }

  /** The county counts 100 users; whose the 60 outside of 3431 are, nobody says. */
  @Test
  void aCountyOfWhichNotAllDeliverCannotBeDivided() {
    load(
        "all",
        List.of(
            count(ALL, "34", 2020, "both 0+", 100, 9000),
            count(ALL, "3431", 2020, "both 0+", 40, 1200),
            count(HEALTH, "3431", 2020, "both 0+", 30, 1200)));
    assertThatThrownBy(() -> release("one"))
        .hasMessageContaining(
            "in 34 in 2020 not the same municipalities, and all of them, have counts of both");
    assertThat(warehouse.releases()).isEmpty();
  }
}
