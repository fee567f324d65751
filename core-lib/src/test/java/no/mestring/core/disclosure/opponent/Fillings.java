package no.mestring.core.disclosure.opponent;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Tries all whole numbers in a small table: whether everything that is shown can be so, and a sum
 * be what is asked.
 */
final class Fillings {
  /** Inner counts that nothing bounds are tried up to here. */
  private static final long MOST = 12;

  private static final long MOST_STEPS = 20_000;

  private final Shown shown;
  private final int[][] cellsOf;
  private long steps;

  Fillings(Shown shown) {
    this.shown = shown;
    this.cellsOf = shown.cellsOf();
  }

  /** The whole numbers that a sum can be: the least, the largest, and how many. */
  record Range(long least, long largest, int size) {}

  /**
   * The whole numbers that a sum can be, not much more than it is.
   *
   * @param truth what it is
   * @return nothing if there are too many fillings to try
   */
  Optional<Range> range(int[] parts, long truth) {
    try {
      long[] possible =
          LongStream.rangeClosed(0, truth + MOST).filter(v -> isPossible(parts, v)).toArray();
      return Optional.of(new Range(possible[0], possible[possible.length - 1], possible.length));
    } catch (ArithmeticException tooMany) {
      return Optional.empty();
    }
  }

  /** Whether a sum can be a number. */
  private boolean isPossible(int[] parts, long value) {
    int size = shown.most().length;
    Filling filling = new Filling(Arrays.copyOf(shown.cells(), shown.cells().length + 1));
    filling.cells[shown.cells().length] = parts;
    for (int cell = 0; cell < filling.cells.length; cell++) {
      filling.open[cell] = filling.cells[cell].length;
      filling.rest[cell] = cell == shown.cells().length ? value : Math.max(shown.counts()[cell], 0);
    }
    int[][] of = Arrays.copyOf(cellsOf, size);
    for (int i : parts) {
      of[i] = Arrays.copyOf(of[i], of[i].length + 1);
      of[i][of[i].length - 1] = shown.cells().length;
    }
    steps = 0;
    return fill(filling, of, order(parts, size), 0);
  }

  /** What is left of each shown sum, what there is of each hidden one, and what is open of it. */
  private static final class Filling {
    final int[][] cells;
    final long[] rest;
    final int[] open;

    Filling(int[][] cells) {
      this.cells = cells;
      this.rest = new long[cells.length];
      this.open = new int[cells.length];
    }
  }

  private boolean isExact(int cell) {
    return cell == shown.cells().length || shown.isShown(cell);
  }

  /** The inner counts of a sum, and then those that share sums with them. */
  private int[] order(int[] parts, int size) {
    Set<Integer> order = new LinkedHashSet<>();
    Deque<Integer> next = new ArrayDeque<>();
    IntStream.concat(IntStream.of(parts), IntStream.range(0, size))
        .forEach(
            start -> {
              next.add(start);
              while (!next.isEmpty()) {
                int i = next.remove();
                if (order.add(i)) {
                  IntStream.of(cellsOf[i])
                      .filter(shown::isShown)
                      .flatMap(cell -> IntStream.of(shown.cells()[cell]))
                      .filter(other -> !order.contains(other))
                      .forEach(next::add);
                }
              }
            });
    return order.stream().mapToInt(i -> i).toArray();
  }

  private boolean fill(Filling filling, int[][] of, int[] order, int at) {
    if (++steps > MOST_STEPS) {
      throw new ArithmeticException("too many fillings");
    }
    if (at == order.length) {
      return true;
    }
    int i = order[at];
    long least = 0;
    long largest = shown.most()[i];
    for (int cell : of[i]) {
      if (isExact(cell)) {
        largest = Math.min(largest, filling.rest[cell]);
        least = filling.open[cell] == 1 ? Math.max(least, filling.rest[cell]) : least;
      } else if (filling.open[cell] == 1) {
        least = Math.max(least, shown.leastHidden() - filling.rest[cell]);
      }
    }
    largest = largest == Long.MAX_VALUE ? MOST : largest;
    for (long count = least; count <= largest; count++) {
      change(filling, of[i], -1, count);
      boolean isFilled = fits(filling, of, i) && fill(filling, of, order, at + 1);
      change(filling, of[i], 1, -count);
      if (isFilled) {
        return true;
      }
    }
    return false;
  }

  private void change(Filling filling, int[] cells, int open, long count) {
    for (int cell : cells) {
      filling.open[cell] += open;
      filling.rest[cell] += isExact(cell) ? -count : count;
    }
  }

  /** Whether what is left of the sums of an inner count can still be filled. */
  private boolean fits(Filling filling, int[][] of, int i) {
    for (int cell : of[i]) {
      if (isExact(cell) && filling.open[cell] == 0 && filling.rest[cell] != 0) {
        return false;
      }
    }
    return true;
  }
}
