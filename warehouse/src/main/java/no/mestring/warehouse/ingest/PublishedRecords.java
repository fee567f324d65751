package no.mestring.warehouse.ingest;

import java.util.List;
import java.util.Optional;

/** Takes a file that may be in its publisher's form, and makes rows of a table of it. */
interface PublishedRecords extends RecordSink {
  /** Whether the file is in its publisher's form, and not in the table's own. */
  boolean isPublishers();

  /** Whether the file names the sources of its rows. */
  boolean hasSources();

  /** The source of all rows; empty if there is no row, or the file names sources itself. */
  Optional<SourceRow> source();

  /** What was left out and why. */
  List<String> notes();
}
