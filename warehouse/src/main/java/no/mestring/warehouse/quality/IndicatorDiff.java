package no.mestring.warehouse.quality;

import java.util.Comparator;
import java.util.List;

/**
 * How the rows of an indicator differ between two editions.
 *
 * @param indicator its code
 * @param before rows of the earlier edition
 * @param after rows of the later one
 * @param newest the last year of the later edition
 * @param changes the rows that are not the same, in the order of areas and periods
 */
public record IndicatorDiff(
    String indicator, long before, long after, int newest, List<RowChange> changes) {
  public IndicatorDiff {
    changes = List.copyOf(changes);
  }

  /** How many rows changed in a way. */
  public long count(RowChange.Kind kind) {
    return changes.stream().filter(change -> change.kind() == kind).count();
  }

  /** Rows that are the same in both. */
  public long unchanged() {
    return after - changes.stream().filter(change -> change.kind() != RowChange.Kind.GONE).count();
  }

  /** The rows of both editions whose values changed most, the largest first. */
  public List<RowChange> largest(int most) {
    return changes.stream()
        .filter(change -> change.size() > 0)
        .sorted(Comparator.comparingDouble(RowChange::size).reversed())
        .limit(most)
        .toList();
  }
}
