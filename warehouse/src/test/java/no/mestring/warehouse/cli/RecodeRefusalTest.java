package no.mestring.warehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import no.mestring.warehouse.TestingFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What recoding refuses: file, line and rule are told, and nothing is written. */
class RecodeRefusalTest {
  @TempDir Path folder;

  private Cli.Run run(Path file, String... options) {
    List<String> args = new ArrayList<>(List.of("recode", file.toString()));
    args.addAll(Arrays.asList(options));
    return new Cli(folder.resolve("no-warehouse")).run(args.toArray(String[]::new));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "place_code,year,persons/0536,2019,1 | 1: must have a column of areas; --area NAME says which of"
            + " place_code, year, persons it is",
        "area,persons/0536,1 | 1: must have a column of periods; --period NAME says which it is, --year"
            + " YEAR of which year all rows are, --borders YEAR on which borders the codes are",
        "area,year,persons/0537,2019,1 | 2: area: '0537' is no area's code",
        "area,year,persons/Mos,2019,1 | 2: area: 'Mos' is no area's code",
        "area,year,persons/,2019,1 | 2: area: must not be empty",
        "area,year,persons/0536,2019 | 2: must have 3 fields, has 2",
        "area,year,persons/0536,2019,few | 2: persons: 'few' must be a number or a mark for a missing one",
        "area,year,persons/0536,2019,1 234 | 2: persons: '1 234' must be a number or a mark",
        "area,year,persons/0536,1993,1 | 2: year: '1993' must lie in 1994-2026",
        "area,year,persons/0536,2027,1 | 2: year: '2027' must lie in 1994-2026",
        "area,year,persons/0536,19,1 | 2: year: '19' must be a year, a span of years or a day",
        "area,year,persons/0536,2019,1/0536,2019,2 | 3: area: '0536' stands in line 2 too, with the same"
            + " period; both would be added up",
        "area,year,sex,persons/0536,2019,m,1/536,2019,m,2 | 3: area: '536' stands in line 2 too, with"
            + " the same period, sex; both would be added up",
        "area,year,educ,persons/0536,2019,1,1/0536,2019,2,2 | 3: area: '0536' stands in line 2 too, with"
            + " the same period; both would be added up; --by says which numbers divide the figures: educ",
        "area;year;persons/0536;2019;1,5/0536;2018;2.5 | 3: must have one decimal sign, line 3 has a"
            + " point and line 2 a comma",
        "area,area,year,persons/0536,0536,2019,1 | 1: area: must occur once in the header",
        "area,year,persons,how/0536,2019,1,exact | 1: how: is a column that recoding adds",
        "area,year,persons | must have rows below its header, has none",
      })
  void wrongDataEndsWithThreeAndNamesTheLine(String lines, String problem) {
    Path file = TestingFiles.write(folder.resolve("in.csv"), lines.split("/"));
    Path out = folder.resolve("out.csv");
    Cli.Run run = run(file, "--to", "2024", "--out", out.toString());
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .startsWith("in.csv:" + (Character.isDigit(problem.charAt(0)) ? "" : " ") + problem)
        .contains("nothing was written");
    assertThat(folder.toFile().list()).containsExactly("in.csv");
  }

  @Test
  void anEmptyFileIsRefused() throws IOException {
    Path file = Files.createFile(folder.resolve("empty.csv"));
    assertThat(run(file, "--to", "2024"))
        .isEqualTo(
            new Cli.Run(
                3,
                "",
                """
                empty.csv: must have a header line, is empty
                mestring: 1 problem, nothing was written
                """));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--to 1993 | Invalid --to: 1993, must be a year from 1994 to 2026",
        "--to 2024 --year 2030 | Invalid --year: 2030, must be a year from 1994 to 2026",
        "--to 2024 --borders 1000 | Invalid --borders: 1000, must be a year from 1994 to 2026",
        "--to 2024 --sum persns | Invalid --sum: 'persns', in.csv has no such column; did you mean persons?",
        "--to 2024 --area x | Invalid --area: 'x', in.csv has no such column; there are: area, persons, year",
        "--to 2024 --period year --year 2019 | Invalid --year: --period says it already",
        "--to 2024 --sum area | Invalid --sum: column area is something else already",
      })
  void aWrongQuestionEndsWithTwo(String options, String message) {
    Path file = TestingFiles.write(folder.resolve("in.csv"), "area,year,persons", "0536,2019,1");
    assertThat(run(file, options.split(" ")))
        .isEqualTo(new Cli.Run(2, "", "mestring: " + message + "\n"));
  }

  @Test
  void aFileThatIsNoneEndsWithTwo() {
    assertThat(run(folder.resolve("none.csv"), "--to", "2024").err())
        .isEqualTo("mestring: Cannot read " + folder.resolve("none.csv") + ": no such file\n");
    assertThat(run(folder, "--to", "2024"))
        .isEqualTo(new Cli.Run(2, "", "mestring: Cannot read " + folder + ": it is a folder\n"));
  }

  @Test
  void aFileThatIsThereIsReplacedOnlyByForceAndTheSourceNever() throws IOException {
    Path file = TestingFiles.write(folder.resolve("in.csv"), "area,year,persons", "0536,2019,1");
    Path out = TestingFiles.write(folder.resolve("out.csv"), "mine");
    assertThat(run(file, "--to", "2024", "--out", out.toString()))
        .isEqualTo(
            new Cli.Run(
                2,
                "",
                "mestring: Cannot write " + out + ": it is there already; --force replaces it\n"));
    assertThat(out).hasContent("mine");
    Path link = Files.createSymbolicLink(folder.resolve("link.csv"), file);
    for (Path same : List.of(file, link)) {
      Cli.Run refused = run(file, "--to", "2024", "--force", "--out", same.toString());
      assertThat(refused.err())
          .isEqualTo("mestring: Cannot write " + same + ": it is the file that is read\n");
    }
    assertThat(run(file, "--to", "2024", "--force", "--out", out.toString()).exitCode()).isZero();
    assertThat(out).hasContent("area,year,persons,how,codes,why\n3447,2019,1,exact,0536,");
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("in.csv", "link.csv", "out.csv");
  }

  @Test
  void aFolderThatIsNotThereIsSaid() {
    Path file = TestingFiles.write(folder.resolve("in.csv"), "area,year,persons", "0536,2019,1");
    Path out = folder.resolve("no/out.csv");
    assertThat(run(file, "--to", "2024", "--out", out.toString()))
        .isEqualTo(
            new Cli.Run(2, "", "mestring: Cannot write " + out + ": there is no such folder\n"));
  }
}
