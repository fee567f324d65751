package no.mestring.core.disclosure;

import java.util.Map;
import no.mestring.core.argument.Argument;
import no.mestring.core.dimension.People;
import no.mestring.core.period.YearSpan;

/**
 * A count of people of an area over the years of a period, as it is to be published.
 *
 * <p>The constructor throws an {@link IllegalArgumentException} if there are no years or a count is
 * negative.
 *
 * @param area the area's code
 * @param people whom it counts
 * @param period over which years it is a sum
 * @param years how many years of the period have counts
 * @param count the count. Of an area it may be less than the sum of its parts: who moved between
 *     them is counted in both
 * @param population among how many in these years together, {@link SumTable#UNBOUNDED} if nobody
 *     knows
 * @param isPublic whether it was published before
 */
public record Figure(
    String area,
    People people,
    YearSpan period,
    int years,
    long count,
    long population,
    boolean isPublic) {
  public Figure {
    Argument.positive("years", years);
    if (count < 0) {
      throw Argument.invalid("count", count, "must be 0 or more");
    }
    if (population < 0) {
      throw Argument.invalid("population", population, "must be 0 or more");
    }
  }

  /** The figure as a cell of a cube. */
  CountCell cell(Map<String, String> position) {
    double among = population == SumTable.UNBOUNDED ? Double.MAX_VALUE : population;
    return new CountCell(position, count, among, true);
  }

  /** Such as {@code 0513 2019-2021 female 0-74}. */
  @Override
  public String toString() {
    return area + " " + period + " " + people;
  }
}
