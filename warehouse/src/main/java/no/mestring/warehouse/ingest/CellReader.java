package no.mestring.warehouse.ingest;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import no.mestring.warehouse.failure.Suggestion;
import no.mestring.warehouse.schema.Column;
import no.mestring.warehouse.schema.ColumnRule;
import no.mestring.warehouse.schema.TableSchema;
import org.jspecify.annotations.Nullable;

/** A cell's text as a value of its column, or what the text would have to be. */
final class CellReader {
  static final String AGE = "age";
  static final String AGE_FORM = "must be a range of ages in order, such as 0-74 or 16+";
  static final String PERIOD_FORM =
      "must be a year or a span of years in order, such as 2013 or 2013-2015";

  /** What a pattern says, in words, for the columns whose values are more than text. */
  private static final Map<String, String> FORMS =
      Map.of(AGE, AGE_FORM, TableSchema.PERIOD, PERIOD_FORM);

  private static final Pattern INTEGER = Pattern.compile("-?\\d{1,18}");
  private static final Pattern NUMBER =
      Pattern.compile("-?\\d{1,15}(\\.\\d+)?([eE][+-]?\\d{1,2})?");
  private static final Pattern DECIMAL_POINT = Pattern.compile("-?\\d+\\.\\d+");

  /**
   * What a cell holds.
   *
   * @param value the value; null if the cell is empty or faulty
   * @param fault the rule that is broken, empty if none is
   */
  record Cell(@Nullable Object value, Optional<String> fault) {
    private static final Cell EMPTY = new Cell(null, Optional.empty());

    private static Cell of(Object value) {
      return new Cell(value, Optional.empty());
    }

    private static Cell faulty(String rule) {
      return new Cell(null, Optional.of(rule));
    }
  }

  private CellReader() {}

  static Cell read(Column column, String text) {
    if (text.isEmpty()) {
      return column.required() ? Cell.faulty("must not be empty") : Cell.EMPTY;
    }
    if (!text.equals(text.strip())) {
      return Cell.faulty("must not have spaces around it");
    }
    if (hasControl(text)) {
      return Cell.faulty("must not contain control characters");
    }
    return switch (column.type()) {
      case STRING -> string(column, text);
      case INTEGER -> integer(column.rule(), text);
      case NUMBER -> number(column.rule(), text);
      case DATE -> date(text);
      case BOOLEAN -> bool(text);
    };
  }

  /** Read character by character, since every cell is: a pattern took a tenth of a load. */
  private static boolean hasControl(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c) && c != '\n' && c != '\t') {
        return true;
      }
    }
    return false;
  }

  private static Cell string(Column column, String text) {
    ColumnRule rule = column.rule();
    if (!rule.allowed().isEmpty() && !rule.allowed().contains(text)) {
      String near = Suggestion.of(text, rule.allowed());
      String all = near.contains("there are") ? "" : near;
      return Cell.faulty("must be one of " + String.join(", ", rule.allowed()) + all);
    }
    if (rule.pattern().isPresent() && !rule.pattern().get().matcher(text).matches()) {
      String form = "must have the form " + rule.pattern().get().pattern();
      return Cell.faulty(FORMS.getOrDefault(column.name(), form));
    }
    return Cell.of(text);
  }

  private static Cell integer(ColumnRule rule, String text) {
    if (!INTEGER.matcher(text).matches()) {
      return Cell.faulty(
          DECIMAL_POINT.matcher(text).matches()
              ? "must be a whole number"
              : "must be a whole number in plain digits, such as 1234");
    }
    long number = Long.parseLong(text);
    return range(rule, (double) number).map(Cell::faulty).orElse(Cell.of(number));
  }

  private static Cell number(ColumnRule rule, String text) {
    if (!NUMBER.matcher(text).matches()) {
      return Cell.faulty("must be a number with a decimal point and no other sign, such as 1234.5");
    }
    double number = Double.parseDouble(text);
    return range(rule, number).map(Cell::faulty).orElse(Cell.of(number));
  }

  private static Optional<String> range(ColumnRule rule, double number) {
    if (rule.minimum().isPresent() && number < rule.minimum().getAsDouble()) {
      return Optional.of("must be " + plain(rule.minimum().getAsDouble()) + " or more");
    }
    if (rule.maximum().isPresent() && number > rule.maximum().getAsDouble()) {
      return Optional.of("must be " + plain(rule.maximum().getAsDouble()) + " or less");
    }
    return Optional.empty();
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }

  private static Cell date(String text) {
    try {
      return Cell.of(LocalDate.parse(text));
    } catch (DateTimeParseException e) {
      return Cell.faulty("must be a day such as 2020-05-31");
    }
  }

  private static Cell bool(String text) {
    return switch (text) {
      case "true" -> Cell.of(true);
      case "false" -> Cell.of(false);
      default -> Cell.faulty("must be true or false");
    };
  }
}
