package no.mestring.warehouse.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import no.mestring.core.disclosure.SmallCounts;
import no.mestring.core.indicator.Direction;
import no.mestring.core.indicator.Indicator;
import no.mestring.core.indicator.IndicatorUnit;
import no.mestring.warehouse.failure.Suggestion;

/** Reads the definition of an indicator, and refuses one that is not complete. */
final class IndicatorCodec {
  private static final String SUPPRESSION = "suppression";
  private static final String FIGURES = "figures";
  private static final String COUNT = "count";
  private static final String PART_OF = "part_of";
  private static final List<String> ENTRIES =
      List.of(
          "indicator",
          "title_nb",
          "title_nn",
          "title_en",
          "unit",
          "direction",
          SUPPRESSION,
          PART_OF,
          "source",
          "method",
          FIGURES,
          COUNT);

  private static final List<String> WORDS =
      List.of("title_nb", "title_nn", "title_en", "source", "method");

  private static final List<String> LIMITS = List.of("numerator", "denominator", "series");

  private final CountCodec counts;

  IndicatorCodec(CountCodec counts) {
    this.counts = counts;
  }

  /** Throws an IllegalArgumentException that says what is wrong, without the file's name. */
  IndicatorDefinition read(JsonNode node) {
    checkEntries("entry", node, ENTRIES);
    IndicatorUnit unit = IndicatorUnit.parse(text(node, "unit"));
    Indicator indicator =
        new Indicator(
            text(node, "indicator"),
            text(node, "title_nb"),
            text(node, "title_nn"),
            text(node, "title_en"),
            unit,
            Direction.parse(text(node, "direction")));
    Optional<CountDefinition> count =
        node.has(COUNT) ? Optional.of(counts.read(node.path(COUNT), unit)) : Optional.empty();
    if (count.isEmpty() && !node.has(FIGURES)) {
      throw new IllegalArgumentException("it has neither figures nor count");
    }
    if (count.isPresent() && count.get().waitedFor().isPresent()) {
      checkWaits(node, unit);
    } else if (!node.has(FIGURES) && count.orElseThrow().events().isEmpty()) {
      throw new IllegalArgumentException("it counts no events (of) and has no figures");
    }
    return new IndicatorDefinition(
        indicator,
        text(node, "source"),
        text(node, "method"),
        suppression(node, unit),
        node.has(FIGURES) ? Optional.of(text(node, FIGURES)) : Optional.empty(),
        count,
        node.has(PART_OF) ? List.of(text(node, PART_OF)) : List.of(),
        fingerprint(node, count));
  }

  /** How many a share is of is told by an indicator of its own, and protected with it. */
  private static void checkWaits(JsonNode node, IndicatorUnit unit) {
    if (node.has(FIGURES)) {
      throw new IllegalArgumentException("it counts waits and has figures, must be one of them");
    }
    if (unit == IndicatorUnit.PERCENT && !node.has(PART_OF)) {
      throw new IllegalArgumentException(
          "Invalid part_of: none, a share of waits needs the indicator that counts them");
    }
  }

  /** Another sentence or whole is no other definition: no figure follows from it. */
  private static String fingerprint(JsonNode node, Optional<CountDefinition> count) {
    ObjectNode rules = node.<ObjectNode>deepCopy().without(WORDS);
    rules.remove(PART_OF);
    return TextFile.fingerprint(
        List.of(
            new TextFile("rules", rules.toString()),
            new TextFile(
                "group",
                count
                    .flatMap(CountDefinition::events)
                    .map(events -> events.group().toString())
                    .orElse(""))));
  }

  private static Optional<SmallCounts> suppression(JsonNode node, IndicatorUnit unit) {
    JsonNode limits = node.path(SUPPRESSION);
    if (limits.isMissingNode() && !unit.isOfPersons()) {
      return Optional.empty();
    }
    if (!limits.isObject()) {
      throw new IllegalArgumentException(
          "Invalid suppression: %s, the unit %s needs the limits of a year, numerator, denominator and series"
              .formatted(limits.isMissingNode() ? "none" : limits, unit));
    }
    checkEntries("entry of suppression", limits, LIMITS);
    return Optional.of(
        SmallCounts.of(
            limit(limits, "numerator"), limit(limits, "denominator"), limit(limits, "series")));
  }

  private static int limit(JsonNode limits, String name) {
    JsonNode limit = limits.path(name);
    if (!limit.canConvertToInt() || !limit.isIntegralNumber() || limit.intValue() < 0) {
      throw new IllegalArgumentException(
          "Invalid %s of suppression: %s, must be a whole number, 0 or more"
              .formatted(name, limit.isMissingNode() ? "none" : limit));
    }
    return limit.intValue();
  }

  private static String text(JsonNode node, String name) {
    JsonNode entry = node.path(name);
    if (!entry.isTextual() || entry.textValue().isBlank()) {
      throw new IllegalArgumentException(
          "Invalid %s: %s, must be a text that is not blank"
              .formatted(name, entry.isMissingNode() ? "none" : entry));
    }
    return entry.textValue().strip();
  }

  private static void checkEntries(String what, JsonNode node, List<String> known) {
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!known.contains(name)) {
        throw new IllegalArgumentException(
            "Unknown " + what + ": '" + name + "'" + Suggestion.of(name, known));
      }
    }
  }
}
