package no.mestring.warehouse.engine;

/** How a {@link RowFile} is written. */
public enum FileFormat {
  /** Parquet, compressed with zstd. */
  PARQUET("FORMAT parquet, COMPRESSION zstd"),
  /** CSV with commas and a header. */
  CSV("FORMAT csv, HEADER");

  private final String options;

  FileFormat(String options) {
    this.options = options;
  }

  /** What DuckDB calls it. */
  String options() {
    return options;
  }
}
