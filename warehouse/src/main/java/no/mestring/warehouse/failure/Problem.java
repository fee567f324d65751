package no.mestring.warehouse.failure;

import java.util.Comparator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import no.mestring.core.person.NationalIdentityNumber;

/**
 * One thing that is wrong with delivered data. National identity numbers are masked in all its
 * texts, whoever writes them.
 *
 * @param file the file's name
 * @param line the line, from 1; 0 if the problem is with the file as a whole
 * @param column the column's name; empty if the problem is with the line as a whole
 * @param value the value as delivered; empty if there is none to show
 * @param rule what the value must be
 */
public record Problem(String file, long line, String column, String value, String rule) {
  /** By file, then by line; problems of one line keep their order. */
  public static final Comparator<Problem> ORDER =
      Comparator.comparing(Problem::file).thenComparingLong(Problem::line);

  /** Longer than codes of areas, years, and the numbers in codes of drugs and diagnoses. */
  private static final Pattern LONG_NUMBER = Pattern.compile("[0-9]{5,}");

  public Problem {
    file = NationalIdentityNumber.masked(file);
    column = NationalIdentityNumber.masked(column);
    value = NationalIdentityNumber.masked(value);
    rule = NationalIdentityNumber.masked(rule);
  }

  /**
   * The same without numbers of five digits or more in value and column: where a file of persons
   * has its columns in another order, or none named, they may be anybody's.
   */
  public Problem withoutLongNumbers() {
    return new Problem(file, line, shortened(column), shortened(value), rule);
  }

  private static String shortened(String text) {
    return LONG_NUMBER.matcher(text).replaceAll("[number]");
  }

  /** One line for people: {@code file:line: column: 'value' rule}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(file);
    if (line > 0) {
      text.append(':').append(line);
    }
    text.append(": ");
    if (!column.isEmpty()) {
      text.append(visible(column)).append(": ");
    }
    if (!value.isEmpty()) {
      text.append('\'').append(visible(value)).append("' ");
    }
    return text.append(rule).toString();
  }

  /** What cannot be seen is named, so that the problem stays one line. */
  private static String visible(String text) {
    return text.codePoints()
        .mapToObj(c -> Character.isISOControl(c) ? "\\u%04x".formatted(c) : Character.toString(c))
        .collect(Collectors.joining());
  }
}
