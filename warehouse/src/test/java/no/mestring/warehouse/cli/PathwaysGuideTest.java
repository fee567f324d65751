package no.mestring.warehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import no.mestring.warehouse.TestingFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the example of docs/pathways.md. */
class PathwaysGuideTest {
  @TempDir Path folder;

  @Test
  void theExampleGivesWhatIsPrinted() throws IOException {
    Cli cli = new Cli(folder.resolve("warehouse"));
    Files.write(folder.resolve("person.key"), new byte[32]);
    TestingFiles.write(
        folder.resolve("source.csv"), TestingFiles.SOURCE, "sel-2023,Fagsystem,Sel,2023");
    Files.writeString(folder.resolve("rop_team.yaml"), block("yaml"));
    Files.writeString(folder.resolve("pathway_event.csv"), block("csv"));
    run(cli, "load", path("source.csv"), path("rop_team.yaml"));
    run(cli, "load", "--person-key", path("person.key"), path("pathway_event.csv"));
    assertThat(run(cli, "build")).contains("pathway rop_team: 5 courses, 5 waits");
    assertThat(run(cli, "sql", block("sql"))).isEqualTo(block("text"));
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private static String run(Cli cli, String... words) {
    Cli.Run run = cli.run(words);
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    return run.out();
  }

  private static String block(String language) throws IOException {
    return Pattern.compile("(?s)\n```" + language + "\n(.*?)```\n")
        .matcher(Files.readString(Cli.project().resolve("docs/pathways.md")))
        .results()
        .map((MatchResult block) -> block.group(1))
        .findFirst()
        .orElseThrow();
  }
}
