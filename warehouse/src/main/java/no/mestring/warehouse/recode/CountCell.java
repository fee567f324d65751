package no.mestring.warehouse.recode;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import no.mestring.warehouse.catalog.MissingMarks;

/** A cell of a column of numbers: a number, or a mark for one that is missing or withheld. */
final class CountCell {
  private static final Pattern NUMBER =
      Pattern.compile("-?\\d{1,18}(?:([.,])\\d+)?(?:[eE][+-]?\\d{1,2})?");
  private static final Pattern CODE = Pattern.compile("0\\d+");

  private CountCell() {}

  static boolean isMark(String text) {
    return text.isEmpty() || MissingMarks.ALL.contains(text);
  }

  static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches();
  }

  /** Whether it looks like a code, which is no number to leave out. */
  static boolean isCode(String text) {
    return CODE.matcher(text).matches();
  }

  /** The number; empty if the cell has a mark. */
  static Optional<BigDecimal> value(String text) {
    return isNumber(text) ? Optional.of(new BigDecimal(text.replace(',', '.'))) : Optional.empty();
  }

  /** The decimal sign of a number, 0 if it has none. */
  static char decimalSign(String text) {
    return text.indexOf(',') >= 0 ? ',' : text.indexOf('.') >= 0 ? '.' : 0;
  }
}
