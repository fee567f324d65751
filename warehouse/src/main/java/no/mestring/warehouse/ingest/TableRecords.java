package no.mestring.warehouse.ingest;

import java.util.List;
import java.util.Optional;
import no.mestring.warehouse.engine.Stage;
import no.mestring.warehouse.failure.Problem;
import no.mestring.warehouse.schema.TableSchema;

/** Stages the records of a file whose columns are those of its table. */
final class TableRecords implements RecordSink {
  /** A file that is wrong throughout must not fill the memory with what is wrong with it. */
  private static final int MOST_PROBLEMS = 10_000;

  private final String file;
  private final TableSchema table;
  private final Stage stage;
  private final AreaRule areas;
  private final References references;
  private final Optional<Pseudonyms> pseudonyms;
  private final List<Problem> problems;
  private Optional<RowReader> rows = Optional.empty();

  TableRecords(
      String file,
      TableSchema table,
      Stage stage,
      AreaRule areas,
      References references,
      Optional<Pseudonyms> pseudonyms,
      List<Problem> problems) {
    this.file = file;
    this.table = table;
    this.stage = stage;
    this.areas = areas;
    this.references = references;
    this.pseudonyms = pseudonyms;
    this.problems = problems;
  }

  @Override
  public boolean header(Header header, Origin origin) {
    problems.addAll(header.problems(file, table));
    if (header.names().size() == 1 && table.columns().size() > 1) {
      return false; // with another separator no row can be made sense of
    }
    rows = Optional.of(new RowReader(file, table, header, areas, references, pseudonyms, problems));
    return true;
  }

  @Override
  public boolean record(long line, List<String> fields) {
    rows.orElseThrow().read(line, fields, stage);
    if (problems.size() < MOST_PROBLEMS) {
      return true;
    }
    problems.add(
        new Problem(file, line, "", "", "was read no further, there are too many problems"));
    return false;
  }

  @Override
  public void end() {}

  /** What was made of codes of areas that are not as they should be. */
  List<String> notes() {
    return rows.map(RowReader::notes).orElse(List.of());
  }
}
