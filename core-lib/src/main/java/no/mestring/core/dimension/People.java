package no.mestring.core.dimension;

/**
 * Whom a figure counts: those of a sex and of some ages, such as women of 16-74.
 *
 * @param sex women, men or both
 * @param ages the ages in completed years
 */
public record People(Sex sex, AgeRange ages) {
  /**
   * Whether all of others are among these.
   *
   * @param other the others
   * @return true of the same people, too
   */
  public boolean encloses(People other) {
    return (sex == Sex.BOTH || sex == other.sex) && ages.encloses(other.ages);
  }

  /**
   * Whether somebody may be among these and among others.
   *
   * @param other the others
   * @return false if nobody can be both
   */
  public boolean overlaps(People other) {
    boolean isOfBoth = sex == other.sex || sex == Sex.BOTH || other.sex == Sex.BOTH;
    return isOfBoth
        && ages.lower() <= other.ages.upper().orElse(Integer.MAX_VALUE)
        && other.ages.lower() <= ages.upper().orElse(Integer.MAX_VALUE);
  }

  /** Such as {@code female 16-74}. */
  @Override
  public String toString() {
    return sex + " " + ages;
  }
}
