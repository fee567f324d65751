package no.mestring.warehouse.compute;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import no.mestring.warehouse.catalog.IndicatorDefinition;
import no.mestring.warehouse.engine.Engine;
import org.jspecify.annotations.Nullable;

/** Says of a figure of table observation what it is and who delivered it. */
final class ObservationWords {
  private static final List<String> COLUMNS =
      List.of(
          "age",
          "numerator",
          "denominator",
          "value",
          "lower",
          "upper",
          "low",
          "high",
          "unit",
          "status",
          "source",
          "borders",
          "title",
          "publisher",
          "year",
          "name");

  private final Engine engine;
  private final String state;

  ObservationWords(Engine engine, String state) {
    this.engine = engine;
    this.state = state;
  }

  /** The sources of the figures that are asked for; none if there is no such figure. */
  Set<String> sources(Asked asked) {
    return rows(asked).stream()
        .map(row -> String.valueOf(row.get("source")))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Lines of text, those of details indented. */
  List<String> of(Asked asked, IndicatorDefinition definition) {
    List<String> lines = new ArrayList<>();
    for (Map<String, @Nullable Object> row : rows(asked)) {
      lines.add(definition.indicator().titleEn());
      lines.add(
          "  %s (%s)%s, %s, %s, ages %s"
              .formatted(
                  row.get("name"),
                  asked.area(),
                  row.get("borders") == null ? "" : " on the borders of " + row.get("borders"),
                  asked.period(),
                  asked.sex(),
                  row.get("age")));
      lines.add(figure(row));
      if (row.get("numerator") != null && row.get("denominator") != null) {
        lines.add(
            "  = %s over %s"
                .formatted(
                    Explanation.text(row.get("numerator")),
                    Explanation.text(row.get("denominator"))));
      }
      lines.add(
          row.get("title") == null
              ? "Delivered: by " + row.get("source")
              : "Delivered: by %s, %s%s"
                  .formatted(
                      row.get("title"),
                      row.get("publisher"),
                      row.get("year") == null ? "" : " " + row.get("year")));
    }
    return lines;
  }

  private static String figure(Map<String, @Nullable Object> row) {
    String status = String.valueOf(row.get("status"));
    if (status.equals("range_only")) {
      return "  from %s to %s %s, no value"
          .formatted(
              Explanation.text(row.get("low")), Explanation.text(row.get("high")), row.get("unit"));
    }
    return status.equals("present")
        ? "  value " + Explanation.limited(row, "value", "lower", "upper") + " " + row.get("unit")
        : "  no value: " + status;
  }

  private List<Map<String, @Nullable Object>> rows(Asked asked) {
    String sql =
        """
        SELECT o.age, o.numerator, o.denominator, o.value, o.lower, o.upper, o.low, o.high, o.unit,
          o.status, o.source, o.borders, s.title, s.publisher, s.year,
          coalesce((SELECT max(name) FROM %1$s.region WHERE region = o.area),
            (SELECT max(name) FROM %1$s.area WHERE area = o.area
              AND coalesce(o.borders, o.last_year) BETWEEN coalesce(first_year, 0)
                AND coalesce(last_year, 9999)), o.area)
        FROM %1$s.observation o LEFT JOIN %1$s.source s USING (source)
        WHERE o.indicator = %2$s AND o.area = %3$s AND o.period = %4$s AND o.sex = %5$s AND %6$s
        ORDER BY o.age, s.year, o.source"""
            .formatted(
                state,
                Explanation.literal(asked.indicator()),
                Explanation.literal(asked.area()),
                Explanation.literal(asked.period()),
                Explanation.literal(asked.sex()),
                asked.age().map(age -> "o.age = " + Explanation.literal(age)).orElse("true"));
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    for (List<@Nullable Object> values : engine.internal(sql).rows()) {
      Map<String, @Nullable Object> row = new LinkedHashMap<>();
      for (int i = 0; i < COLUMNS.size(); i++) {
        row.put(COLUMNS.get(i), values.get(i));
      }
      rows.add(row);
    }
    return rows;
  }
}
