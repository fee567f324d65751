package no.mestring.core.area;

import java.util.Locale;
import java.util.OptionalDouble;

/**
 * What became of one area on 1 January of a year, such as {@code 0815} that became {@code 3814} in
 * 2020. A merger of three is three changes with the same {@code to}, a division three with the same
 * {@code from}.
 *
 * @param year the first year on the new borders
 * @param kind what happened to the area
 * @param from the area as it was the year before
 * @param to an area of the year that has land of it
 * @param share the share of its people who came to the other area, from 0 to 1: 1 unless it was
 *     divided; empty if unknown
 */
public record AreaChange(int year, Kind kind, Area from, Area to, OptionalDouble share) {
  /** What happens to an area. */
  public enum Kind {
    /** The same land has another code. */
    RENUMBERED,
    /** The same land has another name, and the code it had. */
    RENAMED,
    /** All of it became part of a larger area, which may have its code. */
    MERGED,
    /** A piece of it went to an area that has not all of it. */
    DIVIDED;

    /** The code used in tables: the name in lower case. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Where the people came from, for tables.
   *
   * @return such as {@code 5011}, {@code 5012*0.35} or, if the share is not known, {@code 5012*?}
   */
  public String origin() {
    return new RecodedArea.Contribution(from.code(), share.orElse(0)).toString();
  }

  /**
   * Where the people went, for tables.
   *
   * @return such as {@code 5055}, {@code 5055*0.35} or, if the share is not known, {@code 5055*?}
   */
  public String destination() {
    return new RecodedArea.Contribution(to.code(), share.orElse(0)).toString();
  }
}
