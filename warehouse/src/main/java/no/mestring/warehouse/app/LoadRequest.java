package no.mestring.warehouse.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import no.mestring.core.area.AreaHistory;
import no.mestring.warehouse.catalog.NamedFile;
import no.mestring.warehouse.failure.WarehouseException;
import no.mestring.warehouse.ingest.LoadRules;
import no.mestring.warehouse.ingest.UnknownAreas;
import no.mestring.warehouse.ingest.WrongCodes;

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
    return with(
        new LoadRules(
            Optional.of(source), rules.unknownAreas(), rules.borders(), rules.wrongCodes()));
  }

  /** The same, but areas that are not known are left out and counted. */
  public LoadRequest leavingOutUnknownAreas() {
    return with(
        new LoadRules(rules.source(), UnknownAreas.LEAVE_OUT, rules.borders(), rules.wrongCodes()));
  }

  /**
   * The same, but all codes of areas mean the borders of one year, whatever the periods of their
   * rows.
   *
   * @throws WarehouseException if the borders of that year are not known
   */
  public LoadRequest onBordersOf(int year) {
    if (!AreaHistory.KNOWN.contains(year)) {
      throw WarehouseException.question(
          "Invalid borders: "
              + year
              + ", must be a year from "
              + AreaHistory.KNOWN.firstYear()
              + " to "
              + AreaHistory.KNOWN.lastYear());
    }
    return with(
        new LoadRules(
            rules.source(), rules.unknownAreas(), OptionalInt.of(year), rules.wrongCodes()));
  }

  /** The same, but codes of other years, names and lost zeros are placed where they can be. */
  public LoadRequest placingWrongCodes() {
    return with(
        new LoadRules(rules.source(), rules.unknownAreas(), rules.borders(), WrongCodes.PLACE));
  }

  private LoadRequest with(LoadRules otherRules) {
    return new LoadRequest(files, otherRules);
  }
}
