package no.mestring.core.area;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How large an area is in the administrative division. */
public enum AreaLevel {
  /** The whole country. */
  COUNTRY,
  /** A county, two digits. */
  COUNTY,
  /** A municipality, four digits. */
  MUNICIPALITY,
  /** An unknown municipality, of a county such as {@code 0599} or of the country, {@code 9999}. */
  UNKNOWN,
  /** Outside the municipalities: Svalbard, Jan Mayen and the continental shelf. */
  OUTSIDE;

  /**
   * Reads the code.
   *
   * @param code {@code country}, {@code county}, {@code municipality}, {@code unknown} or {@code
   *     outside}
   * @return the level
   * @throws IllegalArgumentException if the code is another
   */
  public static AreaLevel parse(String code) {
    for (AreaLevel level : values()) {
      if (level.toString().equals(code)) {
        return level;
      }
    }
    throw new IllegalArgumentException(
        "Invalid area level: '"
            + code
            + "', expected one of "
            + Arrays.stream(values()).map(AreaLevel::toString).collect(Collectors.joining(", ")));
  }

  /** The code that {@link #parse} reads. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
