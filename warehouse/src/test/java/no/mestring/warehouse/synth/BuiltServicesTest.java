package no.mestring.warehouse.synth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import no.mestring.core.period.YearSpan;
import no.mestring.warehouse.TestingFiles;
import no.mestring.warehouse.app.LoadRequest;
import no.mestring.warehouse.app.Warehouse;
import no.mestring.warehouse.compute.BuildRules;
import no.mestring.warehouse.engine.FileFormat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Users of services in all municipalities, beside plain SQL that names the words it counts. The
 * contacts are the synthetic country's decisions, taken for contacts.
 */
class BuiltServicesTest {
  @TempDir static Path folder;
  private static Warehouse warehouse;

  @BeforeAll
  static void build() {
    Path country = folder.resolve("country");
    Synthesizer.write(
        new SynthRequest(12_000, YearSpan.closed(2024, 2026), 5, Codes.OWN, FileFormat.PARQUET),
        country,
        step -> {});
    Path decisions = country.resolve("service_decision.parquet");
    String columns = "person, %s, service, area, sex, birth_year, source";
    Path contacts =
        TestingFiles.write(
            folder.resolve("service_contact.csv"),
            columns.formatted("met_on").replace(" ", ""),
            Duck.ask("select " + columns.formatted("decided_on") + " from '" + decisions + "'"));
    warehouse = Warehouse.open(folder.resolve("warehouse"));
    warehouse.load(
        LoadRequest.of(
                List.of(
                    country.resolve("source.csv"),
                    country.resolve("population.parquet"),
                    decisions,
                    contacts))
            .withPersonKey(new byte[32]));
    warehouse.build(List.of(), BuildRules.USUAL);
  }

  @AfterAll
  static void close() {
    warehouse.close();
  }

  /** Home nursing, most of the decisions, counts nowhere; codes are those of 2024 throughout. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "service_decision_users|'mental_health', 'substance_use', 'mental_health_and_substance_use'",
        "service_contact_users|'mental_health', 'substance_use', 'mental_health_and_substance_use'",
        "service_contact_users_mental_health|'mental_health', 'mental_health_and_substance_use'",
        "service_contact_users_substance_use|'substance_use', 'mental_health_and_substance_use'",
      })
  void everyMunicipalityHasItsDistinctPersons(String indicator, String words) {
    String counted =
        """
        select area, y, s, a, count(distinct person) from (
          select *, year(decided_on) as y from '%s/country/service_decision.parquet'
          where service in (%s)),
          (values ('female'), ('male'), ('both')) x(s),
          (values ('0+', 0), ('18+', 18)) r(a, lo)
        where (s = 'both' or sex = s) and y - birth_year >= lo and y <= 2025
        group by all order by 1, 2, 3, 4"""
            .formatted(folder, words);
    String cube =
        "select c.area, c.period, c.sex, c.age, cast(c.numerator as integer) from cube c"
            + " where c.indicator = '%s' and c.numerator > 0 and c.period <= '2025' and c.area in"
            + " (select area from area where level = 'municipality') order by 1, 2, 3, 4";

    assertThat(Duck.ask(counted).lines()).hasSizeGreaterThan(300);
    assertThat(
            warehouse.query(cube.formatted(indicator)).rows().stream()
                .map(row -> row.stream().map(String::valueOf).collect(Collectors.joining(",")))
                .collect(Collectors.joining("\n")))
        .isEqualTo(Duck.ask(counted));
  }
}
