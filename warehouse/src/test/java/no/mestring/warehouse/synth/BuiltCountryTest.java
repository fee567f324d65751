package no.mestring.warehouse.synth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.mestring.core.period.YearSpan;
import no.mestring.warehouse.catalog.CountDefinition;
import no.mestring.warehouse.catalog.Definitions;
import no.mestring.warehouse.catalog.IndicatorDefinition;
import no.mestring.warehouse.catalog.TestingDefinitions;
import no.mestring.warehouse.compute.BuildRules;
import no.mestring.warehouse.compute.CubeBuild;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every figure that a warehouse counts of a synthetic country, beside plain SQL over the files it
 * was written to ({@link NaiveCube}), and beside the chances that it was drawn by ({@link
 * TrueRates}).
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BuiltCountryTest {
  private static final Path REFERENCE =
      Path.of(System.getProperty("project.root"), "../shared/reference");
  private static final String ALL = "true";

  /** The indicators that are counted from events, by their codes. */
  private final Map<String, IndicatorDefinition> shipped = new TreeMap<>();

  /** Standards and periods that no shipped indicator has. */
  private final Definitions others =
      new TestingDefinitions()
          .with(
              "european_2013",
              "antidepressant_users",
              "standard: country",
              "standard: european_2013")
          .with(
              "european_1976",
              "antidepressant_users",
              "standard: country",
              "standard: european_1976")
          .with(
              "european_of_two_years",
              "antidepressant_users",
              "years: 1",
              "years: 2",
              "standard: country",
              "standard: european_2013")
          .with("country_2020", "sedative_users", "standard: country", "standard: country 2020")
          .with(
              "referrals_of_three_years",
              "new_referrals_main_pathway_1",
              "years: 1",
              "years: 3",
              "standard: none",
              "standard: country")
          .build();

  private BuiltCountry country;
  private NaiveCube now;
  private NaiveCube gap;
  private NaiveCube then;
  private String areasThen = "";
  private String cubeNow = "";
  private String cubeGap = "";
  private String cubeThen = "";
  private String cubeOthers = "";

  /** How many live in the country at first: enough for referrals in most municipalities. */
  int persons() {
    return 30_000;
  }

  /** When, with 2019 and 2021 among the years. */
  YearSpan years() {
    return YearSpan.closed(2019, 2022);
  }

  @BeforeAll
  void build(@TempDir Path folder) throws SQLException {
    CubeBuild.countable(Definitions.builtIn())
        .forEach(
            (code, definition) ->
                definition
                    .count()
                    .flatMap(CountDefinition::events)
                    .ifPresent(events -> shipped.put(code, definition)));
    country = new BuiltCountry(folder, persons(), years());
    country.loadWithout(
        2021,
        shipped.keySet().stream()
            .map(code -> count(code).events().orElseThrow().table())
            .collect(Collectors.toSet()));
    cubeGap = country.build(ofSeveralYears(), BuildRules.USUAL);
    country.load(2021);
    cubeNow = country.build(List.of(), BuildRules.USUAL);
    cubeThen = country.build(List.of(), new BuildRules(2019, false));
    cubeOthers = country.build(others);
    now = country.naive(country.of2024(), Borders.OF_2024, "true");
    gap = country.naive(country.of2024(), Borders.OF_2024, "year <> 2021");
    boolean isKnown = Files.exists(REFERENCE);
    areasThen = isKnown ? Borders.MOST_SINCE_2019 : Borders.SOME;
    then =
        country.naive(
            country.own(), isKnown ? Borders.of2019(REFERENCE) : Borders.SOME_OF_2019, "true");
  }

  private List<String> ofSeveralYears() {
    return shipped.keySet().stream().filter(code -> count(code).years() > 1).toList();
  }

  private CountDefinition count(String indicator) {
    return Objects.requireNonNull(shipped.get(indicator), indicator).count().orElseThrow();
  }

  @AfterAll
  void close() throws SQLException {
    country.close();
    now.close();
    gap.close();
    then.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "primary_care_anxiety_depression_contacts|encounter|icpc_code in ('P73', 'P74', 'P76', 'P79', 'P82')",
        "primary_care_psychological_contacts|encounter|icpc_code between 'P01' and 'P29' or icpc_code between 'P70' and 'P99'",
        "service_decision_users|service_decision|service in ('mental_health', 'substance_use', 'mental_health_and_substance_use')",
        "service_contact_users|service_contact|service in ('mental_health', 'substance_use', 'mental_health_and_substance_use')",
        "service_contact_users_mental_health|service_contact|service in ('mental_health', 'mental_health_and_substance_use')",
        "service_contact_users_substance_use|service_contact|service in ('substance_use', 'mental_health_and_substance_use')",
        "antipsychotic_users|dispensing|atc_code like 'N05A%'",
        "anxiolytic_users|dispensing|atc_code like 'N05B%'",
        "hypnotic_users|dispensing|atc_code like 'N05C%'",
        "antidepressant_users|dispensing|atc_code like 'N06A%'",
        "adhd_drug_users|dispensing|atc_code like 'N06BA%'",
        "sedative_users|dispensing|left(atc_code, 4) in ('N05B', 'N05C')",
        "mental_disorder_drug_users|dispensing|left(atc_code, 4) in ('N05A', 'N05B', 'N05C', 'N06A')",
        "mental_disorder_and_adhd_drug_users|dispensing|left(atc_code, 4) in ('N05A', 'N05B', 'N05C', 'N06A') or atc_code like 'N06BA%'",
      })
  void everyCellIsTheNumberOfDistinctPersons(String indicator, String table, String codes)
      throws SQLException {
    compare(indicator, table, codes);
  }

  @ParameterizedTest
  @CsvSource({
    "new_referrals_main_pathway_1,referral_event,main_pathway = 1",
    "new_referrals_main_pathway_2,referral_event,main_pathway = 2",
    "new_referrals_main_pathway_3,referral_event,main_pathway = 3"
  })
  void referralsAreCountedAsOftenAsTheyHappen(String indicator, String table, String codes)
      throws SQLException {
    compare(indicator, table, codes);
  }

  /** On the borders of 2024, without the population of a day, and on those of 2019. */
  private void compare(String indicator, String table, String codes) throws SQLException {
    CountDefinition count = count(indicator);
    assertEqual(now, cubeNow, indicator, count, table, codes, ALL);
    assertEqual(then, cubeThen, indicator, count, table, codes, areasThen);
    if (count.years() > 1) {
      assertEqual(gap, cubeGap, indicator, count, table, codes, ALL);
    }
  }

  private static void assertEqual(
      NaiveCube naive,
      String cube,
      String indicator,
      CountDefinition count,
      String table,
      String codes,
      String areas)
      throws SQLException {
    naive.make(count, table, codes);
    assertThat(naive.ask("select count(*) > 100 from naive where value > 0")).isEqualTo("true");
    assertThat(naive.differences(cube + " where indicator = '" + indicator + "'", areas)).isEmpty();
  }

  @Test
  void everyCountedIndicatorIsCompared() {
    assertThat(compared()).isEqualTo(new TreeSet<>(shipped.keySet()));
  }

  private static Set<String> compared() {
    Set<String> compared = new TreeSet<>();
    Stream.of(BuiltCountryTest.class.getDeclaredMethods())
        .flatMap(method -> Stream.ofNullable(method.getAnnotation(CsvSource.class)))
        .flatMap(rows -> Arrays.stream(rows.value()))
        .forEach(row -> compared.add(row.split("[|,]", -1)[0]));
    return compared;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          european_2013            | dispensing     | atc_code like 'N06A%'
          european_1976            | dispensing     | atc_code like 'N06A%'
          country_2020             | dispensing     | left(atc_code, 4) in ('N05B', 'N05C')
          european_of_two_years    | dispensing     | atc_code like 'N06A%'
          referrals_of_three_years | referral_event | main_pathway = '1'
          """)
  void standardsAndPeriodsThatNoShippedIndicatorHasAreThoseOfPlainSql(
      String indicator, String table, String codes) throws SQLException {
    CountDefinition count =
        Objects.requireNonNull(CubeBuild.countable(others).get(indicator)).count().orElseThrow();
    assertEqual(now, cubeOthers, indicator, count, table, codes, ALL);
  }

  /** Those with events of a year, and of three years. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          antipsychotic_users                      | dispensing     | N05A
          anxiolytic_users                         | dispensing     | N05B
          hypnotic_users                           | dispensing     | N05C
          antidepressant_users                     | dispensing     | N06A
          adhd_drug_users                          | dispensing     | N06BA
          sedative_users                           | dispensing     | N05B+N05C
          mental_disorder_drug_users               | dispensing     | N05A+N05B+N05C+N06A
          mental_disorder_and_adhd_drug_users      | dispensing     | N05A+N05B+N05C+N06A+N06BA
          primary_care_psychological_contacts      | encounter      | P01-P29+P70-P99
          primary_care_anxiety_depression_contacts | encounter      | P73+P74+P76+P79+P82
          new_referrals_main_pathway_1             | referral_event | 1
          new_referrals_main_pathway_2             | referral_event | 2
          new_referrals_main_pathway_3             | referral_event | 3
          service_decision_users                   | service_decision | mental_health+substance_use+mental_health_and_substance_use
          service_contact_users                    | service_contact | mental_health+substance_use+mental_health_and_substance_use
          service_contact_users_mental_health      | service_contact | mental_health+mental_health_and_substance_use
          service_contact_users_substance_use      | service_contact | substance_use+mental_health_and_substance_use
          """)
  void figuresAgreeWithTheTruthWithinTheirSamplingError(
      String indicator, String table, String group) throws SQLException {
    new TrueRates(country.of2024())
        .compare(
            count(indicator), table, group, cubeNow + " where indicator = '" + indicator + "'");
  }
}
