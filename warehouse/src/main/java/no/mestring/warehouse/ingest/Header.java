package no.mestring.warehouse.ingest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import no.mestring.warehouse.failure.Problem;
import no.mestring.warehouse.failure.Suggestion;
import no.mestring.warehouse.schema.Column;
import no.mestring.warehouse.schema.TableSchema;

/**
 * The columns of a file.
 *
 * @param names their names, in order
 * @param line the line that names them, 0 if the format keeps them elsewhere
 */
public record Header(List<String> names, long line) {
  /** What a row that is the header once more must not do. */
  static final String REPEATED = "repeats the header; leave the row out";

  public Header {
    names = List.copyOf(names);
  }

  /** What is wrong with it as the header of a table's file. */
  List<Problem> problems(String file, TableSchema table) {
    List<Problem> problems = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      if (name.isEmpty()) {
        problems.add(
            new Problem(
                file, line, "", "", "must name its columns, number " + (i + 1) + " has no name"));
      } else if (!seen.add(name)) {
        problems.add(new Problem(file, line, name, "", "must occur once in the header"));
      } else if (table.column(name).isEmpty()) {
        problems.add(
            new Problem(
                file,
                line,
                name,
                "",
                "is no column of " + table.name() + Suggestion.of(name, table.columnNames())));
      }
    }
    for (Column column : table.columns()) {
      boolean needed = column.required() || table.key().contains(column.name());
      if (needed && !seen.contains(column.name())) {
        problems.add(
            new Problem(
                file,
                line,
                column.name(),
                "",
                line > 0 ? "is missing in the header" : "is missing among the columns"));
      }
    }
    return problems;
  }

  /** For each column of a table the field that holds it, or -1. */
  int[] fieldsOf(TableSchema table) {
    return table.columnNames().stream().mapToInt(names::indexOf).toArray();
  }
}
