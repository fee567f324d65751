package no.mestring.warehouse.compute;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import no.mestring.core.dimension.AgeRange;
import no.mestring.warehouse.catalog.CountDefinition;
import no.mestring.warehouse.catalog.Definitions;
import no.mestring.warehouse.catalog.IndicatorDefinition;
import no.mestring.warehouse.engine.Engine;
import org.jspecify.annotations.Nullable;

/** The way from a figure of table cube back to what it was counted from, in words. */
final class Explanation {
  private static final int MOST_CODES = 6;

  private final Engine engine;
  private final Definitions definitions;
  private final String state;
  private final Targets targets;

  Explanation(Engine engine, Definitions definitions, String state, Targets targets) {
    this.engine = engine;
    this.definitions = definitions;
    this.state = state;
    this.targets = targets;
  }

  /** Lines of text, those of details indented; empty if the cube has no such figure. */
  List<String> of(Asked asked, IndicatorDefinition definition) {
    String sql =
        """
        SELECT sex, age, years, numerator, denominator, value, lower, upper, status, expected, ratio,
          ratio_lower, ratio_upper, adjusted, adjusted_lower, adjusted_upper, norm, borders,
          first_year, last_year, numerator_sum, denominator_sum, source
        FROM %s.cube WHERE indicator = '%s' AND area = %s AND period = %s AND sex = %s AND age = %s"""
            .formatted(
                state,
                asked.indicator(),
                literal(asked.area()),
                literal(asked.period()),
                literal(asked.sex()),
                literal(asked.age().orElseGet(() -> widest(definition))));
    List<String> columns =
        List.of(
            "sex",
            "age",
            "years",
            "numerator",
            "denominator",
            "value",
            "lower",
            "upper",
            "status",
            "expected",
            "ratio",
            "ratio_lower",
            "ratio_upper",
            "adjusted",
            "adjusted_lower",
            "adjusted_upper",
            "norm",
            "borders",
            "first_year",
            "last_year",
            "numerator_sum",
            "denominator_sum",
            "source");
    List<List<@Nullable Object>> rows = engine.internal(sql).rows();
    if (rows.isEmpty()) {
      return List.of();
    }
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      row.put(columns.get(i), rows.get(0).get(i));
    }
    List<String> lines = new ArrayList<>();
    figure(lines, asked, definition, row);
    if (Inputs.DELIVERED.equals(row.get("source"))) {
      lines.addAll(delivered(asked, definition, row));
    } else if (definition.count().flatMap(CountDefinition::waitedFor).isPresent()) {
      lines.addAll(new WaitWords(engine, definitions, state).of(asked, definition, row));
    } else {
      lines.addAll(new EventWords(engine, definitions, state, targets).of(asked, definition, row));
    }
    build(lines, asked);
    return lines;
  }

  private static String widest(IndicatorDefinition definition) {
    return definition.count().orElseThrow().ages().stream()
        .max(
            Comparator.comparingInt(
                range -> range.upper().orElse(Integer.MAX_VALUE) - range.lower()))
        .map(AgeRange::toString)
        .orElseThrow();
  }

  private void figure(
      List<String> lines,
      Asked asked,
      IndicatorDefinition definition,
      Map<String, @Nullable Object> row) {
    String unit = definition.indicator().unit().toString();
    lines.add(definition.indicator().titleEn());
    lines.add(
        "  %s (%s) on the borders of %s, %s, %s, ages %s"
            .formatted(
                targets.name(asked.area()),
                asked.area(),
                row.get("borders"),
                asked.period(),
                row.get("sex"),
                row.get("age")));
    String status = String.valueOf(row.get("status"));
    if (!status.equals("present")) {
      lines.add("  no value: " + status);
      return;
    }
    lines.add("  value " + limited(row, "value", "lower", "upper") + " " + unit);
    lines.add(
        "  = %s over %s, of an average year"
            .formatted(text(row.get("numerator")), text(row.get("denominator"))));
    if (!Objects.equals(row.get("numerator"), row.get("numerator_sum"))) {
      lines.add(
          "  %s over %s in the %s years with figures together"
              .formatted(
                  text(row.get("numerator_sum")),
                  text(row.get("denominator_sum")),
                  row.get("years")));
    }
    if (row.get("expected") != null) {
      lines.add(
          "  expected %s by the country's rates by sex and age: ratio %s, the country being 100"
              .formatted(
                  text(row.get("expected")), limited(row, "ratio", "ratio_lower", "ratio_upper")));
    }
    if (row.get("adjusted") != null) {
      lines.add(
          "  adjusted "
              + limited(row, "adjusted", "adjusted_lower", "adjusted_upper")
              + " "
              + unit
              + (row.get("norm") == null ? "" : ", the country " + text(row.get("norm"))));
    }
  }

  private List<String> delivered(
      Asked asked, IndicatorDefinition definition, Map<String, @Nullable Object> row) {
    List<String> lines = new ArrayList<>();
    lines.add("Delivered: yearly figures of table observation");
    Denominators denominators = new Denominators(engine, state, targets);
    DeliveredFigures figures =
        new DeliveredFigures(engine, state, targets, denominators, definition);
    for (long year = number(row, "first_year"); year <= number(row, "last_year"); year++) {
      Set<String> codes = figures.codes(asked.area(), (int) year);
      lines.add(
          "  %d: %s"
              .formatted(
                  year,
                  codes.isEmpty()
                      ? "not delivered, nor all of its municipalities"
                      : "delivered under " + shortened(codes) + sources(definition, codes, year)));
    }
    if (definition.indicator().unit().hasDenominator()) {
      lines.add("Denominator: as delivered, or the mean population of the year");
    }
    return lines;
  }

  private String sources(IndicatorDefinition definition, Set<String> codes, long year) {
    String sql =
        """
        SELECT DISTINCT coalesce(s.title || ', ' || s.publisher, o.source)
        FROM %s.observation o LEFT JOIN %s.source s USING (source)
        WHERE o.indicator = '%s' AND o.first_year = %d AND %s AND o.area IN (%s) ORDER BY 1"""
            .formatted(
                state,
                state,
                definition.indicator().code(),
                year,
                DeliveredFigures.YEARLY,
                codes.stream().map(Explanation::literal).collect(Collectors.joining(", ")));
    return engine.internal(sql).rows().stream()
        .map(row -> " by " + row.get(0))
        .collect(Collectors.joining(" and"));
  }

  static String shortened(Set<String> codes) {
    return codes.size() > MOST_CODES ? codes.size() + " codes" : String.join(", ", codes);
  }

  private void build(List<String> lines, Asked asked) {
    for (List<@Nullable Object> row :
        engine
            .internal(
                "SELECT loads, population_loads, snapshot_id, definition, compatible FROM %s.build WHERE indicator = '%s'"
                    .formatted(state, asked.indicator()))
            .rows()) {
      lines.add(
          "Built in snapshot %s from loads %s, populations from loads %s, definition %s%s"
              .formatted(
                  row.get(2),
                  row.get(0),
                  row.get(1),
                  String.valueOf(row.get(3)).substring(0, 8),
                  Boolean.TRUE.equals(row.get(4)) ? ", with the national line's oddities" : ""));
    }
  }

  static String limited(
      Map<String, @Nullable Object> row, String value, String lower, String upper) {
    String limits =
        row.get(lower) == null
            ? ""
            : " (95 %: " + text(row.get(lower)) + " to " + text(row.get(upper)) + ")";
    return text(row.get(value)) + limits;
  }

  static String text(@Nullable Object value) {
    if (!(value instanceof Number number)) {
      return "–";
    }
    double rounded = Math.round(number.doubleValue() * 10) / 10.0;
    return rounded == Math.rint(rounded)
        ? String.format(Locale.ROOT, "%,d", (long) rounded)
        : String.format(Locale.ROOT, "%,.1f", rounded);
  }

  static long number(Map<String, @Nullable Object> row, String column) {
    return ((Number) Objects.requireNonNull(row.get(column))).longValue();
  }

  static String literal(String text) {
    return '\'' + text.replace("'", "''") + '\'';
  }
}
