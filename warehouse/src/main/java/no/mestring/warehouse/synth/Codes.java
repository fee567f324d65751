package no.mestring.warehouse.synth;

/** Which codes areas are written with. */
public enum Codes {
  /** Those valid in the year of the event or count. */
  OWN,
  /** Those of 2024, whatever the year. */
  OF_2024
}
