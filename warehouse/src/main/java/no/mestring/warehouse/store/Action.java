package no.mestring.warehouse.store;

import java.util.Locale;

/** What made a snapshot. */
public enum Action {
  /** Files were loaded. */
  LOAD,
  /** A load was taken back. */
  UNDO,
  /** Indicators were counted from events. */
  BUILD,
  /** The warehouse's own definitions changed and everything computed from them was made anew. */
  REFRESH;

  /** Reads the name used in the history. */
  static Action parse(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  /** The name used in the history. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
