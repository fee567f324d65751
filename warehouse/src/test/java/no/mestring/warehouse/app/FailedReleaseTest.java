package no.mestring.warehouse.app;

import static no.mestring.warehouse.TestingDelivery.count;
import static no.mestring.warehouse.TestingDelivery.counts;
import static no.mestring.warehouse.TestingDelivery.places;
import static no.mestring.warehouse.TestingFiles.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.mestring.warehouse.TestingCube;
import no.mestring.warehouse.compute.BuildRules;
import no.mestring.warehouse.failure.WarehouseException;
import no.mestring.warehouse.publish.ReleaseRules;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What is there after a release that came to nothing: what was there before. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FailedReleaseTest {
  private static final String RIGHT = "service_users";

  /** What stands by hand in place of the women's sums of an indicator. */
  private static final Map<String, String> WRONG =
      Map.of(
          "service_users_both", "numerator_sum - 7000 AS numerator_sum",
          "service_users_mental_health", "'NaN'::double AS numerator_sum",
          "service_users_substance_use", "'Infinity'::double AS numerator_sum",
          "mapped_all", "-5.0::double AS denominator_sum",
          "mapped_substance_use", "1e300 AS numerator_sum");

  private Path folder = Path.of("");
  private Path releases = Path.of("");
  private Warehouse warehouse;

  /** The women of each indicator are 6543 of 9000. */
  @BeforeAll
  void deliver(@TempDir Path temp) {
    folder = temp.resolve("warehouse");
    releases = folder.resolve("releases");
    warehouse = Warehouse.open(folder);
    warehouse.load(places(temp));
    Map<String, String> ages = new LinkedHashMap<>(Map.of(RIGHT, "0+"));
    WRONG.keySet().forEach(code -> ages.put(code, code.startsWith("mapped") ? "16+" : "0+"));
    warehouse.load(
        List.of(
            counts(
                temp,
                ages.entrySet().stream()
                    .map(
                        of ->
                            count(of.getKey(), "3431", 2020, "female " + of.getValue(), 6543, 9000))
                    .toList())));
    long right = warehouse.build(List.of(), BuildRules.USUAL).snapshot();
    WRONG.forEach((code, sql) -> TestingCube.rewrite(folder, right, "cube", code, sql));
    warehouse.close();
    warehouse = Warehouse.open(folder);
    release("one");
    release("two");
  }

  @AfterAll
  void close() {
    warehouse.close();
  }

  private void release(String name) {
    warehouse.release(name, List.of(RIGHT), ReleaseRules.USUAL);
  }

  private void assertRefused(String name, String message) {
    Map<String, Integer> before = tree(releases);
    assertThatThrownBy(() -> release(name))
        .isInstanceOf(WarehouseException.class)
        .hasMessageContaining(message);
    assertThat(tree(releases)).isEqualTo(before);
  }

  @Test
  void countsThatAreNoneAreNotReleased() {
    Map<String, Integer> before = tree(releases);
    WRONG.forEach(
        (code, sql) ->
            assertThatThrownBy(() -> warehouse.release("wrong", List.of(code), ReleaseRules.USUAL))
                .isInstanceOf(WarehouseException.class)
                .hasMessageStartingWith(
                    "Cannot release %s of 3431 2020 female %s: it has an impossible count or population; count again with 'mestring build %s'",
                    code, code.startsWith("mapped") ? "16+" : "0+", code));
    assertThat(tree(releases)).isEqualTo(before);
    assertThatThrownBy(() -> warehouse.release("wrong", List.of(), ReleaseRules.USUAL))
        .as("one wrong indicator stops all")
        .hasMessageContaining("impossible count");
    assertThat(tree(releases)).isEqualTo(before);
  }

  /** A line less, one changed, another order, a line too many, and no ledger at all. */
  @Test
  void withoutItsLedgerNothingIsReleased() throws IOException {
    Path ledger = releases.resolve("LEDGER");
    List<String> lines = Files.readAllLines(ledger);
    try {
      Files.write(ledger, lines.subList(0, 1));
      assertRefused(
          "three",
          "the ledger has no line for release two; put the ledger back as it was, or delete "
              + releases.resolve("two")
              + " if nobody has it");
      Files.write(ledger, List.of(lines.get(0).replaceAll("^.", "x"), lines.get(1)));
      assertRefused("three", "release one is not what was written");
      Files.write(ledger, List.of(lines.get(1), lines.get(0)));
      assertRefused("three", "release two is not what was written");
      Files.write(ledger, List.of(lines.get(0), lines.get(1), "no line"));
      assertRefused("three", "release no line is not what was written");
      Files.write(ledger, List.of(lines.get(0), lines.get(1), "../../etc"));
      assertRefused("three", "is not what was written");
      Files.delete(ledger);
      assertRefused("three", "the ledger has no line for release one");
      assertRefused("one", "the ledger has no line for release one");
      assertThat(warehouse.releases()).isEmpty();
    } finally {
      Files.write(ledger, lines);
    }
    assertThat(warehouse.releases()).contains("one", "two");
  }

  @Test
  void aReleaseOfWhichAnythingIsChangedIsNotTakenForWhatWasReleased() throws IOException {
    Path more = releases.resolve("one/more.txt");
    Files.writeString(more, "more");
    assertRefused("three", "release one is not what was written; put its files back as they were");
    Files.delete(more);
    Path file = releases.resolve("two/cube.parquet");
    byte[] bytes = Files.readAllBytes(file);
    Files.delete(file);
    assertRefused("three", "release two is not what was written");
    Files.write(file, bytes);
    assertThat(warehouse.releases()).contains("one", "two");
  }

  @Test
  void aFileWhereTheFolderShouldBeIsNamed() throws IOException {
    Path away = folder.resolve("away");
    Files.move(releases, away);
    try {
      Files.writeString(releases, "");
      assertThatThrownBy(() -> release("three"))
          .hasMessage(
              "Cannot write " + releases + "/.three.part: a file is where a folder should be");
    } finally {
      Files.delete(releases);
      Files.move(away, releases);
    }
  }

  /** A process died between putting the release in place and its line into the ledger. */
  @Test
  void aReleaseThatIsOutButForItsLineInTheLedgerCounts() throws IOException {
    release("four");
    Path ledger = releases.resolve("LEDGER");
    Path part = releases.resolve("LEDGER.part");
    List<String> lines = Files.readAllLines(ledger);
    Files.write(part, lines);
    Files.write(ledger, lines.subList(0, lines.size() - 1));

    assertThat(warehouse.releases()).endsWith("four");
    assertThatThrownBy(() -> release("four"))
        .hasMessageContaining("there is a release of that name");
    release("five");
    assertThat(warehouse.releases()).endsWith("four", "five");
    assertThat(part).doesNotExist();
  }

  /** A process died before its release was in place. */
  @Test
  void aReleaseThatIsNotOutIsNone() throws IOException {
    List<String> before = warehouse.releases();
    Path ledger = releases.resolve("LEDGER");
    List<String> lines = Files.readAllLines(ledger);
    Files.write(releases.resolve("LEDGER.part"), List.of(lines.get(0), "0  six"));
    Files.createDirectories(releases.resolve(".six.part"));
    Files.writeString(releases.resolve(".six.part/cube.parquet"), "half");

    assertThat(warehouse.releases()).isEqualTo(before);
    assertThatThrownBy(() -> warehouse.releaseFolder("six"))
        .hasMessageStartingWith("Unknown release: 'six'");
    release("six");
    assertThat(warehouse.releases()).endsWith("six");
    assertThat(releases.resolve(".six.part")).doesNotExist();
  }
}
