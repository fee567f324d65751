package no.mestring.warehouse.publish;

import static no.mestring.warehouse.TestingDelivery.count;
import static no.mestring.warehouse.TestingDelivery.counts;
import static no.mestring.warehouse.TestingDelivery.places;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import no.mestring.warehouse.app.Released;
import no.mestring.warehouse.app.State;
import no.mestring.warehouse.app.Warehouse;
import no.mestring.warehouse.compute.BuildRules;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Indicators of which municipalities deliver some counts by sex, by age and by both, others of each
 * indicator, and an attack on what is shown of each municipality, by elimination over women and men
 * of three ages.
 */
class DeliveredMarginsTest {
  private static final List<String> INDICATORS =
      List.of(
          "adhd_drug_users",
          "antidepressant_users",
          "antipsychotic_users",
          "anxiolytic_users",
          "hypnotic_users",
          "sedative_users");

  private static final int MUNICIPALITIES = 12;
  private static final int SMALL = 4;
  private static final List<String> SEXES = List.of("female", "male", "both");

  /** Each with its first and last of the three. */
  private static final Map<String, int[]> AGES =
      Map.of(
          "0-24", new int[] {0, 0},
          "25-44", new int[] {1, 1},
          "45-74", new int[] {2, 2},
          "0-74", new int[] {0, 2});

  @Test
  void noSmallSumFollowsFromWhatIsShown(@TempDir Path folder) {
    try (Warehouse warehouse = Warehouse.open(folder.resolve("warehouse"))) {
      warehouse.load(places(folder));
      List<String> areas =
          warehouse
              .query(
                  "select area from area where level = 'municipality' and last_year is null"
                      + " order by area limit "
                      + MUNICIPALITIES)
              .rows()
              .stream()
              .map(row -> String.valueOf(row.get(0)))
              .toList();
      Map<String, long[]> truth = new HashMap<>();
      warehouse.load(List.of(counts(folder, deliveries(areas, truth))));
      warehouse.build(INDICATORS, BuildRules.USUAL);

      Set<String> told = told(warehouse.latest(), truth);
      assertThat(told).as("the warehouse tells many").hasSizeGreaterThan(MUNICIPALITIES);

      List<ReleaseLine> lines = warehouse.release("one", List.of(), ReleaseRules.USUAL);
      assertThat(lines)
          .allSatisfy(line -> assertThat(line.hidden()).isBetween(1, line.figures() - 1));
      try (Released released = Released.open(warehouse.releaseFolder("one"))) {
        assertThat(told(released.state(), truth)).isEmpty();
      }
    }
  }

  /** Rows of 2024, and the counts that they are sums of: women of three ages, then men. */
  private static List<String> deliveries(List<String> areas, Map<String, long[]> truth) {
    Random random = new Random(2024);
    List<String> rows = new ArrayList<>();
    for (String indicator : INDICATORS) {
      List<String> delivered = new ArrayList<>();
      int share = 4 + random.nextInt(5);
      for (String sex : SEXES) {
        for (String ages : AGES.keySet().stream().sorted().toList()) {
          if (random.nextInt(10) < share) {
            delivered.add(sex + " " + ages);
          }
        }
      }
      for (String area : areas) {
        long[] counts = random.longs(6, 0, 25).toArray();
        truth.put(indicator + " " + area, counts);
        for (String people : delivered) {
          String[] words = people.split(" ", -1);
          long sum = groups(words[0], words[1]).stream().mapToLong(group -> counts[group]).sum();
          rows.add(count(indicator, area, 2024, people, sum, 10_000));
        }
      }
    }
    return rows;
  }

  private static List<Integer> groups(String sex, String ages) {
    int[] ends = Objects.requireNonNull(AGES.get(ages));
    List<Integer> groups = new ArrayList<>();
    for (int age = ends[0]; age <= ends[1]; age++) {
      if (!sex.equals("male")) {
        groups.add(age);
      }
      if (!sex.equals("female")) {
        groups.add(3 + age);
      }
    }
    return groups;
  }

  /** The small sums of a sex and an age that are some sum of what is shown of a municipality. */
  private static Set<String> told(State state, Map<String, long[]> truth) {
    Map<String, List<double[]>> shown = new HashMap<>();
    String sql = "select indicator || ' ' || area, sex, age from cube where status = 'present'";
    for (List<@Nullable Object> row : state.query(sql).rows()) {
      shown
          .computeIfAbsent(String.valueOf(row.get(0)), key -> new ArrayList<>())
          .add(sum(groups(String.valueOf(row.get(1)), String.valueOf(row.get(2)))));
    }
    Set<String> told = new TreeSet<>();
    truth.forEach(
        (area, counts) -> {
          List<double[]> rows = shown.getOrDefault(area, List.of());
          for (String sex : SEXES) {
            for (String ages : AGES.keySet()) {
              long count = groups(sex, ages).stream().mapToLong(group -> counts[group]).sum();
              List<double[]> all = new ArrayList<>(rows);
              all.add(sum(groups(sex, ages)));
              if (count <= SMALL && rank(all) == rank(rows)) {
                told.add(area + " " + sex + " " + ages);
              }
            }
          }
        });
    return told;
  }

  private static double[] sum(List<Integer> groups) {
    double[] row = new double[6];
    groups.forEach(group -> row[group] = 1);
    return row;
  }

  /** How many of some rows do not follow from the others, by elimination. */
  private static int rank(List<double[]> rows) {
    List<double[]> left = new ArrayList<>();
    rows.forEach(row -> left.add(row.clone()));
    int rank = 0;
    for (int column = 0; column < 6; column++) {
      for (int i = rank; i < left.size(); i++) {
        if (Math.abs(left.get(i)[column]) > 1e-9) {
          double[] pivot = left.remove(i);
          left.add(rank++, pivot);
          for (int other = rank; other < left.size(); other++) {
            double times = left.get(other)[column] / pivot[column];
            for (int k = 0; k < 6; k++) {
              left.get(other)[k] -= times * pivot[k];
            }
          }
          break;
        }
      }
    }
    return rank;
  }
}
