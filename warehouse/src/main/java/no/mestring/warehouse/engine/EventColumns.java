package no.mestring.warehouse.engine;

import java.util.List;

/**
 * What the columns of a table of events are called.
 *
 * @param person whose event it is: a whole number in place of a name
 * @param year when it was
 * @param code what it was, such as an ATC code
 * @param area where the person lived
 * @param sex {@code female} or {@code male}
 * @param birthYear when the person was born
 */
public record EventColumns(
    String person, String year, String code, String area, String sex, String birthYear) {
  /** The columns as our own tables call them: person, year, code, area, sex and birth_year. */
  public static EventColumns standard() {
    return new EventColumns("person", "year", "code", "area", "sex", "birth_year");
  }

  List<String> names() {
    return List.of(person, year, code, area, sex, birthYear);
  }
}
