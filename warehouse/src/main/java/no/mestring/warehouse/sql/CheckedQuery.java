package no.mestring.warehouse.sql;

import java.util.List;
import java.util.Set;

/**
 * A query that passed the door.
 *
 * @param sql the text in the engine's dialect
 * @param columns the names of the answer's columns
 * @param tables the tables it reads
 * @param onBorders the tables it reads on other borders, each by the name of its view
 * @param notes what whoever typed it should know, with positions
 */
public record CheckedQuery(
    String sql,
    List<String> columns,
    Set<String> tables,
    Set<OnBorders> onBorders,
    List<String> notes) {
  public CheckedQuery {
    columns = List.copyOf(columns);
    notes = List.copyOf(notes);
    tables = Set.copyOf(tables);
    onBorders = Set.copyOf(onBorders);
  }
}
