package no.mestring.core.area;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import no.mestring.core.period.YearSpan;

/**
 * An area under one code, such as Lesja as {@code 0512} until 2019.
 *
 * @param code the code, a string: leading zeros belong to it
 * @param name the name in Norwegian
 * @param otherNames other official names and spellings, such as {@code Gáivuotna} or {@code Våler
 *     (Østfold)}
 * @param level the level
 * @param parent the code of the area that contained it at the time, empty for the country
 * @param series the code of 2024 of the area that all of it belongs to now, shared by all codes
 *     that lead there; its own code if it was divided since
 * @param firstYear the first year the code was valid, empty if before the code lists begin in 1994
 * @param lastYear the last year the code was valid, empty if it still is
 */
public record Area(
    String code,
    String name,
    List<String> otherNames,
    AreaLevel level,
    Optional<String> parent,
    String series,
    OptionalInt firstYear,
    OptionalInt lastYear) {
  public Area {
    otherNames = List.copyOf(otherNames);
  }

  /**
   * Whether the code was valid in some year of a period.
   *
   * @param period the period
   * @return true if a year of the period lies between first and last year
   */
  public boolean isValidIn(YearSpan period) {
    return period.lastYear() >= firstYear.orElse(Integer.MIN_VALUE)
        && period.firstYear() <= lastYear.orElse(Integer.MAX_VALUE);
  }

  /**
   * The years the code was valid, for people to read.
   *
   * @return such as {@code until 2019}, {@code 2020-2023}, {@code from 2024} or {@code always}
   */
  public String validity() {
    if (firstYear.isEmpty()) {
      return lastYear.isEmpty() ? "always" : "until " + lastYear.getAsInt();
    }
    return lastYear.isEmpty()
        ? "from " + firstYear.getAsInt()
        : YearSpan.closed(firstYear.getAsInt(), lastYear.getAsInt()).toString();
  }
}
