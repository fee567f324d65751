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

/** Runs what docs/capacity.md shows, in order, with the files that it shows. */
class CapacityGuideTest {
  private static final Pattern FILE =
      Pattern.compile("(?s)`(\\w+\\.csv)`[^\n]*:\n\n```csv\n(.*?)```");
  private static final Pattern COMMAND =
      Pattern.compile("(?s)```console\n\\$ mestring ([^\n]*)\n(.*?)```");
  private static final Pattern QUERY = Pattern.compile("(?s)```sql\n(.*?)```\n\n```text\n(.*?)```");

  @TempDir Path folder;

  @Test
  void everyExampleIsAnsweredAsShown() throws IOException {
    Cli cli = new Cli(folder.resolve("warehouse"));
    List<MatchResult> files = examples(FILE);
    assertThat(files).hasSize(4);
    for (MatchResult file : files) {
      Files.writeString(folder.resolve(file.group(1)), file.group(2));
    }
    List<MatchResult> commands = examples(COMMAND);
    assertThat(commands).hasSize(9);
    for (MatchResult command : commands) {
      String[] words = command.group(1).split(" ", -1);
      for (int i = 1; i < words.length; i++) {
        words[i] = words[i].endsWith(".csv") ? folder.resolve(words[i]).toString() : words[i];
      }
      assertThat(cli.run(words)).isEqualTo(new Cli.Run(0, command.group(2), ""));
    }
    List<MatchResult> queries = examples(QUERY);
    assertThat(queries).hasSize(1);
    for (MatchResult query : queries) {
      assertThat(cli.run("sql", query.group(1)).out()).isEqualTo(query.group(2));
    }
  }

  private static List<MatchResult> examples(Pattern pattern) throws IOException {
    String page = Files.readString(Cli.project().resolve("docs/capacity.md"));
    return pattern.matcher(page).results().toList();
  }
}
