package no.mestring.core.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** An order of figures and groups that does not depend on the one they were added in. */
final class FigureOrder {
  private static final Comparator<Figure> BY_NAME =
      Comparator.comparing(Figure::area)
          .thenComparing(Figure::period)
          .thenComparing(figure -> figure.people().sex())
          .thenComparing(figure -> figure.people().ages())
          .thenComparing(Figure::isPublic)
          .thenComparing(Figure::count);

  private FigureOrder() {}

  /** The indexes of figures by what they are called. */
  static int[] of(List<Figure> figures) {
    return indexes(figures.size(), Comparator.comparing(figures::get, BY_NAME));
  }

  /**
   * The indexes of groups by the figures that they are part of.
   *
   * @param cells the groups of each figure, the figures in order
   */
  static int[] ofGroups(List<int[]> cells, List<Long> counts, List<Long> populations) {
    List<IntStream.Builder> memberships = new ArrayList<>();
    counts.forEach(count -> memberships.add(IntStream.builder()));
    for (int cell = 0; cell < cells.size(); cell++) {
      for (int group : cells.get(cell)) {
        memberships.get(group).add(cell);
      }
    }
    List<int[]> figuresOf = memberships.stream().map(some -> some.build().toArray()).toList();
    return indexes(
        counts.size(),
        Comparator.comparing((Integer group) -> figuresOf.get(group), Arrays::compare)
            .thenComparing(counts::get)
            .thenComparing(populations::get));
  }

  private static int[] indexes(int size, Comparator<Integer> order) {
    return IntStream.range(0, size).boxed().sorted(order).mapToInt(index -> index).toArray();
  }

  /** Where each of so many indexes stands in an order; 0 of one that does not. */
  static int[] places(int[] order, int size) {
    int[] places = new int[size];
    for (int i = 0; i < order.length; i++) {
      places[order[i]] = i;
    }
    return places;
  }
}
