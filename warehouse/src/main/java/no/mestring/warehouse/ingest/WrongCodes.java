package no.mestring.warehouse.ingest;

/** What becomes of codes of areas that were not valid in their row's period, names and the like. */
public enum WrongCodes {
  /** They are problems, which name the valid candidates. */
  REFUSE,
  /** They are taken for the area they can only mean, and counted. */
  PLACE
}
