package no.mestring.warehouse.catalog;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file or folder to load, and the table it is for where its own name does not say.
 *
 * @param path where it lies
 * @param table the name of the table; empty for data packages and files named after their tables
 */
public record NamedFile(Path path, Optional<String> table) {
  private static final Pattern WITH_TABLE = Pattern.compile("(\\w+)=(.+)");

  /** A data package, or a file named after its table. */
  public static NamedFile of(Path path) {
    return new NamedFile(path, Optional.empty());
  }

  /** Reads {@code FILE} or {@code TABLE=FILE}, such as {@code population=07459.json}. */
  public static NamedFile parse(String text) {
    Matcher matcher = WITH_TABLE.matcher(text);
    return matcher.matches() && !Files.exists(Path.of(text))
        ? new NamedFile(Path.of(matcher.group(2)), Optional.of(matcher.group(1)))
        : of(Path.of(text));
  }
}
