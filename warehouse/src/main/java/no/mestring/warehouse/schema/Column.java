package no.mestring.warehouse.schema;

import java.util.Optional;

/**
 * A column of a table.
 *
 * @param name the name, from CSV header to query
 * @param type what its values are
 * @param required whether every row has a value
 * @param description what the column says, with its unit
 * @param rule what a value must be
 * @param measure how the figure of a whole follows from those of its parts; empty for what is no
 *     figure, and for figures that cannot be added up
 * @param isPerson whether it tells one person from another; only pseudonyms of its values are kept
 */
public record Column(
    String name,
    ColumnType type,
    boolean required,
    String description,
    ColumnRule rule,
    Optional<Measure> measure,
    boolean isPerson) {
  /** A column that tells no persons apart. */
  public Column(
      String name,
      ColumnType type,
      boolean required,
      String description,
      ColumnRule rule,
      Optional<Measure> measure) {
    this(name, type, required, description, rule, measure, false);
  }

  /** A column that may be empty and takes any value of its type. */
  public static Column of(String name, ColumnType type, String description) {
    return new Column(name, type, false, description, ColumnRule.NONE, Optional.empty());
  }

  Column as(ColumnType other, boolean isRequired) {
    return new Column(name, other, isRequired, description, rule, measure, isPerson);
  }
}
