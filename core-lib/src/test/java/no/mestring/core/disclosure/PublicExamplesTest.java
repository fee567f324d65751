package no.mestring.core.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The same cells are hidden as by Statistics Norway's R packages (GaussSuppression 1.2.3, SSBtools
 * 1.8.6), on their own example data. The files are read where they are; with none the test is left
 * out.
 */
class PublicExamplesTest {
  private static final Path DATA = Path.of("../../shared/spec/disclosure-data");

  /** Inner cells, published cells, and who is a singleton. */
  private static final String EXAMPLES =
      """
      example1_a_inner, example1_t1_ageXgeo_maxN1, ZEROS
      example1_a_inner, example1_t2_ageXgeoEu_maxN2, ZEROS
      example1_a_inner, example1_t3_formula_maxN2, ZEROS
      example1_a_inner, example1_t4_noZeros_maxN4, ONES
      example1_a_inner, example1_t5_secZeros_maxN3, SECONDARY_ZEROS
      example1_b_inner, example1_t7_b_zeros_maxN2, ZEROS
      example1_b_inner, example1_t7none_b_zeros_maxN2_singletonNone, NONE
      example1_inner, example1_t8_singleton_maxN1, ONES
      example1_inner, example1_t8none_singletonNone_maxN1, NONE_ZEROS_FIRST
      example1_inner, example1_t9a_ageXgeo_maxN3, ZEROS
      mun_accidents_inner, mun_accidents_maxN3, ZEROS
      mun_accidents_inner, mun_accidents_maxN3_zerosPublished, ONES
      mun_accidents_inner, mun_accidents_maxN4, ZEROS
      mun_accidents_inner, mun_accidents_maxN4_zerosPublished, ONES
      my_km2_inner, my_km2_maxN3, ZEROS
      z1_inner, z1_maxN3, ZEROS
      z2_inner, z2_maxN3, ZEROS
      z2_inner, z2_maxN4_noZeros, ONES
      d2_f_inner, d2_f_maxN2_region, ZEROS
      d2_f_inner, d2_f_maxN3_formula, ZEROS
      linked_vignette_inner, linked_vignette_global, AS_GIVEN
      """;

  /** Columns of the inner cells that are levels of a published column. */
  private static final Map<String, List<String>> LEVELS =
      Map.of(
          "geo", List.of("geo", "eu"),
          "region", List.of("region", "county", "fylke", "k_group", "kostragr"),
          "Square250m", List.of("Square250m", "Square1000m"));

  @ParameterizedTest
  @CsvSource(textBlock = EXAMPLES)
  void theSameCellsAreHidden(String inner, String cells, String policy) {
    assumeTrue(Files.exists(DATA));
    Example example = Example.of(inner, cells, policy);
    BitSet singletons = new BitSet();
    for (int i = 0; i < example.table.innerSize(); i++) {
      boolean isSingleton =
          switch (policy) {
            case "ZEROS", "SECONDARY_ZEROS" -> example.table.innerCount(i) == 0;
            case "ONES" -> example.table.innerCount(i) == 1;
            default -> false;
          };
      singletons.set(i, isSingleton);
    }
    boolean areZerosFirst = policy.equals("ONES") || policy.equals("NONE_ZEROS_FIRST");
    BitSet secondary =
        GaussianSuppression.secondary(
            example.table,
            example.primary,
            example.primary,
            CandidateOrder.of(example.table, areZerosFirst),
            cell -> false,
            singletons,
            List.of());
    secondary.or(example.primary);

    assertThat(example.names(secondary)).isEqualTo(example.names(example.suppressed));
  }

  /** The bounds that the packages print, computed by lpSolve; of whole numbers, rounded inwards. */
  @ParameterizedTest
  @CsvSource({
    "example1_a_inner, example1_t1_ageXgeo_maxN1",
    "example1_a_inner, example1_t2_ageXgeoEu_maxN2",
    "example1_a_inner, example1_t3_formula_maxN2",
    "example1_a_inner, example1_t4_noZeros_maxN4",
    "example1_a_inner, example1_t5_secZeros_maxN3",
    "example1_b_inner, example1_t7_b_zeros_maxN2",
    "example1_inner, example1_t8_singleton_maxN1",
    "example1_inner, example1_t8none_singletonNone_maxN1",
    "example1_inner, example1_t9a_ageXgeo_maxN3",
    "mun_accidents_inner, mun_accidents_maxN3",
    "mun_accidents_inner, mun_accidents_maxN3_zerosPublished",
    "mun_accidents_inner, mun_accidents_maxN4",
    "mun_accidents_inner, mun_accidents_maxN4_zerosPublished",
    "my_km2_inner, my_km2_maxN3",
    "z1_inner, z1_maxN3",
    "z2_inner, z2_maxN3",
    "z2_inner, z2_maxN4_noZeros",
    "d2_f_inner, d2_f_maxN2_region",
    "d2_f_inner, d2_f_maxN3_formula",
  })
  void anAttackLeavesTheBoundsThatArePrinted(String inner, String cells) {
    assumeTrue(Files.exists(DATA));
    List<Map<String, String>> rows = read(cells);
    Example example = Example.of(extended(read(inner), rows.get(0).keySet()), rows);
    Attack attack = new Attack(example.table.hiding(example.suppressed), 0);
    Map<String, String> possible = new LinkedHashMap<>();
    Map<String, String> printed = new LinkedHashMap<>();
    for (int cell = 0; cell < rows.size(); cell++) {
      Map<String, String> row = rows.get(cell);
      String name = position(row).values().toString();
      if (!row.getOrDefault("lo", "").isEmpty()) {
        Possible range = attack.possible(example.table.parts(cell));
        possible.put(name, range.least() + " " + range.most().orElse(-1));
        printed.put(name, row.get("lo") + " " + row.get("up"));
      }
    }

    assertThat(possible).isNotEmpty().isEqualTo(printed);
  }

  /**
   * The packages protect from adding and subtracting alone where they are asked for nothing more.
   * The goal is 1.15 times as many cells as theirs; it is missed where three whole numbers are to
   * be left open of each, which is not asked of theirs.
   */
  @ParameterizedTest
  @CsvSource({"EXACT, 1.15", "WIDTH, 1.3"})
  void littleMoreIsHiddenThanByThem(Criterion criterion, double times) {
    assumeTrue(Files.exists(DATA));
    int theirs = 0;
    int ours = 0;
    for (String line : EXAMPLES.lines().toList()) {
      String[] names = line.split(", ", -1);
      Example example = Example.of(names[0], names[1], names[2]);
      BitSet hidden = hidden(example, names[2], criterion);
      assertThat(hidden.cardinality())
          .as(names[1])
          .isGreaterThanOrEqualTo(example.suppressed.cardinality());
      theirs += example.suppressed.cardinality();
      ours += hidden.cardinality();
    }

    assertThat(ours).isLessThanOrEqualTo((int) (times * theirs));
  }

  private static BitSet hidden(Example example, String policy, Criterion criterion) {
    boolean areZerosShown = policy.equals("ONES") || policy.equals("NONE_ZEROS_FIRST");
    ProtectionRule rule =
        new ProtectionRule(1, areZerosShown ? Zeros.SHOWN : Zeros.HIDDEN, criterion);
    ReleasePlan plan =
        ReleasePlan.of(example.table, rule).withLimits(cell -> -1).withSmall(example.primary);
    return CellSuppression.of(plan, text -> {}).hidden();
  }

  private record Example(
      SumTable table, BitSet primary, BitSet suppressed, List<Map<String, String>> rows) {
    static Example of(String inner, String cells, String policy) {
      List<Map<String, String>> rows = read(cells);
      List<Map<String, String>> given = read(inner);
      return of(policy.equals("AS_GIVEN") ? given : extended(given, rows.get(0).keySet()), rows);
    }

    static Example of(List<Map<String, String>> inner, List<Map<String, String>> rows) {
      long[] counts = inner.stream().mapToLong(row -> count(row)).toArray();
      List<int[]> cells = new ArrayList<>();
      BitSet primary = new BitSet();
      BitSet suppressed = new BitSet();
      for (Map<String, String> row : rows) {
        primary.set(cells.size(), "TRUE".equals(row.get("primary")));
        suppressed.set(cells.size(), "TRUE".equals(row.get("suppressed")));
        cells.add(IntStream.range(0, counts.length).filter(i -> has(row, inner.get(i))).toArray());
      }
      SumTable table = SumTable.of(counts, cells);
      for (int cell = 0; cell < rows.size(); cell++) {
        assertThat(table.count(cell)).isEqualTo(count(rows.get(cell)));
      }
      return new Example(table, primary, suppressed, rows);
    }

    Set<String> names(BitSet some) {
      Set<String> names = new LinkedHashSet<>();
      some.stream().forEach(cell -> names.add(position(rows.get(cell)).values().toString()));
      return names;
    }
  }

  private static long count(Map<String, String> row) {
    for (String name : List.of("f", "freq", "ant")) {
      if (row.containsKey(name)) {
        return Long.parseLong(row.get(name));
      }
    }
    throw new IllegalArgumentException(row.toString());
  }

  private static Map<String, String> position(Map<String, String> row) {
    Map<String, String> position = new LinkedHashMap<>(row);
    position
        .keySet()
        .removeAll(
            Set.of(
                "f",
                "freq",
                "ant",
                "primary",
                "suppressed",
                "lo",
                "up",
                "rlim_freq",
                "lo_1",
                "up_1",
                "suppressed_integer"));
    return position;
  }

  private static boolean has(Map<String, String> cell, Map<String, String> inner) {
    return position(cell).entrySet().stream()
        .allMatch(
            entry ->
                entry.getValue().equals("Total")
                    || LEVELS.getOrDefault(entry.getKey(), List.of(entry.getKey())).stream()
                        .anyMatch(column -> entry.getValue().equals(inner.get(column))));
  }

  /** Combinations that nobody is in are zeros, as the packages add them (extend0). */
  private static List<Map<String, String>> extended(
      List<Map<String, String>> inner, Set<String> columns) {
    List<Map<String, String>> all = new ArrayList<>(List.of(new LinkedHashMap<>()));
    for (String column : columns) {
      List<String> levels = LEVELS.getOrDefault(column, List.of(column));
      Set<Map<String, String>> codes = new LinkedHashSet<>();
      for (Map<String, String> row : inner) {
        Map<String, String> code = new LinkedHashMap<>(row);
        code.keySet().retainAll(levels);
        codes.add(code);
      }
      if (inner.get(0).keySet().stream().noneMatch(levels::contains)
          || Set.of("f", "freq", "ant").contains(column)) {
        continue;
      }
      List<Map<String, String>> more = new ArrayList<>();
      for (Map<String, String> some : all) {
        for (Map<String, String> code : codes) {
          Map<String, String> both = new LinkedHashMap<>(some);
          both.putAll(code);
          more.add(both);
        }
      }
      all = more;
    }
    for (Map<String, String> row : all) {
      long sum =
          inner.stream()
              .filter(some -> some.entrySet().containsAll(row.entrySet()))
              .mapToLong(PublicExamplesTest::count)
              .sum();
      row.put("freq", String.valueOf(sum));
    }
    return all;
  }

  private static List<Map<String, String>> read(String name) {
    try {
      List<String> lines = Files.readAllLines(DATA.resolve(name + ".csv"));
      String[] header = lines.get(0).replace("\"", "").split(",", -1);
      List<Map<String, String>> rows = new ArrayList<>();
      for (String line : lines.subList(1, lines.size())) {
        String[] values = line.replace("\"", "").split(",", -1);
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < header.length; i++) {
          row.put(header[i], values[i]);
        }
        rows.add(row);
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
