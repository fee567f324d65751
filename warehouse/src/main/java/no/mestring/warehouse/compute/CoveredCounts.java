package no.mestring.warehouse.compute;

import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import no.mestring.core.dimension.Sex;
import no.mestring.core.estimate.Absence;
import no.mestring.core.indicator.Strata;
import no.mestring.core.indicator.YearlyFigures;
import no.mestring.core.period.YearSpan;

/** Counts of areas in the years that are covered; in others they are absent. */
final class CoveredCounts {
  private final Strata strata;
  private final YearSpan years;
  private final Coverage coverage;
  private final Targets targets;
  private final boolean isRegister;
  private final YearlyCells cells;

  /**
   * Counts of all areas.
   *
   * @param coverage of at least one year
   * @param isRegister whether nobody counted is zero; if not, it is missing
   */
  CoveredCounts(
      Strata strata, Coverage coverage, Targets targets, boolean isRegister, YearlyCells cells) {
    this.strata = strata;
    this.years = coverage.years().orElseThrow();
    this.coverage = coverage;
    this.targets = targets;
    this.isRegister = isRegister;
    this.cells = cells;
  }

  Strata strata() {
    return strata;
  }

  /** Whether an area is covered in any year. */
  boolean isEverCovered(String area) {
    SortedSet<String> members = members(area);
    for (int year = years.firstYear(); year <= years.lastYear(); year++) {
      if (coverage.isCovered(members, year)) {
        return true;
      }
    }
    return false;
  }

  YearlyFigures of(String area) {
    YearlyFigures figures =
        isRegister
            ? YearlyFigures.zeros(years, strata.size())
            : YearlyFigures.absent(years, strata.size(), Absence.MISSING);
    for (YearlyCells.Cell cell : cells.of(area)) {
      if (cell.people().sex() != Sex.BOTH) {
        strata
            .indexOf(cell.people())
            .ifPresent(stratum -> figures.add(cell.year(), stratum, cell.count()));
      }
    }
    SortedSet<String> members = members(area);
    for (int year = years.firstYear(); year <= years.lastYear(); year++) {
      Optional<Absence> absence = absence(members, year);
      for (int stratum = 0; absence.isPresent() && stratum < strata.size(); stratum++) {
        figures.remove(year, stratum, absence.get());
      }
    }
    return figures;
  }

  private SortedSet<String> members(String area) {
    return Objects.requireNonNull(targets.municipalities().get(area));
  }

  /** Parts of what was divided then are not: nobody can say what was theirs. */
  private Optional<Absence> absence(SortedSet<String> members, int year) {
    if (!coverage.isKnown(year)
        || (members.size() == 1 && coverage.isDivided(members.first(), year))) {
      return Optional.of(Absence.NOT_COLLECTED);
    }
    return coverage.isCovered(members, year) ? Optional.empty() : Optional.of(Absence.MISSING);
  }
}
