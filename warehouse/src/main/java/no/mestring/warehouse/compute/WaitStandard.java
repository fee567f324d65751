package no.mestring.warehouse.compute;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.mestring.core.dimension.Sex;
import no.mestring.core.estimate.Absence;
import no.mestring.core.estimate.ConfidenceLevel;
import no.mestring.core.estimate.Estimate;
import no.mestring.core.pathway.WaitingComparison;
import no.mestring.core.pathway.WaitingOutcome;
import no.mestring.core.pathway.WaitingTimes;

/**
 * What the waits of one kind in areas and periods are compared with: the country's of all years.
 */
final class WaitStandard {
  private static final ConfidenceLevel LEVEL = ConfidenceLevel.P95;

  private final List<Group> groups = new ArrayList<>();
  private final double share;

  /** The country's waits of one sex and age group. */
  private record Group(Sex sex, int age, double share, WaitingTimes times) {}

  WaitStandard(WaitCells country) {
    for (int age = 0; age < CourseLog.AGES.size() - 1; age++) {
      for (Sex sex : new Sex[] {Sex.FEMALE, Sex.MALE}) {
        WaitCells.Cell cell = country.of(sex, age);
        groups.add(new Group(sex, age, cell.share().value().orElse(0), cell.times()));
      }
    }
    this.share = country.all().share().value().orElse(0);
  }

  /**
   * What the same sexes and ages say.
   *
   * @param expected the share within the limit that the country's shares predict
   * @param adjusted the area's share over the expected one, times the country's
   * @param startRatio how often those who wait start on a day, over how often all others do
   */
  record Compared(Estimate expected, Estimate adjusted, Estimate startRatio) {}

  /** Compares those who wait in an area and period. */
  Compared of(WaitCells cells) {
    double expected = 0;
    List<WaitingComparison.Group> compared = new ArrayList<>();
    for (Group group : groups) {
      WaitCells.Cell cell = cells.of(group.sex, group.age);
      expected += cell.due() * group.share;
      compared.add(new WaitingComparison.Group(cell.times(), group.times));
    }
    long due = cells.all().due();
    boolean isComparable = expected > 0;
    return new Compared(
        isComparable
            ? Estimate.of(expected / due, Map.of())
            : Estimate.absent(Absence.NOT_COMPUTABLE),
        isComparable
            ? cells.all().share(LEVEL).times(due / expected * share)
            : Estimate.absent(Absence.NOT_COMPUTABLE),
        WaitingComparison.of(compared, WaitingOutcome.STARTED).ratio(LEVEL));
  }
}
