package no.mestring.warehouse.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import no.mestring.core.area.Area;
import no.mestring.core.area.AreaHistory;
import no.mestring.warehouse.catalog.RowReference;
import no.mestring.warehouse.engine.Engine;
import no.mestring.warehouse.engine.Stage;
import no.mestring.warehouse.failure.Problem;
import no.mestring.warehouse.failure.Suggestion;
import no.mestring.warehouse.schema.TableSchema;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that a row that belongs to a row of another table, such as a report to its measure,
 * has one there or in the same delivery, of the same municipality under whatever code.
 */
final class RowReferenceCheck {
  private final Engine engine;
  private final AreaHistory areas;
  private final String state;

  RowReferenceCheck(Engine engine, AreaHistory areas, String state) {
    this.engine = engine;
    this.areas = areas;
    this.state = state;
  }

  /** The problems of all rows of a delivery that belong to others. */
  List<Problem> check(Map<String, Stage> stages) {
    List<Problem> problems = new ArrayList<>();
    for (RowReference reference : RowReference.BUILT_IN) {
      Stage rows = stages.get(reference.table());
      if (rows != null) {
        Optional<Stage> parents = Optional.ofNullable(stages.get(reference.parent()));
        problems.addAll(check(reference, rows, parents));
      }
    }
    return problems;
  }

  private List<Problem> check(RowReference reference, Stage rows, Optional<Stage> staged) {
    String name = reference.columns().get(0);
    String number = reference.columns().get(1);
    boolean hasArea = rows.table().column(TableSchema.AREA).isPresent();
    Map<String, NavigableMap<Long, String>> parents = parents(reference, staged, hasArea);
    String sql =
        "SELECT _file, _line, \"%s\", \"%s\", %s FROM %s WHERE \"%1$s\" IS NOT NULL AND \"%2$s\" IS NOT NULL ORDER BY _file, _line"
            .formatted(name, number, hasArea ? TableSchema.AREA : "NULL", rows.name());
    List<Problem> problems = new ArrayList<>();
    Set<String> unknown = new TreeSet<>();
    for (List<@Nullable Object> row : engine.internal(sql).rows()) {
      String file = text(row, 0);
      long line = whole(row, 1);
      String whole = text(row, 2);
      NavigableMap<Long, String> numbers = parents.get(whole);
      if (numbers == null) {
        if (unknown.add(file + whole)) {
          problems.add(
              new Problem(
                  file,
                  line,
                  name,
                  whole,
                  "has no rows in table "
                      + reference.parent()
                      + Suggestion.of(whole, parents.keySet())));
        }
        continue;
      }
      String parentArea = numbers.get(whole(row, 3));
      if (parentArea == null) {
        problems.add(
            new Problem(
                file,
                line,
                number,
                text(row, 3),
                "is not in table "
                    + reference.parent()
                    + ", where "
                    + whole
                    + " has "
                    + numbers.firstKey()
                    + " to "
                    + numbers.lastKey()));
      } else if (hasArea && row.get(4) != null && !isSame(text(row, 4), parentArea)) {
        problems.add(
            new Problem(
                file,
                line,
                TableSchema.AREA,
                text(row, 4),
                "must be the area of the row in table " + reference.parent() + ": " + parentArea));
      }
    }
    return problems;
  }

  /** The area of each row by its number, by the name of the whole. */
  private Map<String, NavigableMap<Long, String>> parents(
      RowReference reference, Optional<Stage> staged, boolean hasArea) {
    String select =
        "SELECT \"%s\", \"%s\", %s FROM "
            .formatted(
                reference.parentColumns().get(0),
                reference.parentColumns().get(1),
                hasArea ? TableSchema.AREA : "''");
    String sql =
        select
            + state
            + ".\""
            + reference.parent()
            + '"'
            + staged.map(stage -> " UNION ALL " + select + stage.name()).orElse("");
    Map<String, NavigableMap<Long, String>> parents = new TreeMap<>();
    for (List<@Nullable Object> row : engine.internal(sql).rows()) {
      if (row.get(0) != null && row.get(1) != null) {
        parents
            .computeIfAbsent(text(row, 0), key -> new TreeMap<>())
            .put(whole(row, 1), Objects.requireNonNullElse(row.get(2), "").toString());
      }
    }
    return parents;
  }

  private boolean isSame(String one, String other) {
    return one.equals(other) || series(one).equals(series(other));
  }

  private String series(String code) {
    List<Area> found = areas.find(code);
    return found.isEmpty() ? code : found.get(found.size() - 1).series();
  }

  private static String text(List<@Nullable Object> row, int column) {
    return Objects.requireNonNull(row.get(column)).toString();
  }

  private static long whole(List<@Nullable Object> row, int column) {
    return ((Number) Objects.requireNonNull(row.get(column))).longValue();
  }
}
