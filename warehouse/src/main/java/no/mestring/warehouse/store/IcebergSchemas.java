package no.mestring.warehouse.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import no.mestring.warehouse.schema.Column;
import no.mestring.warehouse.schema.ColumnRule;
import no.mestring.warehouse.schema.ColumnType;
import no.mestring.warehouse.schema.Measure;
import no.mestring.warehouse.schema.TableSchema;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.UpdateSchema;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/** Our tables as Iceberg tables, and back. */
final class IcebergSchemas {
  /** The column that says which load delivered a row; last in every table, hidden in queries. */
  static final String LOAD = "load";

  private static final String KEY = "mestring.key";
  private static final String DESCRIPTION = "comment";
  private static final String AGGREGATION = "mestring.aggregation.";
  private static final String EVENT = "mestring.event";
  private static final String PERSON = "mestring.person";
  private static final String SEPARATOR = ",";

  private IcebergSchemas() {}

  static Schema schema(TableSchema table) {
    List<Types.NestedField> fields = new ArrayList<>();
    for (Column column : table.columns()) {
      int id = fields.size() + 1;
      fields.add(
          column.required()
              ? Types.NestedField.required(
                  id, column.name(), type(column.type()), column.description())
              : Types.NestedField.optional(
                  id, column.name(), type(column.type()), column.description()));
    }
    fields.add(
        Types.NestedField.required(
            fields.size() + 1, LOAD, Types.LongType.get(), "The load that delivered the row"));
    return new Schema(fields);
  }

  static Map<String, String> properties(TableSchema table) {
    Map<String, String> properties = new TreeMap<>();
    properties.put(KEY, String.join(SEPARATOR, table.key()));
    properties.put(DESCRIPTION, table.description());
    table.event().ifPresent(event -> properties.put(EVENT, event));
    table.person().ifPresent(person -> properties.put(PERSON, person.name()));
    for (Column column : table.columns()) {
      column
          .measure()
          .ifPresent(measure -> properties.put(AGGREGATION + column.name(), measure.toString()));
    }
    // of wide tables Iceberg measures the first columns only; an undo goes by this one
    properties.put(TableProperties.METRICS_MODE_COLUMN_CONF_PREFIX + LOAD, "full");
    // parts of a table are replaced by their whole value
    table.key().stream()
        .limit(1)
        .forEach(
            first ->
                properties.put(TableProperties.METRICS_MODE_COLUMN_CONF_PREFIX + first, "full"));
    return properties;
  }

  /** A table as it was in one of its snapshots, whose columns may be others than today's. */
  static TableSchema table(String name, Table table, long snapshot) {
    Integer schemaId = table.snapshot(snapshot).schemaId();
    Schema schema = schemaId == null ? table.schema() : table.schemas().get(schemaId);
    return table(name, table, schema == null ? table.schema() : schema);
  }

  static TableSchema table(String name, Table table) {
    return table(name, table, table.schema());
  }

  /** Gives a table the columns that it lacks; its rows have no values in them. */
  static void add(Table table, TableSchema wanted) {
    List<Column> missing =
        wanted.columns().stream()
            .filter(column -> table.schema().findField(column.name()) == null)
            .toList();
    if (!missing.isEmpty()) {
      UpdateSchema update = table.updateSchema();
      missing.forEach(
          column -> update.addColumn(column.name(), type(column.type()), column.description()));
      update.commit();
    }
  }

  private static TableSchema table(String name, Table table, Schema schema) {
    List<Column> columns = new ArrayList<>();
    for (Types.NestedField field : schema.columns()) {
      if (!field.name().equals(LOAD)) {
        columns.add(
            new Column(
                field.name(),
                columnType(field.type()),
                field.isRequired(),
                field.doc() == null ? "" : field.doc(),
                ColumnRule.NONE,
                Optional.ofNullable(table.properties().get(AGGREGATION + field.name()))
                    .flatMap(Measure::parse),
                field.name().equals(table.properties().get(PERSON))));
      }
    }
    String key = table.properties().getOrDefault(KEY, "");
    return new TableSchema(
        name,
        table.properties().getOrDefault(DESCRIPTION, ""),
        columns,
        key.isEmpty() ? List.of() : List.of(key.split(SEPARATOR)),
        Optional.ofNullable(table.properties().get(EVENT)));
  }

  private static Type type(ColumnType type) {
    return switch (type) {
      case STRING -> Types.StringType.get();
      case INTEGER -> Types.LongType.get();
      case NUMBER -> Types.DoubleType.get();
      case DATE -> Types.DateType.get();
      case BOOLEAN -> Types.BooleanType.get();
    };
  }

  private static ColumnType columnType(Type type) {
    return switch (type.typeId()) {
      case LONG, INTEGER -> ColumnType.INTEGER;
      case DOUBLE, FLOAT, DECIMAL -> ColumnType.NUMBER;
      case DATE -> ColumnType.DATE;
      case BOOLEAN -> ColumnType.BOOLEAN;
      default -> ColumnType.STRING;
    };
  }
}
