package no.mestring.warehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import no.mestring.warehouse.ingest.TestingParquet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs what docs/areas.md shows. */
class AreasGuideTest {
  private static final Path REFERENCE = Path.of("../../shared/reference/population.parquet");
  private static final Pattern COMMAND =
      Pattern.compile("(?s)```console\n\\$ mestring ([^\n]*)\n(.*?)```");
  private static final Pattern QUERY = Pattern.compile("(?s)```sql\n(.*?)```\n\n```text\n(.*?)```");
  private static final String NEIGHBOURS = "--neighbours";

  @TempDir Path folder;

  @Test
  void whatNeedsNoWarehouseIsAnsweredAsShown() throws IOException {
    Cli cli = new Cli(folder.resolve("none"));
    List<MatchResult> commands =
        examples(COMMAND).stream().filter(one -> !one.group(1).contains(NEIGHBOURS)).toList();
    assertThat(commands).hasSize(3);
    for (MatchResult command : commands) {
      assertThat(cli.run(command.group(1).split(" ")))
          .isEqualTo(new Cli.Run(0, command.group(2), ""));
    }
  }

  /** With the populations of 2024 by Statistics Norway: 5,550,203 persons. */
  @Test
  void whatNeedsTheWholeCountryIsAnsweredAsShown() throws IOException {
    assumeTrue(Files.exists(REFERENCE), "No populations beside the project");
    Path year =
        TestingParquet.write(
            folder.resolve("population.parquet"),
            "SELECT * FROM '" + REFERENCE + "' WHERE year = 2024");
    Cli cli = new Cli(folder.resolve("warehouse"));
    assertThat(cli.run("load", "--borders", "2024", "population=" + year).err()).isEmpty();
    MatchResult query = examples(QUERY).get(0);
    assertThat(cli.run("sql", query.group(1))).isEqualTo(new Cli.Run(0, query.group(2), ""));
    MatchResult command =
        examples(COMMAND).stream()
            .filter(one -> one.group(1).contains(NEIGHBOURS))
            .findFirst()
            .orElseThrow();
    assertThat(cli.run(command.group(1).split(" ")))
        .isEqualTo(new Cli.Run(0, command.group(2), ""));
  }

  @Test
  void theRegionsOfTheGuideCanBeLoaded() throws IOException {
    String regions = examples(Pattern.compile("(?s)```csv\n(.*?)```")).get(0).group(1);
    Path file = Files.writeString(folder.resolve("region.csv"), regions);
    assertThat(new Cli(folder.resolve("own")).run("load", file.toString()).out())
        .isEqualTo("Loaded region.csv: 2 rows (load 1)\n");
  }

  private static List<MatchResult> examples(Pattern pattern) throws IOException {
    String page = Files.readString(Cli.project().resolve("docs/areas.md"));
    return pattern.matcher(page).results().toList();
  }
}
