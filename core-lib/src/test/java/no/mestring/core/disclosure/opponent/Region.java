package no.mestring.core.disclosure.opponent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Some inner counts of a table that may change while all others are as they are. */
final class Region {
  private static final long ROOM = 3;

  private final RandomTable table;
  private final List<Integer> moving;
  private final Map<Integer, Integer> place = new HashMap<>();
  private final Simplex simplex;

  /**
   * A region.
   *
   * @param extra what else is to hold, of the places in the region
   * @throws IllegalStateException if it cannot, for what is shown
   * @throws ArithmeticException if numbers get too large
   */
  Region(
      RandomTable table,
      Shown shown,
      int[][] cellsOf,
      List<Integer> moving,
      List<Simplex.Sum> extra) {
    this.table = table;
    this.moving = moving;
    moving.forEach(i -> place.put(i, place.size()));
    List<Simplex.Sum> sums = new ArrayList<>(extra);
    BitSet touched = new BitSet();
    BitSet bounded = new BitSet();
    for (int i : moving) {
      Arrays.stream(cellsOf[i]).forEach(touched::set);
    }
    for (int cell : touched.stream().toArray()) {
      int[] parts = table.cells()[cell];
      int[] places = places(parts);
      long here = count(parts);
      long least = shown.leastHidden() - table.count(parts) + here;
      if (shown.isShown(cell)) {
        sums.add(new Simplex.Sum(places, here, Simplex.Sum.Kind.EXACT));
        IntStream.of(places).forEach(bounded::set);
      } else if (least > 0) {
        sums.add(new Simplex.Sum(places, least, Simplex.Sum.Kind.LEAST));
      }
    }
    for (int at = 0; at < moving.size(); at++) {
      long most = table.most()[moving.get(at)];
      if (most == Long.MAX_VALUE && !bounded.get(at)) {
        // of what nothing bounds, a little more is as good as any
        most = table.inner()[moving.get(at)] + ROOM;
      }
      if (most != Long.MAX_VALUE) {
        sums.add(new Simplex.Sum(new int[] {at}, most, Simplex.Sum.Kind.MOST));
      }
    }
    this.simplex = new Simplex(moving.size(), sums);
  }

  /** A sum that is to be another one than it is. */
  static Simplex.Sum changed(Target target, List<Integer> moving, long difference) {
    int[] places = IntStream.of(target.parts).map(moving::indexOf).filter(at -> at >= 0).toArray();
    long now = IntStream.of(places).mapToLong(at -> target.inner(moving.get(at))).sum();
    return new Simplex.Sum(places, now + difference, Simplex.Sum.Kind.EXACT);
  }

  /** A count that is no whole number in the world that is reached, as being less and as more. */
  List<Simplex.Sum> branches() {
    long[] point = simplex.point();
    for (int at = 0; at < point.length; at++) {
      if (point[at] % simplex.denominator() != 0) {
        long below = point[at] / simplex.denominator();
        return List.of(
            new Simplex.Sum(new int[] {at}, below, Simplex.Sum.Kind.MOST),
            new Simplex.Sum(new int[] {at}, below + 1, Simplex.Sum.Kind.LEAST));
      }
    }
    return List.of();
  }

  private int[] places(int[] parts) {
    return IntStream.of(parts)
        .filter(place::containsKey)
        .map(i -> place.getOrDefault(i, 0))
        .toArray();
  }

  /** Makes all that may change large and small, at random. */
  void stir(SplittableRandom random, Consumer<World> visitor) {
    largest(random.longs(moving.size(), -3, 4).toArray(), visitor);
  }

  /** Makes a target small and large. */
  void stretch(Target target, Consumer<World> visitor) {
    long[] weights = new long[moving.size()];
    for (int sign = -1; sign <= 1; sign += 2) {
      for (int at : places(target.parts)) {
        weights[at] = sign;
      }
      Simplex.Fraction end = largest(weights, visitor);
      long others = target.truth - count(target.parts);
      if (sign < 0) {
        target.least = Math.min(target.least, others - end.floor());
      } else {
        target.largest = Math.max(target.largest, others + end.floor());
      }
    }
  }

  private long count(int[] parts) {
    return IntStream.of(places(parts)).mapToLong(at -> table.inner()[moving.get(at)]).sum();
  }

  private Simplex.Fraction largest(long[] weights, Consumer<World> visitor) {
    visit(simplex, visitor);
    return simplex.largest(weights, now -> visit(now, visitor)).orElseThrow();
  }

  private void visit(Simplex now, Consumer<World> visitor) {
    long[] point = now.point();
    Map<Integer, Long> changes = new HashMap<>();
    for (int at = 0; at < point.length; at++) {
      if (point[at] % now.denominator() != 0) {
        return;
      }
      long change = point[at] / now.denominator() - table.inner()[moving.get(at)];
      if (change != 0) {
        changes.put(moving.get(at), change);
      }
    }
    visitor.accept(new World(table, changes));
  }
}
