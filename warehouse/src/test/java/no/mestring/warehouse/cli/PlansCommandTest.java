package no.mestring.warehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code plan status} and {@code services} print of the sample data. */
class PlansCommandTest {
  @TempDir static Path folder;

  private static Cli cli = new Cli(Path.of(""));

  @BeforeAll
  static void load() {
    cli = new Cli(folder.resolve("warehouse"));
    assertThat(cli.run("load", Cli.sampleData().toString()).exitCode()).isZero();
  }

  @Test
  void allPlansAreShownWithTheirMunicipalitiesAndRegions() throws IOException {
    assertThat(cli.run("plan", "status")).isEqualTo(new Cli.Run(0, golden("plan-status.txt"), ""));
  }

  /** The five deadlines of the plan of 2015: vår 2015, 2015 and three times 2016. */
  @Test
  void deadlinesAreHeldAgainstTheMonthAskedFor() {
    assertThat(
            cli.run(
                "plan",
                "status",
                "--plan",
                "nord-gudbrandsdal-plan",
                "--as-of",
                "2016-01",
                "--format",
                "csv"))
        .isEqualTo(
            new Cli.Run(
                0,
                """
                level,plan,area,name,goal_number,goal,measures,done,started,not_started,not_commented,no_report,done_percent,as_of_month,deadlines,overdue
                goal,nord-gudbrandsdal-plan,nord-gudbrandsdal,Nord-Gudbrandsdal,1,Kunnskap om omfanget av rusmisbruk i Nord-Gudbrandsdal,1,0,0,0,0,1,,,1,1
                goal,nord-gudbrandsdal-plan,nord-gudbrandsdal,Nord-Gudbrandsdal,2,Enhetlige tjenester,1,0,0,0,0,1,,,1,0
                goal,nord-gudbrandsdal-plan,nord-gudbrandsdal,Nord-Gudbrandsdal,3,God samhandling og sikre overganger,2,0,0,0,0,2,,,2,1
                goal,nord-gudbrandsdal-plan,nord-gudbrandsdal,Nord-Gudbrandsdal,4,God kompetanse – økt mestring,1,0,0,0,0,1,,,1,0
                plan,nord-gudbrandsdal-plan,nord-gudbrandsdal,Nord-Gudbrandsdal,,,5,0,0,0,0,5,,,5,2
                """,
                ""));
  }

  @Test
  void measuresAreShownWithTheirReports() {
    assertThat(cli.run("plan", "status", "--area", "3033", "--measures").out())
        .startsWith(
            """
            Ullensaker (3209): plan ullensaker-strategy
            1. Universelle forebyggende tiltak og tidlig innsats
              1. Støtte til prosjektet søkt gjennom program for folkehelsearbeid i
                kommunene 2017-2027
                 2020-03 started: avslag i 2018, annet prosjekt delvis innvilget i 2019; ny
                   prosjektleder fra 7. mai, Nannestad vertskommune
            """)
        .contains(
            "  18. Rullering av boligstrategidokument\n     2020-03 not started: ikke påbegynt\n");
    assertThat(
            cli.run(
                    "plan",
                    "status",
                    "--area",
                    "3033",
                    "--measures",
                    "--as-of",
                    "2020-02",
                    "--format",
                    "csv")
                .out()
                .lines()
                .filter(line -> line.endsWith(",no_report,"))
                .count())
        .isEqualTo(18);
  }

  @Test
  void aWrongMonthOrCommandSaysWhatIsExpected() {
    assertThat(cli.run("plan", "status", "--as-of", "2020-13"))
        .isEqualTo(
            new Cli.Run(
                2, "", "mestring: Invalid as-of: '2020-13', must be a month such as 2020-03\n"));
    Cli.Run none = cli.run("plan");
    assertThat(none.exitCode()).isEqualTo(2);
    assertThat(none.err()).startsWith("Missing command: plan status\n");
  }

  @Test
  void servicesStandSideBySideWithWhatIsNotStated() throws IOException {
    assertThat(cli.run("services", "--region", "nord-gudbrandsdal"))
        .isEqualTo(new Cli.Run(0, golden("services.txt"), ""));
    assertThat(cli.run("services", "--region", "ovre-romerike", "--kind", "ladder").out())
        .startsWith(
            """
            Øvre Romerike: what the documents of its municipalities say of services
            all: Gjerdrum, Hurdal, Nannestad, Ullensaker
            Not stated in its documents is not to say that a municipality has none.

            Ladder of main pathways (tiltakstrapp)
              nothing stated in the documents of Gjerdrum, Hurdal, Nannestad
              main pathway 1
                Helsesøster/jordmor: Ullensaker
            """);
    // 27 services in each of four municipalities, and the header
    assertThat(
            cli.run("services", "--region", "ovre-romerike", "--kind", "ladder", "--format", "csv")
                .out()
                .lines()
                .count())
        .isEqualTo(109);
  }

  private static String golden(String name) throws IOException {
    try (InputStream file =
        Objects.requireNonNull(PlansCommandTest.class.getResourceAsStream(name))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
