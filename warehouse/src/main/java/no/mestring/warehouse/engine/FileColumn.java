package no.mestring.warehouse.engine;

import java.util.List;
import java.util.stream.Collectors;

/** A column of a {@link RowFile}: its name, and how its values follow from numbers. */
public final class FileColumn {
  private final String name;
  private final String template;

  private FileColumn(String name, String template) {
    this.name = name;
    this.template = template;
  }

  /** Whole numbers as they are. */
  public static FileColumn whole(String name) {
    return new FileColumn(name, "CAST(%s AS BIGINT)");
  }

  /** Days, counted from 1 January 1970. */
  public static FileColumn date(String name) {
    return new FileColumn(name, "DATE '1970-01-01' + %s");
  }

  /** Words of a list, counted from 0. */
  public static FileColumn word(String name, List<String> words) {
    String list = words.stream().map(SqlNames::text).collect(Collectors.joining(", ", "[", "]"));
    return new FileColumn(name, "(" + list.replace("%", "%%") + ")[%s + 1]");
  }

  /** A letter and nine digits, such as {@code S000000123}. */
  public static FileColumn numbered(String name, char letter) {
    return new FileColumn(name, "'" + letter + "' || right(CAST(1000000000 + %s AS VARCHAR), 9)");
  }

  /** The same text in all rows. */
  public static FileColumn same(String name, String text) {
    return new FileColumn(name, SqlNames.text(text).replace("%", "%%"));
  }

  String name() {
    return name;
  }

  boolean isMade() {
    return template.contains("%s");
  }

  /** The value in SQL, of the number in a column of the rows made. */
  String sql(String number) {
    return template.formatted(number) + " AS " + SqlNames.quoted(name);
  }
}
