package no.mestring.warehouse.quality;

import java.util.Locale;

/** What a finding means for the release, the gravest first. */
public enum Severity {
  /** The figures contradict each other: not to be released. */
  ERROR,
  /** To be looked at before the release. */
  WARNING,
  /** Worth knowing. */
  NOTE;

  /** The word in tables. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
