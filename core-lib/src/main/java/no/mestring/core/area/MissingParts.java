package no.mestring.core.area;

/** What becomes of an area on the borders asked for, if some of the areas it is made of lack. */
public enum MissingParts {
  /** It has no figure; the reason names those that lack. */
  WITHHOLD,
  /** Those that lack count as zero: in a register that has rows only where there is something. */
  ZERO
}
