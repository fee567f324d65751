package no.mestring.core.disclosure;

import java.util.Locale;

/** Whether a cell is shown, and if not why. */
public enum Showing {
  /** It is shown. */
  SHOWN,
  /** There is no figure to be shown. */
  ABSENT,
  /** It is small itself. */
  PRIMARY,
  /** Its series has too many small years. */
  SERIES,
  /** It would tell a small one. */
  SECONDARY;

  /** The code used in tables: the name in lower case. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
