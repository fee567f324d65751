package no.mestring.warehouse.schema;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a column's figure of a whole follows from those of its parts. A number that says nothing of
 * it, such as a printed percentage, has no value where areas were added up.
 */
public sealed interface Measure {
  /** A count: the parts add up. Written {@code sum}. */
  record Sum() implements Measure {
    @Override
    public String toString() {
      return "sum";
    }
  }

  /**
   * A rate or share of the sums, or one of its 95 % limits. Written {@code 1000 * persons /
   * population}, {@code unit * numerator / denominator} where column {@code unit} says what it is
   * times, and {@code lower(…)} or {@code upper(…)}.
   *
   * @param numerator the column above the line
   * @param denominator the column below it
   * @param per the factor; empty if column {@code unit} tells: {@code per_1000}, {@code percent},
   *     or a count
   * @param part the value or a limit
   */
  record Ratio(String numerator, String denominator, OptionalDouble per, Part part)
      implements Measure {
    @Override
    public String toString() {
      String factor = per.isPresent() ? Double.toString(per.getAsDouble()) : UNIT;
      String ratio = factor + " * " + numerator + " / " + denominator;
      return part == Part.VALUE ? ratio : part.name().toLowerCase(Locale.ROOT) + "(" + ratio + ")";
    }
  }

  /** Whether there is a figure: {@code withheld} where there is none. Written {@code status}. */
  record Status() implements Measure {
    @Override
    public String toString() {
      return "status";
    }
  }

  /** What of a ratio. */
  enum Part {
    /** The ratio. */
    VALUE,
    /** Its lower limit. */
    LOWER,
    /** Its upper limit. */
    UPPER
  }

  /** The column that says what a value is times. */
  String UNIT = "unit";

  /** What the text of a definition must be. */
  String FORM = "must be sum or a form like 1000 * persons / population";

  Pattern RATIO = Pattern.compile("(\\d+(?:\\.\\d+)?|unit) ?\\* ?([a-z]\\w*) ?/ ?([a-z]\\w*)");

  /** Reads the form that toString writes; empty if the text has another. */
  static Optional<Measure> parse(String text) {
    if (text.equals("sum")) {
      return Optional.of(new Sum());
    }
    if (text.equals("status")) {
      return Optional.of(new Status());
    }
    for (Part part : Part.values()) {
      String function = part.name().toLowerCase(Locale.ROOT) + "(";
      boolean isIt = part == Part.VALUE || (text.startsWith(function) && text.endsWith(")"));
      String ratio =
          part == Part.VALUE || !isIt ? text : text.substring(function.length(), text.length() - 1);
      Matcher matcher = RATIO.matcher(ratio);
      if (isIt && matcher.matches()) {
        OptionalDouble per =
            matcher.group(1).equals(UNIT)
                ? OptionalDouble.empty()
                : OptionalDouble.of(Double.parseDouble(matcher.group(1)));
        return Optional.of(new Ratio(matcher.group(2), matcher.group(3), per, part));
      }
    }
    return Optional.empty();
  }

  /** The columns it is computed from. */
  default List<String> from() {
    return this instanceof Ratio ratio ? List.of(ratio.numerator, ratio.denominator) : List.of();
  }
}
