package no.mestring.warehouse.areas;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Puts lines together for people to read, as wide as a terminal of 80 columns. */
final class Text {
  private static final int WIDTH = 79;

  private final StringBuilder text = new StringBuilder();

  Text line(String line) {
    text.append(line.stripTrailing()).append('\n');
    return this;
  }

  Text gap() {
    return line("");
  }

  /** A line that goes on below itself where it is too long. */
  Text wrapped(String margin, String words) {
    StringBuilder line = new StringBuilder(margin);
    boolean isEmpty = true;
    for (String word : words.split(" ", -1)) {
      if (!isEmpty && width(line) + 1 + width(word) > WIDTH) {
        line(line.toString());
        line = new StringBuilder(" ".repeat(width(margin)));
        isEmpty = true;
      }
      line.append(isEmpty ? "" : " ").append(word);
      isEmpty = false;
    }
    return line(line.toString());
  }

  /** Columns side by side, two blanks between them. */
  Text table(List<List<String>> rows) {
    int[] widths = new int[rows.stream().mapToInt(List::size).max().orElse(0)];
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], width(row.get(i)));
      }
    }
    for (List<String> row : rows) {
      List<String> cells = new ArrayList<>();
      for (int i = 0; i < row.size(); i++) {
        cells.add(row.get(i) + " ".repeat(widths[i] - width(row.get(i))));
      }
      line(String.join("  ", cells));
    }
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }

  /** Such as {@code a, b and c}. */
  static String listed(List<String> words) {
    int last = words.size() - 1;
    return last < 1
        ? String.join("", words)
        : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
  }

  /** Such as {@code 1 municipality} or {@code 6 municipalities}. */
  static String counted(int number, String one, String several) {
    return number + " " + (number == 1 ? one : several);
  }

  /** Such as {@code 35 %}. */
  static String percent(double share) {
    double percent = 100 * share;
    return String.format(Locale.ROOT, percent > 0 && percent < 1 ? "%.1f %%" : "%.0f %%", percent);
  }

  static List<String> cells(String... cells) {
    return Arrays.asList(cells);
  }

  private static int width(CharSequence text) {
    return (int) text.codePoints().count();
  }
}
