package no.mestring.warehouse.cli;

import static no.mestring.warehouse.TestingFiles.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import no.mestring.warehouse.TestingFiles;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What {@code staffing-cost} prints; the guide has Søndre Land's printed cost of three positions.
 */
class StaffingCostCommandTest {
  private static final String THREE =
      "staffing-cost --positions 3 --salary 490000 --holiday-pay 12 --pension 23";

  @TempDir static Path folder;

  private static Cli cli = new Cli(Path.of(""));

  /** Zones that are made up: Moss and Rygge in two, Kragerø in one after the other. */
  @BeforeAll
  static void load() {
    cli = new Cli(folder.resolve("warehouse"));
    Path zones =
        write(
            folder.resolve("contribution_zone.csv"),
            "area,year,zone,source",
            "0815,2017,III,z",
            "3814,2020,II,z",
            "0104,2017,I,z",
            "0136,2017,II,z",
            "0101,2017,I,z");
    Path source = write(folder.resolve("source.csv"), TestingFiles.SOURCE, "z,Zones,Nobody,2024");
    assertThat(cli.run("load", source.toString(), zones.toString()).exitCode()).isZero();
  }

  private static Cli.Run run(String words) {
    return cli.run((THREE + " " + words).split(" ", -1));
  }

  /**
   * By hand: 1,856,316 kroner of salary, holiday pay and pension (1,347,500 + 161,700 + 347,116);
   * 6.4 per cent of it is 118,804 and 10.6 per cent 196,769.
   */
  @ParameterizedTest
  @CsvSource({
    "2018, III, 2017, 6.4, 118804, 1975120",
    "2019, III, 2017, 6.4, 118804, 1975120",
    "2020, II, 2020, 10.6, 196769, 2053085",
    "2026, II, 2020, 10.6, 196769, 2053085",
  })
  void theZoneIsThatOfTheYear(
      int year, String zone, int since, String percent, long contribution, long total) {
    String out = run("--area Kragerø --year " + year + " --format csv").out();
    assertThat(out)
        .contains(
            "employers_contribution,%s,%d,\"Kragerø (4014) is in zone %s since %d (z); "
                .formatted(percent, contribution, zone, since))
        .endsWith("total,,%d,\n".formatted(total));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        " | Missing contribution: say one of --contribution PERCENT, --zone ZONE with --year, or"
            + " --area AREA with --year",
        "--contribution 10 --zone I | Ambiguous contribution: say one of --contribution PERCENT,"
            + " --zone ZONE with --year, or --area AREA with --year",
        "--zone I | Missing year: rates of the employer's contribution are those of a year; say"
            + " --year",
        "--zone VI --year 2020 | Invalid zone: 'VI', expected I, Ia, II, III, IV, IVa or V",
        "--zone I --year 2016 | Invalid year: 2016, must be one whose rates are known: [2017, 2018,"
            + " 2019, 2020, 2023, 2024, 2026]",
        "--zone I --year 2021 | Invalid year: 2021, must be one whose rates are known: [2017, 2018,"
            + " 2019, 2020, 2023, 2024, 2026]",
        "--zone I --year 2022 | Invalid year: 2022, must be one whose rates are known: [2017, 2018,"
            + " 2019, 2020, 2023, 2024, 2026]",
        "--area Kragerø --year 2025 | Invalid year: 2025, must be one whose rates are known: [2017,"
            + " 2018, 2019, 2020, 2023, 2024, 2026]",
        "--area Lesja --year 2020 | No contribution zone of Lesja (3432) in 2020 in table"
            + " contribution_zone; load it, or say --zone",
        "--area Krager --year 2020 | Unknown area: 'Krager'; did you mean Kragerø?",
        "--contribution 110 | Invalid employersContribution: 1.1, must be from 0 to 1 (percentages"
            + " are 0 to 100)",
        "--contribution 10 --positions -1 | Invalid fullTimeEquivalents: -1, must be 0 or more"
            + " (percentages are 0 to 100)",
      })
  void whatIsNotKnownIsRefused(String words, String message) {
    String own = words == null ? "" : words;
    String all = own.contains("--positions") ? THREE.replace(" --positions 3", "") : THREE;
    assertThat(cli.run((all + " " + own).strip().split(" ", -1)))
        .isEqualTo(new Cli.Run(2, "", "mestring: " + message + "\n"));
  }

  @Test
  void aMergedMunicipalityInTwoZonesHasNone() {
    assertThat(run("--area Moss --year 2020"))
        .isEqualTo(
            new Cli.Run(
                2,
                "",
                "mestring: No one contribution zone of Moss (3103) since 2017: it was 0104 and 0136,"
                    + " in different zones; say --zone\n"));
  }
}
