package no.mestring.core.pathway;

import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.mestring.core.argument.Argument;

/**
 * How soon something is to happen after something else, such as {@code 10 working days} or {@code 1
 * month}. The day of the first is not counted, and the last day is the limit's too.
 *
 * <p>The constructor throws an {@link IllegalArgumentException} if the amount is not positive.
 *
 * @param amount how many, one or more
 * @param unit of what
 */
public record TimeLimit(int amount, Unit unit) {
  private static final Pattern TEXT = Pattern.compile("([0-9]{1,4}) (.+)");

  /** What a time limit is counted in. */
  public enum Unit {
    /** Days of the calendar. */
    DAYS,
    /** Days but Saturdays, Sundays and public holidays, as {@link WorkingDays} has them. */
    WORKING_DAYS,
    /** Seven days of the calendar each. */
    WEEKS,
    /** To the day of the same number of a later month; to its last day, if it has no such. */
    MONTHS;

    /** Such as {@code working days}, or {@code working day} of one. */
    private String of(int amount) {
      String plural = name().toLowerCase(Locale.ROOT).replace('_', ' ');
      return amount == 1 ? plural.substring(0, plural.length() - 1) : plural;
    }
  }

  public TimeLimit {
    Argument.positive("amount", amount);
  }

  /**
   * Reads a time limit.
   *
   * @param text such as {@code 6 days}, {@code 10 working days}, {@code 2 weeks} or {@code 1 month}
   * @return the limit
   * @throws IllegalArgumentException if the text is none
   */
  public static TimeLimit parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (matcher.matches()) {
      int amount = Integer.parseInt(matcher.group(1));
      for (Unit unit : Unit.values()) {
        if (amount > 0 && unit.of(amount).equals(matcher.group(2))) {
          return new TimeLimit(amount, unit);
        }
      }
    }
    throw Argument.invalid(
        "time limit",
        "'" + text + "'",
        "expected such as 6 days, 10 working days, 2 weeks or 1 month");
  }

  /**
   * The last day on which the limit is kept.
   *
   * @param from the day from which it is counted
   * @return a later day; it may be a Sunday or public holiday unless working days are counted
   * @throws IllegalArgumentException if working days are counted and the day is not from 1950 to
   *     2149
   */
  public LocalDate lastDay(LocalDate from) {
    return switch (unit) {
      case DAYS -> from.plusDays(amount);
      case WORKING_DAYS -> WorkingDays.after(from, amount);
      case WEEKS -> from.plusWeeks(amount);
      case MONTHS -> from.plusMonths(amount);
    };
  }

  /**
   * Whether something came soon enough.
   *
   * @param from the day from which the limit is counted
   * @param day when it came
   * @return true on the last day, too
   * @throws IllegalArgumentException if the day is before the first
   */
  public boolean isKept(LocalDate from, LocalDate day) {
    if (day.isBefore(from)) {
      throw Argument.invalid("day", day, "must not be before " + from);
    }
    return !day.isAfter(lastDay(from));
  }

  /** The text that {@link #parse} reads. */
  @Override
  public String toString() {
    return amount + " " + unit.of(amount);
  }
}
