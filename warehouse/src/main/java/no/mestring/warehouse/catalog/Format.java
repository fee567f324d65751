package no.mestring.warehouse.catalog;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a delivered file is written. */
public enum Format {
  /** Text with separators. */
  CSV(".csv .tsv .txt"),
  /** Apache Parquet. */
  PARQUET(".parquet"),
  /** A data set of JSON-stat 2.0. */
  JSON_STAT(".json"),
  /** A sheet of an Excel workbook. */
  XLSX(".xlsx .xlsm"),
  /** The file of a pathway. */
  YAML(".yaml .yml");

  private final String endings;

  Format(String endings) {
    this.endings = endings;
  }

  /** The format that a file's name says, whatever its case; empty if it is none of these. */
  static Optional<Format> of(String fileName) {
    return Arrays.stream(values()).filter(format -> format.ending(fileName) > 0).findFirst();
  }

  /** The format of a file of a package: CSV, whatever its name, if its name does not say other. */
  static Format ofDelivered(Path file) {
    return of(file.toString()).orElse(CSV);
  }

  /** A file's name without the ending. */
  String stem(String fileName) {
    return fileName.substring(0, fileName.length() - ending(fileName));
  }

  /** How long the ending is by which a name says this format; 0 if it does not. */
  private int ending(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    return Arrays.stream(endings.split(" "))
        .filter(name::endsWith)
        .mapToInt(String::length)
        .max()
        .orElse(0);
  }
}
