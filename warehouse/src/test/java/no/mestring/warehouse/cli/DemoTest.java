package no.mestring.warehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The demo as a newcomer meets it, one run after the other in one warehouse. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemoTest {
  @TempDir static Path folder;

  private static Path warehouse;
  private static Cli.Run first;

  @BeforeAll
  static void runOnce() {
    warehouse = folder.resolve("demo");
    first = new Cli(warehouse).run("demo");
  }

  @Test
  @Order(1)
  void theFirstRunLoadsComparesAndNamesThePage() throws IOException {
    assertThat(first.err()).isEmpty();
    assertThat(first.exitCode()).isZero();
    assertThat(first.out().replace(warehouse.toString(), "WAREHOUSE"))
        .isEqualTo(golden("demo.txt"));
    assertThat(warehouse.resolve("report/nord-gudbrandsdal.html")).exists();
  }

  @Test
  @Order(2)
  void thePageNeedsNothingElseAndMarksWhatIsSynthetic() throws IOException {
    String page = Files.readString(warehouse.resolve("report/nord-gudbrandsdal.html"));
    assertThat(page)
        .startsWith("<!DOCTYPE html>\n<html lang=\"nb\">")
        .contains("<title>Psykisk helse og rus i Nord-Gudbrandsdal</title>")
        .contains("øyeblikksbilde 2 av datavarehuset")
        .contains("høyere enn landet")
        .contains("kan ikke skilles fra landet")
        .contains("ikke oppgitt")
        .contains("<span class=\"tag\">syntetisk</span> synthetic-nord-gudbrandsdal")
        .contains("Søndre Land kommune");
    assertThat(page).doesNotContain("http").doesNotContain("<script").doesNotContain("url(");
    for (String name : new String[] {"Dovre", "Lesja", "Lom", "Sel", "Skjåk", "Vågå"}) {
      assertThat(page).contains("<th scope=\"row\">" + name + "</th>");
    }
  }

  @Test
  @Order(3)
  void theSecondRunSaysThatNothingChanged() {
    Cli.Run second = new Cli(warehouse).run("demo");
    assertThat(second.exitCode()).isZero();
    assertThat(second.out())
        .startsWith(
            "Nothing changed: mestring-sample-data is already loaded (load 1)\n"
                + "Nothing changed: mestring-synthetic-sample-data is already loaded (load 2)\n\n");
    assertThat(afterLoading(second)).isEqualTo(afterLoading(first));
  }

  @Test
  @Order(4)
  void checkFindsWhatDoesNotAgree() throws IOException {
    Cli.Run check = new Cli(warehouse).run("check");
    assertThat(check.exitCode()).isZero();
    assertThat(check.out()).isEqualTo(golden("check.txt"));
  }

  @Test
  @Order(4)
  void aCheckThatCannotBeRunIsNamedAndTheOthersAreRun() throws IOException {
    Path checks =
        Files.writeString(
            folder.resolve("figure_check.csv"),
            """
            name,claim,position,query,source,place
            mine,nobody knows,1,select nope from area,kragero-2020,
            none,there is nothing,1,"select name as item, 1 as printed, 1 as step, 1 as recomputed from area where 1 = 0",kragero-2020,
            """);
    Cli other = new Cli(folder.resolve("checks"));
    assertThat(other.run("load", Cli.sampleData().toString(), checks.toString()).exitCode())
        .isZero();
    assertThat(other.run("check").out())
        .contains("CANNOT    nobody knows (mine): Line 1, column 8: unknown column 'nope'")
        .contains("CANNOT    there is nothing (none): there are no such figures\n")
        .endsWith("16 checks: 11 agree, 3 do not, 2 cannot be run\n");
  }

  @Test
  @Order(5)
  void printedOnlyTakesTheSyntheticFiguresBack() throws IOException {
    Cli.Run printed = new Cli(warehouse).run("demo", "--printed-only");
    assertThat(printed.exitCode()).isZero();
    assertThat(printed.out())
        .startsWith(
            "Took back load 2: mestring-synthetic-sample-data\n"
                + "Nothing changed: mestring-sample-data is already loaded (load 1)\n\n")
        .contains("Sources: nord-gudbrandsdal-2015, sondre-land-2016\n");
    assertThat(afterLoading(printed))
        .doesNotContain("synthetic")
        .doesNotContain("*")
        .contains("The region  30–46 ?");
    assertThat(Files.readString(warehouse.resolve("report/nord-gudbrandsdal.html")))
        .contains("<td class=\"number\">30–46</td>", "ukjent: kilden oppgir bare et spenn")
        .doesNotContain("syntetisk")
        .doesNotContain("synthetic-nord-gudbrandsdal");
  }

  @Test
  void samplesOfAnEarlierVersionAreTakenBack() throws IOException {
    Path earlier = Files.createDirectories(folder.resolve("earlier"));
    Files.writeString(earlier.resolve("source.csv"), "source,title,publisher,year\na,A,B,2015\n");
    Files.writeString(
        earlier.resolve("datapackage.json"),
        """
        {"name": "mestring-sample-data", "resources": [{"name": "source", "path": "source.csv",
          "schema": {"fields": [{"name": "source", "type": "string"},
            {"name": "title", "type": "string"}, {"name": "publisher", "type": "string"},
            {"name": "year", "type": "integer"}], "primaryKey": "source"}}]}
        """);
    Cli cli = new Cli(folder.resolve("upgraded"));
    assertThat(cli.run("load", earlier.toString()).out())
        .isEqualTo("Loaded mestring-sample-data: 1 rows (load 1)\n");
    assertThat(cli.run("demo").out())
        .startsWith(
            "Took back load 1: mestring-sample-data\n"
                + "Loaded mestring-sample-data: 9874 rows (load 3)\n"
                + "Loaded mestring-synthetic-sample-data: 49 rows (load 4)\n");
  }

  @Test
  @Order(6)
  void theHistoryShowsEachStepAndEarlierSnapshotsStillAnswer() {
    Cli cli = new Cli(warehouse);
    assertThat(
            cli.run("history", "--format", "csv").out().lines().map(DemoTest::withoutTimeAndUser))
        .containsExactly(
            "snapshot,action,load,what,rows",
            "1,load,1,mestring-sample-data,9874",
            "2,load (undone),2,mestring-synthetic-sample-data,49",
            "3,undo,2,mestring-synthetic-sample-data,49");
    String query = "select count(*) as n from prescription_users where source like 'synthetic%'";
    assertThat(cli.run("sql", "--format", "csv", query).out()).isEqualTo("n\n0\n");
    // six municipalities, four drug groups
    assertThat(cli.run("sql", "--format", "csv", "--snapshot", "2", query).out())
        .isEqualTo("n\n24\n");
  }

  private static String afterLoading(Cli.Run run) {
    return run.out().substring(run.out().indexOf("\n\n"));
  }

  private static String withoutTimeAndUser(String line) {
    return line.replaceFirst("^(\\w+),[^,]*,[^,]*,", "$1,");
  }

  private static String golden(String name) throws IOException {
    try (InputStream file = Objects.requireNonNull(DemoTest.class.getResourceAsStream(name))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
