package no.mestring.warehouse.audit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import no.mestring.warehouse.failure.WarehouseException;

/**
 * Which table is to be audited, and what the user says of it.
 *
 * @param file the file
 * @param form how counts stand in it
 * @param count the column of counts, if it cannot be told
 * @param hidden signs for a hidden count, beside the usual ones
 * @param totals sums of all others in a dimension, each {@code DIMENSION=VALUE}
 * @param parts sums, each {@code DIMENSION:WHOLE=A,B,C}
 * @param unguessed dimensions whose sums are only those that are told
 * @param least what a hidden count is at least
 * @param scope what is to be told
 * @param patience how long it may take
 */
public record AuditRequest(
    Path file,
    TableForm form,
    Optional<String> count,
    List<String> hidden,
    List<String> totals,
    List<String> parts,
    List<String> unguessed,
    OptionalInt least,
    Scope scope,
    Duration patience) {
  /** How counts stand in the file. */
  public enum TableForm {
    /** As its content tells. */
    TOLD_BY_CONTENT,
    /** Those of a dimension's values side by side. */
    CROSS
  }

  /** What is to be told. */
  public enum Scope {
    /** What can be computed, exactly or nearly. */
    FINDINGS,
    /** The range of every hidden count. */
    ALL
  }

  public AuditRequest {
    hidden = List.copyOf(hidden);
    totals = List.copyOf(totals);
    parts = List.copyOf(parts);
    unguessed = List.copyOf(unguessed);
    if (least.isPresent() && (least.getAsInt() < 0 || least.getAsInt() > 1)) {
      throw WarehouseException.question(
          "Invalid --least: " + least.getAsInt() + ", must be 0 or 1");
    }
    if (form == TableForm.CROSS && count.isPresent()) {
      throw WarehouseException.question(
          "Invalid --count: with --cross all columns of numbers have counts");
    }
  }

  /** The same with another least hidden count. */
  AuditRequest withLeast(int count) {
    return new AuditRequest(
        file,
        form,
        this.count,
        hidden,
        totals,
        parts,
        unguessed,
        OptionalInt.of(count),
        scope,
        patience);
  }
}
