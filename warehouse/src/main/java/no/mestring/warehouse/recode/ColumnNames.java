package no.mestring.warehouse.recode;

import java.util.List;
import java.util.Optional;

/**
 * What the user says of a file's columns; what is not said is known by name.
 *
 * @param area the column of areas
 * @param period the column of periods
 * @param sum the counts to be added up; if any are named, no others are
 * @param by the columns that divide the figures, beside all texts
 * @param beside the columns that only say something of their row
 */
public record ColumnNames(
    Optional<String> area,
    Optional<String> period,
    List<String> sum,
    List<String> by,
    List<String> beside) {
  /** Nothing is said. */
  public static final ColumnNames KNOWN =
      new ColumnNames(Optional.empty(), Optional.empty(), List.of(), List.of(), List.of());

  public ColumnNames {
    sum = List.copyOf(sum);
    by = List.copyOf(by);
    beside = List.copyOf(beside);
  }
}
