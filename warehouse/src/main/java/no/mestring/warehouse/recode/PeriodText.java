package no.mestring.warehouse.recode;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.mestring.core.period.YearSpan;

/** Reads the years of a period as people and publishers write them. */
final class PeriodText {
  static final String RULE =
      "must be a year, a span of years or a day, such as 2013, 2013-2015, 2013_2015 or 2013-01-31";

  private static final Pattern SPAN = Pattern.compile("(\\d{4})(?: ?[-_–] ?(\\d{4}))?");
  private static final Pattern WITHIN_YEAR =
      Pattern.compile("(\\d{4})(?:-\\d\\d-\\d\\d(?:[T ].*)?|[KMQUHT-]\\d{1,2})");
  private static final Pattern DAY_FIRST = Pattern.compile("\\d{1,2}\\.\\d{1,2}\\.(\\d{4})");

  private PeriodText() {}

  /** The years; of a day, quarter or month its year. Empty if it is none of these. */
  static Optional<YearSpan> years(String text) {
    Matcher span = SPAN.matcher(text);
    if (span.matches()) {
      int first = Integer.parseInt(span.group(1));
      int last = span.group(2) == null ? first : Integer.parseInt(span.group(2));
      return first >= 1000 && last >= first
          ? Optional.of(YearSpan.closed(first, last))
          : Optional.empty();
    }
    Matcher within = WITHIN_YEAR.matcher(text);
    Matcher day = DAY_FIRST.matcher(text);
    String year = within.matches() ? within.group(1) : day.matches() ? day.group(1) : "0";
    return Integer.parseInt(year) >= 1000
        ? Optional.of(YearSpan.of(Integer.parseInt(year)))
        : Optional.empty();
  }

  /** The same text for the same period, however it is written. */
  static String plain(String text, YearSpan years) {
    return SPAN.matcher(text).matches() ? years.toString() : text;
  }
}
