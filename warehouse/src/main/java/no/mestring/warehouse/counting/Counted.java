package no.mestring.warehouse.counting;

/** What is counted in a cell. */
public enum Counted {
  /** Persons who have an event there, each once. */
  PERSONS,
  /** Events. */
  EVENTS
}
