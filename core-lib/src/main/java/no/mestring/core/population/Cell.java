package no.mestring.core.population;

import no.mestring.core.dimension.Sex;

/** The persons of one {@link Key}, by the age groups they were counted in. */
final class Cell {
  private final AgeGroups groups;
  private final double[] persons;

  /** Persons in the order of the groups. */
  Cell(AgeGroups groups, double[] persons) {
    this.groups = groups;
    this.persons = persons;
  }

  AgeGroups groups() {
    return groups;
  }

  double sum(int[] chosen) {
    double sum = 0;
    for (int group : chosen) {
      sum += persons[group];
    }
    return sum;
  }

  /** What a cell is about. */
  record Key(String area, int year, Sex sex, Origin origin) {
    boolean isOf(PopulationCount count) {
      return year == count.year()
          && sex == count.sex()
          && origin == count.origin()
          && area.equals(count.area());
    }
  }
}
