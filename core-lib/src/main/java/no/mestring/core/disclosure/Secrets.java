package no.mestring.core.disclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The columns that must not be told, less what is told of them so far. They are found by what is
 * left of them.
 */
final class Secrets {
  private final List<SparseColumn> columns = new ArrayList<>();

  /** Which columns have a value in each row; some had one once. */
  private final Map<Integer, BitSet> byRow = new HashMap<>();

  private final Map<Integer, List<Integer>> byHash = new HashMap<>();

  void add(SparseColumn column) {
    columns.add(SparseColumn.EMPTY);
    replace(columns.size() - 1, column);
  }

  int size() {
    return columns.size();
  }

  /** What is left of a secret; empty if all of it is told. */
  SparseColumn column(int index) {
    return columns.get(index);
  }

  /** Takes a column into account that is told from now on, its first value being one. */
  void tell(SparseColumn told) {
    int row = told.row(0);
    BitSet some = byRow.remove(row);
    if (some == null) {
      return;
    }
    for (int index = some.nextSetBit(0); index >= 0; index = some.nextSetBit(index + 1)) {
      long factor = columns.get(index).in(row);
      if (factor != 0) {
        replace(index, columns.get(index).minus(told, factor));
      }
    }
  }

  private void replace(int index, SparseColumn column) {
    SparseColumn before = columns.get(index);
    if (!before.isEmpty()) {
      byHash.getOrDefault(before.hash(), List.of()).remove(Integer.valueOf(index));
    }
    SparseColumn now = column.normalised();
    columns.set(index, now);
    if (!now.isEmpty()) {
      byHash.computeIfAbsent(now.hash(), hash -> new ArrayList<>()).add(index);
    }
    for (int i = 0; i < now.size(); i++) {
      byRow.computeIfAbsent(now.row(i), row -> new BitSet()).set(index);
    }
  }

  /** Whether telling a column would tell a secret: what is left of both is proportional. */
  boolean isToldBy(SparseColumn reduced) {
    SparseColumn column = reduced.normalised();
    return byHash.getOrDefault(column.hash(), List.of()).stream()
        .anyMatch(index -> columns.get(index).isSame(column));
  }
}
