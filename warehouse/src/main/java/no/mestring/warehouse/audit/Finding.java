package no.mestring.warehouse.audit;

import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * What a table tells of a hidden count, or of the sum of some.
 *
 * @param kind how much is told
 * @param cell the cell in words
 * @param line where it stands in the file
 * @param sign what stands there
 * @param least the least it may be
 * @param most the most it may be, empty if there is no bound or none is known
 * @param way how it is told, step by step, or why nothing is known of it
 */
public record Finding(
    Kind kind,
    String cell,
    long line,
    String sign,
    long least,
    OptionalLong most,
    List<String> way) {
  /** How much is told. */
  public enum Kind {
    /** The count. */
    EXACT,
    /** That it is one of two numbers. */
    NEAR,
    /** The sum of several hidden counts, which is small itself. */
    TOGETHER,
    /** A range of more than two numbers. */
    OPEN,
    /** Nothing could be found out: there was no time, or the shown counts contradict each other. */
    UNKNOWN;

    /** The word in answers. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Finding {
    way = List.copyOf(way);
  }

  /** What the count may be, such as {@code 4}, {@code 3 or 4} or {@code 2 or more}. */
  public String range() {
    if (most.isEmpty()) {
      return least + " or more";
    }
    long last = most.getAsLong();
    return last == least
        ? String.valueOf(least)
        : least + (last == least + 1 ? " or " : " to ") + last;
  }
}
