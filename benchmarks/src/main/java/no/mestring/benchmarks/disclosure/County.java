package no.mestring.benchmarks.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import no.mestring.core.disclosure.SumTable;

/**
 * A made-up county, the same every time: users of a service in 24 municipalities of 1,000 to 90,000
 * inhabitants by sex, age and year.
 *
 * @param detail what is published
 */
record County(Detail detail) {
  static final int MUNICIPALITIES = 24;
  private static final int SEXES = 2;
  private static final int AGES = 5;
  private static final int YEARS = 10;
  private static final long SEED = 20_261_123;

  /** Users among a thousand inhabitants, by age: children, young people, adults, and the old. */
  private static final double[] PER_1000 = {2, 12, 15, 12, 6};

  /** How many of the inhabitants are of each age. */
  private static final double[] SHARES = {0.18, 0.11, 0.26, 0.28, 0.17};

  /** What of a county is published. */
  enum Detail {
    /** 29 areas, three sexes, eight ages, ten years and the eight periods of three over them. */
    YEARS_AND_PERIODS,
    /** The same without single years: what a release publishes by default. */
    PERIODS
  }

  /** The table: each cell a sum of users of one municipality, sex, age and year. */
  SumTable table() {
    return SumTable.of(counts(), cells());
  }

  /** The indexes of these sums that each published cell consists of. */
  List<int[]> cells() {
    List<int[]> areas = each(MUNICIPALITIES);
    for (int region = 0; region < 4; region++) {
      areas.add(IntStream.range(region * 6, region * 6 + 6).toArray());
    }
    areas.add(IntStream.range(0, MUNICIPALITIES).toArray());
    List<int[]> sexes = each(SEXES);
    sexes.add(new int[] {0, 1});
    List<int[]> ages = each(AGES);
    ages.add(new int[] {1, 2});
    ages.add(new int[] {1, 2, 3});
    ages.add(new int[] {0, 1, 2, 3, 4});
    List<int[]> periods = detail == Detail.PERIODS ? new ArrayList<>() : each(YEARS);
    for (int from = 0; from + 3 <= YEARS; from++) {
      periods.add(new int[] {from, from + 1, from + 2});
    }
    List<int[]> cells = List.of(new int[] {0});
    cells = crossed(cells, areas, MUNICIPALITIES);
    cells = crossed(cells, sexes, SEXES);
    cells = crossed(cells, ages, AGES);
    return crossed(cells, periods, YEARS);
  }

  private static List<int[]> each(int size) {
    List<int[]> groups = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      groups.add(new int[] {i});
    }
    return groups;
  }

  private static List<int[]> crossed(List<int[]> cells, List<int[]> groups, int size) {
    List<int[]> more = new ArrayList<>();
    for (int[] cell : cells) {
      for (int[] group : groups) {
        more.add(
            IntStream.of(cell)
                .flatMap(at -> IntStream.of(group).map(i -> at * size + i))
                .toArray());
      }
    }
    return more;
  }

  private static long[] counts() {
    SplittableRandom random = new SplittableRandom(SEED);
    List<Long> counts = new ArrayList<>();
    for (int municipality = 0; municipality < MUNICIPALITIES; municipality++) {
      // half of them have less than 6,000 inhabitants
      double inhabitants = 1_000 * Math.pow(90, Math.pow(random.nextDouble(), 1.3));
      for (int sex = 0; sex < SEXES; sex++) {
        for (int age = 0; age < AGES; age++) {
          for (int year = 0; year < YEARS; year++) {
            double users = inhabitants / 2 * SHARES[age] * PER_1000[age] / 1000 * (0.8 + 0.4 * sex);
            counts.add(poisson(users * (1 + 0.03 * year), random));
          }
        }
      }
    }
    return counts.stream().mapToLong(count -> count).toArray();
  }

  private static long poisson(double mean, SplittableRandom random) {
    // sums of few, as the product of many numbers below one would vanish
    long count = 0;
    for (double left = mean; left > 0; left -= 10) {
      double least = Math.exp(-Math.min(left, 10));
      for (double product = random.nextDouble(); product > least; product *= random.nextDouble()) {
        count++;
      }
    }
    return count;
  }
}
