package no.mestring.warehouse.app;

import static no.mestring.warehouse.TestingFiles.SOURCE;
import static no.mestring.warehouse.TestingFiles.ask;
import static no.mestring.warehouse.TestingFiles.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.mestring.warehouse.compute.Asked;
import no.mestring.warehouse.compute.BuildLine;
import no.mestring.warehouse.compute.BuildResult;
import no.mestring.warehouse.compute.BuildRules;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Indicators of which yearly figures were delivered and no events; all expected ones by hand. */
class DeliveredBuildTest {
  private static final String CONTACTS = "primary_care_psychological_contacts";
  private static final String USERS = "antidepressant_users";

  private Path temp;
  private Warehouse warehouse;

  @BeforeEach
  void open(@TempDir Path folder) {
    temp = folder;
    warehouse = Warehouse.open(temp.resolve("warehouse"));
    warehouse.load(
        List.of(
            write(
                temp.resolve("source.csv"),
                SOURCE,
                "old,Folkehelsestatistikk,FHI,2022",
                "r,Folkehelsestatistikk,FHI,2024"),
            write(temp.resolve("region.csv"), "region,name", "dal,Dalen"),
            write(temp.resolve("region_member.csv"), "region,series", "dal,3431", "dal,3432")));
  }

  @AfterEach
  void close() {
    warehouse.close();
  }

  private void deliver(String name, String... rows) {
    List<String> lines =
        new ArrayList<>(
            List.of("indicator,area,period,sex,age,category,numerator,denominator,flag,source"));
    lines.addAll(List.of(rows));
    warehouse.load(
        List.of(
            write(temp.resolve(name + "/indicator_delivery.csv"), lines.toArray(new String[0]))));
  }

  private BuildResult build() {
    return warehouse.build(List.of(), BuildRules.USUAL);
  }

  private String answer(String sql) {
    return ask(warehouse.latest(), sql);
  }

  /** Dovre and Lesja had the codes 0511 and 0512 until 2019. 1000 * 300 / 9000 and 900 / 27000. */
  @Test
  void yearsAreAddedUpToPeriodsAndMunicipalitiesToRegions() {
    deliver(
        "contacts",
        CONTACTS + ",0511,2019,both,0-74,,100,3000,present,r",
        CONTACTS + ",0512,2019,both,0-74,,200,6000,present,r",
        CONTACTS + ",3431,2020,both,0-74,,100,3000,present,r",
        CONTACTS + ",3432,2020,both,0-74,,200,6000,present,r",
        CONTACTS + ",3431,2021,both,0-74,,130,3000,present,r",
        CONTACTS + ",3432,2021,both,0-74,,170,6000,present,r");
    build();

    assertThat(
            answer(
                "select area, period, years, numerator, numerator_sum, denominator_sum,"
                    + " round(value, 3), status, source from cube where sex = 'both'"
                    + " and age = '0-74' order by area"))
        .isEqualTo(
            """
            3431,2019-2021,3,110.0,330.0,9000.0,36.667,present,observation
            3432,2019-2021,3,190.0,570.0,18000.0,31.667,present,observation
            dal,2019-2021,3,300.0,900.0,27000.0,33.333,present,observation""");
  }

  /** A year that was withheld is none of the period's, and hides the region's. */
  @Test
  void flagsTellWhyThereIsNoFigure() {
    deliver(
        "users",
        USERS + ",3431,2020,both,0-74,,10,3000,present,r",
        USERS + ",3432,2020,both,0-74,,,,withheld,r",
        USERS + ",3431,2021,both,0-74,,,,missing,r",
        USERS + ",3432,2021,both,0-74,,12,6000,present,r",
        USERS + ",3431,2022,both,0-74,,,,not_computable,r",
        USERS + ",3432,2022,both,0-74,,0,6000,present,r");
    build();

    assertThat(
            answer(
                "select area, period, numerator, status from cube where sex = 'both' order by 1, 2"))
        .isEqualTo(
            """
            3431,2020,10.0,present
            3431,2021,,missing
            3431,2022,,not_computable
            3432,2020,,withheld
            3432,2021,12.0,present
            3432,2022,0.0,present
            dal,2020,,withheld
            dal,2021,,missing
            dal,2022,,not_computable""");
    assertThat(
            answer(
                "select status, count(*) from observation where indicator = '"
                    + USERS
                    + "' group by status order by status"))
        .isEqualTo("missing,1\nnot_computable,1\npresent,3\nwithheld,1");
  }

  /** Of men and women the sum, and the area's own figure before that of its parts. */
  @Test
  void whatWasDeliveredItselfStandsBeforeItsParts() {
    deliver(
        "users",
        "service_users,3431,2020,female,0+,,10,1000,present,r",
        "service_users,3431,2020,male,0+,,20,1100,present,r",
        "service_users,3432,2020,both,0+,,50,4000,present,r",
        "service_users,dal,2021,both,0+,,99,6200,present,r",
        "service_users,3431,2021,both,0+,,30,2200,present,r",
        "service_users,3432,2021,both,0+,,60,4000,present,r");
    build();

    assertThat(
            answer(
                "select area, period, sex, numerator, denominator, status from cube"
                    + " where indicator = 'service_users' and status = 'present' order by 1, 2, 3"))
        .isEqualTo(
            """
            3431,2020,both,30.0,2100.0,present
            3431,2020,female,10.0,1000.0,present
            3431,2020,male,20.0,1100.0,present
            3431,2021,both,30.0,2200.0,present
            3432,2020,both,50.0,4000.0,present
            3432,2021,both,60.0,4000.0,present
            dal,2020,both,80.0,6100.0,present
            dal,2021,both,99.0,6200.0,present""");
  }

  /** By the country's 100 of 1,000 and 300 of 1,000: 10 + 30 expected of 100 each, 60 counted. */
  @Test
  void valuesAreStandardisedByTheGroupsThatWereDelivered() {
    deliver(
        "users",
        USERS + ",0,2020,both,0-44,,100,1000,present,r",
        USERS + ",0,2020,both,45-74,,300,1000,present,r",
        USERS + ",3431,2020,both,0-44,,20,100,present,r",
        USERS + ",3431,2020,both,45-74,,40,100,present,r");
    BuildResult result = build();

    assertThat(
            answer(
                "select area, age, numerator, round(expected, 6), round(ratio, 6), round(adjusted, 6)"
                    + " from cube order by area, age"))
        .isEqualTo(
            """
            0,0-74,400.0,400.0,100.0,200.0
            0,45-74,300.0,300.0,100.0,300.0
            3431,0-74,60.0,40.0,150.0,300.0
            3431,45-74,40.0,30.0,133.333333,400.0""");
    assertThat(result.notes())
        .containsExactly(
            "antidepressant_users: no figures of ages 0-24, 25-44, which no groups make up");
  }

  /** Nobody delivered anything of 2021. */
  @Test
  void aYearOfWhichNothingWasDeliveredIsNoYearOfTheSource() {
    deliver(
        "users",
        USERS + ",3431,2020,both,0-74,,10,3000,present,r",
        USERS + ",3432,2022,both,0-74,,12,6000,present,r");
    build();

    assertThat(answer("select area, period, numerator, status from cube order by 1, 2"))
        .isEqualTo(
            """
            3431,2020,10.0,present
            3431,2022,,missing
            3432,2020,,missing
            3432,2022,12.0,present""");
  }

  @Test
  void theSourcePublishedLastStands() {
    deliver("first", USERS + ",3431,2020,both,0-74,,10,3000,present,old");
    deliver("second", USERS + ",3432,2020,both,0-74,,12,6000,present,old");
    build();
    deliver("third", USERS + ",3431,2021,both,0-74,,13,3000,present,r");
    assertThat(build().lines()).containsExactly(new BuildLine(USERS, 6, 3, 0, 0, "2021"));
    warehouse.load(
        List.of(
            write(
                temp.resolve("prescription_users.csv"),
                "area,period,drug_group,sex,age,persons,population,source",
                "3431,2020,antidepressants,both,0-74,11,3000,r")));
    BuildResult result = build();

    // Dovre's and the region's figures of 2020
    assertThat(result.lines()).containsExactly(new BuildLine(USERS, 6, 0, 2, 0, "2020"));
    assertThat(result.notes())
        .contains(
            "antidepressant_users: 1 figure of several sources, that of the source published last"
                + " stands");
    assertThat(answer("select numerator from cube where area = 'dal' and period = '2020'"))
        .isEqualTo("23.0");
  }

  @Test
  void whatWasBuiltOfManyFiguresIsUpToDate() {
    List<String> rows = new ArrayList<>();
    for (int year = 2004; year < 2024; year++) {
      for (int age = 0; age < 75; age += 5) {
        for (String area : List.of("3431", "3432", "3433", "3434", "3435", "3437")) {
          for (String sex : List.of("female", "male")) {
            rows.add(
                "%s,%s,%d,%s,%d-%d,,%d,%d,present,r"
                    .formatted(USERS, area, year, sex, age, age + 4, age % 7, 100 + age));
          }
        }
      }
    }
    List<String> lines =
        new ArrayList<>(
            List.of("indicator,area,period,sex,age,category,numerator,denominator,flag,source"));
    lines.addAll(rows);
    warehouse.load(
        LoadRequest.of(
                List.of(
                    write(
                        temp.resolve("many/indicator_delivery.csv"), lines.toArray(new String[0]))))
            .onBordersOf(2024));

    assertThat(build().notes()).isEmpty();
    assertThat(warehouse.outOfDate()).isEmpty();
    assertThat(build().lines()).isEmpty();
  }

  @Test
  void anotherDeliveryThatItDoesNotFollowFromChangesNothing() {
    deliver("users", USERS + ",3431,2020,both,0-74,,10,3000,present,r");
    build();
    deliver("contacts", CONTACTS + ",3431,2020,both,0-74,,100,3000,present,r");

    assertThat(warehouse.outOfDate()).containsExactly(CONTACTS);
    assertThat(build().lines()).extracting(BuildLine::indicator).containsExactly(CONTACTS);
  }

  /** Who counted the events knows better than who was told their number. */
  @Test
  void eventsStandBeforeWhatWasDelivered() {
    deliver("users", USERS + ",3431,2020,both,0-74,,10,3000,present,r");
    build();
    warehouse.load(
        LoadRequest.of(
                List.of(
                    write(
                        temp.resolve("dispensing.csv"),
                        "person,dispensed_on,atc_code,area,sex,birth_year,source",
                        "ada,2020-01-05,N06AB04,3431,female,1980,r")))
            .withPersonKey(new byte[32]));
    build();

    assertThat(
            answer(
                "select distinct source, numerator_sum from cube where indicator = '"
                    + USERS
                    + "' and sex = 'both' and age = '0-74'"))
        .isEqualTo("dispensing,");
    assertThat(answer("select counted, loads from build where indicator = '" + USERS + "'"))
        .isEqualTo("dispensing,4");
  }

  @Test
  void aDeliveredFigureIsExplainedDownToItsSources() {
    deliver(
        "users",
        USERS + ",0511,2019,both,0-74,,10,3000,present,r",
        USERS + ",0512,2019,both,0-74,,20,3000,present,r");
    build();

    List<String> lines =
        warehouse.explain(new Asked(USERS, "dal", "2019", "both", Optional.empty()));

    assertThat(lines)
        .contains(
            "  = 30 over 6,000, of an average year",
            "Delivered: yearly figures of table observation",
            "  2019: delivered under 0511, 0512 by Folkehelsestatistikk, FHI",
            "Denominator: as delivered, or the mean population of the year");
    assertThat(lines.get(lines.size() - 1)).startsWith("  load 2: indicator_delivery.csv, 2 rows");
    warehouse.undo(2);
    assertThat(answer("select count(*) from cube")).isEqualTo("0");
    assertThatThrownBy(
            () -> warehouse.explain(new Asked(USERS, "dal", "2019", "both", Optional.empty())))
        .hasMessageContaining("No figure of antidepressant_users for area dal");
  }
}
