package no.mestring.warehouse.compute;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import no.mestring.core.estimate.ConfidenceLevel;
import no.mestring.core.estimate.Interval;
import no.mestring.core.indicator.Indicator;
import no.mestring.core.indicator.IndicatorUnit;
import no.mestring.core.period.YearSpan;
import no.mestring.warehouse.catalog.Definitions;
import no.mestring.warehouse.catalog.IndicatorDefinition;
import no.mestring.warehouse.engine.Engine;
import no.mestring.warehouse.engine.Stage;
import no.mestring.warehouse.failure.Suggestion;
import no.mestring.warehouse.failure.WarehouseException;
import no.mestring.warehouse.schema.TableSchema;
import no.mestring.warehouse.sql.CheckedQuery;
import no.mestring.warehouse.sql.SqlDoor;
import org.jspecify.annotations.Nullable;

/** The figures of every indicator's query, with population, value and limits filled in. */
final class Observations {
  private static final List<String> REQUIRED = List.of("area", "period", "sex", "age", "source");
  private static final List<String> OPTIONAL =
      List.of("numerator", "denominator", "value", "low", "high", "borders");

  private static final List<String> DELIVERED =
      List.of(
          "area",
          "period",
          "sex",
          "age",
          "source",
          "numerator",
          "denominator",
          "value",
          "borders",
          "flag");

  private final Engine engine;
  private final Definitions definitions;

  Observations(Engine engine, Definitions definitions) {
    this.engine = engine;
    this.definitions = definitions;
  }

  Stage stage(String state, TableSchema table) {
    SqlDoor door = new SqlDoor(definitions.publicTables());
    Populations populations = new Populations(engine, state);
    Stage stage = engine.stage(table);
    try (stage) {
      for (IndicatorDefinition definition : definitions.indicators()) {
        if (definition.figures().isPresent()) {
          CheckedQuery query = check(definition, door);
          for (List<@Nullable Object> row : engine.query(state, query).rows()) {
            Figure figure = new Figure(query.columns(), row);
            stage.add("", 0, observation(definition.indicator(), figure, populations));
          }
        }
        for (List<@Nullable Object> row : engine.internal(delivered(state, definition)).rows()) {
          Figure figure = new Figure(DELIVERED, row);
          stage.add("", 0, observation(definition.indicator(), figure, populations));
        }
      }
    }
    return stage;
  }

  /**
   * Figures that were delivered under the indicator's name; those of a category are parts of it.
   */
  private static String delivered(String state, IndicatorDefinition definition) {
    return """
        SELECT area, period, sex, coalesce(age, 'all'), source,
          coalesce(numerator, numerator_sum / (last_year - first_year + 1)),
          coalesce(denominator, denominator_sum / (last_year - first_year + 1)),
          CASE WHEN coalesce(denominator, denominator_sum) IS NULL THEN value END, borders, flag
        FROM %s.indicator_delivery WHERE indicator = '%s' AND category IS NULL"""
        .formatted(state, definition.indicator().code());
  }

  /** A definition that names what is not there is wrong itself, whatever the data. */
  static CheckedQuery check(IndicatorDefinition definition, SqlDoor door) {
    String code = definition.indicator().code();
    CheckedQuery query;
    try {
      query = door.check(definition.figures().orElseThrow());
    } catch (WarehouseException e) {
      throw invalid(code, e.getMessage(), e);
    }
    for (String column : REQUIRED) {
      if (!query.columns().contains(column)) {
        throw invalid(code, "its figures lack the column '" + column + "'", null);
      }
    }
    for (String column : query.columns()) {
      if (!REQUIRED.contains(column) && !OPTIONAL.contains(column)) {
        throw invalid(
            code,
            "its figures have a column '" + column + "'" + Suggestion.of(column, OPTIONAL),
            null);
      }
    }
    return query;
  }

  private static IllegalStateException invalid(
      String indicator, @Nullable String reason, @Nullable Throwable cause) {
    return new IllegalStateException(
        "Cannot read definition of indicator " + indicator + ": " + reason, cause);
  }

  private static List<@Nullable Object> observation(
      Indicator indicator, Figure figure, Populations populations) {
    String area = figure.text("area");
    YearSpan period = YearSpan.parse(figure.text("period"));
    String sex = figure.text("sex");
    String age = figure.text("age");
    OptionalDouble numerator = figure.number("numerator");
    OptionalDouble denominator = figure.number("denominator");
    if (indicator.unit() == IndicatorUnit.PER_1000
        && denominator.isEmpty()
        && numerator.isPresent()) {
      denominator = populations.mean(area, figure.year("borders"), period, sex, age);
    }
    OptionalDouble value = figure.value();
    if (value.isEmpty()) {
      value = indicator.value(numerator, denominator);
    }
    Status status = figure.absence().orElse(Status.of(value, figure.isRange(), numerator));
    Optional<Interval> limits = Optional.empty();
    if (indicator.unit() == IndicatorUnit.PERCENT && isAbove(numerator, denominator)) {
      value = OptionalDouble.empty();
      status = Status.NUMERATOR_ABOVE_DENOMINATOR;
    } else {
      limits = indicator.limits(numerator, denominator, ConfidenceLevel.P95);
    }
    boolean isRange = status == Status.RANGE_ONLY;
    return new ArrayList<>(
        Arrays.asList(
            indicator.code(),
            area,
            period.toString(),
            (long) period.firstYear(),
            (long) period.lastYear(),
            sex,
            age,
            numerator.isPresent() ? Math.round(numerator.getAsDouble()) : null,
            Cube.orNull(denominator),
            Cube.orNull(value),
            limits.map(Interval::lower).orElse(null),
            limits.map(Interval::upper).orElse(null),
            indicator.unit().toString(),
            status.toString(),
            figure.text("source"),
            isRange ? Cube.orNull(figure.number("low")) : null,
            isRange ? Cube.orNull(figure.number("high")) : null,
            figure.year("borders").isPresent() ? (long) figure.year("borders").getAsInt() : null));
  }

  private static boolean isAbove(OptionalDouble numerator, OptionalDouble denominator) {
    return numerator.isPresent()
        && denominator.isPresent()
        && numerator.getAsDouble() > denominator.getAsDouble();
  }

  /** A row of a definition's query, by the names of its columns. */
  private record Figure(List<String> columns, List<@Nullable Object> row) {
    String text(String column) {
      return Objects.requireNonNull(row.get(columns.indexOf(column)), column).toString();
    }

    OptionalDouble number(String column) {
      int index = columns.indexOf(column);
      return index < 0 ? OptionalDouble.empty() : Cube.number(row.get(index));
    }

    /** Why the source says there is no figure; empty if there is one, or it does not say. */
    Optional<Status> absence() {
      int index = columns.indexOf("flag");
      return index < 0 || text("flag").equals("present")
          ? Optional.empty()
          : Optional.of(Status.valueOf(text("flag").toUpperCase(Locale.ROOT)));
    }

    OptionalInt year(String column) {
      OptionalDouble number = number(column);
      return number.isPresent() ? OptionalInt.of((int) number.getAsDouble()) : OptionalInt.empty();
    }

    boolean isRange() {
      return number("low").isPresent() && !number("low").equals(number("high"));
    }

    /** What is printed: the value, or a range of one. */
    OptionalDouble value() {
      return isRange() || number("value").isPresent() ? number("value") : number("low");
    }
  }
}
