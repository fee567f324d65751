package no.mestring.warehouse.compute;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import no.mestring.core.dimension.AgeRange;
import no.mestring.core.estimate.Estimate;
import no.mestring.core.estimate.Interval;
import no.mestring.core.period.YearSpan;

/**
 * The users to be expected of an indicator in an area, by an alternative of a projection and a
 * scenario.
 *
 * @param indicator its code
 * @param area the area's code
 * @param alternative of table population_projection
 * @param scenario what the rates are taken to do
 * @param ages whose rates are known, the youngest first; women and men apart
 * @param observed the years whose rates they are
 * @param users how many there were in each of these years
 * @param borders the year whose borders the area's code means
 * @param years what is expected, year by year
 */
public record ExpectedNeed(
    String indicator,
    String area,
    String alternative,
    NeedScenario scenario,
    List<AgeRange> ages,
    YearSpan observed,
    List<Double> users,
    int borders,
    List<Year> years) {
  public ExpectedNeed {
    ages = List.copyOf(ages);
    users = List.copyOf(users);
    years = List.copyOf(years);
  }

  /** All ages together, such as 0-74. */
  public AgeRange age() {
    AgeRange oldest = ages.get(ages.size() - 1);
    return oldest.isOpenEnded()
        ? AgeRange.atLeast(ages.get(0).lower())
        : AgeRange.closed(ages.get(0).lower(), oldest.upper().orElseThrow());
  }

  /**
   * A year to come.
   *
   * @param year the calendar year
   * @param population the mean population; empty where the projection lacks some of it
   * @param expected the users, with limits
   * @param range where the users counted in that year would be
   */
  public record Year(
      int year, OptionalDouble population, Estimate expected, Optional<Interval> range) {}
}
