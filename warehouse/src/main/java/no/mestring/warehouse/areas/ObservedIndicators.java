package no.mestring.warehouse.areas;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.mestring.core.neighbours.Characteristic;
import no.mestring.warehouse.engine.Rows;
import no.mestring.warehouse.failure.WarehouseException;
import org.jspecify.annotations.Nullable;

/** Rates and shares of table observation, both sexes together. */
final class ObservedIndicators {
  private static final Set<String> UNITS = Set.of("per_1000", "percent");
  private static final String SYNTHETIC = "synthetic";

  private final Function<String, Rows> query;
  private final int year;
  private final Set<String> areas;
  private final Map<String, String> units = new TreeMap<>();

  /** A figure of one municipality. */
  private record Figure(String area, String source, double value) {}

  /** Figures that can be laid side by side: of one period and one age. */
  private record Edition(int lastYear, int firstYear, String period, String age) {
    String title() {
      return period + (age.equals("all") ? "" : ", ages " + age);
    }
  }

  /** The indicators of figures that end in a year or before it. */
  ObservedIndicators(Function<String, Rows> query, int year, Set<String> areas) {
    this.query = query;
    this.year = year;
    this.areas = areas;
    for (List<@Nullable Object> row : query.apply("select indicator, unit from indicator").rows()) {
      units.put(String.valueOf(row.get(0)), String.valueOf(row.get(1)));
    }
  }

  /** The names of those that can be compared. */
  List<String> names() {
    return units.keySet().stream().filter(name -> UNITS.contains(units.get(name))).toList();
  }

  boolean has(String name) {
    return units.containsKey(name);
  }

  /**
   * The values of one indicator: of the latest period, and of the age most municipalities have.
   *
   * @throws WarehouseException if it counts something
   */
  IndicatorValues of(String name) {
    String unit = String.valueOf(units.get(name));
    if (!UNITS.contains(unit)) {
      throw WarehouseException.question(
          "Invalid indicator: '"
              + name
              + "' counts "
              + unit
              + ", which tells first of all how large a place is; compare by rates and shares");
    }
    Map<Edition, List<Figure>> editions = editions(name);
    if (editions.isEmpty()) {
      return new IndicatorValues(
          Characteristic.difference(name), Map.of(), Map.of(), "of a period that ends by " + year);
    }
    Edition latest =
        editions.keySet().stream()
            .max(
                Comparator.comparingInt(Edition::lastYear)
                    .thenComparing(edition -> figures(editions, edition).size())
                    .thenComparing(Edition::firstYear)
                    .thenComparing(Comparator.comparing(Edition::age).reversed()))
            .orElseThrow();
    Map<String, Double> values = new HashMap<>();
    boolean isSynthetic = false;
    for (Figure figure : figures(editions, latest)) {
      if (values.putIfAbsent(figure.area, figure.value) == null) {
        isSynthetic |= figure.source.startsWith(SYNTHETIC);
      }
    }
    return new IndicatorValues(
        Characteristic.difference(name),
        values,
        Map.of(),
        unit.replace("per_1000", "per 1,000").replace("percent", "per cent")
            + ", "
            + latest.title()
            + (isSynthetic ? ", some of it synthetic: made up" : ""));
  }

  private static List<Figure> figures(Map<Edition, List<Figure>> editions, Edition edition) {
    return Objects.requireNonNull(editions.get(edition));
  }

  /** The figures by period and age; of one municipality, synthetic ones last. */
  private Map<Edition, List<Figure>> editions(String name) {
    String sql =
        """
        select area, period, first_year, last_year, age, source, "value"
        from on_borders(observation, %d)
        where indicator = '%s' and sex = 'both' and "value" is not null and last_year <= %d
        order by source
        """
            .formatted(ComparableAreas.YEAR, name, year);
    Map<Edition, List<Figure>> editions = new HashMap<>();
    for (List<@Nullable Object> row : query.apply(sql).rows()) {
      String area = String.valueOf(row.get(0));
      if (areas.contains(area)) {
        editions
            .computeIfAbsent(
                new Edition(
                    number(row.get(3)).intValue(),
                    number(row.get(2)).intValue(),
                    String.valueOf(row.get(1)),
                    String.valueOf(row.get(4))),
                key -> new ArrayList<>())
            .add(new Figure(area, String.valueOf(row.get(5)), number(row.get(6)).doubleValue()));
      }
    }
    editions.replaceAll(
        (edition, figures) ->
            figures.stream()
                .sorted(Comparator.comparing(figure -> figure.source.startsWith(SYNTHETIC)))
                .collect(Collectors.toList()));
    return editions;
  }

  private static Number number(@Nullable Object value) {
    return (Number) Objects.requireNonNull(value);
  }
}
