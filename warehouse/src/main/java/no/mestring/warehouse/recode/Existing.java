package no.mestring.warehouse.recode;

/** What becomes of a file that is where another is to be written. */
public enum Existing {
  /** It stays, and nothing is written. */
  KEEP,
  /** The new one takes its place. */
  REPLACE
}
