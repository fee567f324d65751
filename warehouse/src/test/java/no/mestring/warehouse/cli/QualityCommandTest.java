package no.mestring.warehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import no.mestring.warehouse.TestingCube;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code quality} and {@code diff} print of the cube of two municipalities, and their gate.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QualityCommandTest {
  private static final String ONE = "antidepressant_users";

  private Cli cli = new Cli(Path.of(""));

  /** Snapshot 3 is right; in 4 one man of Dovre is among both and not among the men. */
  @BeforeAll
  void build(@TempDir Path folder) throws Exception {
    cli = new Cli(folder.resolve("warehouse"));
    Path key = Files.write(folder.resolve("key"), new byte[32]);
    List<String> load = new ArrayList<>(List.of("load"));
    TestingCube.world(folder).forEach(file -> load.add(file.toString()));
    assertThat(cli.run(load.toArray(new String[0])).exitCode()).isZero();
    String dispensings = TestingCube.dispensings(folder.resolve("first")).toString();
    assertThat(cli.run("load", "--person-key", key.toString(), dispensings).exitCode()).isZero();
    assertThat(cli.run("build", ONE).exitCode()).isZero();
    assertThat(cli.run("quality").exitCode()).isZero();
    TestingCube.rewrite(
        folder.resolve("warehouse"),
        3,
        "cube",
        ONE,
        "CASE WHEN area = '3431' AND period = '2020' AND sex = 'both' AND age = '0-74'"
            + " THEN numerator_sum + 1 ELSE numerator_sum END AS numerator_sum,"
            + " CASE WHEN area = '3431' AND period = '2020' AND sex = 'both' AND age = '0-74'"
            + " THEN value * 2 ELSE value END AS value");
  }

  /** 2 of 1500 persons are 1.33 per 1,000, one is 0.67. */
  @Test
  void findingsAreShownByCheckTheGravestFirst() {
    Cli.Run run = cli.run("quality");

    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .isEqualTo(
            """
            Snapshot 4 against snapshot 3: 1 indicator, 72 rows

            error ages: 1 finding
              antidepressant_users 3431 2020 both 0-74
                the numerators of its ages are 1 together, that of all is 2

            error areas: 1 finding
              antidepressant_users dal 2020 both 0-74
                the numerator of its part 3431 is 2, its own 1

            error sexes: 1 finding
              antidepressant_users 3431 2020 both 0-74
                the numerators of women and men are 1 together, that of all is 2

            warning history: 1 finding
              antidepressant_users 2020
                1 row changed, of a period that ended before the newest (other)

            note coverage: 3 findings
              antidepressant_users 2021
                0 of 1 areas of level country have a figure
              antidepressant_users 2021
                0 of 15 areas of level county have a figure
              antidepressant_users 2021
                2 of 357 areas of level municipality have a figure

            3 errors, 1 warning, 3 notes
            """);
  }

  @Test
  void anErrorEndsWithThreeInEveryForm() {
    assertThat(cli.run("quality").exitCode()).isEqualTo(3);
    assertThat(cli.run("quality", "--format", "csv").exitCode()).isEqualTo(3);
    assertThat(cli.run("quality", ONE, "--format", "json").exitCode()).isEqualTo(3);
    assertThat(cli.run("quality", "nonsense").exitCode()).isEqualTo(2);
  }

  @Test
  void csvAndJsonHaveEveryFinding() {
    assertThat(cli.run("quality", "--format", "csv").out())
        .startsWith(
            """
            severity,check,indicator,area,period,sex,age,found,expected,text
            error,ages,antidepressant_users,3431,2020,both,0-74,1.0,2.0,"the numerators of its ages are 1 together, that of all is 2"
            """)
        .contains("\nnote,coverage,antidepressant_users,,2021,,,0.0,1.0,0 of 1 areas");
    assertThat(cli.run("quality", "--format", "json").out())
        .contains(
            "{\"severity\": \"error\", \"check\": \"areas\", \"indicator\":"
                + " \"antidepressant_users\", \"area\": \"dal\", \"period\": \"2020\", \"sex\":"
                + " \"both\", \"age\": \"0-74\", \"found\": 2.0, \"expected\": 1.0,");
  }

  @Test
  void theDifferenceOfTwoSnapshotsHasItsLargestChanges() {
    assertThat(cli.run("diff", "3", "4").out())
        .isEqualTo(
            """
            indicator             new  gone  changed  newly_missing  unchanged
            --------------------  ---  ----  -------  -------------  ---------
            antidepressant_users    0     0        1              0         71
            (1 row)

            The largest changes of values:
            indicator             area  period  sex   age   before  after  cause
            --------------------  ----  ------  ----  ----  ------  -----  -----
            antidepressant_users  3431  2020    both  0-74    0.67   1.33  other
            (1 row)
            """);
    assertThat(cli.run("diff", "3", "4", "--format", "csv").out())
        .startsWith("indicator,area,period,sex,age,before,after,cause,kind\n")
        .endsWith(",other,changed\n");
    assertThat(cli.run("diff", "3", "3").out()).doesNotContain("largest");
    assertThat(cli.run("diff", "3", "9").err()).contains("Unknown snapshot: 9, there are 1 to 4");
  }
}
