package no.mestring.warehouse.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import no.mestring.core.period.YearSpan;
import no.mestring.warehouse.app.LoadRequest;
import no.mestring.warehouse.app.Warehouse;
import no.mestring.warehouse.compute.BuildRules;
import no.mestring.warehouse.engine.FileFormat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a warehouse counts of a synthetic country, beside plain SQL over the files it was written
 * to: the latter knows nothing of areas, pseudonyms or the order of rows. That plain SQL agrees
 * with the true rates is shown in {@link TruthTest}.
 */
class BuiltCountryTest {
  @TempDir static Path folder;
  private static Warehouse warehouse;

  @BeforeAll
  static void build() {
    Path country = folder.resolve("country");
    Synthesizer.write(
        new SynthRequest(15_000, YearSpan.closed(2019, 2021), 3, Codes.OWN, FileFormat.PARQUET),
        country,
        step -> {});
    warehouse = Warehouse.open(folder.resolve("warehouse"));
    warehouse.load(
        LoadRequest.of(
                List.of(
                    country.resolve("source.csv"),
                    country.resolve("population.parquet"),
                    country.resolve("dispensing.parquet"),
                    country.resolve("encounter.parquet"),
                    country.resolve("referral_event.parquet")))
            .withPersonKey(new byte[32]));
    warehouse.build(List.of(), BuildRules.USUAL);
  }

  @AfterAll
  static void close() {
    warehouse.close();
  }

  /**
   * Moss was Moss and Rygge until 2019; all codes of Møre og Romsdal begin with 15, but Halsa and
   * Rindal, which left it, were gone in 2020.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "antipsychotic_users|dispensing|atc_code like 'N05A%'",
        "anxiolytic_users|dispensing|atc_code like 'N05B%'",
        "hypnotic_users|dispensing|atc_code like 'N05C%'",
        "antidepressant_users|dispensing|atc_code like 'N06A%'",
        "adhd_drug_users|dispensing|atc_code like 'N06BA%'",
        "sedative_users|dispensing|left(atc_code, 4) in ('N05B', 'N05C')",
        "mental_disorder_drug_users|dispensing|left(atc_code, 4) in ('N05A', 'N05B', 'N05C', 'N06A')",
        "mental_disorder_and_adhd_drug_users|dispensing|left(atc_code, 4) in ('N05A', 'N05B', 'N05C', 'N06A') or atc_code like 'N06BA%'",
      })
  void everyCellIsTheNumberOfDistinctPersons(String indicator, String table, String codes) {
    for (String area :
        List.of(
            "0: true",
            "0301: area = '0301'",
            "3103: area in ('0104', '0136', '3002')",
            "15: area like '15%' and y >= 2020")) {
      String[] parts = area.split(": ", 2);
      String years = parts[1].contains("y >=") ? " and period >= '2020'" : "";

      assertThat(
              cube(
                  "select period, sex, age, cast(numerator as integer) from cube where indicator = '"
                      + indicator
                      + "' and numerator > 0 and area = '"
                      + parts[0]
                      + "'"
                      + years
                      + " order by 1, 2, 3"))
          .as(area)
          .isEqualTo(
              Duck.ask(
                  counted(table, codes, parts[1], "count(distinct person)") + " order by 1, 2, 3"));
    }
  }

  @Test
  void referralsAreCountedAsOftenAsTheyHappen() {
    assertThat(
            cube(
                "select period, sex, cast(numerator as integer) from cube where area = '0301' and"
                    + " indicator = 'new_referrals_main_pathway_2' and age = '0+' and numerator > 0 order by 1, 2"))
        .isEqualTo(
            Duck.ask(
                "select y, s, n from ("
                    + counted("referral_event", "main_pathway = '2'", "area = '0301'", "count(*)")
                        .replace("('0-74', 0, 74)", "('0+', 0, 999)")
                    + ") t(y, s, a, n) where a = '0+' order by 1, 2"));
  }

  @Test
  void severalYearsAreTheSumOfTheirCounts() {
    assertThat(
            cube(
                "select sex, age, years, cast(numerator_sum as integer) from cube where area = '0301'"
                    + " and indicator = 'primary_care_psychological_contacts'"
                    + " and age in ('0-74', '25-44', '45-74') order by 1, 2"))
        .isEqualTo(
            Duck.ask(
                "select s, a, 2, sum(n) from ("
                    + counted(
                        "encounter",
                        "icpc_code between 'P01' and 'P29' or icpc_code between 'P70' and 'P99'",
                        "area = '0301'",
                        "count(distinct person)")
                    + ") t(y, s, a, n) where a <> '0-24' group by all order by 1, 2"));
  }

  /** Groups of five years by the country's rates, times Oslo's mean population of each. */
  @Test
  void whatIsExpectedFollowsFromTheCountrysRatesBySexAndAge() {
    String population =
        """
        (select sex, cast(split_part(age, '-', 1) as integer) // 5 as g, sum(persons) / 2.0 as n
          from '%s/country/population.parquet' where year in (2020, 2021) and %s
          and cast(regexp_extract(age, '^[0-9]+') as integer) <= 74 group by all)""";
    String users =
        """
        (select sex, (2020 - birth_year) // 5 as g, count(distinct person) as t
          from '%s/country/dispensing.parquet' where year(dispensed_on) = 2020
          and atc_code like 'N06A%%' and 2020 - birth_year between 0 and 74 group by all)"""
            .formatted(folder);
    double expected =
        Duck.number(
            "select sum(t / c.n * o.n) from "
                + population.formatted(folder, "true")
                + " c join "
                + population.formatted(folder, "area = '0301'")
                + " o using (sex, g) join "
                + users
                + " using (sex, g)");

    assertThat(
            Double.parseDouble(
                cube(
                    "select expected from cube where indicator = 'antidepressant_users' and"
                        + " area = '0301' and period = '2020' and sex = 'both' and age = '0-74'")))
        .isCloseTo(expected, within(1e-9));
  }

  /**
   * By year, sex and age, of those places and codes. The population is counted until 1 January
   * 2021, so that 2021 has no mean population, and a year without one has no figures at all.
   */
  private static String counted(String table, String codes, String area, String what) {
    return """
        select y, s, a, %s from (
          select *, year(%s) as y from '%s/country/%s.parquet' where %s),
          (values ('female'), ('male'), ('both')) x(s),
          (values ('0-74', 0, 74), ('0-24', 0, 24), ('25-44', 25, 44), ('45-74', 45, 74)) r(a, lo, hi)
        where (s = 'both' or sex = s) and y - birth_year between lo and hi and (%s) and y <= 2020
        group by all"""
        .formatted(what, EventTable.of(table).date(), folder, table, codes, area);
  }

  private static String cube(String sql) {
    return warehouse.query(sql).rows().stream()
        .map(row -> row.stream().map(String::valueOf).collect(Collectors.joining(",")))
        .collect(Collectors.joining("\n"));
  }
}
