package no.mestring.warehouse.counting;

import no.mestring.warehouse.engine.EventStream;

/** A place in a stream of events. */
final class Cursor {
  final EventStream stream;
  int row;
  private boolean ended;

  Cursor(EventStream stream) {
    this.stream = stream;
    this.ended = !stream.next();
  }

  boolean ended() {
    return ended;
  }

  /** Whose event is at hand. */
  long person() {
    return stream.persons()[row];
  }

  /** Goes to the first row of the next batch. */
  void nextBatch() {
    row = 0;
    ended = !stream.next();
  }
}
