package no.mestring.warehouse.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import no.mestring.warehouse.catalog.NamedFile;
import no.mestring.warehouse.failure.WarehouseException;
import no.mestring.warehouse.ingest.LoadRules;
import no.mestring.warehouse.ingest.UnknownAreas;

/**
 * What is to be loaded at once, and how.
 *
 * @param files the files and folders
 * @param rules how files that do not say everything are read
 */
public record LoadRequest(List<NamedFile> files, LoadRules rules) {
  private static final Pattern SOURCE = Pattern.compile("[\\p{Alnum}._-]+");

  public LoadRequest {
    files = List.copyOf(files);
  }

  /** Data packages, and files named after their tables. */
  public static LoadRequest of(List<Path> paths) {
    return new LoadRequest(paths.stream().map(NamedFile::of).toList(), LoadRules.withDefaults());
  }

  /** Reads {@code FILE} or {@code TABLE=FILE}, such as {@code population=07459.json}. */
  public static LoadRequest parse(List<String> files) {
    return new LoadRequest(files.stream().map(NamedFile::parse).toList(), LoadRules.withDefaults());
  }

  /**
   * The same with the name of the source of rows whose file does not name one.
   *
   * @throws WarehouseException if it is no name of a source
   */
  public LoadRequest withSource(String source) {
    if (!SOURCE.matcher(source).matches()) {
      throw WarehouseException.question(
          "Invalid source: '" + source + "', must be letters, digits, dots, - and _");
    }
    return new LoadRequest(files, new LoadRules(Optional.of(source), rules.unknownAreas()));
  }

  /** The same, but areas that are not known are left out and counted. */
  public LoadRequest leavingOutUnknownAreas() {
    return new LoadRequest(files, new LoadRules(rules.source(), UnknownAreas.LEAVE_OUT));
  }
}
