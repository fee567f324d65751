package no.mestring.core.disclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Finds which figures make up others: by area, by sex and by age. */
final class Divisions {
  private final SumTable table;
  private final List<Division> found = new ArrayList<>();

  private Divisions(SumTable table) {
    this.table = table;
  }

  /** The divisions of figures that are the cells of a table. */
  static List<Division> of(List<Figure> figures, SumTable table) {
    Divisions divisions = new Divisions(table);
    record Others(Object first, Object second, Object third) {}
    List<Function<Figure, Object>> others =
        List.of(
            figure -> new Others(figure.people(), figure.period(), figure.years()),
            figure -> new Others(figure.area(), figure.people().ages(), figure.period()),
            figure -> new Others(figure.area(), figure.people().sex(), figure.period()));
    for (Function<Figure, Object> other : others) {
      Map<Object, List<Integer>> alike = new LinkedHashMap<>();
      for (int i = 0; i < figures.size(); i++) {
        alike.computeIfAbsent(other.apply(figures.get(i)), key -> new ArrayList<>()).add(i);
      }
      alike.values().forEach(divisions::findAmong);
    }
    return divisions.found;
  }

  /** Each figure that others of these are together: the smallest that do it, and the largest. */
  private void findAmong(List<Integer> alike) {
    if (alike.size() < 3) {
      return;
    }
    List<Integer> bySize = new ArrayList<>(alike);
    bySize.sort(
        Comparator.comparingInt((Integer cell) -> table.parts(cell).length).thenComparing(c -> c));
    List<Integer> fromLargest = new ArrayList<>(bySize);
    fromLargest.sort(
        Comparator.comparingInt((Integer cell) -> -table.parts(cell).length).thenComparing(c -> c));
    for (int whole : alike) {
      Optional<Division> smallest = division(whole, bySize);
      smallest.ifPresent(found::add);
      division(whole, fromLargest)
          .filter(division -> !smallest.equals(Optional.of(division)))
          .ifPresent(found::add);
    }
  }

  /** The first of some cells that fit into a whole beside each other, if they fill it. */
  private Optional<Division> division(int whole, List<Integer> candidates) {
    int[] all = table.parts(whole);
    BitSet left = new BitSet();
    IntStream.of(all).forEach(left::set);
    List<Integer> parts = new ArrayList<>();
    for (int candidate : candidates) {
      int[] some = table.parts(candidate);
      if (some.length < all.length && some.length > 0 && IntStream.of(some).allMatch(left::get)) {
        IntStream.of(some).forEach(left::clear);
        parts.add(candidate);
      }
    }
    return left.isEmpty() && parts.size() > 1
        ? Optional.of(new Division(whole, parts.stream().sorted().toList()))
        : Optional.empty();
  }
}
