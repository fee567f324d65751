package no.mestring.warehouse.synth;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import no.mestring.core.dimension.AgeRange;

/** What plain SQL standardises by. */
enum NaiveStandard {
  NONE("naive-none.sql", "", ""),

  /** The country's rates of the same period. */
  COUNTRY("naive-country.sql", "k.first", ""),

  /** The country's rates of 2020; for periods of one year. */
  COUNTRY_2020("naive-country.sql", "2020", ""),

  /**
   * Weights of ages: Waterhouse, Muir, Correa and Powell (editors), Cancer Incidence in Five
   * Continents III, IARC Scientific Publications 15 (Lyon 1976).
   */
  EUROPEAN_1976(
      "naive-direct.sql",
      "",
      "1600 6400 7000 7000 7000 7000 7000 7000 7000 7000 7000 7000 6000 5000 4000 3000 2000 1000"
          + " 1000"),

  /** Weights of ages: Eurostat, Revision of the European Standard Population (2013). */
  EUROPEAN_2013(
      "naive-direct.sql",
      "",
      "1000 4000 5500 5500 5500 6000 6000 6500 7000 7000 7000 7000 6500 6000 5500 5000 4000 2500"
          + " 1500 800 200");

  private static final Map<String, NaiveStandard> BY_NAME =
      Map.of(
          "none", NONE,
          "country", COUNTRY,
          "country of 2020", COUNTRY_2020,
          "European 1976", EUROPEAN_1976,
          "European 2013", EUROPEAN_2013);

  private final String file;
  private final String reference;
  private final String weights;

  NaiveStandard(String file, String reference, String weights) {
    this.file = file;
    this.reference = reference;
    this.weights = weights;
  }

  /** The one that a definition names. */
  static NaiveStandard of(Object standard) {
    NaiveStandard known = BY_NAME.get(standard.toString());
    if (known == null) {
      throw new IllegalArgumentException("no plain SQL standardises by " + standard);
    }
    return known;
  }

  String sql() {
    return Resource.text(file).replace("{reference}", reference);
  }

  /** The first and last age of each class, and its weight. */
  String classes(List<AgeRange> ages) {
    String[] all = weights.split(" ", -1);
    TreeSet<Integer> starts = new TreeSet<>();
    if (weights.isEmpty()) {
      IntStream.rangeClosed(0, 18).forEach(i -> starts.add(5 * i));
      for (AgeRange range : ages) {
        starts.add(range.lower());
        range.upper().ifPresent(upper -> starts.add(upper + 1));
      }
    } else {
      starts.add(1);
      IntStream.range(0, all.length - 1).forEach(i -> starts.add(5 * i));
    }
    List<String> rows = new ArrayList<>();
    for (int start : starts) {
      Integer next = starts.higher(start);
      String weight = weights.isEmpty() ? "1" : all[rows.size()];
      rows.add("(%d, %d, %s)".formatted(start, next == null ? 999 : next - 1, weight));
    }
    return String.join(", ", rows);
  }
}
