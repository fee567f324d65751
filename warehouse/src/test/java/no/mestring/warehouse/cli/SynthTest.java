package no.mestring.warehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import no.mestring.warehouse.catalog.DataPackage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code mestring synth}, as a user meets it. */
class SynthTest {
  @TempDir Path folder;

  private Cli.Run synth(String... options) {
    String[] all = new String[options.length + 3];
    all[0] = "synth";
    all[1] = "--out";
    all[2] = folder.resolve("country").toString();
    System.arraycopy(options, 0, all, 3, options.length);
    return new Cli(folder.resolve("warehouse")).run(all);
  }

  @Test
  void theFolderIsADataPackageThatSaysItIsInvented() throws IOException {
    Cli.Run run = synth("--persons", "200", "--years", "2019-2020", "--seed", "7");
    Path country = folder.resolve("country");
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .startsWith("Wrote " + country + ", a country that does not exist:\n")
        // 422 municipalities in 2019, 356 in 2020 and 2021, two sexes, ages 0 to 105
        .contains("  population.parquet             240,408 rows\n");
    assertThat(DataPackage.read(country).resources())
        .extracting(resource -> resource.table().name())
        .containsExactly(
            "source",
            "population",
            "dispensing",
            "encounter",
            "referral_event",
            "service_decision",
            "service_contact",
            "death",
            "pathway_event",
            "pathway_file",
            "truth",
            "course_truth");
    assertThat(Files.readString(country.resolve("datapackage.json")))
        .contains("\"title\": \"A synthetic country: 200 persons, 2019-2020, seed 7\"")
        .contains("Invented: no row is about a real person")
        .doesNotContain("@");
    assertThat(Files.readString(country.resolve("README.md")))
        .contains("Nobody in these files exists.")
        .contains("drew 200 persons of 2019-2020 from the seed 7")
        .contains("inhabitants on 1 January of 2019-2021 by municipality, sex and age")
        .contains("| `dispensing` | N05BA04, N05BA01, N05BB01, N05BA12 | 0.20 | -0.02 | 3 |")
        .contains("| `decision` | 0.30 | -0.01 |")
        .doesNotContain("@");
    assertThat(country.resolve("source.csv"))
        .content()
        .contains("synthetic,\"Synthetic country of 200 persons, 2019-2020, seed 7 (invented)\"");
  }

  /**
   * Nothing is refused, warned of or lost; whatever the codes and format, it is the same country,
   * but for what Ålesund was divided into in 2024.
   */
  @Test
  void itLoadsAsItIsAndItsCoursesAreBuilt() throws IOException {
    Path key = Files.write(folder.resolve("person.key"), new byte[32]);
    Set<String> answers = new HashSet<>();
    for (String kind : new String[] {"own parquet", "2024 csv"}) {
      String[] how = kind.split(" ", -1);
      Path country = folder.resolve(kind);
      Cli cli = new Cli(folder.resolve("warehouse of " + kind));
      String[] synth = {"synth", "--persons", "2000", "--years", "2020"};
      cli.run(with(synth, "--codes", how[0], "--format", how[1], "--out", country.toString()));
      String[] load = {"load", "--person-key", key.toString(), country.toString()};
      Cli.Run loaded = cli.run(how[0].equals("own") ? load : with(load, "--borders", "2024"));
      assertThat(loaded.err()).isEmpty();
      assertThat(loaded.out())
          .matches(
              "Loaded mestring-synthetic-country: [0-9]+ rows \\(load 1\\)\n"
                  + "  21 indicators can be counted anew: mestring build\n");
      Cli.Run built = cli.run("build", "synthetic_help");
      assertThat(built.err()).isEmpty();
      assertThat(built.out()).contains("pathway synthetic_help: ").doesNotContain("fit no course");
      answers.add(
          answer(
              cli,
              "select area, period, wait, sex, age, began, started, waiting, withdrawn, moved, died,"
                  + " mean_days, kept, broken, pending, until from waiting_time"
                  + " where area not in ('1508', '1580') and began > 0 order by 1, 2, 3, 4, 5"));
      for (String table :
          new String[] {
            "waiting_curve",
            "waiting_list",
            "course_count",
            "course_end",
            "course_transition",
            "course_variant"
          }) {
        assertThat(answer(cli, "select count(*) > 20 as filled from " + table))
            .as(table)
            .isEqualTo("filled\ntrue\n");
      }
    }
    assertThat(answers).hasSize(1);
    assertThat(answers.iterator().next().lines().count()).isGreaterThan(50);
  }

  private static String[] with(String[] some, String... more) {
    String[] all = Arrays.copyOf(some, some.length + more.length);
    System.arraycopy(more, 0, all, some.length, more.length);
    return all;
  }

  private static String answer(Cli cli, String sql) {
    Cli.Run run = cli.run("sql", "--format", "csv", sql);
    assertThat(run.err()).isEmpty();
    return run.out();
  }

  @Test
  void itsPopulationLoadsAndCountsThePersons() {
    assertThat(synth("--persons", "1000", "--years", "2019").exitCode()).isZero();
    Cli cli = new Cli(folder.resolve("warehouse"));
    Path country = folder.resolve("country");
    Cli.Run load =
        cli.run(
            "load",
            country.resolve("source.csv").toString(),
            country.resolve("population.parquet").toString());
    assertThat(load.err()).isEmpty();
    assertThat(
            cli.run(
                    "sql",
                    "--format",
                    "csv",
                    "select sum(persons) as persons from population where year = 2019")
                .out())
        .isEqualTo("persons\n1000\n");
    // persons who do not exist are treated as if they were real
    assertThat(cli.run("sql", "--format", "csv", "select source, published from source").out())
        .isEqualTo("source,published\nsynthetic,\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --persons 0 --years 2015-2024                 | Invalid persons: 0, must be from 1 to 50000000
          --persons -5 --years 2015-2024                | Invalid persons: -5, must be from 1 to 50000000
          --persons 9 --years 1993-2000                 | Invalid years: 1993-2000, must be from 1994 to 2026
          --persons 9 --years 2020-2027                 | Invalid years: 2020-2027, must be from 1994 to 2026
          --persons 9 --years 2020 --codes 2020         | Unknown codes: '2020'; did you mean 2024?
          --persons 9 --years 2020 --codes mine         | Unknown codes: 'mine'; there are: 2024, own
          --persons 9 --years 2020 --format parket      | Unknown format: 'parket'; did you mean parquet?
          """)
  void aQuestionWithoutAnAnswerIsRefusedAndNothingIsWritten(String options, String message) {
    Cli.Run run = synth(options.split(" ", -1));
    assertThat(run).isEqualTo(new Cli.Run(2, "", "mestring: " + message + "\n"));
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --persons 9 --years 2024-2015            | Invalid years: '2024-2015', expected yyyy or yyyy-yyyy, the earlier first
          --persons 9 --years 2015:2024            | Invalid years: '2015:2024', expected
          --persons x --years 2015-2024            | 'x' is not
          --persons 9                              | Missing required option: '--years=A-B'
          --years 2015-2024                        | Missing required option: '--persons=N'
          """)
  void anOptionThatCannotBeReadIsNamed(String options, String message) {
    Cli.Run run = synth(options.split(" ", -1));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(message);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aFolderWithSomethingInItIsLeftAlone() throws IOException {
    Path mine = folder.resolve("country/mine.txt");
    Files.createDirectories(folder.resolve("country"));
    Files.writeString(mine, "mine");
    Cli.Run run = synth("--persons", "9", "--years", "2020");
    assertThat(run)
        .isEqualTo(
            new Cli.Run(
                2,
                "",
                "mestring: Cannot write "
                    + folder.resolve("country")
                    + ": the folder is not empty; name a new one\n"));
    assertThat(mine).hasContent("mine");
  }
}
