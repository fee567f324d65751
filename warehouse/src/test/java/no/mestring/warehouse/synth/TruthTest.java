package no.mestring.warehouse.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import no.mestring.core.period.YearSpan;
import no.mestring.warehouse.engine.FileFormat;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Counts persons in SQL and compares with the truth: over many cells the mean of the squared
 * distances, in standard errors, is 1. The square of a Poisson number's distance has a variance of
 * 2 and one over its mean, so with k cells of at least 1 expected its own standard error is at most
 * √(3/k).
 */
class TruthTest {
  @TempDir static Path folder;

  @BeforeAll
  static void write() {
    Synthesizer.write(
        new SynthRequest(60_000, YearSpan.closed(2020, 2022), 5, Codes.OF_2024, FileFormat.PARQUET),
        folder.resolve("country"),
        step -> {});
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          dispensing; N05A; atc_code like 'N05A%'
          dispensing; N05B; atc_code like 'N05B%'
          dispensing; N05C; atc_code like 'N05C%'
          dispensing; N06A; atc_code like 'N06A%'
          dispensing; N06BA; atc_code like 'N06BA%'
          dispensing; N05B+N05C; atc_code like 'N05B%' or atc_code like 'N05C%'
          dispensing; N05A+N05B+N05C+N06A; left(atc_code, 4) in ('N05A', 'N05B', 'N05C', 'N06A')
          dispensing; N05A+N05B+N05C+N06A+N06BA; atc_code like 'N05%' or atc_code like 'N06%'
          encounter; P01-P29; icpc_code between 'P01' and 'P29'
          encounter; P70-P99; icpc_code between 'P70' and 'P99'
          encounter; P01-P29+P70-P99; icpc_code like 'P%'
          encounter; P01+P03+P74+P76; icpc_code in ('P01', 'P03', 'P74', 'P76')
          encounter; P73+P74+P76+P79+P82; icpc_code in ('P73', 'P74', 'P76', 'P79', 'P82')
          referral_event; 1; main_pathway = '1'
          referral_event; 2; main_pathway = '2'
          referral_event; 3; main_pathway = '3'
          referral_event; 1+2+3; true
          service_decision; mental_health; service = 'mental_health'
          service_decision; mental_health+substance_use+mental_health_and_substance_use; service <> 'home_nursing'
          service_contact; mental_health; service = 'mental_health'
          service_contact; substance_use; service = 'substance_use'
          service_contact; mental_health_and_substance_use; service = 'mental_health_and_substance_use'
          service_contact; mental_health+mental_health_and_substance_use; service like 'mental_health%'
          service_contact; substance_use+mental_health_and_substance_use; service like '%substance_use'
          service_contact; mental_health+substance_use+mental_health_and_substance_use; service <> 'home_nursing'
          death; all; true
          death; X60-X84; icd10_code between 'X60' and 'X84.9'
          """)
  void countsAgreeWithTheTruthWithinTheirSamplingError(String table, String group, String codes) {
    assertCellsAgree(residents(table, group, codes));
    if (!group.equals("X60-X84")) { // less than one a year in any municipality
      assertCellsAgree(recorded(table, group, codes));
    }
  }

  /** Persons of the whole country by year, sex and age, wherever they lived; binomial. */
  private static String residents(String table, String group, String codes) {
    return """
        from (select year, sex, age, sum(persons * per_1000 / 1000) as expected,
            sum(persons * per_1000 / 1000 * (1 - per_1000 / 1000)) as variance
          from '%s/country/truth.csv' where event_table = '%s' and code_group = '%s' group by all)
        left join (select year, sex, %s as age, count(distinct person) as counted from events
          group by all) using (year, sex, age)
        """
        .formatted(folder, table, group, band())
        .replace("events", events(table, codes));
  }

  /** Persons among the events of each municipality and year; nearly binomial. */
  private static String recorded(String table, String group, String codes) {
    return """
        from (select year, area, sum(recorded) as expected,
            sum(recorded * (1 - per_1000 / 1000)) as variance
          from read_csv('%s/country/truth.csv', types = {'area': 'VARCHAR', 'code_group': 'VARCHAR'})
          where event_table = '%s' and code_group = '%s' group by all)
        left join (select year, area, count(distinct person) as counted from events group by all)
          using (year, area)
        """
        .formatted(folder, table, group)
        .replace("events", events(table, codes));
  }

  private static String events(String table, String codes) {
    EventTable events = EventTable.of(table);
    return "(select *, year(%s) as year from '%s/country/%s.parquet' where %s)"
        .formatted(events.date(), folder, table, codes);
  }

  private static String band() {
    StringBuilder cases = new StringBuilder("case");
    for (String label : AgeBand.LABELS) {
      String lower = label.split("[-+]", -1)[0];
      cases.insert(4, " when year - birth_year - 1 >= " + lower + " then '" + label + "'");
    }
    return cases.append(" end").toString();
  }

  private static void assertCellsAgree(String cells) {
    String[] answer =
        Duck.ask(
                "select count(*), avg((coalesce(counted, 0) - expected) ^ 2 / variance),"
                    + " sum(coalesce(counted, 0) - expected) / sqrt(sum(variance)) "
                    + cells
                    + " where expected >= 1")
            .split(",", -1);
    double k = Double.parseDouble(answer[0]);
    assertThat(k).isPositive();
    assertThat(Double.parseDouble(answer[1])).isCloseTo(1, within(4 * Math.sqrt(3 / k)));
    assertThat(Double.parseDouble(answer[2])).isBetween(-4.0, 4.0);
  }

  @Test
  void thePersonsAtRiskAreTheInhabitants() {
    assertThat(
            Duck.number(
                """
                select max(abs(t.persons - p.persons)) from
                (select year, area, sum(persons) as persons
                  from read_csv('%1$s/country/truth.csv', types = {'area': 'VARCHAR'})
                  where code_group = 'N06A' group by all) t
                join (select year, area, sum(persons) as persons
                  from '%1$s/country/population.parquet' group by all) p using (year, area)
                """
                    .formatted(folder)))
        .isZero();
  }

  /**
   * Nobody is lost by moving: what one municipality's count loses, others win and a little more.
   */
  @Test
  void moversAreRecordedInBothMunicipalitiesSoTheSumIsALittleMoreThanThePersons() {
    assertThat(
            Duck.number(
                "select sum(recorded) / sum(persons * per_1000 / 1000) from '"
                    + folder
                    + "/country/truth.csv' where code_group = 'N06A'"))
        .isBetween(1.005, 1.03);
    // who dies dies in one place
    assertThat(
            Duck.number(
                "select sum(recorded) / sum(persons * per_1000 / 1000) from '"
                    + folder
                    + "/country/truth.csv' where code_group = 'all'"))
        .isCloseTo(1, within(1e-6));
  }

  /** How many are found in one municipality more than persons are found, and should be. */
  @Test
  void asManyAreFoundInTwoMunicipalitiesAsTheTruthSays() {
    double expected =
        Duck.number(
            "select sum(recorded - persons * per_1000 / 1000) from '"
                + folder
                + "/country/truth.csv' where code_group = 'P01-P29+P70-P99'");
    double counted =
        Duck.number(
            "select sum(areas - 1) from (select count(distinct area) as areas from '"
                + folder
                + "/country/encounter.parquet' where icpc_code like 'P%' group by person, year(met_on))");
    assertThat(expected).isGreaterThan(100);
    assertThat(counted).isCloseTo(expected, within(4 * Math.sqrt(expected)));
  }

  /** The deviation of the logarithm of antidepressants' factors is set to 0.15. */
  @Test
  void municipalitiesDifferAsMuchAsIsSet() {
    assertThat(
            Duck.number(
                "select stddev_pop(ln(per_1000)) from '"
                    + folder
                    + "/country/truth.csv' where code_group = 'N06A' and year = 2020"
                    + " and sex = 'female' and age = '45-64'"))
        .isCloseTo(0.15, within(4 * 0.15 / Math.sqrt(2 * 357)));
  }
}
