package no.mestring.core.population;

import no.mestring.core.dimension.AgeRange;
import no.mestring.core.dimension.Sex;

/**
 * What a {@link PopulationTable} lacks to answer a question.
 *
 * @param area the code of the area
 * @param year the year of the 1 January
 * @param sex female or male
 * @param ages the ages that are lacking
 * @param cause why the table has no number for them
 */
public record PopulationGap(String area, int year, Sex sex, AgeRange ages, Cause cause) {
  /** Why there is no number for some ages. */
  public enum Cause {
    /** No age group holds them. */
    NOT_COUNTED("not counted"),
    /**
     * An age group holds them that cannot be used whole, because it reaches beyond the question.
     */
    CUT("in a group that would be cut"),
    /** There is a projection, which the question did not ask for. */
    ONLY_PROJECTED("only projected");

    private final String words;

    Cause(String words) {
      this.words = words;
    }

    /** In words, such as {@code not counted}. */
    @Override
    public String toString() {
      return words;
    }
  }

  /** Such as {@code 3431 2013 female 15-17 not counted}. */
  @Override
  public String toString() {
    return area + " " + year + " " + sex + " " + ages + " " + cause;
  }
}
