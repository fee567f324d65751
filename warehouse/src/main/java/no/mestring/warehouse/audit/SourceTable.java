package no.mestring.warehouse.audit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import no.mestring.warehouse.failure.Problem;
import no.mestring.warehouse.ingest.Header;
import no.mestring.warehouse.ingest.Origin;
import no.mestring.warehouse.ingest.RecordSink;

/** The rows of somebody's file as they stand in it. */
final class SourceTable implements RecordSink {
  private final String file;
  private final List<Problem> problems;
  private final List<String> names = new ArrayList<>();
  private final List<Row> rows = new ArrayList<>();

  /**
   * A row.
   *
   * @param line where it stands
   * @param fields the texts by column
   */
  record Row(long line, List<String> fields) {}

  SourceTable(String file, List<Problem> problems) {
    this.file = file;
    this.problems = problems;
  }

  @Override
  public boolean header(Header header, Origin origin) {
    Set<String> seen = new HashSet<>();
    for (String name : header.names()) {
      String stripped = name.strip();
      if (!seen.add(stripped)) {
        problems.add(
            new Problem(file, header.line(), stripped, "", "must occur once in the header"));
      }
      names.add(stripped);
    }
    return problems.isEmpty();
  }

  @Override
  public boolean record(long line, List<String> fields) {
    rows.add(new Row(line, fields.stream().map(String::strip).toList()));
    return true;
  }

  @Override
  public void end() {
    if (rows.isEmpty() && problems.isEmpty()) {
      problems.add(new Problem(file, 0, "", "", "must have rows below its header, has none"));
    }
  }

  String file() {
    return file;
  }

  List<String> names() {
    return names;
  }

  List<Row> rows() {
    return rows;
  }

  /** The texts of a column. */
  List<String> column(int at) {
    return rows.stream().map(row -> row.fields().get(at)).toList();
  }
}
