package no.mestring.warehouse.ingest;

/**
 * What becomes of events that fit no course of their pathway, such as an end before a beginning.
 */
public enum MisplacedEvents {
  /** They are problems. */
  REFUSE,
  /** They are left out and counted. */
  LEAVE_OUT
}
