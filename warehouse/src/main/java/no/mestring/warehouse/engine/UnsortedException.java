package no.mestring.warehouse.engine;

/** Events that should lie person by person do not; they can be read {@link EventOrder#SORTED}. */
public final class UnsortedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnsortedException(String source) {
    super("Cannot read " + source + " as written: its rows are not sorted by person");
  }
}
