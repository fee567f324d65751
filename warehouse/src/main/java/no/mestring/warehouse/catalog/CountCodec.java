package no.mestring.warehouse.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import no.mestring.core.dimension.AgeRange;
import no.mestring.core.dimension.People;
import no.mestring.core.dimension.Sex;
import no.mestring.core.indicator.CodeGroup;
import no.mestring.core.indicator.Counting;
import no.mestring.core.indicator.IndicatorUnit;
import no.mestring.core.indicator.Standard;
import no.mestring.core.indicator.Strata;
import no.mestring.core.period.YearSpan;
import no.mestring.core.population.StandardPopulation;
import no.mestring.warehouse.failure.Suggestion;
import no.mestring.warehouse.schema.Column;
import no.mestring.warehouse.schema.ColumnType;
import no.mestring.warehouse.schema.TableSchema;

/** Reads how an indicator is counted, and refuses what cannot be. */
final class CountCodec {
  private static final List<String> NAMES =
      List.of("what", "of", "code", "group", "wait", "ages", "years", "standard", "absent");

  private static final String WAITS = "waits";
  private static final String WAIT = "wait";

  private static final int OLDEST = 120;

  private final Map<String, TableSchema> events = new TreeMap<>();
  private final Map<String, CodeGroup> groups = new TreeMap<>();

  CountCodec(List<TableSchema> tables, List<CodeGroupDefinition> groups) {
    tables.stream()
        .filter(table -> table.event().isPresent())
        .forEach(table -> events.put(table.name(), table));
    groups.forEach(group -> this.groups.put(group.group().name(), group.group()));
  }

  /** Throws an IllegalArgumentException that says what is wrong, without the file's name. */
  CountDefinition read(JsonNode node, IndicatorUnit unit) {
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      known("entry of count", names.next(), NAMES);
    }
    String what = node.path("what").asText();
    Optional<String> wait = what.equals(WAITS) ? Optional.of(wait(node)) : Optional.empty();
    Counting counting = wait.isPresent() ? Counting.EVENTS : counting(node, what);
    Optional<CountedEvents> counted =
        node.has("of") ? Optional.of(events(node, counting)) : none(node);
    Standard standard = standard(node.path("standard").asText("none"));
    if (wait.isPresent()) {
      checkWaits(unit, counted, standard);
    } else if (unit == IndicatorUnit.WAITS) {
      throw new IllegalArgumentException("Invalid unit: waits, the count is of " + what);
    }
    if (!unit.hasDenominator() && !(standard instanceof Standard.None)) {
      throw new IllegalArgumentException(
          "Invalid standard: '" + standard + "', must be none for the unit " + unit);
    }
    if (unit == IndicatorUnit.PERCENT && counted.isPresent()) {
      throw new IllegalArgumentException(
          "Invalid unit: percent, events are counted per_1000 inhabitants or for themselves");
    }
    int years = node.path("years").asInt(1);
    if (years < 1) {
      throw new IllegalArgumentException("Invalid years: " + years + ", must be 1 or more");
    }
    CountDefinition count =
        new CountDefinition(
            counting,
            counted,
            wait,
            ages(node.path("ages")),
            years,
            standard,
            isRegister(node.path("absent").asText("zero")));
    checkAges(count);
    return count;
  }

  private static Counting counting(JsonNode node, String what) {
    if (node.has(WAIT)) {
      throw new IllegalArgumentException(
          "Invalid entry of count: 'wait', must stand with what: waits");
    }
    if (Arrays.stream(Counting.values()).noneMatch(one -> one.toString().equals(what))) {
      throw new IllegalArgumentException(
          "Invalid what: '" + what + "', expected persons, events or waits");
    }
    return Counting.parse(what);
  }

  private static String wait(JsonNode node) {
    String wait = node.path(WAIT).asText();
    if (wait.isBlank()) {
      throw new IllegalArgumentException("Invalid wait: none, must be a wait of a pathway");
    }
    return wait;
  }

  /** Who waits is none of the inhabitants, but a person of their own: nobody knows how many do. */
  private static void checkWaits(
      IndicatorUnit unit, Optional<CountedEvents> counted, Standard standard) {
    if (unit != IndicatorUnit.PERCENT && unit != IndicatorUnit.WAITS) {
      throw new IllegalArgumentException(
          "Invalid unit: " + unit + ", must be percent of the limits that ended, or waits");
    }
    if (counted.isPresent()) {
      throw new IllegalArgumentException(
          "Invalid entry of count: 'of', waits are counted from pathway_event");
    }
    if (!(standard instanceof Standard.None)) {
      throw new IllegalArgumentException(
          "Invalid standard: '" + standard + "', must be none for waits; see table waiting_time");
    }
  }

  private CountedEvents events(JsonNode node, Counting counting) {
    String name = node.path("of").asText();
    TableSchema table = known("table of events", name, events);
    if (counting == Counting.PERSONS && table.person().isEmpty()) {
      throw new IllegalArgumentException("Invalid what: persons, table " + name + " has none");
    }
    String code = node.path("code").asText();
    List<String> texts =
        table.columns().stream()
            .filter(column -> column.type() == ColumnType.STRING && !column.isPerson())
            .map(Column::name)
            .toList();
    known("code of " + name, code, texts);
    return new CountedEvents(name, code, known("group", node.path("group").asText(), groups));
  }

  /** Without a table of events, codes and groups of codes say nothing. */
  private static Optional<CountedEvents> none(JsonNode node) {
    for (String entry : List.of("code", "group")) {
      if (node.has(entry)) {
        throw new IllegalArgumentException(
            "Invalid entry of count: '" + entry + "', must stand with a table of events (of)");
      }
    }
    return Optional.empty();
  }

  private static <T> T known(String what, String name, Map<String, T> all) {
    known(what, name, all.keySet());
    return Objects.requireNonNull(all.get(name));
  }

  private static void known(String what, String name, Collection<String> known) {
    if (!known.contains(name)) {
      throw new IllegalArgumentException(
          "Unknown " + what + ": '" + name + "'" + Suggestion.of(name, known));
    }
  }

  private static List<AgeRange> ages(JsonNode node) {
    List<AgeRange> ages = new ArrayList<>();
    for (JsonNode text : node) {
      AgeRange range = AgeRange.parse(text.asText());
      if (range.upper().orElse(range.lower()) > OLDEST) {
        throw new IllegalArgumentException(
            "Invalid ages: " + range + ", nobody is older than " + OLDEST);
      }
      if (ages.contains(range)) {
        throw new IllegalArgumentException("Invalid ages: " + range + " twice");
      }
      ages.add(range);
    }
    if (ages.isEmpty()) {
      throw new IllegalArgumentException("Invalid ages: none, must be one or more such as 0-74");
    }
    return ages;
  }

  /** Nobody has weights or counts for a piece of a group. */
  private static void checkAges(CountDefinition count) {
    for (AgeRange range : count.waitedFor().isPresent() ? count.ages() : List.<AgeRange>of()) {
      if (Strata.bySexAndAge(count.classes()).makingUp(new People(Sex.FEMALE, range)).isEmpty()) {
        throw new IllegalArgumentException(
            "Invalid ages: %s, waits are counted by %s".formatted(range, count.classes()));
      }
    }
    if (count.standard() instanceof Standard.Direct direct) {
      try {
        count.ages().forEach(range -> direct.population().within(range));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("Invalid ages: " + e.getMessage(), e);
      }
    }
  }

  private static boolean isRegister(String absent) {
    return switch (absent) {
      case "zero" -> true;
      case "missing" -> false;
      default ->
          throw new IllegalArgumentException(
              "Invalid absent: '" + absent + "', expected zero or missing");
    };
  }

  private static Standard standard(String text) {
    Map<String, StandardPopulation> populations =
        Map.of(
            "european_1976",
            StandardPopulation.EUROPEAN_1976,
            "european_2013",
            StandardPopulation.EUROPEAN_2013);
    if (populations.containsKey(text)) {
      return new Standard.Direct(Objects.requireNonNull(populations.get(text)));
    }
    if (text.startsWith("country ")) {
      return new Standard.CountryOf(YearSpan.parse(text.substring("country ".length())));
    }
    return switch (text) {
      case "none" -> new Standard.None();
      case "country" -> new Standard.Country();
      default ->
          throw new IllegalArgumentException(
              "Invalid standard: '"
                  + text
                  + "', expected none, country, country and years, or "
                  + populations.keySet().stream().sorted().collect(Collectors.joining(" or ")));
    };
  }
}
