package no.mestring.core.disclosure;

/** What becomes of cells that count nobody. */
public enum Zeros {
  /** They are small, and hidden as such: it is not told whether a hidden cell counts anybody. */
  HIDDEN,
  /** They are shown, all of them, so that a hidden cell is known to count somebody. */
  SHOWN
}
