package no.mestring.warehouse.schema;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A table: what it holds and what its columns are.
 *
 * @param name the name in queries
 * @param description what a row is
 * @param columns the columns in order
 * @param key the columns that together occur once; none if rows may repeat
 * @param event the column with the day on which what a row tells happened; empty if a row tells of
 *     a period, or of no time
 */
public record TableSchema(
    String name,
    String description,
    List<Column> columns,
    List<String> key,
    Optional<String> event) {
  /** The column that, delivered as {@code 2013} or {@code 2013-2015}, gives the two below. */
  public static final String PERIOD = "period";

  /** The column that follows from the day of an event; delivered, the year of a figure. */
  public static final String YEAR = "year";

  /** The column that holds the code of an area. */
  public static final String AREA = "area";

  /** The column that says on which year's borders an area's code is meant. */
  public static final String BORDERS = "borders";

  /** The columns that tell how a figure came on other borders than it was delivered on. */
  private static final List<Column> DERIVATION =
      List.of(
          Column.of(
              "how",
              ColumnType.STRING,
              "exact, added, weighted, withheld or, where the code is no area's, unplaced"),
          Column.of("codes", ColumnType.STRING, "The delivered codes that went in"),
          Column.of("why", ColumnType.STRING, "Why there is no figure"));

  private static final Column BORDERS_COLUMN =
      Column.of(
          BORDERS,
          ColumnType.INTEGER,
          "The year whose borders the area's code means; empty: those of the row's own period");

  private static final List<Column> YEARS =
      List.of(
          Column.of("first_year", ColumnType.INTEGER, "First year of the period"),
          Column.of("last_year", ColumnType.INTEGER, "Last year of the period"));

  private static final Column EVENT_YEAR =
      Column.of(YEAR, ColumnType.INTEGER, "Year of the event").as(ColumnType.INTEGER, true);

  public TableSchema {
    columns = List.copyOf(columns);
    key = List.copyOf(key);
  }

  /** A table whose rows are no events. */
  public TableSchema(String name, String description, List<Column> columns, List<String> key) {
    this(name, description, columns, key, Optional.empty());
  }

  /** The column with a name. */
  public Optional<Column> column(String columnName) {
    return columns.stream().filter(column -> column.name().equals(columnName)).findFirst();
  }

  /** The names of all columns in order. */
  public List<String> columnNames() {
    return columns.stream().map(Column::name).toList();
  }

  /**
   * The same table as it is kept and queried: with first and last year behind its period, the year
   * behind the day of its event, pseudonyms in place of persons, and, if its rows are of areas,
   * with the borders that their codes are meant on.
   */
  public TableSchema asKept() {
    List<Column> all = new ArrayList<>();
    for (Column column : columns) {
      all.add(column.isPerson() ? column.as(ColumnType.INTEGER, column.required()) : column);
      if (column.name().equals(PERIOD)) {
        all.addAll(YEARS);
      }
      if (isEvent(column)) {
        all.add(EVENT_YEAR);
      }
    }
    if (isOfAreas() && column(BORDERS).isEmpty()) {
      all.add(BORDERS_COLUMN);
    }
    return with(name, all);
  }

  /** The same table without the columns that {@link #asKept} adds, as it is delivered. */
  public TableSchema asDelivered() {
    Set<String> added = new HashSet<>();
    if (column(PERIOD).isPresent()) {
      YEARS.forEach(year -> added.add(year.name()));
    }
    if (event.isPresent()) {
      added.add(YEAR);
    }
    if (isOfAreas()) {
      added.add(BORDERS);
    }
    return with(
        name,
        columns.stream()
            .filter(column -> !added.contains(column.name()))
            .map(c -> c.isPerson() ? c.as(ColumnType.STRING, c.required()) : c)
            .toList());
  }

  /** The column that tells one person from another. */
  public Optional<Column> person() {
    return columns.stream().filter(Column::isPerson).findFirst();
  }

  /** Whether its rows are about persons, one by one; SQL that people type does not read them. */
  public boolean isOfPersons() {
    return person().isPresent();
  }

  private boolean isEvent(Column column) {
    return event.equals(Optional.of(column.name()));
  }

  /** Whether its rows are of areas, by their codes. */
  public boolean isOfAreas() {
    return column(AREA).flatMap(column -> column.rule().references()).equals(Optional.of(AREA))
        || (column(AREA).isPresent() && column(BORDERS).isPresent());
  }

  /**
   * The same table on other borders than it was delivered on: under another name, with how each
   * figure came about.
   *
   * @param otherName the name
   * @param isWeighted whether counts may have decimals
   */
  public TableSchema onBorders(String otherName, boolean isWeighted) {
    List<Column> all = new ArrayList<>();
    for (Column column : columns) {
      boolean isCount = column.measure().filter(Measure.Sum.class::isInstance).isPresent();
      if (!column.name().equals(BORDERS)) {
        all.add(
            column.as(
                isCount && isWeighted ? ColumnType.NUMBER : column.type(),
                column.required() && key.contains(column.name())));
      }
    }
    all.addAll(DERIVATION);
    return with(otherName, all);
  }

  private TableSchema with(String otherName, List<Column> otherColumns) {
    return new TableSchema(otherName, description, otherColumns, key, event);
  }

  /** Whether another table has the same columns, key, event and person, however described. */
  public boolean hasShapeOf(TableSchema other) {
    return key.equals(other.key)
        && event.equals(other.event)
        && person().map(Column::name).equals(other.person().map(Column::name))
        && columnNames().equals(other.columnNames())
        && columns.stream()
            .map(Column::type)
            .toList()
            .equals(other.columns.stream().map(Column::type).toList());
  }

  /** Whether another table has the same key, all these columns, and else only optional ones. */
  public boolean isPartOf(TableSchema other) {
    return key.equals(other.key)
        && columns.stream().allMatch(ours -> other.type(ours.name()).equals(type(ours.name())))
        && other.columns.stream()
            .allMatch(theirs -> !theirs.required() || column(theirs.name()).isPresent());
  }

  private Optional<ColumnType> type(String columnName) {
    return column(columnName).map(Column::type);
  }
}
