package no.mestring.warehouse.ingest;

import java.util.List;

/**
 * A category as publishers write it: a code, a label, or both with a space between, such as {@code
 * 1 Menn}. The label says more: {@code 0} may be an age or all of them.
 */
final class CodedText {
  private CodedText() {}

  /** What it may be read as, in this order: the whole, the label, the code. */
  static List<String> readings(String text) {
    String whole = text.strip();
    int space = whole.indexOf(' ');
    return space < 0
        ? List.of(whole)
        : List.of(whole, whole.substring(space + 1).strip(), whole.substring(0, space));
  }

  /** The whole and the label, where a code alone would say too little. */
  static List<String> wholeAndLabel(String text) {
    List<String> readings = readings(text);
    return readings.subList(0, Math.min(2, readings.size()));
  }
}
