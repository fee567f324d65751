package no.mestring.warehouse.counting;

/** Where a cell lies in the counts of an area: by sex, then by age, then by group. */
final class Shape {
  static final int FEMALE = 0;
  static final int MALE = 1;

  /** In results everyone; of a person, that the sex is not known. */
  static final int OTHER = 2;

  private static final int SEXES = 3;

  private final int ages;
  private final int groups;

  Shape(int ages, int groups) {
    this.ages = ages;
    this.groups = groups;
  }

  int size() {
    return SEXES * ages * groups;
  }

  /** The cell of the first group; the others follow. */
  int cell(int sex, int age) {
    return (sex * ages + age) * groups;
  }
}
