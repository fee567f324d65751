package no.mestring.core.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import no.mestring.core.area.RecodedArea.Contribution;
import no.mestring.core.period.YearSpan;
import org.junit.jupiter.api.Test;

/**
 * Against public code lists that lie beside the project and are no part of it; what differs is
 * explained in {@code docs/decisions.md}.
 */
class ReferenceTest {
  private static final Path REFERENCE = Path.of("../../shared/reference");

  /** Codes of municipalities that were split, or merged with a piece of one that was. */
  private static final String REST = "Rest";

  private final AreaHistory history = AreaHistory.builtIn();

  /** Statistics Norway's harmonised groups: code,name,first_year,last_year,series,series_name. */
  @Test
  void everyCodeLeadsToTheSameSeries() throws IOException {
    Set<String> rest = new TreeSet<>();
    int compared = 0;
    for (String[] row : rows("municipality-codes.csv")) {
      String code = row[0].equals("0716u") ? "0716" : row[0]; // Våle, before Re had its code
      YearSpan last = YearSpan.of(row[3].isEmpty() ? 2024 : Integer.parseInt(row[3]));
      if (last.lastYear() < 1994) {
        continue;
      }
      Area area = history.find(code, last).orElseThrow(() -> new AssertionError(code));
      compared++;
      switch (row[4]) {
        case REST -> rest.add(code);
        case "21-22", "23" -> assertThat(area.parent()).as(code).contains(row[4]);
        default -> {
          // the Ålesund of 2020-2023 was divided; the reference goes by its name
          String expected = code.equals("1507") ? "1507" : row[4];
          assertThat(area.series()).as(code).isEqualTo(expected);
        }
      }
      assertThat(area.lastYear().isEmpty()).as("last year of %s", code).isEqualTo(row[3].isEmpty());
      if (area.lastYear().isPresent()) {
        assertThat(row[3]).as("last year of %s", code).isEqualTo("" + area.lastYear().getAsInt());
      }
      if (!row[2].isEmpty() && Integer.parseInt(row[2]) > 1994) {
        assertThat(row[2])
            .as("first year of %s", code)
            .isEqualTo("" + area.firstYear().orElseThrow());
      }
    }
    assertThat(compared).isEqualTo(862);
    // where the reference gives up, the parts do not: only these two were really divided
    assertThat(rest)
        .containsExactly(
            "1571", "1612", "1613", "1617", "1622", "1636", "1638", "1805", "1849", "1850", "1854",
            "5011", "5012", "5013", "5016", "5023", "5024", "9999");
    for (String code : rest) {
      Area area = history.find(code).get(0);
      boolean isDivided = Set.of("1613", "5012", "1850").contains(code);
      assertThat(history.successors(area, 2024))
          .as(code)
          .hasSize(!isDivided ? 1 : code.equals("1850") ? 2 : 3);
    }
  }

  /** csdata: code,code_2024,weight,first_year,last_year. */
  @Test
  void everyWeightIsReproducedOrExplained() throws IOException {
    Map<String, Map<String, Double>> expected = new TreeMap<>();
    Map<String, Integer> lastYear = new HashMap<>();
    for (String[] row : rows("redistricting.csv")) {
      int last = Math.min(2026, Integer.parseInt(row[4]));
      if (last >= 1994) {
        expected
            .computeIfAbsent(row[0], code -> new TreeMap<>())
            .put(row[1], Double.valueOf(row[2]));
        lastYear.put(row[0], last);
      }
    }
    Map<String, String> different = new TreeMap<>();
    for (Map.Entry<String, Map<String, Double>> code : expected.entrySet()) {
      YearSpan year = YearSpan.of(lastYear.getOrDefault(code.getKey(), 0));
      Map<String, Double> ours = weights(code.getKey(), year);
      if (!isSame(ours, code.getValue())) {
        different.put(code.getKey(), code.getValue() + " -> " + ours.keySet());
      }
    }
    // Ålesund's and Haram's halves: docs/decisions.md
    assertThat(expected).hasSize(844); // 855 rows, eleven of them a second or third target
    assertThat(different)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "1504", "{1508=0.5, 1580=0.5} -> [1508]",
                "1507", "{1508=0.5, 1580=0.5} -> [1508, 1580]",
                "1523", "{1508=0.5, 1580=0.5} -> [1508]",
                "1529", "{1508=0.5, 1580=0.5} -> [1508]",
                "1534", "{1508=0.5, 1580=0.5} -> [1580]",
                "1546", "{1508=0.5, 1580=0.5} -> [1508]"));
  }

  /** csdata: municipality,municipality_name,county,county_name,georegion,georegion_name. */
  @Test
  void countiesAndPartsOfTheCountryAreTheSame() throws IOException {
    Map<String, Set<String>> parts = new TreeMap<>();
    Map<String, Set<String>> ours = new TreeMap<>();
    int compared = 0;
    for (String[] row : rows("areas2024.csv")) {
      Area area = history.find(row[0], YearSpan.of(2024)).orElseThrow();
      List<String> names = new ArrayList<>(area.otherNames());
      names.add(area.name());
      assertThat(area.parent()).contains(row[2]);
      assertThat(names).anyMatch(name -> row[1].contains(name));
      parts.computeIfAbsent(row[4], key -> new TreeSet<>()).add(row[0]);
      compared++;
    }
    for (AreaGroup group : history.groups()) {
      if (group.hierarchy().equals("part_of_country")) {
        ours.put(group.code(), new TreeSet<>(group.members()));
      }
    }
    assertThat(compared).isEqualTo(357);
    assertThat(ours.values()).containsExactlyInAnyOrderElementsOf(parts.values());
  }

  private Map<String, Double> weights(String code, YearSpan year) {
    Recoding recoding =
        history.recoding(List.of(DeliveredArea.of(code, year)), 2024, SplitPolicy.WEIGHT);
    Map<String, Double> weights = new TreeMap<>();
    for (RecodedArea area : recoding.areas()) {
      for (Contribution contribution : area.contributions()) {
        weights.put(area.code(), contribution.weight());
      }
    }
    return weights;
  }

  private static boolean isSame(Map<String, Double> ours, Map<String, Double> theirs) {
    return ours.keySet().equals(theirs.keySet())
        && ours.entrySet().stream()
            .allMatch(
                weight ->
                    Math.abs(weight.getValue() - theirs.getOrDefault(weight.getKey(), 0.0)) < 1e-9);
  }

  private static List<String[]> rows(String name) throws IOException {
    Path file = REFERENCE.resolve(name);
    assumeTrue(Files.exists(file), () -> "No " + name + " beside the project");
    return Files.readAllLines(file).stream().skip(1).map(line -> line.split(",", -1)).toList();
  }
}
