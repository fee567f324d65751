package no.mestring.warehouse.ingest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import no.mestring.warehouse.catalog.JsonStat;
import no.mestring.warehouse.failure.Problem;
import no.mestring.warehouse.failure.UnreadableException;

/** Reads one data set of JSON-stat; its dimensions and its value are the columns. */
final class JsonStatLoader {
  /** The column that holds the value. */
  static final String VALUE = "value";

  private static final long NO_LINE = 0;
  private static final int YEAR_DIGITS = 4;

  private final Path file;
  private final String fileName;
  private final List<Problem> problems;

  JsonStatLoader(Path file, String fileName, List<Problem> problems) {
    this.file = file;
    this.fileName = fileName;
    this.problems = problems;
  }

  void load(RecordSink sink) {
    try {
      JsonStat data = JsonStat.read(file);
      List<String> names = new ArrayList<>(data.dimensionIds());
      names.add(VALUE);
      if (sink.header(new Header(names, NO_LINE), origin(data))) {
        data.read(sink::record);
        sink.end();
      }
    } catch (UnreadableException e) {
      problems.add(new Problem(fileName, 0, "", "", e.rule()));
    }
  }

  private static Origin origin(JsonStat data) {
    String updated = data.updated().orElse("");
    return new Origin(
        data.tableId().or(() -> data.label().flatMap(Origin::numberIn)),
        data.label(),
        data.source(),
        updated.matches("\\d{4}-.*")
            ? OptionalInt.of(Integer.parseInt(updated.substring(0, YEAR_DIGITS)))
            : OptionalInt.empty());
  }
}
