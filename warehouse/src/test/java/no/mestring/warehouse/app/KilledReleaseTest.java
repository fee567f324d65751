package no.mestring.warehouse.app;

import static no.mestring.warehouse.TestingDelivery.count;
import static no.mestring.warehouse.TestingDelivery.counts;
import static no.mestring.warehouse.TestingDelivery.places;
import static no.mestring.warehouse.TestingFiles.ask;
import static no.mestring.warehouse.TestingFiles.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import no.mestring.warehouse.compute.BuildRules;
import no.mestring.warehouse.failure.WarehouseException;
import no.mestring.warehouse.publish.ReleaseRules;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a process leaves behind that was killed while it released, or could not write on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledReleaseTest {
  private static final Path PRLIMIT = Path.of("/usr/bin/prlimit");
  private static final String SHOWN = "select numerator from cube where status = 'present'";

  private Path temp = Path.of("");
  private Path folder = Path.of("");
  private Path releases = Path.of("");

  /** 3 men of 33 users: nothing but all of them is shown, or the women alone. */
  @BeforeAll
  void deliver(@TempDir Path test) {
    temp = test;
    folder = temp.resolve("warehouse");
    releases = folder.resolve("releases");
    try (Warehouse warehouse = Warehouse.open(folder)) {
      warehouse.load(places(temp));
      warehouse.load(
          List.of(
              counts(
                  temp,
                  List.of(
                      count("service_users", "3431", 2020, "female 0+", 30, 1000),
                      count("service_users", "3431", 2020, "male 0+", 3, 1000)))));
      warehouse.build(List.of(), BuildRules.USUAL);
      warehouse.release("first", List.of(), ReleaseRules.USUAL);
    }
  }

  @Test
  void afterAKillEveryReleaseIsWholeAndTheNextWorks() throws Exception {
    try (LoadingProcess releasing =
        LoadingProcess.start(temp, KilledReleaseTest.class, List.of(folder.toString(), "kill"))) {
      releasing.begin(1000);
      releasing.answer();
      int moment = new Random(2026).nextInt(500);
      boolean ended = releasing.process().waitFor(moment, TimeUnit.MILLISECONDS);
      assertThat(ended).as("ended by itself").isFalse();
    }
    try (Warehouse warehouse = Warehouse.open(folder)) {
      List<String> names = warehouse.releases();
      assertThat(names).contains("first", "kill-1");
      try (Stream<Path> files = Files.list(releases)) {
        assertThat(
                files
                    .filter(Files::isDirectory)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> !name.endsWith(".part")))
            .containsExactlyInAnyOrderElementsOf(names);
      }
      warehouse.release("after", List.of(), ReleaseRules.USUAL);
      for (String name : List.of("first", names.get(names.size() - 1), "after")) {
        try (Released released = Released.open(warehouse.releaseFolder(name))) {
          assertThat(ask(released.state(), SHOWN)).isIn("33.0", "30.0");
        }
      }
    }
  }

  @Test
  void onAFullDiskNothingIsReleased() throws Exception {
    assumeThat(PRLIMIT).exists();
    Map<String, Integer> before = tree(releases);
    try (LoadingProcess releasing =
        LoadingProcess.start(temp, KilledReleaseTest.class, List.of(folder.toString(), "full"))) {
      // each limit of a file's size in bytes hits another file first
      for (int bytes : List.of(100, 600, 1500, 3000)) {
        assertThat(releaseWithin(bytes, releasing)).startsWith("WORLD Cannot write");
        assertThat(tree(releases)).isEqualTo(before);
      }
    }
  }

  /** What a process answers that may write no longer files. */
  private static String releaseWithin(int bytes, LoadingProcess releasing) throws Exception {
    String pid = Long.toString(releasing.process().pid());
    Process prlimit =
        new ProcessBuilder(PRLIMIT.toString(), "--pid", pid, "--fsize=" + bytes + ":")
            .inheritIO()
            .start();
    assertThat(prlimit.waitFor()).isZero();
    releasing.begin(1);
    return releasing.answer();
  }

  /** Runs in the process: a release for every line. */
  public static void main(String[] args) throws IOException {
    try (Warehouse warehouse = Warehouse.open(Path.of(args[0]))) {
      warehouse.latest();
      System.out.println(LoadingProcess.READY);
      for (int i = 1; System.in.read() == '\n'; i++) {
        try {
          System.out.println(warehouse.release(args[1] + "-" + i, List.of(), ReleaseRules.USUAL));
        } catch (WarehouseException e) {
          System.out.println(e.failure() + " " + e.getMessage());
        }
      }
    }
  }
}
