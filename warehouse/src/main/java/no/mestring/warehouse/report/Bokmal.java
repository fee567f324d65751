package no.mestring.warehouse.report;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import no.mestring.core.estimate.Interval;

/** Numbers, units and differences in Norwegian bokmål. */
final class Bokmal {
  private static final Locale LOCALE = Locale.forLanguageTag("nb-NO");
  private static final Map<String, String> UNITS =
      Map.of(
          "per_1000", "per 1 000 innbyggere",
          "percent", "prosent",
          "persons", "personer",
          "referrals", "henvisninger",
          "visits", "besøk",
          "journals", "journaler",
          "waits", "ventende");
  private static final String NOT_STATED = "ikke oppgitt";
  private static final Map<String, String> ABSENCES =
      Map.of(
          "not_stated", NOT_STATED,
          "missing", "mangler",
          "withheld", "skjult av personvernhensyn",
          "not_computable", "kan ikke beregnes",
          "no_population", "folketall mangler",
          "numerator_above_denominator", "teller større enn nevner",
          "incomplete", "mangler for noen kommuner");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d. MMMM yyyy 'kl.' HH.mm", LOCALE)
          .withZone(ZoneId.of("Europe/Oslo"));

  private Bokmal() {}

  static String unit(String code) {
    return UNITS.getOrDefault(code, code);
  }

  static String period(String period) {
    return period.replace('-', '–');
  }

  static String time(Instant instant) {
    return TIME.format(instant);
  }

  /** Rates and shares with one decimal, counts without. */
  static String number(double number, String unit) {
    return format(hasDecimal(unit) ? "#,##0.0" : "#,##0").format(number);
  }

  private static boolean hasDecimal(String unit) {
    return unit.equals("per_1000") || unit.equals("percent");
  }

  private static DecimalFormat format(String pattern) {
    DecimalFormatSymbols symbols = new DecimalFormatSymbols(LOCALE);
    symbols.setDecimalSeparator(',');
    symbols.setGroupingSeparator('\u00a0');
    symbols.setMinusSign('−');
    return new DecimalFormat(pattern, symbols);
  }

  /** The value, or the range that is all the source prints, or why there is none. */
  static String value(ComparedArea area, String unit) {
    if (area.value().isPresent()) {
      return number(area.value().getAsDouble(), unit);
    }
    DecimalFormat asPrinted = format("#,##0.#");
    return area.range()
        .map(range -> asPrinted.format(range.lower()) + "–" + asPrinted.format(range.upper()))
        .orElseGet(() -> ABSENCES.getOrDefault(area.status(), area.status()));
  }

  /** The country's value. */
  static String value(OptionalDouble value, String unit) {
    return value.isPresent() ? number(value.getAsDouble(), unit) : NOT_STATED;
  }

  static String limits(Optional<Interval> limits, String unit) {
    return limits.map(l -> number(l.lower(), unit) + "–" + number(l.upper(), unit)).orElse("");
  }

  /** The difference from the country in words, or why nothing can be said. */
  static String difference(ComparedArea area, boolean hasCountry) {
    return switch (area.difference()) {
      case "higher" -> "høyere enn landet";
      case "lower" -> "lavere enn landet";
      case "similar" -> "kan ikke skilles fra landet";
      default -> {
        if (area.value().isEmpty()) {
          yield area.range().isPresent() ? "ukjent: kilden oppgir bare et spenn" : "";
        }
        yield hasCountry ? "ukjent: usikkerheten er ikke kjent" : "ukjent: ingen tall for landet";
      }
    };
  }
}
