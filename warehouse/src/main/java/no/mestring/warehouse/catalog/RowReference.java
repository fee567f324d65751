package no.mestring.warehouse.catalog;

import java.util.List;

/**
 * Rows of a table that each belong to a row of another, such as a report to its measure.
 *
 * @param table the table
 * @param columns its two columns: the name of the whole, and the number in it
 * @param parent the other table
 * @param parentColumns the columns there that have the same values
 */
public record RowReference(
    String table, List<String> columns, String parent, List<String> parentColumns) {
  /** Those of the tables that every warehouse has. */
  public static final List<RowReference> BUILT_IN =
      List.of(
          new RowReference(
              "measure_status",
              List.of("plan", "position"),
              "plan_measure",
              List.of("plan", "position")),
          new RowReference(
              "recommendation_follow_up",
              List.of("recommended_in", "number"),
              "recommendation",
              List.of("source", "number")));

  public RowReference {
    columns = List.copyOf(columns);
    parentColumns = List.copyOf(parentColumns);
  }
}
