package no.mestring.core.population;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import no.mestring.core.dimension.AgeRange;
import no.mestring.core.dimension.Sex;
import no.mestring.core.estimate.Absence;
import no.mestring.core.population.PopulationGap.Cause;
import org.jspecify.annotations.Nullable;

/** A sum over areas, sexes and years while it is added up, with all that is lacking for it. */
final class PopulationSum {
  private static final Comparator<PopulationGap> ORDER =
      Comparator.comparing(PopulationGap::area)
          .thenComparing(PopulationGap::year)
          .thenComparing(PopulationGap::sex)
          .thenComparing(PopulationGap::ages);

  private final PopulationTable table;
  private final Set<PopulationGap> gaps = new LinkedHashSet<>();
  private double sum;
  private boolean isProjected;

  // areas that are counted alike are filled alike
  private @Nullable AgeGroups lastGroups;
  private @Nullable AgeRange lastAges;
  private int @Nullable [] lastFilling;

  PopulationSum(PopulationTable table) {
    this.table = table;
  }

  /** Adds the persons of a 1 January, each so many times. */
  void add(double times, int year, Residents residents) {
    for (String area : residents.areas()) {
      if (residents.sex() != Sex.MALE) {
        add(times, area, year, Sex.FEMALE, residents.ages());
      }
      if (residents.sex() != Sex.FEMALE) {
        add(times, area, year, Sex.MALE, residents.ages());
      }
    }
  }

  private void add(double times, String area, int year, Sex sex, AgeRange ages) {
    Cell counted = table.cell(area, year, sex, Origin.COUNTED);
    Cell projected = table.cell(area, year, sex, Origin.PROJECTED);
    if (isAdded(times, counted, ages)) {
      return;
    }
    if (table.allowsProjections() && isAdded(times, projected, ages)) {
      isProjected = true;
      return;
    }
    if (!table.allowsProjections() && projected != null && filling(projected, ages) != null) {
      gaps.add(new PopulationGap(area, year, sex, ages, Cause.ONLY_PROJECTED));
      return;
    }
    Cell nearest = counted == null && table.allowsProjections() ? projected : counted;
    if (nearest == null) {
      gaps.add(new PopulationGap(area, year, sex, ages, Cause.NOT_COUNTED));
      return;
    }
    for (AgeGroups.Missing missing : nearest.groups().missing(ages, table.oldestAge())) {
      gaps.add(new PopulationGap(area, year, sex, missing.ages(), missing.cause()));
    }
  }

  private boolean isAdded(double times, @Nullable Cell cell, AgeRange ages) {
    int[] filling = cell == null ? null : filling(cell, ages);
    if (cell == null || filling == null) {
      return false;
    }
    sum += times * cell.sum(filling);
    return true;
  }

  private int @Nullable [] filling(Cell cell, AgeRange ages) {
    if (!cell.groups().equals(lastGroups) || !ages.equals(lastAges)) {
      lastFilling = cell.groups().filling(ages, table.oldestAge());
      lastGroups = cell.groups();
      lastAges = ages;
    }
    return lastFilling;
  }

  /** The sum by a divisor, or the reason if something is lacking. */
  PopulationFigure figure(int divisor, Absence reason) {
    if (gaps.isEmpty()) {
      return new PopulationFigure.Known(sum / divisor, isProjected);
    }
    List<PopulationGap> sorted = new ArrayList<>(gaps);
    sorted.sort(ORDER);
    return new PopulationFigure.Lacking(reason, sorted);
  }
}
