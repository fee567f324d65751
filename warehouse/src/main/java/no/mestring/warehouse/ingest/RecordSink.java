package no.mestring.warehouse.ingest;

import java.util.List;

/** Takes a delivered file, whatever its format: first its columns, then record by record. */
public interface RecordSink {
  /**
   * Called once, before the first record.
   *
   * @param header the columns
   * @param origin what the file says of itself
   * @return whether the records can be made sense of
   */
  boolean header(Header header, Origin origin);

  /**
   * Called for each record.
   *
   * @param line where it stands, from 1: a line of text, a row of Parquet, a value of JSON-stat
   * @param fields the texts by column
   * @return whether it takes more
   */
  boolean record(long line, List<String> fields);

  /** Called once, after the last record. */
  void end();
}
