package no.mestring.warehouse.synth;

import java.util.List;

/**
 * What was written.
 *
 * @param files the tables, in the order of the package
 */
public record SynthSummary(List<FileRows> files) {
  /**
   * A file and how long it is.
   *
   * @param file its name
   * @param rows its rows
   */
  public record FileRows(String file, long rows) {}

  public SynthSummary {
    files = List.copyOf(files);
  }
}
