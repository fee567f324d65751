package no.mestring.core.area;

import java.util.Locale;

/** How a figure on other borders than it was delivered on came about; the best first. */
public enum Derivation {
  /** One area, which is the same on both borders. */
  EXACT,
  /** Several whole areas, added up. */
  ADDED,
  /** Pieces of areas, by the share of the people who lived there. */
  WEIGHTED,
  /** There is no figure; the reason says why. */
  WITHHELD,
  /** The code is that of no area known; it stays as it was delivered. */
  UNPLACED;

  /** The code used in tables: the name in lower case. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
