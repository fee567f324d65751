package no.mestring.warehouse.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import no.mestring.warehouse.schema.Column;
import no.mestring.warehouse.schema.ColumnRule;
import no.mestring.warehouse.schema.ColumnType;
import no.mestring.warehouse.schema.Measure;
import no.mestring.warehouse.schema.TableSchema;
import org.jspecify.annotations.Nullable;

/** Reads a Frictionless Table Schema, the form of our own definitions and of data packages. */
final class TableSchemaCodec {
  private static final Map<String, ColumnType> TYPES =
      Map.of(
          "string", ColumnType.STRING,
          "integer", ColumnType.INTEGER,
          "number", ColumnType.NUMBER,
          "date", ColumnType.DATE,
          "boolean", ColumnType.BOOLEAN);
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

  private TableSchemaCodec() {}

  /** Throws an IllegalArgumentException that says what is wrong, without the file's name. */
  static TableSchema read(String name, String description, JsonNode schema) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "Invalid name: '" + name + "', must be lower case letters, digits and underscores");
    }
    Map<String, String> references = references(schema);
    List<Column> columns = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>();
    for (JsonNode field : schema.path("fields")) {
      Column column = column(field, references);
      if (!names.add(column.name())) {
        throw new IllegalArgumentException("Invalid fields: '" + column.name() + "' twice");
      }
      columns.add(column);
    }
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("Invalid fields: there are none");
    }
    List<String> key = texts(schema.path("primaryKey"));
    if (!names.containsAll(key)) {
      throw new IllegalArgumentException("Invalid primaryKey: " + key + ", must name fields");
    }
    if (!names.containsAll(references.keySet())) {
      throw new IllegalArgumentException(
          "Invalid foreignKeys: " + references.keySet() + ", must name fields");
    }
    for (Column column : columns) {
      Optional<String> other = column.rule().maximumColumn();
      if (other.isPresent() && !names.contains(other.get())) {
        throw new IllegalArgumentException(
            "Invalid maximumField of field "
                + column.name()
                + ": '"
                + other.get()
                + "', must name a field");
      }
    }
    checkMeasures(columns);
    if (columns.stream().filter(Column::isPerson).count() > 1) {
      throw new IllegalArgumentException("Invalid person: several fields, must be one");
    }
    return new TableSchema(name, description, columns, key, event(schema, columns));
  }

  /** The field with the day of an event. */
  private static Optional<String> event(JsonNode schema, List<Column> columns) {
    Optional<String> event = Optional.ofNullable(schema.path("event").textValue());
    if (event.isEmpty()) {
      if (schema.has("event")) {
        throw new IllegalArgumentException("Invalid event: must be the name of a field");
      }
      return event;
    }
    boolean isDay =
        columns.stream()
            .anyMatch(
                column ->
                    column.name().equals(event.get())
                        && column.type() == ColumnType.DATE
                        && column.required());
    if (!isDay) {
      throw new IllegalArgumentException(
          "Invalid event: '" + event.get() + "', must name a required field of type date");
    }
    for (Column column : columns) {
      if (column.name().equals(TableSchema.PERIOD) || column.name().equals(TableSchema.YEAR)) {
        throw new IllegalArgumentException(
            "Invalid event: '"
                + event.get()
                + "', a table of events has no field "
                + column.name()
                + "; the year follows from the day");
      }
    }
    return event;
  }

  private static Column column(JsonNode field, Map<String, String> references) {
    String name = field.path("name").asText();
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "Invalid field name: '" + name + "', must be lower case letters, digits and underscores");
    }
    String typeName = field.path("type").asText("string");
    ColumnType type = TYPES.get(typeName);
    if (type == null) {
      throw new IllegalArgumentException(
          "Unknown type of field "
              + name
              + ": '"
              + typeName
              + "', expected one of "
              + TYPES.keySet().stream().sorted().toList());
    }
    JsonNode constraints = field.path("constraints");
    ColumnRule rule =
        new ColumnRule(
            texts(constraints.path("enum")),
            number(constraints.path("minimum")),
            number(constraints.path("maximum")),
            pattern(name, constraints.path("pattern").textValue()),
            Optional.ofNullable(constraints.path("maximumField").textValue()),
            Optional.ofNullable(references.get(name)));
    return new Column(
        name,
        type,
        constraints.path("required").asBoolean(false),
        field.path("description").asText(""),
        rule,
        measure(name, type, field.path("aggregation").textValue()),
        isPerson(name, type, field.path("person")));
  }

  private static boolean isPerson(String field, ColumnType type, JsonNode node) {
    if (!node.isMissingNode() && !node.isBoolean()) {
      throw new IllegalArgumentException(
          "Invalid person of field " + field + ": " + node + ", must be true or false");
    }
    boolean isPerson = node.asBoolean(false);
    if (isPerson && type != ColumnType.STRING) {
      throw new IllegalArgumentException(
          "Invalid person of field " + field + ": its type must be string");
    }
    return isPerson;
  }

  private static Optional<Measure> measure(String field, ColumnType type, @Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    Optional<Measure> measure = Measure.parse(text);
    boolean isNumber = type == ColumnType.INTEGER || type == ColumnType.NUMBER;
    if (measure.isEmpty() || measure.get() instanceof Measure.Status == isNumber) {
      throw new IllegalArgumentException(
          "Invalid aggregation of field " + field + ": '" + text + "', " + Measure.FORM);
    }
    return measure;
  }

  /** A ratio is one of counts. */
  private static void checkMeasures(List<Column> columns) {
    Set<String> counts = new LinkedHashSet<>();
    for (Column column : columns) {
      if (column.measure().filter(Measure.Sum.class::isInstance).isPresent()) {
        counts.add(column.name());
      }
    }
    for (Column column : columns) {
      for (String part : column.measure().map(Measure::from).orElse(List.of())) {
        if (!counts.contains(part)) {
          throw new IllegalArgumentException(
              "Invalid aggregation of field "
                  + column.name()
                  + ": '"
                  + part
                  + "', must be a field with aggregation sum");
        }
      }
    }
  }

  private static Optional<Pattern> pattern(String field, @Nullable String text) {
    try {
      return Optional.ofNullable(text).map(Pattern::compile);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "Invalid pattern of field " + field + ": '" + text + "', " + e.getDescription(), e);
    }
  }

  private static Map<String, String> references(JsonNode schema) {
    Map<String, String> references = new HashMap<>();
    for (JsonNode key : schema.path("foreignKeys")) {
      for (String field : texts(key.path("fields"))) {
        references.put(field, key.path("reference").path("resource").asText());
      }
    }
    return references;
  }

  private static List<String> texts(JsonNode node) {
    List<String> texts = new ArrayList<>();
    if (node.isTextual()) {
      texts.add(node.asText());
    }
    node.elements().forEachRemaining(element -> texts.add(element.asText()));
    return texts;
  }

  private static OptionalDouble number(JsonNode node) {
    return node.isNumber() ? OptionalDouble.of(node.asDouble()) : OptionalDouble.empty();
  }
}
