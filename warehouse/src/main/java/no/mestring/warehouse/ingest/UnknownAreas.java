package no.mestring.warehouse.ingest;

/** What becomes of rows of areas that are not known, in a delivery in its publisher's form. */
public enum UnknownAreas {
  /** They are problems. */
  REFUSE,
  /** They are left out and counted. */
  LEAVE_OUT
}
