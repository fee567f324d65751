package no.mestring.core.disclosure;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Hides cells so that no small one can be computed from those that are shown, by Gaussian
 * elimination: cells are shown one after the other, those first that are wanted most, but one that
 * would tell a small cell together with the ones before it is hidden.
 *
 * <p>The method is Statistics Norway's (Langsrud, Secondary cell suppression by Gaussian
 * elimination, Privacy in Statistical Databases 2024; R packages GaussSuppression and SSBtools),
 * computed exactly modulo a prime. It protects from whoever solves equations, over any number of
 * dimensions and hierarchies together; not from those who also know that counts are not negative.
 */
final class GaussianSuppression {
  private final SumTable table;
  private final BitSet primary;
  private final BitSet singletons;

  /** Rows in the order of elimination: those of singletons last. */
  private final int[] rowOf;

  private final int firstSingleton;
  private final BitSet usedSingletons = new BitSet();

  private GaussianSuppression(SumTable table, BitSet primary, BitSet singletons) {
    this.table = table;
    this.primary = primary;
    this.singletons = singletons;
    this.rowOf = new int[table.innerSize()];
    int row = 0;
    for (int i = singletons.nextClearBit(0); i < rowOf.length; i = singletons.nextClearBit(i + 1)) {
      rowOf[i] = row++;
    }
    this.firstSingleton = row;
    for (int i = singletons.nextSetBit(0); i >= 0; i = singletons.nextSetBit(i + 1)) {
      rowOf[i] = row++;
    }
  }

  /**
   * The cells to be hidden beside the small ones.
   *
   * @param primary the cells that are small
   * @param hidden these and others that are hidden for another reason, which need no protection
   * @param candidates all cells, those first that are wanted most
   * @param isPublic whether a cell is public already, and tells what it tells
   * @param singletons inner cells whose sums over several tell each of them: those of one person
   *     where zeros are shown, those of nobody where zeros are hidden; their cells, if published,
   *     are primary
   * @param otherSecrets sums of inner cells that are not published and must not be told either
   * @return their indexes
   */
  static BitSet secondary(
      SumTable table,
      BitSet primary,
      BitSet hidden,
      int[] candidates,
      IntPredicate isPublic,
      BitSet singletons,
      List<int[]> otherSecrets) {
    return new GaussianSuppression(table, primary, singletons)
        .run(hidden, candidates, isPublic, otherSecrets);
  }

  private BitSet run(
      BitSet hidden, int[] candidates, IntPredicate isPublic, List<int[]> otherSecrets) {
    // cells that are the same sum are one
    Map<IntBuffer, List<Integer>> same = new LinkedHashMap<>();
    Map<Integer, List<Integer>> groups = new HashMap<>();
    for (int cell : candidates) {
      List<Integer> group =
          same.computeIfAbsent(IntBuffer.wrap(table.parts(cell)), parts -> new ArrayList<>());
      group.add(cell);
      groups.put(cell, group);
    }
    Secrets secrets = new Secrets();
    for (List<Integer> group : same.values()) {
      if (group.stream().anyMatch(primary::get) && !isOfSingletons(group.get(0))) {
        secrets.add(column(group.get(0)));
      }
    }
    otherSecrets.forEach(secret -> secrets.add(column(secret)));
    BitSet secondary = new BitSet();
    Elimination shown = new Elimination(table.innerSize());
    for (int cell : candidates) {
      SparseColumn reduced = isPublic.test(cell) ? shown.reduce(column(cell)) : SparseColumn.EMPTY;
      if (!reduced.isEmpty()) {
        secrets.tell(shown.take(reduced));
      }
    }
    for (int cell : candidates) {
      List<Integer> group = groups.get(cell);
      if (group == null || group.get(0) != cell || group.stream().anyMatch(isPublic::test)) {
        continue;
      }
      if (group.stream().anyMatch(hidden::get)) {
        group.stream().filter(one -> !hidden.get(one)).forEach(secondary::set);
        continue;
      }
      SparseColumn reduced = shown.reduce(column(cell));
      if (reduced.isEmpty()) {
        continue;
      }
      if (tellsSingletons(reduced) || secrets.isToldBy(reduced)) {
        group.forEach(secondary::set);
      } else {
        secrets.tell(shown.take(reduced));
      }
    }
    return secondary;
  }

  /** Sums of singletons are looked after as such. */
  private boolean isOfSingletons(int cell) {
    return IntStream.of(table.parts(cell)).allMatch(singletons::get);
  }

  /**
   * Whether what is left of a column is a sum of singletons only, of which everybody knows what
   * each is. Where it is another combination of them it is not, as long as it shares none with
   * others like it.
   */
  private boolean tellsSingletons(SparseColumn reduced) {
    if (reduced.row(0) < firstSingleton) {
      return false;
    }
    if (reduced.isFlat()) {
      return true;
    }
    BitSet rows = new BitSet();
    for (int i = 0; i < reduced.size(); i++) {
      rows.set(reduced.row(i));
    }
    if (rows.intersects(usedSingletons)) {
      return true;
    }
    usedSingletons.or(rows);
    return false;
  }

  private SparseColumn column(int cell) {
    return column(table.parts(cell));
  }

  private SparseColumn column(int[] parts) {
    return SparseColumn.ofOnes(IntStream.of(parts).map(i -> rowOf[i]).sorted().toArray());
  }
}
