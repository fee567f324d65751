package no.mestring.warehouse.cli;

/** A text broken into lines that fit a terminal of 80 columns. */
final class Paragraph {
  private static final int WIDTH = 79;

  private Paragraph() {}

  /** The lines, each behind a margin, those after the first two columns further in. */
  static String of(String margin, String text) {
    StringBuilder lines = new StringBuilder(margin);
    int width = margin.length();
    boolean isFirst = true;
    for (String word : text.split(" ", -1)) {
      int length = word.codePointCount(0, word.length());
      if (!isFirst && width + 1 + length > WIDTH) {
        lines.append('\n').append(margin).append("  ");
        width = margin.length() + 2;
        isFirst = true;
      }
      lines.append(isFirst ? "" : " ").append(word);
      width += length + (isFirst ? 0 : 1);
      isFirst = false;
    }
    return lines.toString();
  }
}
