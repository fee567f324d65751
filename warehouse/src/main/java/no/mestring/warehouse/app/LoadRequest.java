package no.mestring.warehouse.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.mestring.core.area.AreaHistory;
import no.mestring.warehouse.catalog.NamedFile;
import no.mestring.warehouse.failure.WarehouseException;
import no.mestring.warehouse.ingest.LoadRules;
import no.mestring.warehouse.ingest.MisplacedEvents;
import no.mestring.warehouse.ingest.PersonKey;
import no.mestring.warehouse.ingest.UnknownAreas;
import no.mestring.warehouse.ingest.WrongCodes;

/**
 * What is to be loaded at once, and how.
 *
 * @param files the files and folders
 * @param rules how files that do not say everything are read
 * @param personKey the secret by which persons get pseudonyms; needed if a table has persons
 */
public record LoadRequest(List<NamedFile> files, LoadRules rules, Optional<PersonKey> personKey) {
  private static final Pattern SOURCE = Pattern.compile("[\\p{Alnum}._-]+");
  private static final Pattern INDICATOR = SOURCE;

  public LoadRequest {
    files = List.copyOf(files);
  }

  /** Data packages, and files named after their tables. */
  public static LoadRequest of(List<Path> paths) {
    return of(paths.stream().map(NamedFile::of));
  }

  /**
   * Reads {@code FILE} or {@code TABLE=FILE}, such as {@code population=07459.json} or {@code
   * users.xlsx#2024}.
   */
  public static LoadRequest parse(List<String> files) {
    return of(files.stream().map(NamedFile::parse));
  }

  private static LoadRequest of(Stream<NamedFile> files) {
    return new LoadRequest(files.toList(), LoadRules.withDefaults(), Optional.empty());
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
    return with(rules.withSource(source));
  }

  /** The same, but areas that are not known are left out and counted. */
  public LoadRequest leavingOutUnknownAreas() {
    return with(rules.with(UnknownAreas.LEAVE_OUT));
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
    return with(rules.withBorders(OptionalInt.of(year)));
  }

  /** The same, but codes of other years, names and lost zeros are placed where they can be. */
  public LoadRequest placingWrongCodes() {
    return with(rules.with(WrongCodes.PLACE));
  }

  /** The same, but events of pathways that fit no course are left out and counted. */
  public LoadRequest leavingOutMisplacedEvents() {
    return with(rules.with(MisplacedEvents.LEAVE_OUT));
  }

  /**
   * The same with the code of the indicator that delivered aggregates are of.
   *
   * @throws WarehouseException if it is no code of an indicator
   */
  public LoadRequest withIndicator(String code) {
    if (!INDICATOR.matcher(code).matches()) {
      throw WarehouseException.question(
          "Invalid indicator: '" + code + "', must be letters, digits, dots, - and _");
    }
    return with(rules.withIndicator(code));
  }

  private LoadRequest with(LoadRules otherRules) {
    return new LoadRequest(files, otherRules, personKey);
  }

  /**
   * The same with the key that persons get their pseudonyms by. It must be that of earlier loads:
   * other keys give other pseudonyms.
   *
   * @param secret at least 32 random bytes
   */
  public LoadRequest withPersonKey(byte[] secret) {
    return new LoadRequest(files, rules, Optional.of(PersonKey.of(secret)));
  }

  /**
   * The same with the key that a file holds, all its bytes as they are.
   *
   * @throws WarehouseException if the file cannot be read, or holds too few bytes
   */
  public LoadRequest withPersonKey(Path file) {
    return new LoadRequest(files, rules, Optional.of(PersonKey.read(file)));
  }
}
