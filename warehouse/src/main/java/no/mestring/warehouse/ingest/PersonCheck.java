package no.mestring.warehouse.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import no.mestring.warehouse.engine.Engine;
import no.mestring.warehouse.engine.Stage;
import no.mestring.warehouse.failure.Problem;
import no.mestring.warehouse.schema.TableSchema;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that a person has one sex and one year of birth, in the delivery and in the rows that
 * its table has already; else the person would be counted in several groups.
 */
final class PersonCheck {
  /** What stays the same in all rows of a person. */
  private static final List<String> CONSTANT = List.of("sex", "birth_year");

  private static final int MOST_PROBLEMS = 10_000;

  private final Engine engine;

  PersonCheck(Engine engine) {
    this.engine = engine;
  }

  List<Problem> withinDelivery(Stage stage, String person) {
    List<Problem> problems = new ArrayList<>();
    for (String column : constants(stage.table())) {
      String sql =
          """
          SELECT _file, _line, other_file, other_line FROM (
            SELECT _file, _line, "%3$s" AS value, first_value("%3$s") OVER same AS other,
              first_value(_file) OVER same AS other_file, first_value(_line) OVER same AS other_line
            FROM %1$s SEMI JOIN (
              SELECT "%2$s" FROM %1$s GROUP BY "%2$s" HAVING min("%3$s") <> max("%3$s"))
              USING ("%2$s")
            WHERE "%3$s" IS NOT NULL
            WINDOW same AS (PARTITION BY "%2$s" ORDER BY _file, _line))
          WHERE value <> other ORDER BY ALL LIMIT %4$d
          """
              .formatted(stage.name(), person, column, MOST_PROBLEMS);
      for (List<@Nullable Object> row : engine.internal(sql).rows()) {
        String where =
            Objects.equals(row.get(0), row.get(2))
                ? "line " + row.get(3)
                : row.get(2) + ":" + row.get(3);
        problems.add(problem(row, column, "must be that of " + where + ", of the same person"));
      }
      if (problems.size() >= MOST_PROBLEMS) {
        Problem last = problems.get(problems.size() - 1);
        problems.add(
            new Problem(
                last.file(), last.line(), column, "", "was checked no further, there may be more"));
        return problems;
      }
    }
    return problems;
  }

  /** The first row of each file that differs, as a corrected delivery may repeat many. */
  List<Problem> againstWarehouse(Stage stage, String person, String state) {
    List<Problem> problems = new ArrayList<>();
    for (String column : constants(stage.table())) {
      String sql =
          """
          SELECT s._file, min(s._line), count(*) FROM %1$s s JOIN (
            SELECT "%2$s", min("%3$s") AS value FROM %4$s."%5$s" GROUP BY "%2$s") t
            ON s."%2$s" = t."%2$s" AND s."%3$s" <> t.value
          GROUP BY s._file ORDER BY s._file
          """
              .formatted(stage.name(), person, column, state, stage.table().name());
      for (List<@Nullable Object> row : engine.internal(sql).rows()) {
        long others = ((Number) Objects.requireNonNull(row.get(2))).longValue() - 1;
        problems.add(
            problem(
                row,
                column,
                "must be that of the same person in the warehouse"
                    + (others == 0
                        ? ""
                        : "; " + others + (others == 1 ? " more row differs" : " more rows differ"))
                    + "; to correct rows, undo the load that brought them"));
      }
    }
    return problems;
  }

  private static List<String> constants(TableSchema table) {
    return CONSTANT.stream().filter(name -> table.column(name).isPresent()).toList();
  }

  private static Problem problem(List<@Nullable Object> row, String column, String rule) {
    return new Problem(
        String.valueOf(row.get(0)),
        ((Number) Objects.requireNonNull(row.get(1))).longValue(),
        column,
        "",
        rule);
  }
}
