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
import no.mestring.core.disclosure.SumTable;
import no.mestring.core.disclosure.Zeros;

/** Makes up the counts and the rule of a table. */
record TableBuilder(RandomTable.Kind kind, List<Axis> axes, SplittableRandom random) {
  RandomTable build() {
    long[] inner = counts();
    int[][] cells = cells();
    int largest = 2 + random.nextInt(3);
    Zeros zeros = random.nextBoolean() ? Zeros.HIDDEN : Zeros.SHOWN;
    Criterion criterion = random.nextBoolean() ? Criterion.EXACT : Criterion.WIDTH;
    ProtectionRule rule = new ProtectionRule(largest, zeros, criterion);
    long[] limits = new long[cells.length];
    Arrays.fill(limits, largest);
    boolean areLimitsOfYears = kind == RandomTable.Kind.PERIODS && random.nextBoolean();
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
            new BitSet(),
            new BitSet(),
            secrets(inner, rule),
            random.nextInt(3) == 0 ? List.of() : divisions(),
            rule);
    plain.findPrimary();
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
    return (kind != RandomTable.Kind.PERIODS && kind != RandomTable.Kind.BORDERS)
            || random.nextInt(3) == 0
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
