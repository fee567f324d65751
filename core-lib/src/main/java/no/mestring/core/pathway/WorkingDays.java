package no.mestring.core.pathway;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import no.mestring.core.argument.Argument;

/**
 * Norwegian public holidays and working days, from 1950 to 2149.
 *
 * <p>Public holidays are those of the acts of 24 February 1995 no. 12 on holy days, section 2, and
 * of 26 April 1947 no. 1 on 1 and 17 May; that each Sunday is one too goes without saying here.
 * Working days are Monday to Friday but public holidays: 24 and 31 December are working days.
 */
public final class WorkingDays {
  private static final int FIRST_YEAR = 1950;
  private static final int LAST_YEAR = 2149;
  private static final LocalDate FIRST = LocalDate.of(FIRST_YEAR, 1, 1);
  private static final LocalDate LAST = LocalDate.of(LAST_YEAR, 12, 31);

  private static final List<MonthDay> FIXED =
      List.of(
          MonthDay.of(1, 1),
          MonthDay.of(5, 1),
          MonthDay.of(5, 17),
          MonthDay.of(12, 25),
          MonthDay.of(12, 26));

  /**
   * Days from Easter Sunday: Maundy Thursday, Good Friday, both days of Easter, Ascension Day and
   * both days of Whitsun.
   */
  private static final int[] MOVING = {-3, -2, 0, 1, 39, 49, 50};

  /** How many working days there are up to each day, this included. */
  private static final int[] UP_TO = count();

  /** The working days, as days since the first. */
  private static final int[] DAYS = days();

  private WorkingDays() {}

  private static int[] count() {
    int[] upTo = new int[days(LAST) + 1];
    int count = 0;
    SortedSet<LocalDate> holidays = new TreeSet<>();
    for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
      if (day.getDayOfYear() == 1) {
        holidays = publicHolidays(day.getYear());
      }
      boolean isWeekend =
          day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
      count += isWeekend || holidays.contains(day) ? 0 : 1;
      upTo[days(day)] = count;
    }
    return upTo;
  }

  private static int[] days() {
    int[] days = new int[UP_TO[UP_TO.length - 1]];
    for (int day = 0; day < UP_TO.length; day++) {
      if (UP_TO[day] > (day == 0 ? 0 : UP_TO[day - 1])) {
        days[UP_TO[day] - 1] = day;
      }
    }
    return days;
  }

  /** Days since the first. */
  private static int days(LocalDate day) {
    return (int) (day.toEpochDay() - FIRST.toEpochDay());
  }

  /**
   * The public holidays of a year.
   *
   * @param year from 1950 to 2149
   * @return eleven or twelve days: two of them may fall on the same
   * @throws IllegalArgumentException if the year is another
   */
  public static SortedSet<LocalDate> publicHolidays(int year) {
    Argument.between("year", year, FIRST_YEAR, LAST_YEAR);
    SortedSet<LocalDate> holidays = new TreeSet<>();
    FIXED.forEach(day -> holidays.add(day.atYear(year)));
    LocalDate easter = easterSunday(year);
    Arrays.stream(MOVING).forEach(days -> holidays.add(easter.plusDays(days)));
    return holidays;
  }

  /**
   * Easter Sunday of the Gregorian calendar, by the anonymous rule of Nature 13 (1876), page 487,
   * as Meeus gives it (Astronomical Algorithms, 1991, chapter 8).
   *
   * @param year from 1950 to 2149
   * @return the day
   * @throws IllegalArgumentException if the year is another
   */
  public static LocalDate easterSunday(int year) {
    Argument.between("year", year, FIRST_YEAR, LAST_YEAR);
    int moon = year % 19;
    int century = year / 100;
    int ofCentury = year % 100;
    int correction = (century - (century + 8) / 25 + 1) / 3;
    int epact = (19 * moon + century - century / 4 - correction + 15) % 30;
    int weekday = (32 + 2 * (century % 4) + 2 * (ofCentury / 4) - epact - ofCentury % 4) % 7;
    int late = (moon + 11 * epact + 22 * weekday) / 451;
    int days = epact + weekday - 7 * late + 114;
    return LocalDate.of(year, days / 31, days % 31 + 1);
  }

  /**
   * Whether a day is a working day.
   *
   * @param day from 1950 to 2149
   * @return false on Saturdays, Sundays and public holidays
   * @throws IllegalArgumentException if the day is of another year
   */
  public static boolean isWorkingDay(LocalDate day) {
    int index = index(day);
    return UP_TO[index] > (index == 0 ? 0 : UP_TO[index - 1]);
  }

  /**
   * How many working days there are after a day and up to another, this included.
   *
   * @param from a day from 1950 to 2149; it is not counted itself
   * @param to the same day or a later one
   * @return zero or more
   * @throws IllegalArgumentException if the second day is before the first, or one is of another
   *     year
   */
  public static int between(LocalDate from, LocalDate to) {
    if (to.isBefore(from)) {
      throw Argument.invalid("to", to, "must not be before " + from);
    }
    return UP_TO[index(to)] - UP_TO[index(from)];
  }

  /**
   * The day that is so many working days after another.
   *
   * @param from a day from 1950 to 2149; it is not counted itself
   * @param count one or more
   * @return a working day
   * @throws IllegalArgumentException if it would be after 2149, or the count is not positive
   */
  public static LocalDate after(LocalDate from, int count) {
    Argument.positive("count", count);
    int next = UP_TO[index(from)] + count - 1;
    if (next >= DAYS.length) {
      throw Argument.invalid("count", count, "leads beyond " + LAST);
    }
    return FIRST.plusDays(DAYS[next]);
  }

  private static int index(LocalDate day) {
    if (day.isBefore(FIRST) || day.isAfter(LAST)) {
      throw Argument.invalid("day", day, "must be from " + FIRST + " to " + LAST);
    }
    return days(day);
  }
}
