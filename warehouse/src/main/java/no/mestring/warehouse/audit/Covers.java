package no.mestring.warehouse.audit;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The ways to make up a total of values that overlap, each smallest value once: of counties, of
 * hospital districts, or of the municipalities of both.
 */
final class Covers {
  private static final int MOST = 6;
  private static final int MOST_TRIES = 20_000;

  private final List<Integer> roots;
  private final List<BitSet> leaves;
  private final List<List<Integer>> found = new ArrayList<>();
  private int tries;

  private Covers(List<Integer> roots, List<BitSet> leaves) {
    this.roots = roots;
    this.leaves = leaves;
  }

  /**
   * The ways, if some of the values overlap.
   *
   * @param roots values that are part of no others
   * @param sums what they are the sums of
   */
  static List<List<Integer>> of(List<Integer> roots, List<Sum> sums) {
    List<BitSet> leaves = roots.stream().map(root -> leaves(root, sums)).toList();
    BitSet all = new BitSet();
    int together = 0;
    for (BitSet some : leaves) {
      all.or(some);
      together += some.cardinality();
    }
    if (together == all.cardinality()) {
      return List.of();
    }
    Covers covers = new Covers(roots, leaves);
    covers.fill((BitSet) all.clone(), new ArrayList<>());
    List<Integer> smallest = all.stream().boxed().toList();
    if (!covers.found.contains(smallest)) {
      covers.found.add(smallest);
    }
    return covers.found;
  }

  private static BitSet leaves(int value, List<Sum> sums) {
    BitSet leaves = new BitSet();
    for (Sum sum : sums) {
      if (sum.whole() == value) {
        sum.parts().forEach(part -> leaves.or(leaves(part, sums)));
      }
    }
    if (leaves.isEmpty()) {
      leaves.set(value);
    }
    return leaves;
  }

  private void fill(BitSet left, List<Integer> chosen) {
    if (left.isEmpty()) {
      found.add(List.copyOf(chosen));
      return;
    }
    int first = left.nextSetBit(0);
    for (int i = 0; i < roots.size() && found.size() < MOST && tries < MOST_TRIES; i++) {
      tries++;
      BitSet rest = (BitSet) leaves.get(i).clone();
      rest.andNot(left);
      if (leaves.get(i).get(first) && rest.isEmpty()) {
        BitSet after = (BitSet) left.clone();
        after.andNot(leaves.get(i));
        chosen.add(roots.get(i));
        fill(after, chosen);
        chosen.remove(chosen.size() - 1);
      }
    }
  }
}
