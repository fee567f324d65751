package no.mestring.warehouse.ingest;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.jspecify.annotations.Nullable;

/**
 * A cell of a sheet as the text that a CSV file would have.
 *
 * @param text the text; empty if the cell is
 * @param fault why there is none, empty if there is
 * @param isPercent whether the sheet shows it in percent; the text is as shown, 12.5 for 0.125
 */
record SheetCell(String text, Optional<String> fault, boolean isPercent) {
  /** A cell that holds nothing. */
  static final SheetCell EMPTY = of("");

  private static final Pattern ERROR = Pattern.compile("#N/A|#[A-Z0-9/_]+[!?]|#GETTING_DATA");
  private static final Pattern SPELLED = Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^\\]]*\\]|[_*].");
  private static final ConcurrentMap<String, Kind> KINDS = new ConcurrentHashMap<>();

  /** What Excel shows of a number; what lies behind is the rest of a binary fraction. */
  private static final MathContext SHOWN = new MathContext(15, RoundingMode.HALF_EVEN);

  private static final LocalDate DAY_0 = LocalDate.of(1899, 12, 30);
  private static final LocalDate DAY_0_OF_1904 = LocalDate.of(1904, 1, 1);
  private static final int AFTER_29_FEBRUARY_1900 = 61;
  private static final int LAST_DAY = 2_958_465; // 9999-12-31

  /** How a format shows a number. */
  private enum Kind {
    NUMBER,
    PERCENT,
    DAY,
    YEAR
  }

  /** Whether it holds nothing. */
  boolean isEmpty() {
    return text.isEmpty() && fault.isEmpty();
  }

  private static SheetCell of(String text) {
    return new SheetCell(text, Optional.empty(), false);
  }

  private static SheetCell faulty(String text, String rule) {
    return new SheetCell(text, Optional.of(rule), false);
  }

  static SheetCell of(@Nullable Cell cell, boolean isFrom1904) {
    if (cell == null || cell.getType() == CellType.EMPTY) {
      return EMPTY;
    }
    Object value = cell.getValue();
    if (cell.getType() == CellType.ERROR) {
      return faulty(raw(cell), "is an error in the sheet; correct it or leave the cell empty");
    }
    if (value instanceof BigDecimal number) {
      String format = Optional.ofNullable(cell.getDataFormatString()).orElse("");
      return number(number, KINDS.computeIfAbsent(format, SheetCell::kind), isFrom1904);
    }
    if (value instanceof Boolean bool) {
      return of(bool.toString());
    }
    String text = stripped(value == null ? "" : value.toString());
    return ERROR.matcher(text).matches()
        ? faulty(text, "is an error in the sheet; correct it or leave the cell empty")
        : of(text);
  }

  private static String raw(Cell cell) {
    return Optional.ofNullable(cell.getRawValue()).orElse("");
  }

  private static SheetCell number(BigDecimal number, Kind kind, boolean isFrom1904) {
    return switch (kind) {
      case NUMBER -> of(plain(number));
      case PERCENT -> new SheetCell(plain(number.movePointRight(2)), Optional.empty(), true);
      case DAY, YEAR -> day(number, kind, isFrom1904);
    };
  }

  private static String plain(BigDecimal number) {
    BigDecimal shown = number.precision() > SHOWN.getPrecision() ? number.round(SHOWN) : number;
    return shown.signum() == 0 ? "0" : shown.stripTrailingZeros().toPlainString();
  }

  private static SheetCell day(BigDecimal serial, Kind kind, boolean isFrom1904) {
    long days = serial.setScale(0, RoundingMode.FLOOR).longValue();
    if (days < (isFrom1904 ? 0 : AFTER_29_FEBRUARY_1900) || days > LAST_DAY) {
      return faulty(plain(serial), "is shown as a date and is none; give the cell another format");
    }
    LocalDate day = (isFrom1904 ? DAY_0_OF_1904 : DAY_0).plusDays(days);
    if (kind == Kind.YEAR) {
      return of(Integer.toString(day.getYear()));
    }
    long seconds =
        serial
            .subtract(BigDecimal.valueOf(days))
            .multiply(BigDecimal.valueOf(86_400))
            .setScale(0, RoundingMode.HALF_EVEN)
            .longValue();
    LocalDateTime time = day.atStartOfDay().plusSeconds(seconds);
    return of(seconds == 0 ? day.toString() : time.toString());
  }

  private static Kind kind(String format) {
    String letters = SPELLED.matcher(format).replaceAll("").toLowerCase(Locale.ROOT);
    if (letters.contains("general")) {
      return Kind.NUMBER;
    }
    if (letters.indexOf('%') >= 0) {
      return Kind.PERCENT;
    }
    boolean hasDay = letters.indexOf('d') >= 0;
    boolean hasTime = letters.indexOf('h') >= 0 || letters.indexOf('s') >= 0;
    boolean hasMonth = letters.indexOf('m') >= 0 && !hasTime;
    boolean hasYear = letters.indexOf('y') >= 0;
    return hasYear && !hasDay && letters.indexOf('m') < 0
        ? Kind.YEAR
        : hasYear || hasDay || hasMonth ? Kind.DAY : Kind.NUMBER;
  }

  /** Spaces around a text cannot be seen in a sheet. */
  private static String stripped(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isSpace(text.charAt(from))) {
      from++;
    }
    while (to > from && isSpace(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }
}
