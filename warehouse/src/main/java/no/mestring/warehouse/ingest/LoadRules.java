package no.mestring.warehouse.ingest;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * How deliveries that do not say everything are read.
 *
 * @param source the source of rows whose file does not name one; empty if it is made from the file
 * @param unknownAreas what becomes of rows of areas that are not known
 * @param borders the year whose borders all codes of areas mean, whatever the periods of their
 *     rows; empty if each means those of its own period
 * @param wrongCodes what becomes of codes that were not valid in their row's period
 */
public record LoadRules(
    Optional<String> source,
    UnknownAreas unknownAreas,
    OptionalInt borders,
    WrongCodes wrongCodes) {
  /** The source is made from the file, codes are of their period, what does not fit is refused. */
  public static LoadRules withDefaults() {
    return new LoadRules(
        Optional.empty(), UnknownAreas.REFUSE, OptionalInt.empty(), WrongCodes.REFUSE);
  }
}
