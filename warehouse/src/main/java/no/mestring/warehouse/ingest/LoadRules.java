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
 * @param misplacedEvents what becomes of events that fit no course of their pathway
 * @param indicator the code of the indicator that delivered aggregates are of; empty if their file
 *     says it
 */
public record LoadRules(
    Optional<String> source,
    UnknownAreas unknownAreas,
    OptionalInt borders,
    WrongCodes wrongCodes,
    MisplacedEvents misplacedEvents,
    Optional<String> indicator) {
  /** The source is made from the file, codes are of their period, what does not fit is refused. */
  public static LoadRules withDefaults() {
    return new LoadRules(
        Optional.empty(),
        UnknownAreas.REFUSE,
        OptionalInt.empty(),
        WrongCodes.REFUSE,
        MisplacedEvents.REFUSE,
        Optional.empty());
  }

  /** The same with the source of rows whose file does not name one. */
  public LoadRules withSource(String code) {
    return new LoadRules(
        Optional.of(code), unknownAreas, borders, wrongCodes, misplacedEvents, indicator);
  }

  /** The same with what becomes of rows of areas that are not known. */
  public LoadRules with(UnknownAreas otherUnknownAreas) {
    return new LoadRules(
        source, otherUnknownAreas, borders, wrongCodes, misplacedEvents, indicator);
  }

  /** The same with the borders that all codes mean. */
  public LoadRules withBorders(OptionalInt year) {
    return new LoadRules(source, unknownAreas, year, wrongCodes, misplacedEvents, indicator);
  }

  /** The same with what becomes of codes that were not valid in their row's period. */
  public LoadRules with(WrongCodes otherWrongCodes) {
    return new LoadRules(
        source, unknownAreas, borders, otherWrongCodes, misplacedEvents, indicator);
  }

  /** The same with what becomes of events that fit no course of their pathway. */
  public LoadRules with(MisplacedEvents otherMisplacedEvents) {
    return new LoadRules(
        source, unknownAreas, borders, wrongCodes, otherMisplacedEvents, indicator);
  }

  /** The same with the indicator that delivered aggregates are of. */
  public LoadRules withIndicator(String code) {
    return new LoadRules(
        source, unknownAreas, borders, wrongCodes, misplacedEvents, Optional.of(code));
  }
}
