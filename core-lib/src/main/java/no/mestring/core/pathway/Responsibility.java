package no.mestring.core.pathway;

import java.util.Locale;

/** Who carries the responsibility for the users of a main pathway. */
public enum Responsibility {
  /** The municipality. */
  MUNICIPALITY,
  /** The municipality, together with specialist care. */
  MUNICIPALITY_WITH_SPECIALIST_CARE,
  /** The municipality and specialist care share it. */
  SHARED;

  /** The code used in tables: the name in lower case. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
