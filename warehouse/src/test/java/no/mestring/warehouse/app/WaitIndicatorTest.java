package no.mestring.warehouse.app;

import static no.mestring.warehouse.TestingFiles.SOURCE;
import static no.mestring.warehouse.TestingFiles.ask;
import static no.mestring.warehouse.TestingFiles.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import no.mestring.warehouse.compute.Asked;
import no.mestring.warehouse.compute.BuildRules;
import no.mestring.warehouse.publish.ReleaseRules;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Limits of waits as indicators of table cube, and released. Persons are made up. */
class WaitIndicatorTest {
  private static final String EVENTS = "person,pathway,step,happened_on,area,sex,birth_year,source";
  private static final String DUE = "decisions_due";
  private static final String WITHIN = "decisions_within_limit";

  private Path temp = Path.of("");
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
                "r,Fagsystem,Kommunen,2024",
                "kragero-2020,Plan,Kragerø,2020")));
    load(pathway("2020-01-01", 1, "10 working days"));
  }

  @AfterEach
  void close() {
    warehouse.close();
  }

  private void load(Path file) {
    warehouse.load(LoadRequest.of(List.of(file)).withPersonKey(new byte[32]));
  }

  private Path pathway(String validFrom, int version, String limit) {
    return write(
        temp.resolve("own" + version + ".yaml"),
        "pathway: own_way",
        "version: " + version,
        "valid_from: " + validFrom,
        "title_nb: Eget forløp",
        "source: r",
        "steps:",
        "  - {step: applied, title_nb: Søkt, begins: true}",
        "  - {step: decided, title_nb: Vedtak}",
        "  - {step: closed, title_nb: Avsluttet, ends: withdrawn}",
        "waits:",
        "  - {wait: decision, title_nb: Til vedtak, from: applied, to: decided, within: "
            + limit
            + "}");
  }

  private Path events(String name, List<String> rows) {
    List<String> lines = new ArrayList<>(List.of(EVENTS));
    lines.addAll(rows);
    return write(temp.resolve(name + "/pathway_event.csv"), lines.toArray(new String[0]));
  }

  /**
   * Kragerø: Ada is answered on the last day of a month, Bo a day later, Cy withdraws in time, Di
   * still waits; Ed is answered at once, when nobody knows yet who is not. Lesja, by its own way of
   * ten working days: Fay in time, Gro not.
   */
  private void loadSeven() {
    load(
        events(
            "seven",
            List.of(
                "ada,kragero_application,application,2020-01-10,3814,female,1980,r",
                "ada,kragero_application,decision,2020-02-10,3814,female,1980,r",
                "bo,kragero_application,application,2020-01-10,3814,male,2004,r",
                "bo,kragero_application,decision,2020-02-11,3814,male,2004,r",
                "cy,kragero_application,application,2020-03-01,3814,female,1990,r",
                "cy,kragero_application,withdrawn,2020-03-05,3814,female,1990,r",
                "di,kragero_application,application,2020-03-01,3814,female,1940,r",
                "ed,kragero_application,application,2020-12-15,3814,male,1970,r",
                "ed,kragero_application,decision,2020-12-16,3814,male,1970,r",
                "fay,own_way,applied,2020-01-06,3432,female,1980,r",
                "fay,own_way,decided,2020-01-20,3432,female,1980,r",
                "gro,own_way,applied,2020-01-06,3432,male,1980,r",
                "gro,own_way,decided,2020-01-21,3432,male,1980,r")));
  }

  private String answer(String sql) {
    return ask(warehouse.latest(), sql);
  }

  /**
   * By hand; Kragerø is 4014 since 2024. Wilson's limits of 1 of 3, with z = 1.96, are (0.3333 +
   * 0.6403 ± 0.8334) / 2.2805.
   */
  @Test
  void limitsThatEndedAreCountedInAllPathwaysWithTheWait() {
    loadSeven();
    warehouse.build(List.of(), BuildRules.USUAL);
    assertThat(
            answer(
                "select area, sex, age, numerator, value, unit, status from cube where indicator = '"
                    + DUE
                    + "' and area in ('4014', '3432') order by area, sex, age"))
        .isEqualTo(
            """
            3432,both,0+,2.0,2.0,waits,present
            3432,female,0+,1.0,1.0,waits,present
            3432,male,0+,1.0,1.0,waits,present
            4014,both,0+,3.0,3.0,waits,present
            4014,female,0+,2.0,2.0,waits,present
            4014,male,0+,1.0,1.0,waits,present""");
    assertThat(
            answer(
                "select area, sex, age, numerator, denominator, round(value, 1), round(lower, 1),"
                    + " round(upper, 1), status from cube where indicator = '"
                    + WITHIN
                    + "' and area in ('0', '4014', '3432') order by area, sex, age"))
        .isEqualTo(
            """
            3432,both,0+,1.0,2.0,50.0,9.5,90.5,present
            3432,female,0+,1.0,1.0,100.0,20.7,100.0,present
            3432,male,0+,0.0,1.0,0.0,0.0,79.3,present
            4014,both,0+,1.0,3.0,33.3,6.1,79.2,present
            4014,female,0+,1.0,2.0,50.0,9.5,90.5,present
            4014,male,0+,0.0,1.0,0.0,0.0,79.3,present""");
  }

  @Test
  void aFigureSaysWhichWaitsItCounts() {
    loadSeven();
    warehouse.build(List.of(), BuildRules.USUAL);
    assertThat(
            String.join(
                "\n",
                warehouse.explain(new Asked(WITHIN, "4014", "2020", "both", Optional.of("0+")))))
        .contains(
            "= 1 over 3",
            "Counted: waits 'decision' of table pathway_event whose limit ended before the last known"
                + " day, those within it over all of them\n"
                + "  kragero_application: within 1 month\n"
                + "  own_way: within 10 working days",
            "wait = 'decision' and area = '4014' and period = '2020'");
  }

  @Test
  void anotherLimitIsAnotherFigure() {
    loadSeven();
    warehouse.build(List.of(), BuildRules.USUAL);
    assertThat(warehouse.build(List.of(WITHIN), BuildRules.USUAL).snapshot()).isZero();
    load(pathway("2020-01-02", 2, "11 working days"));
    warehouse.build(List.of(WITHIN), BuildRules.USUAL);
    assertThat(
            answer(
                "select numerator, denominator from cube where indicator = '"
                    + WITHIN
                    + "' and area = '3432' and sex = 'both' and age = '0+'"))
        .isEqualTo("2.0,2.0");
  }

  @Test
  void withoutEventsNothingIsCounted() {
    warehouse.build(List.of(), BuildRules.USUAL);
    assertThat(answer("select count(*) from cube where unit = 'waits'")).isEqualTo("0");
  }

  /** How many wait in Vestfold's municipalities of 2024, and how many of them are told in time. */
  private static final Map<String, int[]> VESTFOLD =
      new TreeMap<>(
          Map.of(
              "3901", new int[] {40, 30},
              "3903", new int[] {3, 1},
              "3905", new int[] {60, 57},
              "3907", new int[] {50, 25},
              "3909", new int[] {70, 40},
              "3911", new int[] {30, 20}));

  private void loadVestfold() {
    List<String> rows = new ArrayList<>();
    VESTFOLD.forEach(
        (area, numbers) -> {
          for (int i = 0; i < numbers[0]; i++) {
            String person = area + "-" + i + ",own_way,";
            String rest = ",%s,%s,1980,r".formatted(area, i % 2 == 0 ? "female" : "male");
            rows.add(person + "applied,2024-01-08" + rest);
            rows.add(person + "decided," + (i < numbers[1] ? "2024-01-18" : "2024-03-18") + rest);
          }
        });
    warehouse.load(
        List.of(
            write(
                temp.resolve("coverage.csv"),
                "dataset,area,period,source",
                "pathway_event,39,2024,r")));
    load(events("vestfold", rows));
    warehouse.build(List.of(), BuildRules.USUAL);
  }

  @Test
  void aShareIsOnlyReleasedWithThoseItIsAShareOf() {
    loadVestfold();
    assertThatThrownBy(() -> warehouse.release("one", List.of(WITHIN), ReleaseRules.USUAL))
        .hasMessage(
            "Cannot release decisions_within_limit alone, since it tells of how many it is a share:"
                + " release decisions_due with it");
    assertThat(warehouse.releases()).isEmpty();
  }

  /**
   * Three are due in Holmestrand (3903), and three of Tønsberg's (3905) are not in time: neither
   * may be told, nor follow from a sum over municipalities or sexes of which all else is shown.
   */
  @Test
  void aReleaseTellsNoFewWhoWaited() {
    loadVestfold();
    warehouse.release("one", List.of(WITHIN, DUE), ReleaseRules.USUAL);
    try (Released released = Released.open(warehouse.releaseFolder("one"))) {
      for (String indicator : List.of(DUE, WITHIN)) {
        Set<String> hidden =
            Set.of(
                ask(
                        released.state(),
                        "select area || ' ' || sex from cube where status = 'withheld' and"
                            + " indicator = '"
                            + indicator
                            + "'")
                    .split("\n", -1));
        assertThat(hidden).contains("3903 both", "3903 female", "3903 male");
        List<String> areas = new ArrayList<>(VESTFOLD.keySet());
        areas.add("39");
        for (String area : areas) {
          assertNotOne(hidden, area + " both", area + " female", area + " male");
        }
        for (String sex : List.of("both", "female", "male")) {
          assertNotOne(hidden, areas.stream().map(area -> area + " " + sex).toArray(String[]::new));
        }
      }
      assertThat(
              ask(
                  released.state(),
                  "select area, numerator, denominator from cube where sex = 'both' and indicator = '"
                      + WITHIN
                      + "' and numerator is not null and area in ('3905', '3907', '3909')"
                      + " order by area"))
          .isEqualTo("3907,25.0,50.0\n3909,40.0,70.0");
      assertThat(
              ask(
                  released.state(),
                  "select count(*) from cube w join cube d using (area, period, sex, age)"
                      + " where w.indicator = 'decisions_within_limit' and d.indicator ="
                      + " 'decisions_due' and w.numerator is not null"
                      + " and d.numerator is distinct from w.denominator"))
          .isEqualTo("0");
    }
  }

  private static void assertNotOne(Set<String> hidden, String... sum) {
    assertThat(Arrays.stream(sum).filter(hidden::contains).count())
        .as(String.join(", ", sum))
        .isNotEqualTo(1);
  }
}
