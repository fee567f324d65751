package no.mestring.warehouse.ingest;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import no.mestring.warehouse.failure.Problem;

/**
 * What commas, points and spaces mean in the numbers of a file, learned from all of them: {@code
 * 12,5} tells that commas are decimal marks, {@code 1,234} tells nothing and is read only if
 * another number does.
 */
final class NumberMarks {
  private static final Pattern SPACED =
      Pattern.compile("[-−]?\\d{1,3}(?:[ \u00A0\u2009\u202F]\\d{3})+(?:[.,]\\d+)?");
  private static final Pattern SPACE = Pattern.compile("[ \u00A0\u2009\u202F]");
  private static final Pattern UNCLEAR = Pattern.compile("[1-9]\\d{0,2}[.,]\\d{3}");
  private static final List<List<Meaning>> OPPOSED =
      List.of(
          List.of(Meaning.DECIMAL_COMMA, Meaning.DECIMAL_POINT),
          List.of(Meaning.DECIMAL_COMMA, Meaning.COMMA_GROUPS),
          List.of(Meaning.DECIMAL_POINT, Meaning.POINT_GROUPS),
          List.of(Meaning.COMMA_GROUPS, Meaning.POINT_GROUPS));

  private final String file;
  private final Map<Meaning, Cell> seen = new EnumMap<>(Meaning.class);
  private final Map<Character, Cell> unclear = new TreeMap<>();

  private record Cell(long line, String column, String text) {}

  /** What a mark in a number means, and the numbers that tell so. */
  private enum Meaning {
    DECIMAL_COMMA("\\d+,\\d+|\\d{1,3}(?:\\.\\d{3})+,\\d+", "a decimal comma"),
    DECIMAL_POINT("\\d+\\.\\d+|\\d{1,3}(?:,\\d{3})+\\.\\d+", "a decimal point"),
    COMMA_GROUPS("\\d{1,3}(?:,\\d{3})+\\.\\d+|\\d{1,3}(?:,\\d{3}){2,}", "commas in thousands"),
    POINT_GROUPS("\\d{1,3}(?:\\.\\d{3})+,\\d+|\\d{1,3}(?:\\.\\d{3}){2,}", "points in thousands");

    private final Pattern pattern;
    private final String words;

    Meaning(String pattern, String words) {
      this.pattern = Pattern.compile(pattern);
      this.words = words;
    }

    /** Whether it is about a mark. */
    private boolean has(char mark) {
      return (this == DECIMAL_COMMA || this == COMMA_GROUPS) == (mark == ',');
    }

    private String plain(String number) {
      return switch (this) {
        case DECIMAL_COMMA -> number.replace(".", "").replace(',', '.');
        case DECIMAL_POINT, COMMA_GROUPS -> number.replace(",", "");
        case POINT_GROUPS -> number.replace(".", "");
      };
    }
  }

  NumberMarks(String file) {
    this.file = file;
  }

  /** Learns from a cell of a column of numbers. */
  void learn(long line, String column, String text) {
    if (isPlain(text)) {
      return;
    }
    boolean isSpaced = SPACED.matcher(text).matches();
    String number = unsigned(isSpaced ? SPACE.matcher(text).replaceAll("") : text);
    if (!isSpaced && UNCLEAR.matcher(number).matches()) {
      unclear.putIfAbsent(mark(number), new Cell(line, column, text));
      return;
    }
    for (Meaning meaning : Meaning.values()) {
      if (meaning.pattern.matcher(number).matches()) {
        seen.putIfAbsent(meaning, new Cell(line, column, text));
      }
    }
  }

  /** Why the numbers cannot be read, if they cannot. */
  Optional<Problem> problem() {
    for (List<Meaning> pair : OPPOSED) {
      Cell one = seen.get(pair.get(0));
      Cell other = seen.get(pair.get(1));
      if (one != null && other != null) {
        boolean isInOrder = one.line() <= other.line();
        Cell first = isInOrder ? one : other;
        Cell later = isInOrder ? other : one;
        String firstMeans = pair.get(isInOrder ? 0 : 1).words;
        String laterMeans = pair.get(isInOrder ? 1 : 0).words;
        return Optional.of(
            problem(
                later,
                "has %s, '%s' in line %d has %s; write all numbers of a file in one way"
                    .formatted(laterMeans, first.text(), first.line(), firstMeans)));
      }
    }
    for (Map.Entry<Character, Cell> cell : unclear.entrySet()) {
      boolean isTold = seen.keySet().stream().anyMatch(meaning -> meaning.has(cell.getKey()));
      if (!isTold) {
        String text = cell.getValue().text();
        return Optional.of(
            problem(
                cell.getValue(),
                "may be %s or %s, and no other number of the file tells; write it without the mark,"
                        .formatted(text.replaceAll("[.,]", ""), text.replace(',', '.'))
                    + " or with another number of decimals"));
      }
    }
    return Optional.empty();
  }

  /** A number with a decimal point and no other mark; any other text as it is. */
  String plain(String text) {
    if (isPlain(text)) {
      return text;
    }
    boolean isSpaced = SPACED.matcher(text).matches();
    String signed = isSpaced ? SPACE.matcher(text).replaceAll("") : text;
    String number = unsigned(signed);
    String sign = number.length() < signed.length() ? "-" : "";
    if (isPlain(number)) {
      return sign + number;
    }
    boolean isUnclear = !isSpaced && UNCLEAR.matcher(number).matches();
    for (Meaning meaning : Meaning.values()) {
      boolean isMeant = meaning.pattern.matcher(number).matches();
      if (isUnclear ? seen.containsKey(meaning) && meaning.has(mark(number)) : isMeant) {
        return sign + meaning.plain(number);
      }
    }
    return text;
  }

  /** What commas mean, in words; empty if there are none. */
  Optional<String> note() {
    return seen.containsKey(Meaning.DECIMAL_COMMA)
        ? Optional.of("decimal commas")
        : Optional.empty();
  }

  private Problem problem(Cell cell, String rule) {
    return new Problem(file, cell.line(), cell.column(), cell.text(), rule);
  }

  private static String unsigned(String text) {
    return text.startsWith("-") || text.startsWith("−") ? text.substring(1) : text;
  }

  private static char mark(String number) {
    return number.indexOf(',') >= 0 ? ',' : '.';
  }

  /** Nearly every number is one of digits only. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return false;
      }
    }
    return true;
  }
}
