package no.mestring.warehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import no.mestring.warehouse.TestingFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that are no tables with hidden counts, and questions that are none. */
class AuditRefusalTest {
  @TempDir Path folder;

  private Cli.Run audit(String lines, String... options) {
    Path file = TestingFiles.write(folder.resolve("table.csv"), lines.split("/", -1));
    String[] args = new String[options.length + 2];
    args[0] = "audit";
    args[1] = file.toString();
    System.arraycopy(options, 0, args, 2, options.length);
    return new Cli(folder.resolve("no-warehouse")).run(args);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kjønn,antall/M,5/K,6 | antall: must have hidden counts, has none of the signs",
        "kommune,kjønn/Dovre,M/Lom,K | must have one column of counts; --count COLUMN says which of",
        "kjønn,antall/M,5/K,:/K,7 | table.csv:4: antall: '7' stands in line 3 too, with the same kjønn",
        "kjønn,antall/M,-5/K,: | table.csv:2: antall: '-5' must not be negative, as it is a count",
        "kjønn,antall/M,skjult/K,:/B,7 | table.csv:2: antall: 'skjult' must be a count or a sign",
        "kjønn,antall/M,2.5/K,:/B,7 | table.csv:2: antall: '2.5' must be a whole number",
        "kjønn,antall/M,5/K | table.csv:3: must have 2 fields, has 1",
        "kjønn,antall | must have rows below its header, has none",
        "kjønn,kjønn,antall/M,M,:/K,K,5 | kjønn: must occur once in the header",
      })
  void aWrongFileIsRefusedWithItsFault(String lines, String fault) {
    Cli.Run run = audit(lines);
    assertThat(run.err()).contains(fault);
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--count antal | Invalid --count: 'antal', table.csv has no such column; did you mean antall?",
        "--total kjøn=B | Invalid --total: 'kjøn=B', the table has no 'kjøn'; did you mean kjønn?",
        "--total kjønn=Alle | Invalid --total: 'kjønn=Alle', the table has no 'Alle'",
        "--total kjønn | Invalid --total: 'kjønn', must be DIMENSION=VALUE",
        "--parts kjønn:B=M,L | Invalid --parts: 'kjønn:B=M,L', the table has no 'L'",
        "--parts kjønn:B | Invalid --parts: 'kjønn:B', must be DIMENSION:WHOLE=A,B,C",
        "--parts kjønn:B=M,B | Invalid --parts: 'kjønn:B=M,B', each value must stand once in it",
        "--no-guess alder | Invalid --no-guess: 'alder', the table has no 'alder'",
        "--least 2 | Invalid --least: 2, must be 0 or 1",
        "--minutes 0 | Invalid --minutes: 0, must be 1 or more",
        "--cross | Invalid --cross: table.csv must have two columns of counts or more",
      })
  void aWrongQuestionIsRefused(String options, String fault) {
    Cli.Run run = audit("kjønn,antall/M,5/K,:/B,9", options.split(" ", -1));
    assertThat(run.err()).contains(fault);
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @Test
  void aFileThatIsNotThereIsAWrongQuestion() {
    Cli.Run run = new Cli(folder).run("audit", folder.resolve("none.csv").toString());
    assertThat(run.err()).contains("none.csv: no such file");
    assertThat(run.exitCode()).isEqualTo(2);
  }
}
