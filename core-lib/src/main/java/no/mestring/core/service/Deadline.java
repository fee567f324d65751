package no.mestring.core.service;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a measure of a plan is to be done at the latest, such as {@code høsten 2020}, told as the
 * last month that the words can mean: before it is over, nobody can say that the deadline passed.
 *
 * <p>A year ends in December. Spring is taken to last until June and autumn until December, as the
 * halves of a school year do, and summer until August; winter is in two years and is not read.
 *
 * @param lastMonth the last month in which it is kept
 */
public record Deadline(YearMonth lastMonth) {
  private static final List<String> MONTHS =
      List.of(
          "januar",
          "februar",
          "mars",
          "april",
          "mai",
          "juni",
          "juli",
          "august",
          "september",
          "oktober",
          "november",
          "desember");
  private static final Pattern BEFORE =
      Pattern.compile("^(?:(?:innen|senest|seinast|ut|i|utgangen av|i løpet av)\\s+)+");
  private static final Pattern YEARS = Pattern.compile("(?:\\d{4}\\s*[-–]\\s*)?(\\d{4})");
  private static final Pattern MONTH = Pattern.compile("(\\d{4})-(\\d{2})(?:-\\d{2})?");
  private static final Pattern DAY = Pattern.compile("\\d{1,2}\\.\\s?(\\d{1,2})\\.\\s?(\\d{4})");
  private static final Pattern PART =
      Pattern.compile("(\\d)\\.?\\s*(kvartal|tertial|halvår)\\s+(\\d{4})");
  private static final Pattern WORD = Pattern.compile("(\\p{L}+)\\s+(\\d{4})");

  /**
   * Reads a deadline as plans print it, in Norwegian bokmål or nynorsk: {@code 2016}, {@code
   * 2015-2016}, {@code 2016-06}, {@code 2016-06-30}, {@code 30.06.2016}, {@code juni 2016}, {@code
   * vår 2015}, {@code 2. halvår 2016}, also after words such as {@code innen}.
   *
   * @param text the deadline, in upper or lower case
   * @return the deadline; empty if the text has another form, such as {@code fortløpende}
   */
  public static Optional<Deadline> read(String text) {
    String words = text.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    String when = BEFORE.matcher(words).replaceFirst("");
    try {
      return month(when).map(Deadline::new);
    } catch (DateTimeException e) {
      return Optional.empty(); // a thirteenth month, or part nought
    }
  }

  private static Optional<YearMonth> month(String when) {
    Matcher years = YEARS.matcher(when);
    if (years.matches()) {
      return Optional.of(of(years.group(1), 12));
    }
    Matcher month = MONTH.matcher(when);
    if (month.matches()) {
      return Optional.of(of(month.group(1), Integer.parseInt(month.group(2))));
    }
    Matcher day = DAY.matcher(when);
    if (day.matches()) {
      return Optional.of(of(day.group(2), Integer.parseInt(day.group(1))));
    }
    Matcher part = PART.matcher(when);
    if (part.matches()) {
      return part(Integer.parseInt(part.group(1)), part.group(2))
          .map(last -> of(part.group(3), last));
    }
    Matcher word = WORD.matcher(when);
    return word.matches()
        ? named(word.group(1)).map(last -> of(word.group(2), last))
        : Optional.empty();
  }

  private static Optional<Integer> part(int number, String of) {
    int months =
        switch (of) {
          case "kvartal" -> 3;
          case "tertial" -> 4;
          default -> 6;
        };
    return number * months <= 12 ? Optional.of(number * months) : Optional.empty();
  }

  private static Optional<Integer> named(String word) {
    return switch (word) {
      case "vår", "våren" -> Optional.of(6);
      case "sommer", "sommeren", "sommar", "sommaren" -> Optional.of(8);
      case "høst", "høsten", "haust", "hausten" -> Optional.of(12);
      default -> MONTHS.contains(word) ? Optional.of(MONTHS.indexOf(word) + 1) : Optional.empty();
    };
  }

  private static YearMonth of(String year, int month) {
    return YearMonth.of(Integer.parseInt(year), month);
  }

  /**
   * Whether the deadline was over when a month began.
   *
   * @param month the month
   * @return false in the deadline's own month and before
   */
  public boolean isPassedIn(YearMonth month) {
    return lastMonth.isBefore(month);
  }
}
