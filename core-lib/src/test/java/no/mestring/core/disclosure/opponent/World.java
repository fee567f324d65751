package no.mestring.core.disclosure.opponent;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * How many people more or fewer there might be in some of the smallest groups of a table, so that
 * nobody who sees what is shown can tell the difference.
 *
 * @param table what is really there
 * @param changes by the place of the inner count
 */
record World(RandomTable table, Map<Integer, Long> changes) {
  /** Whether everything shown is as in the real world; by plain addition. */
  boolean agrees(BitSet hidden, int[][] cellsOf) {
    Map<Integer, Long> byCell = new HashMap<>();
    for (Map.Entry<Integer, Long> change : changes.entrySet()) {
      int i = change.getKey();
      long count = table.inner()[i] + change.getValue();
      if (count < 0 || count > table.most()[i]) {
        return false;
      }
      for (int cell : cellsOf[i]) {
        byCell.merge(cell, change.getValue(), Long::sum);
      }
    }
    return byCell.entrySet().stream()
        .allMatch(
            cell ->
                hidden.get(cell.getKey())
                    ? table.count(table.cells()[cell.getKey()]) + cell.getValue()
                        >= table.leastHidden()
                    : cell.getValue() == 0);
  }

  /** What a sum of inner counts is in this world. */
  long count(int[] parts) {
    long sum = table.count(parts);
    for (int i : parts) {
      sum += changes.getOrDefault(i, 0L);
    }
    return sum;
  }
}
