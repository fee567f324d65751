package no.mestring.core.indicator;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The codes that begin alike, such as {@code N05A}, or with anything from a first to a last
 * beginning, such as {@code P70-P99}: a place in a classification like ATC or ICPC-2. A word, such
 * as {@code mental_health}, is a beginning, too: of itself and of {@code
 * mental_health_and_substance_use}.
 *
 * <p>{@code CodeRange.parse(range.toString())} equals {@code range}.
 *
 * <p>The constructor throws an {@link IllegalArgumentException} if an end is neither upper case
 * letters and digits nor a word in lower case, or the ends have not the same length or are out of
 * order, which is that of their characters.
 *
 * @param first the first beginning
 * @param last the last beginning, as long as the first; the same for codes that begin alike
 */
public record CodeRange(String first, String last) {
  /** Digits of a word stand behind an underscore: {@code n05a} is a code in the wrong case. */
  private static final String END = "[A-Z0-9]+|[a-z]+(?:_[a-z0-9_]*)?";

  private static final Pattern CODE = Pattern.compile(END);
  private static final Pattern FORM = Pattern.compile("(" + END + ")(?:-(" + END + "))?");

  public CodeRange {
    if (!CODE.matcher(first).matches() || !CODE.matcher(last).matches()) {
      throw refused(first, last, "must be upper case letters and digits or a word in lower case");
    }
    if (first.length() != last.length()) {
      throw refused(first, last, "both ends must be of the same length");
    }
    if (first.compareTo(last) > 0) {
      throw refused(first, last, "must go upwards");
    }
  }

  private static IllegalArgumentException refused(String first, String last, String rule) {
    return new IllegalArgumentException("Invalid codes: '" + text(first, last) + "', " + rule);
  }

  /**
   * Reads {@code N05A}, {@code P70-P99} or {@code mental_health}.
   *
   * @param text the text, without spaces around it
   * @return the range
   * @throws IllegalArgumentException if the text has another form, or the ends do not fit together
   */
  public static CodeRange parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "Invalid codes: '" + text + "', expected a form like N05A, P70-P99 or mental_health");
    }
    String last = matcher.group(2);
    return new CodeRange(matcher.group(1), last == null ? matcher.group(1) : last);
  }

  /**
   * Whether a code belongs to the range.
   *
   * @param code a code as it was delivered
   * @return true if its beginning is one of the range's; false for a code shorter than the ends
   */
  public boolean contains(String code) {
    int length = first.length();
    if (code.length() < length) {
      return false;
    }
    String beginning = code.substring(0, length);
    return beginning.compareTo(first) >= 0 && beginning.compareTo(last) <= 0;
  }

  /**
   * Whether every code of another range belongs to this one.
   *
   * @param other another range
   * @return true for {@code N05A} and {@code N05AX}, false the other way round
   */
  public boolean encloses(CodeRange other) {
    return contains(other.first) && contains(other.last);
  }

  /**
   * Whether a code may belong to both ranges.
   *
   * @param other another range
   * @return true for {@code P70-P75} and {@code P73-P79}, and where one encloses the other
   */
  public boolean overlaps(CodeRange other) {
    int length = Math.min(first.length(), other.first.length());
    return first.substring(0, length).compareTo(other.last.substring(0, length)) <= 0
        && other.first.substring(0, length).compareTo(last.substring(0, length)) <= 0;
  }

  /** The form that {@link #parse} reads. */
  @Override
  public String toString() {
    return text(first, last);
  }

  private static String text(String first, String last) {
    return first.equals(last) ? first : first + "-" + last;
  }
}
