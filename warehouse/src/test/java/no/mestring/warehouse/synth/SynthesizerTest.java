package no.mestring.warehouse.synth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import no.mestring.core.period.YearSpan;
import no.mestring.warehouse.TestingFiles;
import no.mestring.warehouse.engine.FileFormat;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One country, counted as anybody would count it. */
class SynthesizerTest {
  private static final int PERSONS = 20_000;

  @TempDir static Path folder;

  @BeforeAll
  static void write() {
    write("country", request(PERSONS, "2017-2021", 11), 2);
  }

  private static SynthRequest request(int persons, String years, long seed) {
    return new SynthRequest(persons, YearSpan.parse(years), seed, Codes.OWN, FileFormat.PARQUET);
  }

  private static SynthSummary write(String name, SynthRequest request, int threads) {
    return Synthesizer.write(request, folder.resolve(name), threads, step -> {});
  }

  private static String ask(String sql) {
    return Duck.ask(files(sql));
  }

  private static double number(String sql) {
    return Duck.number(files(sql));
  }

  /** Names of tables in curly brackets become files. */
  private static String files(String sql) {
    return sql.replaceAll("\\{truth}", "'" + folder + "/country/truth.csv'")
        .replaceAll("\\{(\\w+)}", "'" + folder + "/country/$1.parquet'");
  }

  @Test
  void thePersonsAskedForAreAliveAtTheFirstBeginning() {
    assertThat(number("select sum(persons) from {population} where year = 2017"))
        .isEqualTo(PERSONS);
  }

  /** 10.5 births a year per 1,000 of 20,000 are 210; nobody else comes, and only the dead go. */
  @Test
  void theCountryGrowsByBirthsAndShrinksByDeathsAndByNothingElse() {
    for (int year = 2017; year <= 2021; year++) {
      double now = number("select sum(persons) from {population} where year = " + year);
      double died = number("select count(*) from {death} where year(died_on) = " + year);
      assertThat(number("select sum(persons) from {population} where year = " + (year + 1)))
          .isEqualTo(now + 210 - died);
    }
  }

  /** Oslo has 717,710 of 5,550,203 persons, 12.93 %; of 20,000 persons 2,586.2. */
  @Test
  void osloHasItsShare() {
    assertThat(number("select sum(persons) from {population} where year = 2017 and area = '0301'"))
        .isBetween(2586.0, 2587.0);
  }

  @Test
  void populationHasEveryAgeOfBothSexesInAllMunicipalitiesOfItsYearOnce() {
    // 426, 422, 422 and three times 356 municipalities of 2017-2022 (Statistics Norway, Klass 131)
    assertThat(
            ask(
                "select year, count(distinct area), count(*) = count(distinct area) * 2 * 106,"
                    + " count(distinct age) from {population} group by year order by year"))
        .isEqualTo(
            """
            2017,426,true,106
            2018,422,true,106
            2019,422,true,106
            2020,356,true,106
            2021,356,true,106
            2022,356,true,106""");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dispensing dispensed_on atc_code",
        "encounter met_on icpc_code",
        "referral_event referred_on main_pathway",
        "service_decision decided_on service",
        "service_contact met_on service",
        "death died_on icd10_code",
        "pathway_event happened_on step"
      })
  void eventsHappenToTheLivingInTheYearsAskedForUnderCodesOfTheirYear(String table) {
    String[] words = table.split(" ", -1);
    String rows = "{" + words[0] + "}";
    String day = words[1];
    assertThat(
            ask(
                "select string_agg(column_name || ' ' || column_type, ', ') from (describe select * from "
                    + rows
                    + ")"))
        .isEqualTo(
            "person VARCHAR, "
                + (table.startsWith("pathway_event") ? "pathway VARCHAR, " : "")
                + day
                + " DATE, "
                + words[2]
                + " VARCHAR, area VARCHAR, sex VARCHAR, birth_year BIGINT, source VARCHAR");
    assertThat(number("select count(*) from " + rows)).isPositive();
    assertThat(
            ask(
                "select min(year(%s)) >= 2017, max(year(%s)) <= 2021, min(year(%s) - birth_year) >= 1"
                        .formatted(day, day, day)
                    + " from "
                    + rows))
        .isEqualTo("true,true,true");
    assertThat(
            number(
                "select count(*) from %s e join {death} d using (person) where e.%s > d.died_on"
                    .formatted(rows, day)))
        .isZero();
    assertThat(
            number(
                "select count(*) from (select person from "
                    + rows
                    + " group by person having count(distinct sex) + count(distinct birth_year) > 2)"))
        .isZero();
    assertThat(
            number(
                "select count(*) from %s where (area, year(%s)) not in (select (area, year) from {population})"
                    .formatted(rows, day)))
        .isZero();
    assertThat(
            number(
                "select count(*) from "
                    + rows
                    + " where person !~ '^S[0-9]+$' or length(person) <> 10 or source <> 'synthetic'"))
        .isZero();
  }

  @Test
  void someWhoMoveHaveEventsInTwoMunicipalitiesOfAYear() {
    double twice =
        number(
            "select count(*) from (select person, year(met_on) from {encounter} group by all"
                + " having count(distinct area) > 1)");
    double all =
        number("select count(*) from (select distinct person, year(met_on) from {encounter})");
    // some 4 % move in a year, and less than half of those with contacts have them on both sides
    assertThat(twice / all).isBetween(0.003, 0.03);
  }

  @Test
  void thoseWithEventsInAYearHaveThemAgainMoreOftenThanOthers() {
    String had =
        "(select distinct person from {dispensing} where atc_code like 'N06A%%' and year(dispensed_on) = %d)";
    double first = number("select count(*) from " + had.formatted(2019));
    double both =
        number(
            "select count(*) from "
                + had.formatted(2019)
                + " join "
                + had.formatted(2020)
                + " using (person)");
    assertThat(both / first).isGreaterThan(0.3); // 7 % of all have some in 2020
  }

  @Test
  void theSameRequestGivesTheSameBytesWithAnyNumberOfThreadsAndAnotherSeedOthers() {
    write("once", request(500, "2019-2020", 3), 1);
    write("again", request(500, "2019-2020", 3), 5);
    write("other", request(500, "2019-2020", 4), 1);
    Map<String, Integer> once = TestingFiles.tree(folder.resolve("once"));
    assertThat(once).hasSize(14).isEqualTo(TestingFiles.tree(folder.resolve("again")));
    Map<String, Integer> other = TestingFiles.tree(folder.resolve("other"));
    assertThat(other).containsOnlyKeys(once.keySet());
    assertThat(other.remove("synthetic_help.yaml")).isEqualTo(once.get("synthetic_help.yaml"));
    other.forEach((file, hash) -> assertThat(hash).as(file).isNotEqualTo(once.get(file)));
  }

  /**
   * Our own output, kept so that another machine or Java that would draw otherwise is noticed; the
   * test of the true rates says that it is right.
   */
  @Test
  void theBytesAreThoseOfTheFirstTime() throws IOException, NoSuchAlgorithmException {
    SynthRequest request =
        new SynthRequest(100, YearSpan.parse("2019-2021"), 1, Codes.OWN, FileFormat.CSV);
    write("tiny", request, 2);
    assertThat(digest("dispensing.csv", "population.csv", "truth.csv"))
        .isEqualTo("4724c723933101345d975f9c28f71874d6a52dc0d785de38b73843940d3d2751");
    assertThat(digest("pathway_event.csv", "course_truth.csv"))
        .isEqualTo("ed2f22ba0857ac8f3206245ef8c166a6b7e6ffa9dfe6a4fd03bdc4102729d64c");
  }

  private static String digest(String... files) throws IOException, NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (String file : files) {
      digest.update(Files.readAllBytes(folder.resolve("tiny").resolve(file)));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  @Test
  void oneYearOfOnePersonIsACountry() {
    SynthSummary summary = write("one", request(1, "2024", 1), 2);
    assertThat(summary.files().get(1).file()).isEqualTo("population.parquet");
    assertThat(summary.files().get(1).rows()).isEqualTo(2 * 357 * 2 * 106);
    assertThat(
            Duck.ask(
                "select year, sum(persons) from '"
                    + folder.resolve("one/population.parquet")
                    + "' group by year order by year"))
        .isEqualTo("2024,1\n2025,1");
  }

  /** No code is known to change in 2027, when nobody knows the borders yet. */
  @Test
  void thePopulationAfterTheLastYearThatIsKnownHasItsCodes() {
    write("last", request(1000, "2026", 1), 2);
    String population = "'" + folder.resolve("last/population.parquet") + "'";
    assertThat(
            Duck.ask(
                "select year, count(distinct area), count(distinct area) filter (area in (select area from "
                    + population
                    + " where year = 2026)) from "
                    + population
                    + " group by year order by year"))
        .isEqualTo("2026,357,357\n2027,357,357");
  }

  /** 10.5 births a year per 1,000 of 1,000 are 10 or 11. */
  @Test
  void whoWasBornInTheLastYearIsCountedAfterIt() {
    write("born", request(1000, "2020-2021", 1), 2);
    assertThat(
            Duck.ask(
                "select year, sum(persons) from '"
                    + folder.resolve("born/population.parquet")
                    + "' where age = '0-0' and year > 2020 group by year order by year"))
        .isEqualTo("2021,11\n2022,11");
  }

  @Test
  void csvAndParquetHaveTheSameRows() {
    SynthRequest parquet = request(300, "2023-2024", 9);
    write("as-parquet", parquet, 2);
    write("as-csv", new SynthRequest(300, parquet.years(), 9, Codes.OWN, FileFormat.CSV), 2);
    for (String table :
        new String[] {"dispensing", "encounter", "population", "death", "pathway_event"}) {
      String csv = "read_csv('%s/as-csv/%s.csv', all_varchar = true)".formatted(folder, table);
      String file = "'%s/as-parquet/%s.parquet'".formatted(folder, table);
      String texts = "(select columns(*)::varchar from " + file + ")";
      assertThat(
              Duck.ask(
                  "select (select count(*) from (from %1$s except all from %2$s)), (select count(*) from (from %2$s except all from %1$s)), (select count(*) from %1$s) = (select count(*) from %2$s)"
                      .formatted(csv, texts)))
          .as(table)
          .isEqualTo("0,0,true");
    }
  }
}
