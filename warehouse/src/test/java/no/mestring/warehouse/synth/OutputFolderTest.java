package no.mestring.warehouse.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import no.mestring.warehouse.TestingFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {
  @TempDir Path folder;

  @Test
  void filesHaveTheirNamesOnceAllAreDone() {
    Path country = folder.resolve("new/country");
    try (OutputFolder output = OutputFolder.open(country)) {
      output.write("a.csv", "a\n");
      output.write("datapackage.json", "{}");
      assertThat(TestingFiles.tree(country))
          .containsOnlyKeys(".synth.lock", ".a.csv.part", ".datapackage.json.part");
      output.finish();
    }
    assertThat(TestingFiles.tree(country)).containsOnlyKeys("a.csv", "datapackage.json");
    assertThat(country.resolve("a.csv")).hasContent("a\n");
  }

  @Test
  void whatWasNotFinishedIsGoneWithTheFolderThatWasMadeForIt() throws IOException {
    Path country = folder.resolve("country");
    try (OutputFolder output = OutputFolder.open(country)) {
      output.write("a.csv", "a\n");
    }
    assertThat(country).doesNotExist();
    Files.createDirectory(country);
    try (OutputFolder output = OutputFolder.open(country)) {
      output.write("a.csv", "a\n");
    }
    assertThat(country).isEmptyDirectory();
  }

  @Test
  void aFolderWithSomethingInItIsRefusedAndLeftAlone() {
    TestingFiles.write(folder.resolve("mine.txt"), "mine");
    assertThatThrownBy(() -> OutputFolder.open(folder))
        .hasMessage("Cannot write " + folder + ": the folder is not empty; name a new one");
    assertThat(TestingFiles.tree(folder)).containsOnlyKeys("mine.txt");
    Path file = folder.resolve("mine.txt");
    assertThatThrownBy(() -> OutputFolder.open(file))
        .hasMessage("Cannot write " + file + ": it is no folder");
    Path below = file.resolve("below");
    assertThatThrownBy(() -> OutputFolder.open(below))
        .hasMessageStartingWith("Cannot write " + below + ": ");
  }

  @Test
  void whatAKilledProcessLeftIsNotInTheWay() {
    TestingFiles.write(folder.resolve(".synth.lock"));
    TestingFiles.write(folder.resolve(".dispensing.parquet.part"), "half");
    try (OutputFolder output = OutputFolder.open(folder)) {
      assertThat(TestingFiles.tree(folder)).containsOnlyKeys(".synth.lock");
      output.write("a.csv", "a\n");
      output.finish();
    }
    assertThat(TestingFiles.tree(folder)).containsOnlyKeys("a.csv");
  }

  @Test
  void twoDoNotWriteToOneFolder() {
    try (OutputFolder first = OutputFolder.open(folder)) {
      first.write("a.csv", "a\n");
      assertThatThrownBy(() -> OutputFolder.open(folder))
          .hasMessage("Cannot write " + folder + ": another process is writing there");
      assertThat(TestingFiles.tree(folder)).containsOnlyKeys(".synth.lock", ".a.csv.part");
      first.finish();
    }
  }
}
