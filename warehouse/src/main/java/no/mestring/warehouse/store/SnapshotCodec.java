package no.mestring.warehouse.store;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** A snapshot as the summary of an Iceberg snapshot of the history table. */
final class SnapshotCodec {
  private static final String PREFIX = "mestring.";
  private static final String PERSON_KEY = "person-key";
  private static final String TABLE = PREFIX + "table.";

  private SnapshotCodec() {}

  static Map<String, String> write(Snapshot snapshot) {
    Map<String, String> summary = new HashMap<>();
    Entry entry = snapshot.entry();
    summary.put(PREFIX + "id", Long.toString(snapshot.id()));
    summary.put(PREFIX + "action", entry.action().toString());
    summary.put(PREFIX + "load", Long.toString(entry.load()));
    summary.put(PREFIX + "what", entry.what());
    summary.put(PREFIX + "rows", Long.toString(entry.rows()));
    summary.put(PREFIX + "fingerprint", entry.fingerprint());
    summary.put(PREFIX + "definitions", entry.definitions());
    summary.put(PREFIX + "who", entry.who());
    summary.put(PREFIX + "at", entry.at().toString());
    if (!entry.personKey().isEmpty()) {
      summary.put(PREFIX + PERSON_KEY, entry.personKey());
    }
    snapshot
        .manifest()
        .tables()
        .forEach((table, id) -> summary.put(TABLE + table, Long.toString(id)));
    return summary;
  }

  static Snapshot read(Map<String, String> summary) {
    Map<String, Long> tables = new HashMap<>();
    summary.forEach(
        (key, value) -> {
          if (key.startsWith(TABLE)) {
            tables.put(key.substring(TABLE.length()), Long.valueOf(value));
          }
        });
    Entry entry =
        new Entry(
            Action.parse(text(summary, "action")),
            Long.parseLong(text(summary, "load")),
            text(summary, "what"),
            Long.parseLong(text(summary, "rows")),
            text(summary, "fingerprint"),
            text(summary, "definitions"),
            text(summary, "who"),
            Instant.parse(text(summary, "at")),
            summary.getOrDefault(PREFIX + PERSON_KEY, ""));
    return new Snapshot(Long.parseLong(text(summary, "id")), entry, new Manifest(tables));
  }

  private static String text(Map<String, String> summary, String key) {
    String value = summary.get(PREFIX + key);
    if (value == null) {
      throw new IllegalStateException("Cannot read history: snapshot without " + key);
    }
    return value;
  }
}
