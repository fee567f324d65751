package no.mestring.warehouse.cli;

import static no.mestring.warehouse.TestingDelivery.count;
import static no.mestring.warehouse.TestingDelivery.counts;
import static no.mestring.warehouse.TestingNeed.INDICATOR;
import static no.mestring.warehouse.TestingNeed.projected;
import static no.mestring.warehouse.TestingNeed.projection;
import static no.mestring.warehouse.TestingNeed.source;
import static no.mestring.warehouse.TestingNeed.users;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code need} refuses, over the made-up users of Kragerø. */
class NeedCommandTest {
  @TempDir static Path folder;

  private static Cli cli = new Cli(Path.of(""));

  @BeforeAll
  static void build() {
    cli = new Cli(folder.resolve("warehouse"));
    List<String> rows = new ArrayList<>(users(INDICATOR, 2020, 2023));
    rows.add(count("service_users", "3814", 2023, "both 0+", 136, 10345));
    rows.add(count(INDICATOR, "3432", 2023, "female 18+", 12, 700));
    rows.add(count(INDICATOR, "3432", 2023, "male 18+", 12, 700));
    List<String> ahead = new ArrayList<>(projected("4014", "LLML", 1));
    ahead.addAll(projected("4014", "HHMH", 2));
    ahead.addAll(projected("3432", "HHMH", 1));
    done(
        "load",
        source(folder).toString(),
        counts(folder, rows).toString(),
        projection(folder, ahead).toString());
    done("build");
  }

  private static void done(String... words) {
    assertThat(cli.run(words).exitCode()).as(words[0]).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "service_contact_user --area 4014 | Unknown indicator: 'service_contact_user'; did you mean"
            + " service_contact_users, service_contact_users_mental_health,"
            + " service_contact_users_substance_use?",
        "service_contact_users --area Kragero --alternative HHMH | Unknown area: 'Kragero'; did you mean Kragerø?",
        "service_contact_users --area nordland --alternative HHMH | Nothing is counted of service_contact_users in"
            + " Nordland (18), see table cube_year",
        "service_contact_users --area nord-gudbrandsdal --alternative HHMH | Nothing is counted of"
            + " service_contact_users in Nord-Gudbrandsdal (nord-gudbrandsdal), see table cube_year",
        "service_contact_users --area 4014 | Missing alternative: say with --alternative which of"
            + " HHMH, LLML",
        "service_contact_users --area 4014 --alternative HHMM | Unknown alternative: 'HHMM'; did you"
            + " mean HHMH?",
        "service_contact_users --area 4014 --alternative HHMH --to 2028 | Invalid to: 2028, must be"
            + " from 2024 to 2027: projection HHMH has 1 January of 2024 to 2028, and a year's mean"
            + " takes the next",
        "service_contact_users --area 4014 --alternative HHMH --to 2023 | Invalid to: 2023, must be"
            + " from 2024 to 2027: projection HHMH has 1 January of 2024 to 2028, and a year's mean"
            + " takes the next",
        "service_contact_users --area 4014 --scenario falling | Invalid scenario: 'falling', must be"
            + " constant, trend, or a change in per cent a year above -100 such as +1.5",
        "service_contact_users --area 4014 --scenario -100 | Invalid scenario: '-100', must be"
            + " constant, trend, or a change in per cent a year above -100 such as +1.5",
        "service_users --area 4014 --alternative HHMH | Cannot tell the need of service_users in"
            + " Kragerø (4014): its users are not known by sex and age, and so many of each age as"
            + " now would be taken for granted",
        "service_contact_users --area 3432 --alternative LLML | Cannot tell the need of"
            + " service_contact_users in Lesja (3432): its users are not known by sex and age, and"
            + " so many of each age as now would be taken for granted",
        "antidepressant_users --area 4014 --alternative HHMH | Nothing is counted of"
            + " antidepressant_users yet; run 'mestring build antidepressant_users'",
      })
  void whatCannotBeAnsweredSaysWhy(String words, String message) {
    assertThat(cli.run(("need " + words).split(" ", -1)))
        .isEqualTo(new Cli.Run(2, "", "mestring: " + message + "\n"));
  }

  @Test
  void indicatorsThatCountNoPersonsAreRefused() {
    assertThat(cli.run("need", "referrals", "--area", "4014").err())
        .startsWith(
            "mestring: Cannot tell the need of referrals: it does not count persons among the"
                + " population; there are: adhd_drug_users, antidepressant_users, ");
  }

  /** Twice the people, so 2 times 177.328 and 178.177 of {@code NeedTest}. */
  @Test
  void alternativesStandBelowOneAnother() {
    assertThat(
            cli.run(
                    "need",
                    INDICATOR,
                    "--area",
                    "3814",
                    "--alternative",
                    "LLML,HHMH",
                    "--scenario",
                    "constant",
                    "--to",
                    "2024",
                    "--format",
                    "json")
                .out())
        .contains("\"alternative\": \"LLML\"", "177.32792027", "354.655840547");
  }

  @Test
  void withoutAProjectionNothingIsExpected(@TempDir Path other) {
    Cli empty = new Cli(other.resolve("warehouse"));
    assertThat(empty.run("load", source(other).toString()).exitCode()).isZero();
    assertThat(empty.run("need", INDICATOR, "--area", "4014"))
        .isEqualTo(
            new Cli.Run(
                2,
                "",
                "mestring: No projection: table population_projection has no two years of any"
                    + " alternative; load one as docs/capacity.md says\n"));
  }
}
