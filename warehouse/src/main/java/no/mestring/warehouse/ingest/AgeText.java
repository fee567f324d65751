package no.mestring.warehouse.ingest;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.mestring.core.dimension.AgeRange;

/** Reads ages in the codes and words of Norwegian publishers. */
public final class AgeText {
  static final String RULE =
      "must be an age or ages, such as 0, 0-4, 0_74, 105+ or 105 år eller eldre";

  /** The oldest age in one-year tables of Statistics Norway; it stands for all above it. */
  private static final int OLDEST = 105;

  /** From here on the upper end of a range means that there is none. */
  private static final int ENDLESS = 120;

  private static final String YEARS = "(?: ?(?:år|years?))?";
  private static final Pattern ALL =
      Pattern.compile("(?iu)alle aldre|alder i alt|all ages|i alt|totalt?|samlet|alle");
  private static final Pattern ONE = Pattern.compile("(?iu)(\\d{1,3})" + YEARS);
  private static final Pattern RANGE =
      Pattern.compile("(?iu)[A-Z]?(\\d{1,3}) ?(?:[-–_]|til|to) ?(\\d{1,3})" + YEARS);
  private static final Pattern OPEN =
      Pattern.compile(
          "(?iu)(\\d{1,3})(?: ?\\+"
              + YEARS
              + "|"
              + YEARS
              + " ?(?:\\+|(?:og|eller|and|or) (?:eldre|over|older|above)))");
  private static final Pattern CODE = Pattern.compile("\\d{3}|.*[-_+].*");

  private AgeText() {}

  /** The ages; empty if the text is none. */
  public static Optional<AgeRange> read(String text) {
    int tried = 0;
    for (String reading : CodedText.readings(text)) {
      // "5 eller flere" is not the age 5
      boolean isCodeOfLabel = ++tried > 2;
      if (!isCodeOfLabel || CODE.matcher(reading).matches()) {
        Optional<AgeRange> range = of(reading);
        if (range.isPresent()) {
          return range;
        }
      }
    }
    return Optional.empty();
  }

  /** Whether a text is a bare number. */
  static boolean isNumber(String text) {
    return text.chars().allMatch(Character::isDigit);
  }

  private static Optional<AgeRange> of(String text) {
    if (ALL.matcher(text).matches()) {
      return Optional.of(AgeRange.atLeast(0));
    }
    Matcher one = ONE.matcher(text);
    if (one.matches()) {
      int age = Integer.parseInt(one.group(1));
      return Optional.of(age == OLDEST ? AgeRange.atLeast(age) : AgeRange.closed(age, age));
    }
    Matcher open = OPEN.matcher(text);
    if (open.matches()) {
      return Optional.of(AgeRange.atLeast(Integer.parseInt(open.group(1))));
    }
    Matcher range = RANGE.matcher(text);
    if (range.matches()) {
      int lower = Integer.parseInt(range.group(1));
      int upper = Integer.parseInt(range.group(2));
      return upper < lower
          ? Optional.empty()
          : Optional.of(upper >= ENDLESS ? AgeRange.atLeast(lower) : AgeRange.closed(lower, upper));
    }
    return Optional.empty();
  }
}
