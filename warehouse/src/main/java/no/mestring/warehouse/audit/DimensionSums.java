package no.mestring.warehouse.audit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What is the sum of what in a dimension.
 *
 * @param dimension the dimension
 * @param sums the sums, also those that are left out
 * @param possible values that may be the sum of all others, though nothing confirms it
 * @param places how many values there are with those that are not published
 */
record DimensionSums(Dimension dimension, List<KnownSum> sums, List<Integer> possible, int places) {
  DimensionSums {
    sums = List.copyOf(sums);
    possible = List.copyOf(possible);
  }

  /** The sums that hold. */
  List<Sum> used() {
    return sums.stream()
        .filter(sum -> sum.use() != KnownSum.Use.LEFT_OUT)
        .map(KnownSum::sum)
        .toList();
  }

  /** The values that are part of no sum. */
  static List<Integer> roots(int values, List<Sum> sums) {
    Set<Integer> parts = new HashSet<>();
    sums.forEach(sum -> parts.addAll(sum.parts()));
    return new ArrayList<>(
        IntStream.range(0, values).filter(value -> !parts.contains(value)).boxed().toList());
  }
}
