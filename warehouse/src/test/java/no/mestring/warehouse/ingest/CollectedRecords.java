package no.mestring.warehouse.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a reader passes on. */
final class CollectedRecords implements RecordSink {
  final Map<Long, List<String>> rows = new TreeMap<>();
  final List<String> names = new ArrayList<>();
  String title = "";

  @Override
  public boolean header(Header header, Origin origin) {
    names.addAll(header.names());
    title = origin.title().orElse("");
    return true;
  }

  @Override
  public boolean record(long line, List<String> fields) {
    rows.put(line, fields);
    return true;
  }

  @Override
  public void end() {}

  /** The texts of a column, a line for each row. */
  String column(String name) {
    List<String> texts = new ArrayList<>();
    rows.values().forEach(row -> texts.add(row.get(names.indexOf(name))));
    return String.join("\n", texts);
  }
}
