package no.mestring.core.neighbours;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import no.mestring.core.argument.Argument;

/**
 * What is known of an area, such as its population and the share of the old.
 *
 * <p>The constructor throws an {@link IllegalArgumentException} if the code is blank or a value is
 * not finite.
 *
 * @param area the code of the area, such as {@code 3431}
 * @param values the value of each indicator by its name, finite; an indicator that is missing,
 *     withheld or not collected is left out
 */
public record AreaProfile(String area, SortedMap<String, Double> values) {
  public AreaProfile {
    if (area.isBlank()) {
      throw Argument.invalid("area", "'" + area + "'", "must not be blank");
    }
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    String code = area;
    values.forEach((name, value) -> Argument.finite(name + " of " + code, value));
  }

  /**
   * The profile of an area.
   *
   * @param area the code of the area
   * @param values the value of each indicator by its name, finite; one that is missing is left out
   * @return the profile
   * @throws IllegalArgumentException if the code is blank or a value is not finite
   */
  public static AreaProfile of(String area, Map<String, Double> values) {
    return new AreaProfile(area, new TreeMap<>(values));
  }
}
