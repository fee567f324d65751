package no.mestring.core.population;

import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import no.mestring.core.argument.Argument;
import no.mestring.core.dimension.AgeRange;
import no.mestring.core.dimension.Sex;

/**
 * Whom a question about the population means: those of a sex and of some ages who live in an area,
 * or in several that make up a region.
 *
 * <p>The constructor throws an {@link IllegalArgumentException} if there is no area.
 *
 * @param areas the codes of the areas, in order of the codes
 * @param sex women, men or both
 * @param ages the ages, such as {@code 0-74} or {@code 16+}
 */
public record Residents(SortedSet<String> areas, Sex sex, AgeRange ages) {
  public Residents {
    if (areas.isEmpty()) {
      throw Argument.invalid("areas", "[]", "must not be empty");
    }
    areas = Collections.unmodifiableSortedSet(new TreeSet<>(areas));
  }

  /**
   * Those who live in one area.
   *
   * @param area the code of the area
   * @param sex women, men or both
   * @param ages the ages, such as {@code 0-74} or {@code 16+}
   * @return the residents
   */
  public static Residents of(String area, Sex sex, AgeRange ages) {
    return of(Set.of(area), sex, ages);
  }

  /**
   * Those who live in a region.
   *
   * @param areas the codes of the areas that make up the region
   * @param sex women, men or both
   * @param ages the ages, such as {@code 0-74} or {@code 16+}
   * @return the residents
   * @throws IllegalArgumentException if there is no area
   */
  public static Residents of(Set<String> areas, Sex sex, AgeRange ages) {
    return new Residents(new TreeSet<>(areas), sex, ages);
  }

  /**
   * Those of other ages.
   *
   * @param others the ages
   * @return the residents of the same areas and sex
   */
  public Residents withAges(AgeRange others) {
    return new Residents(areas, sex, others);
  }
}
