package no.mestring.warehouse.catalog;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file or folder to load, the table it is for where its own name does not say, and the sheet of a
 * workbook.
 *
 * @param path where it lies
 * @param table the name of the table; empty for data packages and files named after their tables
 * @param sheet the sheet's name; empty for the first, and for files without sheets
 */
public record NamedFile(Path path, Optional<String> table, Optional<String> sheet) {
  private static final Pattern WITH_SHEET =
      Pattern.compile("(?i)(.+\\.xls[xm])#(.+)", Pattern.DOTALL);
  private static final Pattern WITH_TABLE = Pattern.compile("(\\w+)=(.+)");

  /** A data package, or a file named after its table. */
  public static NamedFile of(Path path) {
    return of(path.toString(), Optional.empty());
  }

  /**
   * Reads {@code FILE} or {@code TABLE=FILE}, such as {@code population=07459.json}; a sheet stands
   * behind a workbook's name, as in {@code users.xlsx#2024}.
   */
  public static NamedFile parse(String text) {
    Matcher matcher = WITH_TABLE.matcher(text);
    return matcher.matches() && !Files.exists(Path.of(text))
        ? of(matcher.group(2), Optional.of(matcher.group(1)))
        : of(text, Optional.empty());
  }

  private static NamedFile of(String path, Optional<String> table) {
    Matcher matcher = WITH_SHEET.matcher(path);
    return matcher.matches() && !Files.exists(Path.of(path))
        ? new NamedFile(Path.of(matcher.group(1)), table, Optional.of(matcher.group(2)))
        : new NamedFile(Path.of(path), table, Optional.empty());
  }
}
