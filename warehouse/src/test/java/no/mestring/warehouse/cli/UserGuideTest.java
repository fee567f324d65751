package no.mestring.warehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.mestring.core.estimate.ConfidenceLevel;
import no.mestring.core.estimate.Interval;
import no.mestring.core.statistics.ShareInterval;
import no.mestring.warehouse.app.Warehouse;
import no.mestring.warehouse.catalog.Definitions;
import no.mestring.warehouse.engine.Rows;
import no.mestring.warehouse.schema.Column;
import no.mestring.warehouse.schema.TableSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs what the README and the docs show. */
class UserGuideTest {
  @TempDir Path folder;

  @Test
  void theSqlExampleGivesTheAnswerShown() throws IOException {
    Cli cli = new Cli(folder.resolve("warehouse"));
    assertThat(cli.run("load", Cli.sampleData().toString()).exitCode()).isZero();
    Cli.Run run = cli.run("sql", block("sql"));
    assertThat(run.err()).isEmpty();
    assertThat(spaced(run.out())).isEqualTo(spaced(block("text")));
  }

  @Test
  void theEmbeddingExampleRuns() throws IOException {
    String example = blocks("java").get(0);
    String source =
        Files.readString(
            Cli.project()
                .resolve("warehouse/src/test/java/no/mestring/warehouse/cli/UserGuideTest.java"));
    // the README's statements are the ones below, but for the folders and the formatter's line
    // breaks
    assertThat(source.replaceAll("\\s+", ""))
        .contains(
            example
                .substring(example.indexOf("Rows rows"), example.indexOf("System.out"))
                .replaceAll("\\s+", ""));
    try (Warehouse warehouse = Warehouse.open(folder.resolve("warehouse-data"))) {
      warehouse.load(List.of(Cli.sampleData()));
      Rows rows =
          warehouse.query(
              "select name, persons from service_users s join area a on a.area = s.area"
                  + " where s.period = '2013' and s.sex = 'both' order by persons desc");
      assertThat(example).contains("// " + rows.rows().get(0));
    }
  }

  @Test
  void theRecodingExampleGivesTheFileAndTheReportShown() throws IOException {
    Path file = Files.writeString(folder.resolve("users.csv"), block("csv"));
    Path out = folder.resolve("users-2024.csv");
    Cli.Run run =
        new Cli(folder).run("recode", file.toString(), "--to", "2024", "--out", out.toString());
    assertThat(run).isEqualTo(new Cli.Run(0, block("report"), ""));
    assertThat(out).hasContent(block("recoded"));
  }

  @Test
  void theAuditExampleGivesTheReportShown() throws IOException {
    Path file = Files.writeString(folder.resolve("published.csv"), block("published"));
    assertThat(new Cli(folder).run("audit", file.toString()))
        .isEqualTo(new Cli.Run(3, block("audit"), ""));
  }

  @Test
  void theLibraryExampleGivesTheLimitsShown() throws IOException {
    Interval limits = ShareInterval.WILSON.of(81, 263, ConfidenceLevel.P95);
    assertThat(blocks("java").get(1))
        .contains("ShareInterval.WILSON.of(81, 263, ConfidenceLevel.P95)")
        .contains("// %.4f to %.4f".formatted(limits.lower(), limits.upper()).replace(',', '.'));
  }

  @Test
  void theIndicatorExampleIsTheIndicatorOfThatName() throws IOException {
    String example =
        block(Files.readString(Cli.project().resolve("CONTRIBUTING.md")), "yaml")
            .replaceAll(" +#.*", "");
    String definition =
        Files.readString(
            Cli.project()
                .resolve(
                    "warehouse/src/main/resources/no/mestring/warehouse/catalog/indicator/antidepressant_users.yaml"));
    assertThat(example.replaceAll("\\s+", " ").strip())
        .isEqualTo(definition.replaceAll("\\s+", " ").strip());
  }

  @Test
  void everyCommandOfTheReadmeExplainsItselfWithAnExample() throws IOException {
    Matcher commands = Pattern.compile("(?m)^\\| `mestring ([\\w-]+)").matcher(readme());
    int count = 0;
    while (commands.find()) {
      count++;
      Cli.Run help = new Cli(folder).run(commands.group(1), "--help");
      assertThat(help.exitCode()).isZero();
      assertThat(help.out()).contains("Example: mestring " + commands.group(1));
    }
    assertThat(count).isEqualTo(21);
  }

  @Test
  void theRefusalOfPersonsIsTheOneShown() throws IOException {
    String page = Files.readString(Cli.project().resolve("docs/persons.md"));
    Cli cli = new Cli(folder.resolve("warehouse"));
    assertThat(cli.run("load", Cli.sampleData().toString()).exitCode()).isZero();
    Cli.Run run = cli.run("sql", block(page, "sql"));
    assertThat(run).isEqualTo(new Cli.Run(2, "", block(page, "text").replace("\n  ", " ")));
  }

  @Test
  void theTablesPageSaysWhatTheTablesAre() throws IOException {
    assertThat(Files.readString(Cli.project().resolve("docs/tables.md"))).isEqualTo(tables());
  }

  private static String tables() {
    StringBuilder page =
        new StringBuilder(
            """
            # Tables

            The public SQL schema: every warehouse has these tables. Loaded data packages add their own; `\\t` and \
            `\\d TABLE` in the shell show what there is. Codes are strings. An empty value means that the source does \
            not state it.
            """);
    for (TableSchema table : Definitions.builtIn().publicTables()) {
      page.append("\n## ").append(table.name()).append("\n\n").append(table.description());
      String key = table.key().isEmpty() ? "none" : String.join(", ", table.key());
      page.append(" Key: ").append(key).append(".\n\n");
      if (table.isOfPersons()) {
        page.append(
            "Not readable in SQL: its rows are about persons ([persons.md](persons.md)).\n\n");
      }
      page.append("| column | type | what |\n|---|---|---|\n");
      for (Column column : table.columns()) {
        page.append(
            "| `%s` | %s | %s |\n".formatted(column.name(), type(column), column.description()));
      }
    }
    return page.toString();
  }

  private static String type(Column column) {
    String name = column.type().name().toLowerCase(java.util.Locale.ROOT);
    return column.required() ? name + ", always" : name;
  }

  private static String readme() throws IOException {
    return Files.readString(Cli.project().resolve("README.md"));
  }

  private static String block(String language) throws IOException {
    return block(readme(), language);
  }

  private static String block(String page, String language) {
    return blocks(page, language).get(0);
  }

  private static List<String> blocks(String language) throws IOException {
    return blocks(readme(), language);
  }

  private static List<String> blocks(String page, String language) {
    return Pattern.compile("(?s)```" + language + "\n(.*?)```")
        .matcher(page)
        .results()
        .map(match -> match.group(1))
        .toList();
  }

  /** Columns are as wide as their widest value; the README need not be. */
  private static String spaced(String table) {
    return table.replaceAll("-{2,}", "--").replaceAll(" +", " ");
  }
}
