package no.mestring.warehouse.synth;

import java.io.IOException;
import java.io.Writer;

/** A line of a file of chances, built without making anything. */
final class TruthLine {
  private static final long MILLION = 1_000_000;

  private final StringBuilder text = new StringBuilder();

  /** A number in millionths, as it is written. */
  static long millionths(double number) {
    return Math.round(number * MILLION);
  }

  TruthLine add(String word) {
    next().append(word);
    return this;
  }

  TruthLine add(int number) {
    next().append(number);
    return this;
  }

  /** Adds a number with six decimals. */
  TruthLine addMillionths(long millionths) {
    next().append(millionths / MILLION).append('.');
    String behind = Long.toString(MILLION + millionths % MILLION);
    text.append(behind, 1, behind.length());
    return this;
  }

  private StringBuilder next() {
    return text.isEmpty() ? text : text.append(',');
  }

  /** Writes the line and begins the next. */
  void end(Writer out) throws IOException {
    out.append(text).append('\n');
    text.setLength(0);
  }
}
