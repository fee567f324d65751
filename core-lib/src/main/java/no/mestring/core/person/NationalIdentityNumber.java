package no.mestring.core.person;

/**
 * Norwegian national identity numbers in texts: eleven digits, of which six are a date of birth and
 * the last two are check digits. There are no values of this type, so that none can be kept.
 *
 * <p>Found are <i>fødselsnummer</i>, D-numbers (day + 40), the help numbers of the health services
 * (month + 40) and the numbers of synthetic persons (month + 40 or + 80). The first check digit may
 * be of the rule before 2032 or of the one from 2032 on. Blank, dot or dash may stand behind the
 * date.
 *
 * <p>A number of other origin may look like one: seven of a thousand random numbers of eleven
 * digits do.
 *
 * <p>References: Skatteetaten, <i>Nytt fødselsnummer fra 2032</i>,
 * skatteetaten.github.io/folkeregisteret-api-dokumentasjon; Direktoratet for e-helse, HITR
 * 1001:2010, <i>Identifikatorer for personer</i>.
 */
public final class NationalIdentityNumber {
  /** What stands in place of a number that is not shown. */
  public static final String MASK = "[national identity number]";

  private static final int DIGITS = 11;
  private static final int DATE = 6;
  private static final int NONE = -1;

  private static final int[] FIRST_WEIGHTS = {3, 7, 6, 1, 8, 9, 4, 5, 2, 1, 0};
  private static final int[] SECOND_WEIGHTS = {5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1};

  /**
   * The first check digit leaves one of the remainders 0 to 3; before 2032 only 0 was given out.
   */
  private static final int MOST_FIRST_REMAINDER = 3;

  private static final int[] DAYS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  private NationalIdentityNumber() {}

  /**
   * Whether there is a number in a text, bounded by anything but digits.
   *
   * @param text any text, such as {@code "ref. 010180 12345, ringt"}
   */
  public static boolean isIn(CharSequence text) {
    for (int at = 0; at + DIGITS <= text.length(); at = next(text, at)) {
      if (endOfNumber(text, at, 0) != NONE) {
        return true;
      }
    }
    return false;
  }

  /**
   * The text with {@link #MASK} in place of every number, also of those of ten digits that lost
   * their leading zero.
   *
   * @param text any text
   * @return the same text if there is no number in it
   */
  public static String masked(String text) {
    if (text.length() < DIGITS - 1) {
      return text;
    }
    StringBuilder masked = new StringBuilder();
    int copied = 0;
    for (int at = 0; at < text.length(); at = Math.max(copied, next(text, at))) {
      int end = Math.max(endOfNumber(text, at, 0), endOfNumber(text, at, 1));
      if (end != NONE) {
        masked.append(text, copied, at).append(MASK);
        copied = end;
      }
    }
    return copied == 0 ? text : masked.append(text, copied, text.length()).toString();
  }

  /**
   * The digits of a text that is a number and nothing else: the same for all ways to write it.
   *
   * @param text any text
   * @return the eleven digits, or the text itself if it is no such number
   */
  public static String digits(String text) {
    return text.length() == DIGITS + 1 && endOfNumber(text, 0, 0) == text.length()
        ? text.substring(0, DATE) + text.substring(DATE + 1)
        : text;
  }

  /** The start of the first run of digits behind the one that begins at a place, if one does. */
  private static int next(CharSequence text, int start) {
    int at = start;
    while (at < text.length() && isDigit(text.charAt(at))) {
      at++;
    }
    while (at < text.length() && !isDigit(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** Where a number that begins at a place ends, without so many leading zeros. */
  private static int endOfNumber(CharSequence text, int start, int lostZeros) {
    int date = digitsAt(text, start);
    int rest = 0;
    if (date == DATE - lostZeros && isSeparator(text, start + date)) {
      rest = digitsAt(text, start + date + 1);
    }
    boolean isWhole = date == DIGITS - lostZeros;
    boolean isApart = rest == DIGITS - DATE;
    if (!isWhole && !isApart) {
      return NONE;
    }
    int gap = isApart ? date : DIGITS;
    return isNumber(text, start, lostZeros, gap)
        ? start + DIGITS - lostZeros + (isApart ? 1 : 0)
        : NONE;
  }

  /** How many digits follow one another from a place on; more than a number has are enough. */
  private static int digitsAt(CharSequence text, int start) {
    int at = start;
    while (at < text.length() && at - start <= DIGITS && isDigit(text.charAt(at))) {
      at++;
    }
    return at - start;
  }

  private static boolean isNumber(CharSequence text, int start, int lostZeros, int gap) {
    int first = 0;
    int second = 0;
    int date = 0;
    for (int i = lostZeros; i < DIGITS; i++) {
      int place = i - lostZeros;
      int digit = text.charAt(start + place + (place >= gap ? 1 : 0)) - '0';
      first += FIRST_WEIGHTS[i] * digit;
      second += SECOND_WEIGHTS[i] * digit;
      date = i < DATE ? 10 * date + digit : date;
    }
    return second % 11 == 0
        && first % 11 <= MOST_FIRST_REMAINDER
        && isDate(date / 10_000, date / 100 % 100, date % 100);
  }

  /** Whether there is such a day in some century. */
  private static boolean isDate(int dayOrMore, int monthOrMore, int year) {
    int day = dayOrMore > 40 ? dayOrMore - 40 : dayOrMore;
    int month =
        monthOrMore > 80 ? monthOrMore - 80 : monthOrMore > 40 ? monthOrMore - 40 : monthOrMore;
    return month >= 1
        && month <= 12
        && day >= 1
        && day <= DAYS[month - 1]
        && (month != 2 || day != 29 || year % 4 == 0);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isSeparator(CharSequence text, int at) {
    if (at >= text.length()) {
      return false;
    }
    char c = text.charAt(at);
    return c == '.' || c == '\t' || Character.isSpaceChar(c) || isDash(c);
  }

  private static boolean isDash(char c) {
    return Character.getType(c) == Character.DASH_PUNCTUATION;
  }
}
