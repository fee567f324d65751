package no.mestring.warehouse.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import no.mestring.warehouse.TestingFiles;
import no.mestring.warehouse.audit.AuditRequest.Scope;
import no.mestring.warehouse.audit.AuditRequest.TableForm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PatienceTest {
  @TempDir Path folder;

  /** What differences tell is told at once; the others are not called open. */
  @Test
  void whatThereWasNoTimeForIsSaidToBeUnknown() {
    Path file =
        TestingFiles.write(
            folder.resolve("table.csv"),
            "r,a,b,c,Total",
            "x,:,:,3,9",
            "y,:,:,4,8",
            "z,2,2,:,6",
            "Total,6,8,9,23");
    AuditRequest request =
        new AuditRequest(
            file,
            TableForm.TOLD_BY_CONTENT,
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            OptionalInt.empty(),
            Scope.FINDINGS,
            Duration.ZERO);
    AuditResult result = Auditor.audit(request, Clock.systemUTC(), text -> {});
    assertThat(result.of(Finding.Kind.EXACT)).extracting(Finding::cell).containsExactly("z, c");
    assertThat(result.of(Finding.Kind.UNKNOWN))
        .extracting(Finding::cell)
        .containsExactly("x, a", "x, b", "y, a", "y, b");
    assertThat(result.notLookedAt()).isZero();
    assertThat(result.of(Finding.Kind.UNKNOWN).get(0).way())
        .containsExactly("the time was over; --minutes gives more");
  }
}
