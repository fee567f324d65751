package no.mestring.warehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs what docs/plans.md shows, over the warehouse of the demo. */
class PlansGuideTest {
  private static final Pattern COMMAND =
      Pattern.compile("(?s)```console\n\\$ mestring ([^\n]*)\n(.*?)```");
  private static final Pattern QUERY = Pattern.compile("(?s)```sql\n(.*?)```\n\n```text\n(.*?)```");

  @TempDir Path folder;

  @Test
  void everyExampleIsAnsweredAsShown() throws IOException {
    Cli cli = new Cli(folder.resolve("warehouse"));
    String samples = Cli.sampleData().toString();
    assertThat(cli.run("load", samples, samples + "/synthetic").exitCode()).isZero();
    List<MatchResult> commands = examples(COMMAND);
    assertThat(commands).hasSize(1);
    for (MatchResult command : commands) {
      assertThat(cli.run(command.group(1).split(" ")))
          .isEqualTo(new Cli.Run(0, command.group(2), ""));
    }
    List<MatchResult> queries = examples(QUERY);
    assertThat(queries).hasSize(7);
    for (MatchResult query : queries) {
      assertThat(cli.run("sql", query.group(1)).out()).isEqualTo(query.group(2));
    }
  }

  private static List<MatchResult> examples(Pattern pattern) throws IOException {
    String page = Files.readString(Cli.project().resolve("docs/plans.md"));
    return pattern.matcher(page).results().toList();
  }
}
