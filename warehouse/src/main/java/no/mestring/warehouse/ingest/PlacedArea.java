package no.mestring.warehouse.ingest;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * The area that a row is of.
 *
 * @param code its code, as it is kept
 * @param borders the year whose borders the code means, where that is not the row's own period
 * @param fault the rule that the delivered code breaks, empty if none
 * @param note what was made of a code that is not as it should be, empty if it is
 */
public record PlacedArea(
    String code, OptionalInt borders, Optional<String> fault, Optional<String> note) {
  static PlacedArea asItIs(String code, OptionalInt borders) {
    return new PlacedArea(code, borders, Optional.empty(), Optional.empty());
  }

  static PlacedArea refused(String code, String fault) {
    return new PlacedArea(code, OptionalInt.empty(), Optional.of(fault), Optional.empty());
  }

  static PlacedArea noted(String code, OptionalInt borders, String note) {
    return new PlacedArea(code, borders, Optional.empty(), Optional.of(note));
  }
}
