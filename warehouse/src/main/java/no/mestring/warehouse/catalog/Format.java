package no.mestring.warehouse.catalog;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** How a delivered file is written. */
public enum Format {
  /** Text with separators. */
  CSV(".csv"),
  /** Apache Parquet. */
  PARQUET(".parquet"),
  /** A data set of JSON-stat 2.0. */
  JSON_STAT(".json");

  private final String ending;

  Format(String ending) {
    this.ending = ending;
  }

  /** The format that a file's name says, whatever its case; empty if it is none of these. */
  static Optional<Format> of(String fileName) {
    for (Format format : values()) {
      if (fileName.toLowerCase(Locale.ROOT).endsWith(format.ending)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /** The format of a file of a package: CSV, whatever its name, if its name does not say other. */
  static Format ofDelivered(Path file) {
    return of(file.toString()).orElse(CSV);
  }

  /** A file's name without the ending. */
  String stem(String fileName) {
    return fileName.substring(0, fileName.length() - ending.length());
  }
}
