package no.mestring.core.disclosure.opponent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import no.mestring.core.disclosure.Criterion;
import no.mestring.core.disclosure.Division;
import no.mestring.core.disclosure.ProtectionRule;
import no.mestring.core.disclosure.ReleasePlan;
import no.mestring.core.disclosure.SumTable;
import no.mestring.core.disclosure.Zeros;

/**
 * A made-up table of people and what of it must not be told: the same for the same seed.
 *
 * @param inner the counts of the smallest groups
 * @param most how many people everybody knows to live in each, {@link Long#MAX_VALUE} if nobody
 *     knows
 * @param cells the inner counts that each published cell is the sum of, in order
 * @param limits the largest count of each cell that is small
 * @param open cells that were published before
 * @param secrets small sums that are published nowhere
 * @param divisions cells that others make up
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record RandomTable(
    Kind kind,
    long[] inner,
    long[] most,
    int[][] cells,
    long[] limits,
    BitSet open,
    List<int[]> secrets,
    List<Division> divisions,
    ProtectionRule rule) {
  enum Kind {
    /** Areas and ages. */
    TWO_WAY,
    /** Areas, sexes and ages. */
    THREE_WAY,
    /** Areas, sexes and overlapping periods; small single years are not to be told either. */
    PERIODS,
    /** Areas, sexes, single years and the periods over them. */
    YEARS_AND_PERIODS,
    /** Old and new borders, sexes and ages; small parts that moved are not to be told either. */
    BORDERS,
    /** Areas, sexes, ages and years. */
    FOUR_WAY
  }

  /**
   * A table.
   *
   * @param size about how many cells are to be published
   */
  static RandomTable of(Kind kind, int size, long seed) {
    SplittableRandom random = new SplittableRandom(31 * seed + kind.name().hashCode());
    int few = size < 60 ? 2 : size < 1000 ? 3 : size < 4000 ? 4 : 6;
    List<Axis> others =
        switch (kind) {
          case TWO_WAY -> List.of(Axis.ages(few + 1));
          case THREE_WAY, BORDERS -> List.of(Axis.sexes(), Axis.ages(few));
          case PERIODS -> List.of(Axis.sexes(), Axis.periods(few + 3, false));
          case YEARS_AND_PERIODS -> List.of(Axis.sexes(), Axis.periods(few + 2, true));
          case FOUR_WAY -> List.of(Axis.sexes(), Axis.ages(few), Axis.years(few));
        };
    int each = others.stream().mapToInt(axis -> axis.groups().size()).reduce(1, (a, b) -> a * b);
    int areas = Math.max(2, (int) (size / (each * (kind == Kind.BORDERS ? 2.2 : 1.25))));
    List<Axis> axes = new ArrayList<>();
    axes.add(kind == Kind.BORDERS ? Axis.borders(areas, random) : Axis.areas(areas, random));
    axes.addAll(others);
    return new Builder(kind, axes, random).build();
  }

  private record Builder(Kind kind, List<Axis> axes, SplittableRandom random) {
    RandomTable build() {
      long[] inner = counts();
      int[][] cells = cells();
      int largest = 2 + random.nextInt(3);
      Zeros zeros = random.nextBoolean() ? Zeros.HIDDEN : Zeros.SHOWN;
      Criterion criterion = random.nextBoolean() ? Criterion.EXACT : Criterion.WIDTH;
      ProtectionRule rule = new ProtectionRule(largest, zeros, criterion);
      long[] limits = new long[cells.length];
      Arrays.fill(limits, largest);
      boolean areLimitsOfYears = kind == Kind.PERIODS && random.nextBoolean();
      if (areLimitsOfYears) {
        Arrays.fill(limits, 3L * largest);
      }
      RandomTable plain =
          new RandomTable(
              kind,
              inner,
              most(inner),
              cells,
              limits,
              new BitSet(),
              secrets(inner, rule),
              random.nextInt(3) == 0 ? List.of() : divisions(),
              rule);
      plain.publishSome(random);
      return plain;
    }

    private long[] counts() {
      int size = axes.stream().mapToInt(Axis::size).reduce(1, (a, b) -> a * b);
      long[] counts = new long[size];
      // large tables are of large areas, or everything would be small
      double mean = (0.5 + 4 * random.nextDouble()) * (size > 1000 ? 10 : 1);
      for (int i = 0; i < size; i++) {
        double weight = mean;
        int rest = i;
        for (int axis = axes.size() - 1; axis >= 0; axis--) {
          weight *= axes.get(axis).weights()[rest % axes.get(axis).size()];
          rest /= axes.get(axis).size();
        }
        counts[i] = poisson(weight);
      }
      return counts;
    }

    private long poisson(double mean) {
      if (mean > 30) {
        double deviation = Math.sqrt(mean) * (random.doubles(12).sum() - 6);
        return Math.max(0, Math.round(mean + deviation));
      }
      double left = Math.exp(mean);
      long count = -1;
      while (left >= 1) {
        left *= random.nextDouble();
        count++;
      }
      return Math.max(0, count);
    }

    private long[] most(long[] inner) {
      long[] most = new long[inner.length];
      Arrays.fill(most, SumTable.UNBOUNDED);
      if (random.nextInt(3) == 0) {
        Arrays.setAll(most, i -> inner[i] + (random.nextInt(4) == 0 ? 0 : random.nextInt(60)));
      }
      return most;
    }

    private int[][] cells() {
      List<int[]> cells = List.of(new int[] {0});
      for (Axis axis : axes) {
        List<int[]> more = new ArrayList<>();
        for (int[] cell : cells) {
          for (int[] group : axis.groups()) {
            more.add(
                IntStream.of(cell)
                    .flatMap(at -> IntStream.of(group).map(i -> at * axis.size() + i))
                    .toArray());
          }
        }
        cells = more;
      }
      return cells.toArray(int[][]::new);
    }

    /** Each inner count that is small, of the kinds of table where it is published nowhere. */
    private List<int[]> secrets(long[] inner, ProtectionRule rule) {
      return (kind != Kind.PERIODS && kind != Kind.BORDERS) || random.nextInt(3) == 0
          ? List.of()
          : IntStream.range(0, inner.length)
              .filter(i -> inner[i] <= rule.largestHidden())
              .filter(i -> inner[i] > 0 || rule.zeros() == Zeros.HIDDEN)
              .mapToObj(i -> new int[] {i})
              .toList();
    }

    private List<Division> divisions() {
      List<Division> found = new ArrayList<>();
      for (int axis = 0; axis < axes.size(); axis++) {
        int before = product(axes.subList(0, axis));
        int after = product(axes.subList(axis + 1, axes.size()));
        int groups = axes.get(axis).groups().size();
        for (int first = 0; first < before; first++) {
          for (int last = 0; last < after; last++) {
            int from = first * groups * after + last;
            for (int[] whole : axes.get(axis).wholes()) {
              List<Integer> places = IntStream.of(whole).mapToObj(i -> from + i * after).toList();
              found.add(new Division(places.get(0), places.subList(1, places.size())));
            }
          }
        }
      }
      return found;
    }

    private static int product(List<Axis> axes) {
      return axes.stream().mapToInt(axis -> axis.groups().size()).reduce(1, (a, b) -> a * b);
    }
  }

  /** In every fourth table, a few cells that are not small were published before. */
  private void publishSome(SplittableRandom random) {
    BitSet primary = primary();
    int some = random.nextInt(4) == 0 ? 1 + cells.length / 50 : 0;
    for (int i = 0; i < some; i++) {
      int cell = random.nextInt(cells.length);
      open.set(cell, !primary.get(cell) && count(cells[cell]) > 0);
    }
  }

  long count(int[] parts) {
    long sum = 0;
    for (int i : parts) {
      sum += inner[i];
    }
    return sum;
  }

  /** The cells that are small. */
  BitSet primary() {
    BitSet primary = new BitSet();
    for (int cell = 0; cell < cells.length; cell++) {
      primary.set(cell, isSmall(count(cells[cell]), cell));
    }
    primary.andNot(open);
    return primary;
  }

  boolean isSmall(long count, int cell) {
    return count <= limits[cell] && (count > 0 || rule.zeros() == Zeros.HIDDEN);
  }

  /** What everybody knows of a hidden cell. */
  long leastHidden() {
    return rule.zeros() == Zeros.SHOWN ? 1 : 0;
  }

  ReleasePlan plan() {
    return ReleasePlan.of(SumTable.of(inner, most, List.of(cells)), rule)
        .withLimits(cell -> limits[cell])
        .withPublic(open)
        .withSecrets(secrets)
        .withDivisions(divisions);
  }
}
