package no.mestring.warehouse.app;

import static no.mestring.warehouse.TestingFiles.SOURCE;
import static no.mestring.warehouse.TestingFiles.ask;
import static no.mestring.warehouse.TestingFiles.ownTable;
import static no.mestring.warehouse.TestingFiles.sampleData;
import static no.mestring.warehouse.TestingFiles.write;
import static no.mestring.warehouse.store.TestingStore.assertPublished;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What another process leaves behind that was killed, or could not write on. */
class KilledProcessTest {
  /** The rows of sample-data/synthetic/data/prescription_users.csv: 6 municipalities, 4 groups. */
  private static final String SYNTHETIC_ROWS = "24";

  private static final Path PRLIMIT = Path.of("/usr/bin/prlimit");

  private Path temp;

  @BeforeEach
  void folder(@TempDir Path folder) {
    temp = folder;
  }

  @Test
  void afterAKillHistoryAndTablesAgreeAndTheNextLoadWorks() throws Exception {
    Path folder = temp.resolve("warehouse");
    String synthetic = sampleData().resolve("synthetic").toAbsolutePath().toString();
    Random random = new Random(2015);
    for (int kill = 1; kill <= 3; kill++) {
      try (LoadingProcess loading = LoadingProcess.start(temp, folder, synthetic)) {
        loading.begin(100);
        boolean ended = loading.process().waitFor(random.nextInt(2_500), TimeUnit.MILLISECONDS);
        assertThat(ended).as("ended by itself").isFalse();
      }
      Path next = write(temp.resolve(kill + "/source.csv"), SOURCE, "s" + kill + ",T,P,2016");
      try (Warehouse warehouse = Warehouse.open(folder)) {
        List<HistoryLine> history = warehouse.history();
        for (HistoryLine line : history) {
          assertThat(rows(warehouse.at(line.snapshot()))).isEqualTo(rowsAfter(line, history));
        }
        LoadResult loaded = warehouse.load(List.of(next));
        assertThat(loaded)
            .isEqualTo(new LoadResult(history.size() + 1, "source.csv", 1, true, List.of()));
      }
      assertPublished(folder);
    }
  }

  @Test
  void onAFullDiskTheLastSnapshotStandsAndTheNextLoadWorks() throws Exception {
    assumeThat(PRLIMIT).exists();
    Path folder = temp.resolve("warehouse");
    Path synthetic = sampleData().resolve("synthetic").toAbsolutePath();
    try (Warehouse warehouse = Warehouse.open(folder)) {
      warehouse.load(List.of(write(temp.resolve("source.csv"), SOURCE, "plan,Plan,Kommunen,2016")));
    }
    try (LoadingProcess loading = LoadingProcess.start(temp, folder, synthetic.toString())) {
      // each limit of a file's size in bytes hits another library first: DuckDB, Hadoop, SQLite
      assertThat(loadWithin(600, loading))
          .startsWith("WORLD Cannot write or read the warehouse: IO Error: ");
      assertThat(loadWithin(2_500, loading))
          .isEqualTo("WORLD Cannot write table source: File too large");
      assertThat(loadWithin(8_000, loading))
          .startsWith("WORLD Cannot write table source: [SQLITE_IOERR_WRITE] ");
    }
    try (Warehouse warehouse = Warehouse.open(folder)) {
      assertThat(warehouse.history()).hasSize(1);
      assertThat(rows(warehouse.latest())).isEqualTo("0");
      assertThat(warehouse.load(List.of(synthetic)).load()).isEqualTo(2);
      assertThat(rows(warehouse.latest())).isEqualTo(SYNTHETIC_ROWS);
    }
    assertPublished(folder);
  }

  @Test
  void aPackageIsLoadedFromInsideItsFolder() throws IOException {
    Path homes = ownTable(temp.resolve("homes"), "home", List.of("name string"), "A");
    try (LoadingProcess loading = LoadingProcess.start(homes, temp.resolve("w"), ".")) {
      loading.begin(1);
      assertThat(loading.answer())
          .isEqualTo("LoadResult[load=1, what=homes, rows=1, isNew=true, notes=[]]");
    }
  }

  private static String rows(State state) {
    return ask(state, "select count(*) from prescription_users");
  }

  /** Loads of the synthetic package and undos alternate, with the sources of the test between. */
  private static String rowsAfter(HistoryLine line, List<HistoryLine> history) {
    String rows = "0";
    for (HistoryLine earlier : history.subList(0, (int) line.snapshot())) {
      if (!earlier.what().equals("source.csv")) {
        rows = earlier.action().equals("load") ? SYNTHETIC_ROWS : "0";
      }
    }
    return rows;
  }

  /** What a process answers that may write no longer files. */
  private static String loadWithin(int bytes, LoadingProcess loading) throws Exception {
    String pid = Long.toString(loading.process().pid());
    Process prlimit =
        new ProcessBuilder(PRLIMIT.toString(), "--pid", pid, "--fsize=" + bytes + ":")
            .inheritIO()
            .start();
    assertThat(prlimit.waitFor()).isZero();
    loading.begin(1);
    return loading.answer();
  }
}
