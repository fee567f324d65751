package no.mestring.core.population;

import java.util.ArrayList;
import java.util.List;
import no.mestring.core.dimension.AgeRange;

/**
 * How the time that people live in an area during a year is found from those who live there on 1
 * January of the year and of the next. In a closed formula, with N(ages, year) the persons of some
 * ages on 1 January; all agree for all ages together.
 */
public enum PersonTime {
  /**
   * The mean of the two 1 Januaries, {@code (N(a, y) + N(a, y + 1)) / 2}: Statistics Norway's mean
   * population (middelfolkemengde), and the usual denominator of yearly rates.
   */
  JANUARY_MEAN {
    @Override
    List<Term> terms(AgeRange ages) {
      return List.of(new Term(0.5, 0, ages), new Term(0.5, 1, ages));
    }
  },

  /**
   * Time lived at an age in completed years, from the triangles of the Lexis diagram: for what is
   * recorded by age when it happens, such as deaths. Of those who turn a during the year it is the
   * time after the birthday, {@code N(a - 1, y) / 6 + N(a, y + 1) / 3}, and of those who turn a + 1
   * the time before it, {@code N(a, y) / 3 + N(a + 1, y + 1) / 6}; at age 0 the time of those born
   * during the year is {@code N(0, y + 1) / 2}. Carstensen, Statistics in Medicine 26 (2007), pages
   * 3018-3045, doi 10.1002/sim.2764, as in {@code N2Y} of his R package Epi, which at age 0 takes
   * the mean of the two 1 Januaries instead.
   *
   * <p>Holds if birthdays are spread evenly over the year, and if those who leave or come do so
   * evenly over the year whenever their birthday is. Children who are born and die or move away in
   * the same year are not seen.
   */
  COMPLETED_AGE {
    @Override
    List<Term> terms(AgeRange ages) {
      // summed over the ages, the triangles need only the range and the range moved by a year
      List<Term> terms = new ArrayList<>();
      terms.add(new Term(1 / 3.0, 0, ages));
      terms.add(new Term(1 / 3.0, 1, ages));
      addYounger(terms, 1 / 6.0, ages);
      // those born in the year count a half: their third above, and a sixth here
      terms.add(new Term(1 / 6.0, 1, range(ages.lower() == 0 ? 0 : ages.lower() + 1, ages, 1)));
      return terms;
    }
  },

  /**
   * Time lived by those who reach an age during the year, whole year of life or not: for what is
   * recorded by year of birth, age then being the year minus the year of birth. {@code (N(a - 1, y)
   * + N(a, y + 1)) / 2}, the two triangles of a birth cohort together; at age 0 {@code N(0, y + 1)
   * / 2}. Carstensen (2007), as {@link #COMPLETED_AGE}; above age 0 the birthdays need not be
   * spread evenly.
   */
  AGE_AT_YEAR_END {
    @Override
    List<Term> terms(AgeRange ages) {
      List<Term> terms = new ArrayList<>();
      addYounger(terms, 0.5, ages);
      terms.add(new Term(0.5, 1, ages));
      return terms;
    }
  };

  /** The parts to add up for one year. */
  abstract List<Term> terms(AgeRange ages);

  /** Those a year younger on 1 January of the year itself, if they were born by then. */
  private static void addYounger(List<Term> terms, double weight, AgeRange ages) {
    if (ages.isOpenEnded() || ages.upper().getAsInt() > 0) {
      terms.add(new Term(weight, 0, range(Math.max(0, ages.lower() - 1), ages, -1)));
    }
  }

  /** A range with its upper end moved by a year. */
  private static AgeRange range(int lower, AgeRange ages, int years) {
    return ages.isOpenEnded()
        ? AgeRange.atLeast(lower)
        : AgeRange.closed(lower, ages.upper().getAsInt() + years);
  }

  /**
   * A part of the person-years of a year.
   *
   * @param years lived by each of these persons
   * @param later how many years after the year its 1 January is, 0 or 1
   * @param ages which persons
   */
  record Term(double years, int later, AgeRange ages) {}
}
