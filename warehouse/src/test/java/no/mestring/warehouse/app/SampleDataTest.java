package no.mestring.warehouse.app;

import static no.mestring.warehouse.TestingFiles.ask;
import static no.mestring.warehouse.TestingFiles.sampleData;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.mestring.warehouse.TestingFiles;
import no.mestring.warehouse.catalog.DataPackage;
import no.mestring.warehouse.catalog.DataPackage.Resource;
import no.mestring.warehouse.catalog.Definitions;
import no.mestring.warehouse.schema.TableSchema;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SampleDataTest {
  /** Søndre Land kommune, Plan for psykisk helse- og rusarbeid (2016), Tabell 1, as printed. */
  private static final String PRINTED =
      """
      0 total 131,2 130,7 130,6 130,5 130,7
      0 antipsychotics 19,4 19,4 19,4 19,6 20,0
      0 antidepressants 55,5 55,9 56,3 56,5 56,8
      0 sedatives 95,5 94,3 93,5 93,0 92,6
      0 adhd 6,5 6,8 7,0 7,3 7,7
      0536 total 165,0 166,5 170,4 169,7 167,9
      0536 antipsychotics 30,6 30,4 31,3 31,4 32,4
      0536 antidepressants 92,1 93,6 95,2 96,5 96,8
      0536 sedatives 108,1 107,8 107,7 106,9 105,2
      0536 adhd 6,5 6,6 7,5 8,3 9,7
      """;

  private static final List<String> PERIODS =
      List.of("2009-2011", "2010-2012", "2011-2013", "2012-2014", "2013-2015");

  private static Path temp;
  private static Warehouse warehouse;

  @BeforeAll
  static void load(@TempDir Path folder) {
    temp = folder;
    warehouse = Warehouse.open(temp.resolve("warehouse"));
    warehouse.load(List.of(sampleData(), synthetic()));
  }

  @AfterAll
  static void close() {
    warehouse.close();
  }

  static Stream<Path> packages() {
    return Stream.of(sampleData(), synthetic());
  }

  @ParameterizedTest
  @MethodSource("packages")
  void aDescriptorSaysOfOurTablesWhatWeDo(Path folder) {
    Definitions definitions = Definitions.builtIn();
    List<String> ours = new ArrayList<>();
    for (Resource resource : DataPackage.read(folder).resources()) {
      TableSchema described = resource.table();
      definitions
          .table(described.name())
          .ifPresent(
              table -> {
                // a package may do without an optional column
                assertThat(described.isPartOf(table)).isTrue();
                // as text: two patterns of the same form are not equal
                assertThat(described.columns())
                    .hasToString(
                        table.columns().stream()
                            .filter(column -> described.column(column.name()).isPresent())
                            .toList()
                            .toString());
                assertThat(described.key()).isEqualTo(table.key());
                ours.add(table.name());
              });
    }
    assertThat(ours).contains("source", "prescription_users", "survey_share");
  }

  @ParameterizedTest
  @MethodSource("packages")
  void everyFileHasTheHeaderThatItsDescriptorNames(Path folder) throws IOException {
    List<Path> described = new ArrayList<>();
    for (Resource resource : DataPackage.read(folder).resources()) {
      try (Stream<String> lines = Files.lines(resource.file())) {
        assertThat(lines.findFirst())
            .as(resource.file().toString())
            .contains(String.join(",", resource.table().columnNames()));
      }
      described.add(resource.file());
    }
    try (Stream<Path> files = Files.list(folder.resolve("data").toAbsolutePath().normalize())) {
      assertThat(described).containsExactlyInAnyOrderElementsOf(files.toList());
    }
  }

  @Test
  void theReadmeListsEveryFileWithItsRows() throws IOException {
    Pattern row = Pattern.compile("\\| `(\\w+)\\.csv` \\|.*\\| ([0-9,]+) \\|");
    List<String> listed = new ArrayList<>();
    List<String> loaded = new ArrayList<>();
    for (String line : Files.readAllLines(sampleData().resolve("README.md"))) {
      Matcher matcher = row.matcher(line);
      if (matcher.matches()) {
        listed.add(matcher.group(1) + " " + matcher.group(2).replace(",", ""));
      }
    }
    for (Resource resource : DataPackage.read(sampleData()).resources()) {
      String sql = "select count(*) from %s where source <> 'synthetic-nord-gudbrandsdal'";
      boolean hasSource = resource.table().column("source").isPresent();
      String name = resource.table().name();
      loaded.add(
          name
              + " "
              + ask(
                  warehouse.latest(),
                  hasSource ? sql.formatted(name) : "select count(*) from " + name));
    }
    assertThat(listed).containsExactlyInAnyOrderElementsOf(loaded);
  }

  @Test
  void theFiftyPrescriptionFiguresComeBackAsPrinted() {
    List<String> expected = new ArrayList<>();
    for (String line : PRINTED.lines().toList()) {
      String[] words = line.split(" ", -1);
      for (int i = 0; i < PERIODS.size(); i++) {
        String printed = words[i + 2].replace(',', '.');
        expected.add(String.join(",", words[0], words[1], PERIODS.get(i), printed));
      }
    }
    assertThat(expected).hasSize(50);
    String sql =
        "select area, drug_group, period, per_1000 from prescription_users"
            + " where source = 'sondre-land-2016'";
    assertThat(ask(warehouse.latest(), sql).lines()).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void theSixTotalsOfServiceUsersComeBack() {
    // Nord-Gudbrandsdal, Forslag til fagplan 2015-2018, Tabell 1, column Totalt
    String sql =
        """
        select a.name, u.persons from service_users u join area a on a.area = u.area
        where u.source = 'nord-gudbrandsdal-2015' and u.sex = '%s' order by a.name""";
    assertThat(ask(warehouse.latest(), sql.formatted("both")))
        .isEqualTo("Dovre,105\nLesja,37\nLom,57\nSel,92\nSkjåk,72\nVågå,120");
    assertThat(
            ask(
                warehouse.latest(),
                "select sex, sum(persons) from service_users"
                    + " where source = 'nord-gudbrandsdal-2015' group by sex order by sex"))
        .isEqualTo("both,483\nfemale,283\nmale,200"); // the row Totalt i NG
  }

  /** As the two files of catalog/indicator have it; visits need no limits. */
  @Test
  void tableIndicatorHasTheTextsAndLimitsOfTheDefinitions() {
    assertThat(
            ask(
                warehouse.latest(),
                """
                select title_nb, title_nn, title_en, unit, direction, suppression_numerator,
                  suppression_denominator, suppression_series, substring(source from 1 for 10),
                  substring(method from 1 for 22)
                from indicator
                where indicator in ('journals', 'low_threshold_substance_use_visits') order by unit"""))
        .isEqualTo(
            """
            Registrerte pasientjournaler,Registrerte pasientjournalar,Patient journals registered,\
            journals,neutral,4,9,6,Søndre Lan,Journaler som tjeneste
            Besøk på lavterskel helsetiltak, rus,Besøk på lågterskel helsetiltak, rus,\
            Visits to low-threshold health service, substance use,visits,neutral,,,,\
            Ullensaker,Besøk i løpet av året.""");
  }

  /**
   * Nord-Gudbrandsdal, Forslag til fagplan 2015-2018, Tabell 3: inhabitants, and the column "Med.
   * 1,9 %", which is 1.85 %. 1.3 % and 2.4 % by hand: Dovre 2742 * 0.013 = 35.6 and 2742 * 0.024 =
   * 65.8, Lesja 28.5 and 52.7, Skjåk 30.0 and 55.4, Lom 31.0 and 57.2, Vågå 48.6 and 89.7, Sel 77.9
   * and 143.8.
   */
  @Test
  void heavyDrinkersAreExpectedByTheLowTheMiddleAndTheHighShare() {
    String sql =
        """
        select a.name, l.value, m.value, p.value, h.value
        from observation p join area a on a.area = p.area
          join observation l on l.area = p.area and l.period = p.period
          join observation m on m.area = p.area and m.period = p.period
          join observation h on h.area = p.area and h.period = p.period
        where p.indicator = 'heavy_drinkers_expected' and l.indicator = 'heavy_drinkers_expected_low'
          and m.indicator = 'heavy_drinkers_expected_middle' and h.indicator = 'heavy_drinkers_expected_high'
        order by a.name""";
    assertThat(ask(warehouse.latest(), sql))
        .isEqualTo(
            """
            Dovre,36.0,51.0,51.0,66.0
            Lesja,29.0,41.0,41.0,53.0
            Lom,31.0,44.0,44.0,57.0
            Sel,78.0,111.0,111.0,144.0
            Skjåk,30.0,43.0,43.0,55.0
            Vågå,49.0,69.0,69.0,90.0""");
  }

  /** The same table's first row: 359 is the sum of the municipalities, not 1.85 % of 19,357. */
  @Test
  void theRegionsHeavyDrinkersAreTheSumOfItsMunicipalities() {
    String sql = "select area, sum(value) from observation where indicator = '%s' group by area";
    assertThat(
            ask(
                warehouse.latest(),
                "select sum(value) from observation where indicator = 'heavy_drinkers_expected_middle'"))
        .isEqualTo("359.0");
    assertThat(ask(warehouse.latest(), sql.formatted("heavy_drinkers_expected")))
        .contains("nord-gudbrandsdal,359.0");
    assertThat(ask(warehouse.latest(), sql.formatted("heavy_drinkers_expected_middle")))
        .doesNotContain("nord-gudbrandsdal");
  }

  @Test
  void generatingTheSyntheticDataAgainGivesTheSameBytes() throws Exception {
    Process generator =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                synthetic().resolve("Generate.java").toString(),
                temp.resolve("again").toString())
            .inheritIO()
            .start();
    assertThat(generator.waitFor()).isZero();
    try (Stream<Path> files = Files.list(synthetic().resolve("data"))) {
      for (Path file : files.toList()) {
        assertThat(temp.resolve("again/data").resolve(file.getFileName()))
            .hasSameBinaryContentAs(file);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"antidepressants, 1056", "antipsychotics, 327", "sedatives, 1543", "total, 2198"})
  void syntheticCountsAddUpToThePrintedOnes(String drugGroup, String printed) {
    // Nord-Gudbrandsdal, Forslag til fagplan 2015-2018, Tabell 2 and the paragraph below it
    String sql =
        """
        select sum(persons), count(*) from prescription_users
        where source = 'synthetic-nord-gudbrandsdal' and drug_group = '%s'""";
    assertThat(ask(warehouse.latest(), sql.formatted(drugGroup))).isEqualTo(printed + ",6");
  }

  @Test
  void syntheticSharesLieInThePrintedRanges() {
    String sql =
        """
        select count(*), sum(case when s.low = s.high and s.low between r.low and r.high
          then 1 else 0 end)
        from survey_share s join survey_share r on r.area = 'nord-gudbrandsdal'
          and r.survey = s.survey and r.question = s.question and r.answer = s.answer
        where s.source = 'synthetic-nord-gudbrandsdal'""";
    assertThat(ask(warehouse.latest(), sql)).isEqualTo("24,24"); // 6 municipalities, 4 answers
  }

  /**
   * Romerike Revisjon (2020), chapter 3.3: 210, 78 and 8 referrals of 2019; 296 together. Wilson's
   * limits by the formula of his article of 1927, worked out apart: (p + z * z / 2n -+ z * sqrt(p *
   * (1 - p) / n + z * z / 4n / n)) / (1 + z * z / n) with z = 1.959964.
   */
  @Test
  void sharesOfReferralsHaveLimits() {
    assertThat(
            TestingFiles.ask(
                warehouse.latest(),
                "select indicator, area, period, numerator, denominator, round(value, 2),"
                    + " round(lower, 2), round(upper, 2) from observation"
                    + " where indicator like 'referral_share%' order by 1"))
        .isEqualTo(
            """
            referral_share_main_pathway_1,0235,2019,210,296.0,70.95,65.53,75.82
            referral_share_main_pathway_2,0235,2019,78,296.0,26.35,21.66,31.65
            referral_share_main_pathway_3,0235,2019,8,296.0,2.7,1.38,5.24""");
  }

  @Test
  void everySyntheticRowSaysSo() throws IOException {
    for (Resource resource : DataPackage.read(synthetic()).resources()) {
      try (Stream<String> lines = Files.lines(resource.file())) {
        assertThat(lines.skip(1)).allMatch(line -> line.contains("synthetic-nord-gudbrandsdal"));
      }
    }
  }

  @Test
  void noFileNamesAPersonByAddressOrNumber() throws IOException {
    Pattern personal = Pattern.compile("[\\w.]+@[\\w.]+|(?<![0-9])[0-9]{11}(?![0-9])");
    try (Stream<Path> files = Files.walk(sampleData())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(personal.matcher(Files.readString(file)).results().map(found -> found.group()))
            .as(file.toString())
            .isEmpty();
      }
    }
  }

  private static Path synthetic() {
    return sampleData().resolve("synthetic");
  }
}
