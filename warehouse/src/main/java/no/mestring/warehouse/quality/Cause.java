package no.mestring.warehouse.quality;

import java.util.Locale;

/** Why a figure is another one than in an earlier edition, the widest reason first. */
public enum Cause {
  /** The areas are those of another year. */
  BORDERS,
  /** The indicator is defined otherwise. */
  DEFINITION,
  /** Rows of a load that was counted before are there no more: they were corrected. */
  REVISED_DATA,
  /** Only rows of further loads were added. */
  NEW_DATA,
  /** None of these: other rules, regions or another version of the program. */
  OTHER;

  /** The words in tables. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
