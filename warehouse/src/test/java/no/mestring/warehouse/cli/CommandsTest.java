package no.mestring.warehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands one by one: what they print where, and how they end. */
class CommandsTest {
  @TempDir static Path folder;

  private static Cli cli;

  @BeforeAll
  static void load() {
    cli = new Cli(folder.resolve("warehouse"));
    assertThat(cli.run("load", Cli.sampleData().toString()).out())
        .isEqualTo(
            "Loaded mestring-sample-data: 9874 rows (load 1)\n"
                + "  12 indicators can be counted anew: mestring build\n");
  }

  @Test
  void sqlPrintsTheSixTotalsOfTheRegionsPlan() {
    // Nord-Gudbrandsdal's plan 2015-2018, table 1
    Cli.Run run =
        cli.run(
            "sql",
            "--format",
            "csv",
            "select area, sum(persons) as persons from service_users where period = '2013' and sex in"
                + " ('female','male') group by area order by area");
    assertThat(run)
        .isEqualTo(
            new Cli.Run(
                0, "area,persons\n0511,105\n0512,37\n0513,72\n0514,57\n0515,120\n0517,92\n", ""));
  }

  @Test
  void csvTellsNoValueFromEmptyTextAndQuotesWhatNeedsIt() {
    assertThat(
            cli.run(
                    "sql",
                    "--format",
                    "csv",
                    "select null as a, '' as b, 'x,\"y\"' as c, 1.5 as d, date '2020-05-20' as e")
                .out())
        .isEqualTo("a,b,c,d,e\n,\"\",\"x,\"\"y\"\"\",1.5,2020-05-20\n");
  }

  @Test
  void jsonIsAnArrayOfObjects() {
    assertThat(
            cli.run(
                    "sql",
                    "--format",
                    "json",
                    "select 'Vågå \"x\" \\' as name, 2 as n, null as missing, true as yes")
                .out())
        .isEqualTo(
            "[\n  {\"name\": \"Vågå \\\"x\\\" \\\\\", \"n\": 2, \"missing\": null, \"yes\": true}\n]\n");
    assertThat(cli.run("sql", "--format", "json", "select name from region where 1 = 0").out())
        .isEqualTo("[]\n");
  }

  @Test
  void aTableHasNumbersToTheRightAndADashWhereThereIsNoValue() {
    assertThat(
            cli.run(
                    "sql",
                    "select 'Sel' as name, 92 as persons union all select 'Lom', null order by 1")
                .out())
        .isEqualTo(
            """
            name  persons
            ----  -------
            Lom         –
            Sel        92
            (2 rows)
            """);
  }

  @Test
  void aQueryCanStandInAFile() throws IOException {
    Path query =
        Files.writeString(
            folder.resolve("query.sql"), "select name\nfrom region\norder by name;\n");
    assertThat(cli.run("sql", "--format", "csv", "@" + query).out())
        .isEqualTo("name\nGrenland\nNord-Gudbrandsdal\nØvre Romerike\n");
    assertThat(cli.run("sql", "@" + folder.resolve("none.sql")))
        .isEqualTo(
            new Cli.Run(
                2,
                "",
                "mestring: Cannot read query file "
                    + folder.resolve("none.sql")
                    + ": no such file\n"));
  }

  @Test
  void wrongSqlEndsWithTwoAndPrintsNoData() {
    assertThat(cli.run("sql", "--format", "csv", "select persones from service_users"))
        .isEqualTo(
            new Cli.Run(
                2,
                "",
                "mestring: Line 1, column 8: unknown column 'persones'; did you mean persons?\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "select value from observation where area = '0515'         | 8",
        "select area, max(value) as m from comparison group by area | 18",
        "select value, unit from observation                        | 0",
        "select * from observation                                  | 0",
        "select value from comparison where indicator = 'service_users' | 0",
        "select value from management_indicator                     | 0",
      })
  void valuesOfSeveralUnitsComeWithANote(String query, int column) {
    Cli.Run run = cli.run("sql", "--format", "csv", query);
    assertThat(run.exitCode()).isZero();
    assertThat(run.err())
        .isEqualTo(
            column == 0
                ? ""
                : "mestring: note: Line 1, column "
                    + column
                    + ": value stands in several units; select unit beside it, or ask for one"
                    + " indicator\n");
  }

  @Test
  void wrongDataEndsWithThreeAndNamesEveryProblem() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("service_users.csv"),
            """
            area,period,as_of,service,sex,persons,precision,source,place
            0512,2021,,mental_health,both,-1,exact,nord-gudbrandsdal-2015,
            """);
    assertThat(cli.run("load", file.toString()))
        .isEqualTo(
            new Cli.Run(
                3,
                "",
                """
                service_users.csv:2: persons: '-1' must be 0 or more
                service_users.csv:2: area: '0512' is not valid in 2021, only until 2019; Lesja was 3432 then
                mestring: 2 problems, nothing was loaded; codes of other years can be loaded with --borders YEAR or --wrong-codes place
                """));
  }

  @Test
  void loadSaysWhatItLeftOut() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("07459.csv"),
            """
            region;kjønn;alder;år;Personer
            3431 Dovre;Begge kjønn;0 år;2024;30
            3431 Dovre;Kvinner;0 år;2024;10
            3431 Dovre;Menn;0 år;2024;..
            """);
    Cli own = new Cli(folder.resolve("own"));
    assertThat(own.run("load", "--source", "made-up", "population=" + file))
        .isEqualTo(
            new Cli.Run(
                0,
                """
                Loaded 07459.csv: 2 rows (load 1)
                  07459.csv: read with ';' between fields
                  07459.csv: left out 1 row of both sexes together
                  07459.csv: left out 1 row without a value ('..' 1)
                """,
                ""));
    assertThat(own.run("load", "population=" + file).out())
        .isEqualTo("Nothing changed: 07459.csv is already loaded (load 1)\n");
    assertThat(own.run("sql", "--format", "csv", "select source, title from source").out())
        .isEqualTo("source,title\nmade-up,07459.csv\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sql --snapshot 9 x     | 2 | Unknown snapshot: 9, there are 1 to 1",
        "undo 7                 | 2 | Cannot undo load 7: there is no such load, or it was undone",
        "report --region sunnmore | 2 | Unknown region: sunnmore; there are: grenland, nord-gudbrandsdal, ovre-romerike",
        "report --region grenlan  | 2 | Unknown region: grenlan; did you mean grenland?",
      })
  void aQuestionThatCannotBeAnsweredEndsWithTwo(String args, int exitCode, String message) {
    assertThat(cli.run(args.strip().split(" ")))
        .isEqualTo(new Cli.Run(exitCode, "", "mestring: " + message + "\n"));
  }

  @Test
  void aCommandThatIsNoneEndsWithTwoAndShowsTheUsage() {
    Cli.Run run = cli.run("lod");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("lod").contains("mestring load");
  }

  @Test
  void withoutAWarehouseACommandSaysHowToMakeOne() {
    Path none = folder.resolve("none");
    assertThat(new Cli(none).run("history"))
        .isEqualTo(
            new Cli.Run(
                1,
                "",
                "mestring: Cannot open warehouse "
                    + none
                    + ": there is none; make one with 'mestring demo' or 'mestring load'\n"));
    assertThat(none).doesNotExist();
  }

  @Test
  void aFolderWithOtherFilesIsNoWarehouse() throws IOException {
    Path other = Files.createDirectory(folder.resolve("other"));
    Files.writeString(other.resolve("letter.txt"), "x");
    Cli.Run run = new Cli(other).run("load", Cli.sampleData().toString());
    assertThat(run)
        .isEqualTo(
            new Cli.Run(
                1,
                "",
                "mestring: Cannot open warehouse "
                    + other
                    + ": the folder holds other files and no warehouse\n"));
    assertThat(other.toFile().list()).containsExactly("letter.txt");
  }

  @Test
  void reportNamesThePageItWrote() {
    Path out = folder.resolve("pages");
    assertThat(cli.run("report", "--region", "grenland", "--out", out.toString()))
        .isEqualTo(new Cli.Run(0, out.resolve("grenland.html") + "\n", ""));
  }

  /** 1.3 % of Dovre's 2,742 inhabitants are 36; the plan's table has no such column. */
  @Test
  void aFigureThatIsNotInTheCubeIsExplainedByItsDelivery() {
    Cli.Run run = cli.run("explain", "heavy_drinkers_expected_low", "0511", "2012");

    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .startsWith("Heavy drinkers expected")
        .contains("\n  Dovre (0511), 2012, both, ages all\n  value 36 persons\n")
        .contains("\nDelivered: by Forslag til fagplan")
        .contains("\n  load 1: mestring-sample-data, 9874 rows, ");
    assertThat(cli.run("explain", "mapped_all", "0511", "2012").err())
        .endsWith(
            "No figure of mapped_all for area 0511, period 2012, sex both in tables cube and"
                + " observation; there is none of this area, nor of this period\n");
  }
}
