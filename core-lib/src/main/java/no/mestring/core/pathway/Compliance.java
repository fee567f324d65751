package no.mestring.core.pathway;

import java.util.Locale;

/** What became of a time limit. */
public enum Compliance {
  /** What was to happen happened in time. */
  KEPT,
  /** It happened too late, or has not happened though the time is over. */
  BROKEN,
  /** It has not happened, and there is time left. */
  RUNNING,
  /** It cannot happen any more, and until that was known there was time left. */
  NOT_APPLICABLE;

  /** The code used in tables: the name in lower case. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
