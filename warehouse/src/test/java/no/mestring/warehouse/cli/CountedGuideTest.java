package no.mestring.warehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the README's commands on counted indicators, on a smaller country than it says. */
class CountedGuideTest {
  @TempDir Path folder;

  @Test
  void theCommandsOfTheReadmeWorkOnASyntheticCountry() throws IOException {
    Cli cli = new Cli(folder.resolve("warehouse"));
    Files.write(folder.resolve("person.key"), new byte[32]);
    List<String> counted = commands("## Counted indicators");
    List<String> checks = commands("## Check before release");
    assertThat(counted)
        .extracting(line -> line.split(" ", 2)[0])
        .containsExactly("build", "sql", "explain", "synth", "load");
    assertThat(checks).extracting(line -> line.split(" ", 2)[0]).containsExactly("quality", "diff");

    run(cli, counted.get(3).replace("50000", "4000").replace("2015-2022", "2019-2020"));
    run(cli, counted.get(4));
    assertThat(run(cli, counted.get(0))).contains("antidepressant_users ");
    assertThat(run(cli, counted.get(1))).contains("3437 ");
    assertThat(run(cli, counted.get(2)))
        .startsWith(
            "Users of antidepressants aged 0-74\n  Sel (3437) on the borders of 2024, 2020");
    assertThat(cli.run(checks.get(0)).exitCode()).isIn(0, 3);

    // the snapshots of the example: loaded, built, loaded again, built again
    Path more =
        Files.writeString(
            folder.resolve("coverage.csv"),
            "dataset,area,period,source\ndispensing,0,2019,synthetic\n");
    run(cli, "load " + more);
    run(cli, "build");
    assertThat(run(cli, checks.get(1))).contains("antidepressant_users").contains("gone");
  }

  private String run(Cli cli, String line) {
    Cli.Run run =
        cli.run(
            Pattern.compile("\"([^\"]*)\"|(\\S+)")
                .matcher(line)
                .results()
                .map(part -> part.group(1) == null ? part.group(2) : part.group(1))
                .map(part -> part.matches("country|person\\.key") ? folder.resolve(part) : part)
                .map(Object::toString)
                .toArray(String[]::new));
    assertThat(run.err()).as(line).isEmpty();
    assertThat(run.exitCode()).as(line).isZero();
    return run.out();
  }

  /** The lines that a section shows, without what stands behind a number sign. */
  private static List<String> commands(String heading) throws IOException {
    String readme = Files.readString(Cli.project().resolve("README.md"));
    String section = readme.substring(readme.indexOf(heading) + heading.length());
    return Pattern.compile("(?m)^    \\./mestring (([^#\"\n]|\"[^\"]*\")+)")
        .matcher(section.substring(0, section.indexOf("\n## ")))
        .results()
        .map(command -> command.group(1).strip())
        .toList();
  }
}
