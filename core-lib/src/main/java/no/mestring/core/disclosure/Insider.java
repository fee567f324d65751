package no.mestring.core.disclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Somebody who knows some inner counts himself, and attacks what hangs together with them. */
final class Insider {
  private final BitSet own = new BitSet();
  private final BitSet around;
  private final SumTable table;
  private final BitSet hidden;

  /**
   * An insider.
   *
   * @param hidden the cells that are hidden
   * @param outside the attack of somebody who knows nothing else than what is shown
   * @param known the inner cells he knows
   */
  Insider(SumTable table, BitSet hidden, Attack outside, int[] known) {
    this.table = table;
    this.hidden = hidden;
    this.around = outside.around(known);
    IntStream.of(known).forEach(own::set);
  }

  /**
   * The counts of others that he can tell exactly.
   *
   * @param sums the inner cells of each count that is not to be told
   * @return by its place the shown cells that tell it
   */
  Map<Integer, Set<Integer>> tells(List<int[]> sums, int leastHidden) {
    List<Integer> others =
        IntStream.range(0, sums.size()).filter(at -> isOfOthers(sums.get(at))).boxed().toList();
    if (others.isEmpty()) {
      return Map.of();
    }
    int[] inner = around.stream().toArray();
    int[] places = FigureOrder.places(inner, table.innerSize());
    List<Integer> names = new ArrayList<>();
    Attack attack = new Attack(known(inner, places, names), leastHidden);
    attack.start(i -> table.innerCount(inner[i]));
    List<int[]> moved = others.stream().map(at -> moved(sums.get(at), places)).toList();
    Map<Integer, Set<Integer>> told = new TreeMap<>();
    for (int at : NarrowSums.of(attack, moved, 2, text -> {}, () -> false)) {
      Attack.Bounds bounds = attack.boundsOrNear(moved.get(at));
      if (bounds.possible().size() == 1) {
        told.put(
            others.get(at),
            attack.withReasons(bounds.cells()).stream()
                .filter(cell -> cell < names.size())
                .map(names::get)
                .collect(Collectors.toCollection(TreeSet::new)));
      }
    }
    return told;
  }

  /** Whether he knows none of a count's parts, and something hangs together with what he knows. */
  private boolean isOfOthers(int[] sum) {
    return IntStream.of(sum).noneMatch(own::get) && IntStream.of(sum).anyMatch(around::get);
  }

  private int[] moved(int[] parts, int[] places) {
    return IntStream.of(parts).filter(around::get).map(part -> places[part]).toArray();
  }

  /** What is shown of the inner cells around, and what he knows himself. */
  private Release known(int[] inner, int[] places, List<Integer> names) {
    List<int[]> cells = new ArrayList<>();
    BitSet unknown = new BitSet();
    for (int cell = 0; cell < table.size(); cell++) {
      int[] parts = moved(table.parts(cell), places);
      // of a hidden cell only a least count is known, and of all its parts together
      if (parts.length > 0 && (!hidden.get(cell) || parts.length == table.parts(cell).length)) {
        unknown.set(cells.size(), hidden.get(cell));
        cells.add(parts);
        names.add(cell);
      }
    }
    for (int part : inner) {
      if (own.get(part)) {
        cells.add(new int[] {places[part]});
      }
    }
    SumTable some =
        SumTable.of(
            IntStream.of(inner).mapToLong(table::innerCount).toArray(),
            IntStream.of(inner).mapToLong(part -> table.most(new int[] {part})).toArray(),
            cells);
    return some.hiding(unknown);
  }
}
