package no.mestring.warehouse.synth;

import java.util.Locale;

/** A table with a row for each event of a person. */
enum EventTable {
  DISPENSING(1, "dispensed_on", "atc_code"),
  ENCOUNTER(2, "met_on", "icpc_code"),
  REFERRAL_EVENT(3, "referred_on", "main_pathway"),
  SERVICE_DECISION(4, "decided_on", "service"),
  SERVICE_CONTACT(6, "met_on", "service"),
  DEATH(5, "died_on", "icd10_code"),
  PATHWAY_EVENT(7, "happened_on", "step");

  private final int purpose;
  private final String date;
  private final String code;

  EventTable(int purpose, String date, String code) {
    this.purpose = purpose;
    this.date = date;
    this.code = code;
  }

  static EventTable of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  /** The number of its draws. */
  int purpose() {
    return purpose;
  }

  /** The column of the day. */
  String date() {
    return date;
  }

  /** The column of what happened. */
  String code() {
    return code;
  }

  /** The name in queries and of the file. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
