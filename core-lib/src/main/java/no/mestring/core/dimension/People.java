package no.mestring.core.dimension;

/**
 * Whom a figure counts: those of a sex and of some ages, such as women of 16-74.
 *
 * @param sex women, men or both
 * @param ages the ages in completed years
 */
public record People(Sex sex, AgeRange ages) {
  /** Such as {@code female 16-74}. */
  @Override
  public String toString() {
    return sex + " " + ages;
  }
}
