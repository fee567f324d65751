package no.mestring.warehouse.engine;

import java.util.List;
import java.util.stream.Collectors;

/** A column of a {@link RowFile}: its name, and how its values follow from numbers. */
public final class FileColumn {
  private final String name;
  private final boolean isMade;
  private final String before;
  private final String after;

  private FileColumn(String name, boolean isMade, String before, String after) {
    this.name = name;
    this.isMade = isMade;
    this.before = before;
    this.after = after;
  }

  /** Whole numbers as they are. */
  public static FileColumn whole(String name) {
    return new FileColumn(name, true, "CAST(", " AS BIGINT)");
  }

  /** Days, counted from 1 January 1970. */
  public static FileColumn date(String name) {
    return new FileColumn(name, true, "DATE '1970-01-01' + ", "");
  }

  /** Words of a list, counted from 0. */
  public static FileColumn word(String name, List<String> words) {
    String list = words.stream().map(SqlNames::text).collect(Collectors.joining(", ", "[", "]"));
    return new FileColumn(name, true, "(" + list + ")[", " + 1]");
  }

  /** A letter and nine digits, such as {@code S000000123}. */
  public static FileColumn numbered(String name, char letter) {
    return new FileColumn(
        name, true, "'" + letter + "' || right(CAST(1000000000 + ", " AS VARCHAR), 9)");
  }

  /** The same text in all rows. */
  public static FileColumn same(String name, String text) {
    return new FileColumn(name, false, SqlNames.text(text), "");
  }

  /** Whether its values follow from numbers that are made. */
  boolean isMade() {
    return isMade;
  }

  /**
   * The value in SQL.
   *
   * @param number the number it follows from, in SQL; empty if there is none
   */
  String sql(String number) {
    return before + number + after + " AS " + SqlNames.quoted(name);
  }
}
