package no.mestring.core.population;

import no.mestring.core.argument.Argument;
import no.mestring.core.dimension.AgeRange;
import no.mestring.core.dimension.Sex;

/**
 * The persons of one sex and age group who live in an area on 1 January, one row of a {@link
 * PopulationTable}.
 *
 * <p>The constructor throws an {@link IllegalArgumentException} if the area is blank, the year has
 * not four digits, the sex is both, or the persons are negative or not finite.
 *
 * @param area the code of the area, such as {@code 3431}
 * @param year the year of the 1 January, from 1000 to 9999
 * @param sex female or male; both together are the sum of the two
 * @param ages the ages on 1 January in completed years, such as {@code 16-16}, {@code 15-19} or
 *     {@code 105+}
 * @param persons the number of persons, zero or more; with decimals where an area is weighted
 * @param origin whether the persons were counted or are projected
 */
public record PopulationCount(
    String area, int year, Sex sex, AgeRange ages, double persons, Origin origin) {
  public PopulationCount {
    if (area.isBlank()) {
      throw Argument.invalid("area", "'" + area + "'", "must not be blank");
    }
    Argument.between("year", year, 1000, 9999);
    if (sex == Sex.BOTH) {
      throw Argument.invalid("sex", sex, "must be female or male");
    }
    Argument.notNegative("persons", persons);
  }
}
