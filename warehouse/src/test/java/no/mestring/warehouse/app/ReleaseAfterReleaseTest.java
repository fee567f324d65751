package no.mestring.warehouse.app;

import static no.mestring.warehouse.TestingDelivery.count;
import static no.mestring.warehouse.TestingDelivery.counts;
import static no.mestring.warehouse.TestingDelivery.places;
import static no.mestring.warehouse.TestingDelivery.withheld;
import static no.mestring.warehouse.TestingFiles.ask;
import static no.mestring.warehouse.TestingFiles.tree;
import static no.mestring.warehouse.TestingFiles.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.mestring.warehouse.compute.BuildRules;
import no.mestring.warehouse.publish.ReleaseRules;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * What one release would tell together with another, or with what was delivered beside it. Each
 * indicator is a case of its own: all were delivered twice, and some released in between.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReleaseAfterReleaseTest {
  private static final String LEFT_OF_BOTH = "service_users";
  private static final String WITHDRAWN = "service_contact_users";
  private static final String CORRECTED = "service_contact_users_mental_health";
  private static final String LATER = "service_decision_users";
  private static final String LEFT_OF_REGION = "mapped_all";
  private static final String TOTALS_HERE = "new_referrals_main_pathway_2";
  private static final String PARTLY_PUBLIC = "antipsychotic_users";
  private static final String CONTRADICTION = "referrals";
  private static final String MARGINS = "antidepressant_users";
  private static final String SPLIT = "hypnotic_users";
  private static final String COUNTRY = "anxiolytic_users";

  private static final String SHOWN =
      "select area, sex, age, numerator from cube where status = 'present' and indicator = '%s'"
          + " order by area, sex, age";

  private Path temp = Path.of("");
  private Warehouse warehouse;
  private final Map<String, String> first = new HashMap<>();

  @BeforeAll
  void deliverTwice(@TempDir Path folder) {
    temp = folder;
    warehouse = Warehouse.open(temp.resolve("warehouse"));
    warehouse.load(places(temp));
    warehouse.load(
        List.of(
            write(
                temp.resolve("public/source.csv"),
                "source,title,publisher,year,published",
                "plan,Plan,Dovre,2016,true")));
    long load =
        warehouse
            .load(
                List.of(
                    counts(
                        temp.resolve("first"),
                        List.of(
                            count(WITHDRAWN, "3431", 2020, "female 0+", 30, 1000),
                            count(CORRECTED, "3431", 2020, "female 0+", 6543, 9000),
                            count(CORRECTED, "3431", 2020, "male 0+", 7654, 9000),
                            count(LATER, "3431", 2020, "female 0+", 30, 1000),
                            count(SPLIT, "3431", 2020, "female 0-74", 50, 3000)))))
            .load();
    warehouse.build(List.of(), BuildRules.USUAL);
    for (String indicator : List.of(WITHDRAWN, CORRECTED, LATER, SPLIT)) {
      first.put(indicator, release("first-" + indicator, indicator, SHOWN.formatted(indicator)));
    }
    warehouse.undo(load);
    warehouse.load(List.of(counts(temp.resolve("second"), second())));
    warehouse.build(List.of(), BuildRules.USUAL);
  }

  private static List<String> second() {
    return List.of(
        count(LEFT_OF_BOTH, "3431", 2020, "both 0+", 33, 2000),
        count(LEFT_OF_BOTH, "3431", 2020, "female 0+", 30, 1000),
        withheld(WITHDRAWN, "3431", 2020, "female 0+"),
        count(WITHDRAWN, "3431", 2020, "both 0+", 33, 2000),
        count(CORRECTED, "3431", 2020, "female 0+", 6545, 9000),
        count(CORRECTED, "3431", 2020, "male 0+", 7654, 9000),
        count(LATER, "3431", 2020, "female 0+", 30, 1000),
        count(LATER, "3431", 2020, "both 0+", 33, 2000),
        count(LEFT_OF_REGION, "3431", 2020, "both 16+", 40, 2000),
        withheld(LEFT_OF_REGION, "3432", 2020, "both 16+"),
        count(LEFT_OF_REGION, "dal", 2020, "both 16+", 43, 4000),
        count(TOTALS_HERE, "3431", 2020, "female 0+", 40, 1000),
        count(TOTALS_HERE, "3431", 2020, "male 0+", 50, 1000),
        count(TOTALS_HERE, "3432", 2020, "both 0+", 60, 2000),
        count(PARTLY_PUBLIC, "3431", 2020, "female 0-74", 30, 1000).replaceAll(",r$", ",plan"),
        count(PARTLY_PUBLIC, "3431", 2020, "male 0-74", 3, 1000),
        count(CONTRADICTION, "3431", 2020, "both 0+", 33, 2000),
        count(CONTRADICTION, "3431", 2020, "female 0+", 30, 1000),
        count(CONTRADICTION, "3431", 2020, "male 0+", 5, 1000),
        count(MARGINS, "3431", 2020, "female 0-74", 30, 1000),
        count(MARGINS, "3431", 2020, "male 0-74", 20, 1000),
        count(MARGINS, "3431", 2020, "both 0-74", 50, 2000),
        count(MARGINS, "3431", 2020, "both 0-24", 3, 500),
        count(MARGINS, "3431", 2020, "both 25-44", 20, 700),
        count(MARGINS, "3431", 2020, "both 45-74", 27, 800),
        count(SPLIT, "3431", 2020, "female 0-24", 27, 1000),
        count(SPLIT, "3431", 2020, "female 25-44", 20, 1000),
        count(SPLIT, "3431", 2020, "female 45-74", 3, 1000),
        count(COUNTRY, "0", 2020, "female 0-24", 300, 20_000),
        count(COUNTRY, "0", 2020, "male 0-24", 3, 20_000),
        count(COUNTRY, "3431", 2020, "female 0-24", 30, 1000),
        withheld(COUNTRY, "3431", 2020, "male 0-24"));
  }

  @AfterAll
  void close() {
    warehouse.close();
  }

  private String own(String indicator) {
    return ask(warehouse.latest(), SHOWN.formatted(indicator));
  }

  private String release(String name, String indicator, String sql) {
    warehouse.release(name, List.of(indicator), ReleaseRules.USUAL);
    try (Released released = Released.open(warehouse.releaseFolder(name))) {
      return ask(released.state(), sql);
    }
  }

  private String second(String indicator) {
    return release("second-" + indicator, indicator, SHOWN.formatted(indicator));
  }

  /** Nothing is released, and nothing is changed in the folder of releases. */
  private void assertRefused(String indicator, String message) {
    Path releases = temp.resolve("warehouse/releases");
    Map<String, Integer> before = tree(releases);
    assertThatThrownBy(() -> second(indicator))
        .hasMessageStartingWith("Cannot release " + indicator)
        .hasMessageContaining(message);
    assertThat(tree(releases)).isEqualTo(before);
  }

  /** Of 33 users 30 are women: 3 men, of whom no row says anything. */
  @Test
  void whoIsLeftOfBothIsToldByNobody() {
    assertThat(own(LEFT_OF_BOTH)).isEqualTo("3431,both,0+,33.0\n3431,female,0+,30.0");
    assertThat(second(LEFT_OF_BOTH).lines().count()).isLessThan(2);
  }

  /** Counts by sex and counts by age, not by both: 50 less 20 and 27 is 3. */
  @Test
  void countsByAgeAddUpToCountsBySex() {
    assertThat(own(MARGINS)).contains("both,0-24,3.0", "both,25-44,20.0", "both,45-74,27.0");
    String shown = second(MARGINS);
    boolean isOfAll = shown.contains("both,0-74") || shown.contains("female,0-74");
    assertThat(shown).doesNotContain("0-24").contains("0-74");
    assertThat(isOfAll && shown.contains("25-44") && shown.contains("45-74")).as(shown).isFalse();
  }

  /** The region has 43 and Dovre 40; Lesja's count was withheld by whoever delivered it. */
  @Test
  void aMunicipalityWithoutCountsIsNotWhatIsLeftOfItsRegion() {
    assertThat(own(LEFT_OF_REGION)).isEqualTo("3431,both,16+,40.0\ndal,both,16+,43.0");
    assertThat(second(LEFT_OF_REGION).lines().count()).isEqualTo(1);
    try (Released released = Released.open(warehouse.releaseFolder("second-" + LEFT_OF_REGION))) {
      assertThat(ask(released.state(), "select distinct years, unit, status from cube order by 3"))
          .as("who hid a figure, somebody before or this release, is told by nothing")
          .isEqualTo("1,per_1000,present\n,per_1000,withheld");
    }
  }

  /** 303 less 300 women is 3; the norm of Dovre's 30 women is 15 of 1,000, of 20,000 women. */
  @Test
  void whatAreasAreComparedWithDoesNotTellTheCountry() {
    String sql =
        "select norm * 20 from cube where area = '3431' and sex = 'female' and age = '0-24'"
            + " and indicator = '%s'".formatted(COUNTRY);
    assertThat(ask(warehouse.latest(), sql)).as("the warehouse tells it").isEqualTo("300.0");
    warehouse.release("country", List.of(COUNTRY), ReleaseRules.USUAL);
    try (Released released = Released.open(warehouse.releaseFolder("country"))) {
      assertThat(ask(released.state(), SHOWN.formatted(COUNTRY)))
          .contains("0,both,0-24,303.0", "3431,female,0-24,30.0")
          .doesNotContain("0,female,0-24");
      assertThat(ask(released.state(), sql)).isEmpty();
    }
  }

  /** First 0-74 alone, 50; then 0-24 and 25-44 too, which leave 3 of 45-74. */
  @Test
  void oneMoreAgeGroupTellsNothingTogetherWithTheFirstRelease() {
    assertThat(first.get(SPLIT)).isEqualTo("3431,female,0-74,50.0");
    String shown = second(SPLIT);
    assertThat(shown).contains("female,0-74,50.0").doesNotContain("45-74");
    assertThat(shown.contains("0-24,") && shown.contains("25-44")).as(shown).isFalse();
  }

  /** Women, 30, are out; both, 33, would tell of 3 men. */
  @Test
  void aTotalThatComesLaterDoesNotTellWhoIsLeft() {
    assertThat(first.get(LATER)).isEqualTo("3431,female,0+,30.0");
    assertThat(own(LATER)).contains("both,0+,33.0");
    assertThat(second(LATER)).isEqualTo(first.get(LATER));
  }

  /**
   * Women, 30, were released and are withheld now: beside both, 33, they are known all the same.
   */
  @Test
  void whatWasWithdrawnIsKnownAllTheSame() {
    assertThat(first.get(WITHDRAWN)).isEqualTo("3431,female,0+,30.0");
    assertThat(own(WITHDRAWN)).isEqualTo("3431,both,0+,33.0");
    assertRefused(WITHDRAWN, ": 3431 2020 female 0+ was released before");
  }

  /** 6543 then, 6545 now: who knows both knows of two persons. */
  @Test
  void aCorrectionByTwoIsRefusedWithoutSayingEitherCount() {
    assertThat(first.get(CORRECTED)).contains("6543");
    assertRefused(CORRECTED, " of 3431 2020 both 0+: it was released with another count before");
    assertThatThrownBy(() -> second(CORRECTED))
        .satisfies(
            e -> {
              StringWriter trace = new StringWriter();
              e.printStackTrace(new PrintWriter(trace));
              assertThat(trace.toString()).doesNotContainPattern("654[35]|7654|14197|14199");
            });
  }

  /** 30 and 5 are more than 33. */
  @Test
  void countsThatContradictEachOtherAreNotReleased() {
    assertRefused(
        CONTRADICTION, " of 3431 2020 both 0+: its counts by sex and age contradict each other");
  }

  /** Lesja delivers both together, Dovre women and men: nothing of it is small. */
  @Test
  void totalsOfOneAreReleasedBesideWomenAndMenOfAnother() {
    assertThat(own(TOTALS_HERE))
        .contains("3431,female,0+,40.0", "3431,male,0+,50.0", "3432,both,0+,60.0");
    assertThat(second(TOTALS_HERE)).isEqualTo(own(TOTALS_HERE));
  }

  /** A plan printed the 30 women, so they are shown; both, 33, would tell of 3 men. */
  @Test
  void whatAPublicSourceShowsIsKnown() {
    assertThat(own(PARTLY_PUBLIC)).contains("female,0-74,30.0", "male,0-74,3.0", "both,0-74,33.0");
    assertThat(second(PARTLY_PUBLIC)).isEqualTo("3431,female,0-74,30.0");
    try (Released released = Released.open(warehouse.releaseFolder("second-" + PARTLY_PUBLIC))) {
      String sql =
          "select sex, numerator from observation where numerator is not null and indicator = '%s'";
      assertThat(ask(released.state(), sql.formatted(PARTLY_PUBLIC))).isEqualTo("female,30");
    }
  }
}
