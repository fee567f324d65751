package no.mestring.warehouse.audit;

import java.util.List;
import no.mestring.core.disclosure.Possible;

/**
 * A cell of the table.
 *
 * @param line where it stands
 * @param text what stands there
 * @param state whether it shows its count
 * @param possible what the cell itself says of its count; a shown one is one number
 * @param beside what the row's other columns of numbers say
 */
record Entry(long line, String text, State state, Possible possible, List<String> beside) {
  enum State {
    SHOWN,
    HIDDEN,
    /** Not there, for whatever reason: nothing is known of it, and nobody hides it. */
    MISSING
  }

  Entry {
    beside = List.copyOf(beside);
  }

  boolean isShown() {
    return state == State.SHOWN;
  }

  boolean isHidden() {
    return state == State.HIDDEN;
  }

  long count() {
    return possible.least();
  }

  /** The same, of which more is known. */
  Entry knowing(Possible more) {
    return new Entry(line, text, state, more, beside);
  }
}
