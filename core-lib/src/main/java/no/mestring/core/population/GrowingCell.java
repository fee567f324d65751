package no.mestring.core.population;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import no.mestring.core.argument.Argument;

/** A cell while its rows arrive, in any order. */
final class GrowingCell {
  private int[] lowers = new int[16];
  private int[] uppers = new int[16];
  private double[] persons = new double[16];
  private int size;
  private boolean isInOrder = true;

  void add(PopulationCount count) {
    if (size == lowers.length) {
      lowers = Arrays.copyOf(lowers, 2 * size);
      uppers = Arrays.copyOf(uppers, 2 * size);
      persons = Arrays.copyOf(persons, 2 * size);
    }
    lowers[size] = count.ages().lower();
    uppers[size] = AgeGroups.upper(count.ages());
    persons[size] = count.persons();
    isInOrder = isInOrder && (size == 0 || order(size - 1, size) < 0);
    size++;
  }

  private int order(int one, int other) {
    int byLower = Integer.compare(lowers[one], lowers[other]);
    return byLower == 0 ? Integer.compare(uppers[one], uppers[other]) : byLower;
  }

  /** The cell, with groups that are shared with the cells before it. */
  Cell finished(Cell.Key key, Map<AgeGroups, AgeGroups> shared) {
    if (!isInOrder) {
      sort();
      for (int i = 1; i < size; i++) {
        if (order(i - 1, i) == 0) {
          throw Argument.invalid(
              "counts",
              "%s %d %s %s %s"
                  .formatted(
                      key.area(),
                      key.year(),
                      key.sex(),
                      AgeGroups.range(lowers[i], uppers[i]),
                      key.origin()),
              "must not occur twice");
        }
      }
    }
    AgeGroups groups = new AgeGroups(Arrays.copyOf(lowers, size), Arrays.copyOf(uppers, size));
    return new Cell(shared.computeIfAbsent(groups, own -> own), Arrays.copyOf(persons, size));
  }

  private void sort() {
    int[] order =
        IntStream.range(0, size).boxed().sorted(this::order).mapToInt(Integer::intValue).toArray();
    lowers = Arrays.stream(order).map(i -> lowers[i]).toArray();
    uppers = Arrays.stream(order).map(i -> uppers[i]).toArray();
    persons = Arrays.stream(order).mapToDouble(i -> persons[i]).toArray();
  }
}
