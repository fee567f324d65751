package no.mestring.benchmarks.courses;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CourseBenchmarkTest {
  /** It stops if anything is counted but what was written. */
  @Test
  void whatIsWrittenIsCounted(@TempDir Path folder) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CourseBenchmark.run(folder, 500, 2, new PrintStream(out, true, StandardCharsets.UTF_8));
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains(" events of 500 persons, ")
        .containsPattern("build +[0-9.]+ s\nbuild +[0-9.]+ s\nmedian +[0-9.]+ s\n");
  }
}
