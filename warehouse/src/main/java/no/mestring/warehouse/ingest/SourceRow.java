package no.mestring.warehouse.ingest;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import no.mestring.core.person.NationalIdentityNumber;
import no.mestring.warehouse.catalog.Definitions;
import org.jspecify.annotations.Nullable;

/**
 * A row of table source, made from a file that names none.
 *
 * @param code the name used in every row of the file
 * @param title the title, or the file's name
 * @param publisher who published it, as far as the file says
 * @param year the year of publication, empty if the file does not say
 * @param isPublished whether its figures are known to be public already
 */
record SourceRow(
    String code, String title, String publisher, OptionalInt year, boolean isPublished) {
  private static final String STATISTICS_NORWAY = "Statistisk sentralbyrå";
  private static final String PUBLIC_HEALTH = "Folkehelseinstituttet";
  private static final String NOT_STATED = "not stated";

  /** Whose tables are public; a register's or a municipality's extracts are not. */
  private static final Set<String> PUBLISHERS =
      Set.of(
          STATISTICS_NORWAY,
          "Statistics Norway",
          PUBLIC_HEALTH,
          "Norwegian Institute of Public Health");

  /**
   * The source of a file.
   *
   * @param stated the code, if the user says it
   * @param header the columns, which tell one publisher from the other
   */
  static SourceRow of(Optional<String> stated, String file, Origin origin, List<String> header) {
    boolean isPublicHealth = header.contains("GEO") && header.contains("AAR");
    String publisher =
        origin
            .publisher()
            .or(() -> origin.table().map(number -> STATISTICS_NORWAY))
            .or(() -> Optional.of(PUBLIC_HEALTH).filter(any -> isPublicHealth))
            .orElse(NOT_STATED);
    String title = NationalIdentityNumber.masked(origin.title().orElse(file));
    String name = origin.title().isPresent() ? title : title.replaceFirst("\\.[^.]*$", "");
    String code =
        stated
            .or(() -> origin.table().map(number -> "ssb-" + number))
            .orElseGet(() -> (isPublicHealth ? "fhi-" : "") + slug(name));
    // names of columns do not tell what is public: an extract that nobody protected may have them
    boolean isPublished = saysWhatItIs(origin) && PUBLISHERS.contains(publisher);
    return new SourceRow(code, title, publisher, origin.year(), isPublished);
  }

  private static boolean saysWhatItIs(Origin origin) {
    return origin.publisher().isPresent()
        || origin.table().isPresent()
        || origin.year().isPresent();
  }

  /** A name in small letters and digits. */
  static String slug(String name) {
    String slug =
        name.toLowerCase(Locale.ROOT)
            .replace('æ', 'a')
            .replace('ø', 'o')
            .replace('å', 'a')
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    return slug.isEmpty() ? Definitions.POPULATION : slug;
  }

  /** The values in the order of the table's columns. */
  List<@Nullable Object> row() {
    return Arrays.asList(
        code,
        title,
        publisher,
        year.isPresent() ? (Object) (long) year.getAsInt() : null,
        isPublished ? true : null);
  }
}
