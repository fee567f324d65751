package no.mestring.core.population;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import no.mestring.core.argument.Argument;
import no.mestring.core.dimension.Sex;
import no.mestring.core.estimate.Absence;
import no.mestring.core.period.YearSpan;
import org.jspecify.annotations.Nullable;

/**
 * The persons who live in areas on 1 January of some years, by sex and age, and the sums and means
 * that other statistics divide by.
 *
 * <p>A sum over ages is made of the age groups that were counted: they must fill the ages exactly,
 * none cut, no age twice or left out. Where several ways do, such as single ages beside a total
 * that was delivered with them, the one with most groups is taken and the others are not looked at;
 * of two with as many, the one whose youngest group is the smaller. What the groups do not fill has
 * no number, and the answer says what is lacking; it is never zero and never a part of the sum.
 *
 * <p>An open range such as {@code 16+} needs an open group on top, or {@link #withOldestAge}.
 * Projections are not looked at unless asked for, {@link #withProjections}.
 */
public final class PopulationTable {
  private final Map<Cell.Key, Cell> cells;
  private final boolean allowsProjections;
  private final int oldestAge;
  private final int lastYear;

  private PopulationTable(Map<Cell.Key, Cell> cells, boolean allowsProjections, int oldestAge) {
    this.cells = cells;
    this.allowsProjections = allowsProjections;
    this.oldestAge = oldestAge;
    int last = 0;
    for (Cell.Key key : cells.keySet()) {
      if (allowsProjections || key.origin() == Origin.COUNTED) {
        last = Math.max(last, key.year());
      }
    }
    this.lastYear = last;
  }

  /**
   * The table of these rows, which are read once and not kept.
   *
   * @param counts rows in any order, one or more; those of an area and year may be counted and
   *     projected both
   * @return the table, which answers from counts only and knows no oldest age
   * @throws IllegalArgumentException if there is no row, or two are of the same area, year, sex,
   *     ages and origin
   */
  public static PopulationTable of(Iterable<PopulationCount> counts) {
    Map<Cell.Key, GrowingCell> growing = new HashMap<>();
    Cell.@Nullable Key key = null;
    GrowingCell cell = new GrowingCell();
    for (PopulationCount count : counts) {
      // rows mostly come in order
      if (key == null || !key.isOf(count)) {
        key = new Cell.Key(count.area(), count.year(), count.sex(), count.origin());
        cell = growing.computeIfAbsent(key, own -> new GrowingCell());
      }
      cell.add(count);
    }
    if (growing.isEmpty()) {
      throw Argument.invalid("counts", "[]", "must not be empty");
    }
    Map<AgeGroups, AgeGroups> shared = new HashMap<>();
    Map<Cell.Key, Cell> cells = new HashMap<>();
    growing.forEach((own, rows) -> cells.put(own, rows.finished(own, shared)));
    return new PopulationTable(cells, false, AgeGroups.OPEN);
  }

  /**
   * The table that answers from projections too, where there is no count. A count goes before a
   * projection; the two are not mixed within an area, year and sex.
   *
   * @return a table of the same rows
   */
  public PopulationTable withProjections() {
    return new PopulationTable(cells, true, oldestAge);
  }

  /**
   * The table in which nobody is older than an age. A range or group that reaches it is then as
   * good as open: with 105 and single ages to 105, {@code 16+}, {@code 16-105} and {@code 16-120}
   * are the same, and so are the groups {@code 80+} and {@code 80-105}.
   *
   * <p>It must be said, because a table of single ages to 74 looks just the same and has no number
   * for {@code 16+}.
   *
   * @param age the oldest age in completed years
   * @return a table of the same rows
   * @throws IllegalArgumentException if a group begins above the age
   */
  public PopulationTable withOldestAge(int age) {
    int oldest = 0;
    for (Cell cell : cells.values()) {
      oldest = Math.max(oldest, cell.groups().oldestLower());
    }
    Argument.holding(
        age >= oldest, "oldest age", age, "must be " + oldest + " or more, where a group begins");
    return new PopulationTable(cells, allowsProjections, age);
  }

  /**
   * The areas there are rows of.
   *
   * @return their codes in order
   */
  public SortedSet<String> areas() {
    SortedSet<String> areas = new TreeSet<>();
    cells.keySet().forEach(key -> areas.add(key.area()));
    return Collections.unmodifiableSortedSet(areas);
  }

  /**
   * How many lived there on 1 January: the denominator of what is mapped on a day, and of persons
   * who were in contact during the year.
   *
   * @param year the year of the 1 January
   * @param residents whose number is asked for
   * @return the persons, or what is lacking
   */
  public PopulationFigure persons(int year, Residents residents) {
    PopulationSum sum = new PopulationSum(this);
    sum.add(1, year, residents);
    return sum.figure(1, Absence.MISSING);
  }

  /**
   * The person-years of a span: the sum of its years' mean populations, {@link
   * PersonTime#JANUARY_MEAN}.
   *
   * @param span the years
   * @param residents whose time is asked for
   * @return as {@link #personYears(YearSpan, Residents, PersonTime)}
   */
  public PopulationFigure personYears(YearSpan span, Residents residents) {
    return personYears(span, residents, PersonTime.JANUARY_MEAN);
  }

  /**
   * The person-years of a span, the time at risk of events that are counted over those years.
   *
   * @param span the years
   * @param residents whose time is asked for
   * @param time how the time is found
   * @return the years that they lived there, or what is lacking; absent as not computable if the 1
   *     January after the span is later than the table's last, and otherwise as missing
   */
  public PopulationFigure personYears(YearSpan span, Residents residents, PersonTime time) {
    return over(span, residents, time, 1);
  }

  /**
   * The mean population of a year or span, {@link PersonTime#JANUARY_MEAN}.
   *
   * @param span the years
   * @param residents whose number is asked for
   * @return as {@link #meanPopulation(YearSpan, Residents, PersonTime)}
   */
  public PopulationFigure meanPopulation(YearSpan span, Residents residents) {
    return meanPopulation(span, residents, PersonTime.JANUARY_MEAN);
  }

  /**
   * The mean population of a year or span: the person-years by the number of years.
   *
   * @param span the years
   * @param residents whose number is asked for
   * @param time how the time of each year is found
   * @return the persons, with decimals; absent as the person-years
   */
  public PopulationFigure meanPopulation(YearSpan span, Residents residents, PersonTime time) {
    return over(span, residents, time, span.lengthInYears());
  }

  private PopulationFigure over(YearSpan span, Residents residents, PersonTime time, int divisor) {
    PopulationSum sum = new PopulationSum(this);
    List<PersonTime.Term> terms = time.terms(residents.ages());
    for (int year = span.firstYear(); year <= span.lastYear(); year++) {
      for (PersonTime.Term term : terms) {
        sum.add(term.years(), year + term.later(), residents.withAges(term.ages()));
      }
    }
    return sum.figure(
        divisor, span.lastYear() < lastYear ? Absence.MISSING : Absence.NOT_COMPUTABLE);
  }

  @Nullable Cell cell(String area, int year, Sex sex, Origin origin) {
    return cells.get(new Cell.Key(area, year, sex, origin));
  }

  boolean allowsProjections() {
    return allowsProjections;
  }

  int oldestAge() {
    return oldestAge;
  }
}
