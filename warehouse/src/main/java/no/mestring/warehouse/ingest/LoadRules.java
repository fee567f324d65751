package no.mestring.warehouse.ingest;

import java.util.Optional;

/**
 * How deliveries that do not say everything are read.
 *
 * @param source the source of rows whose file does not name one; empty if it is made from the file
 * @param unknownAreas what becomes of rows of areas that are not known
 */
public record LoadRules(Optional<String> source, UnknownAreas unknownAreas) {
  /** The source is made from the file, unknown areas are refused. */
  public static LoadRules withDefaults() {
    return new LoadRules(Optional.empty(), UnknownAreas.REFUSE);
  }
}
