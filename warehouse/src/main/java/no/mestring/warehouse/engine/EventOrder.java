package no.mestring.warehouse.engine;

/** In which order events are read. */
public enum EventOrder {
  /** By person, as the loader writes them; {@link UnsortedException} if they are not. */
  AS_WRITTEN,
  /** By person, whatever order they were written in; takes some times longer. */
  SORTED,
  /** Any. */
  ANY
}
