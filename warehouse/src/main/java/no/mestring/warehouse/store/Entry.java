package no.mestring.warehouse.store;

import java.time.Instant;

/**
 * A line of the history: what was done, with what, by whom and when.
 *
 * @param action what was done
 * @param load the load it was done with; a load's number is its snapshot's
 * @param what the name of what was loaded
 * @param rows rows loaded or taken back
 * @param fingerprint tells the same content again
 * @param definitions tells the same definitions again
 * @param who the user
 * @param at when
 * @param personKey tells the same key of persons again; empty if nothing of persons was loaded
 */
public record Entry(
    Action action,
    long load,
    String what,
    long rows,
    String fingerprint,
    String definitions,
    String who,
    Instant at,
    String personKey) {
  /** An entry without persons. */
  public Entry(
      Action action,
      long load,
      String what,
      long rows,
      String fingerprint,
      String definitions,
      String who,
      Instant at) {
    this(action, load, what, rows, fingerprint, definitions, who, at, "");
  }
}
