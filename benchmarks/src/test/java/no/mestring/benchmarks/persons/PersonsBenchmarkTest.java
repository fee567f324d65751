package no.mestring.benchmarks.persons;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is compared must do the same work: equal answers, over sorted files and scattered ones. */
class PersonsBenchmarkTest {
  @Test
  void allGiveEqualAnswers(@TempDir Path folder) {
    Dispensings data = new Dispensings(folder, 20_000);
    try (Duck duck = new Duck(2)) {
      data.write(duck);
      Answer expected = duck.countDistinct(data.files("scattered"));

      assertThat(expected.persons()).isGreaterThan(10_000);
      for (String layout : List.of("scattered", "sorted")) {
        List<Path> files = data.files(layout);
        assertThat(Ours.count(files, 2)).isEqualTo(expected);
        assertThat(Ours.count(files, 1)).isEqualTo(expected);
        assertThat(duck.distinctThenCount(files)).isEqualTo(expected);
        assertThat(duck.bitsThenCount(files)).isEqualTo(expected);
      }
    }
  }
}
