package no.mestring.warehouse.ingest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import no.mestring.core.area.Area;
import no.mestring.core.area.AreaHistory;
import no.mestring.core.area.AreaLevel;
import no.mestring.core.period.YearSpan;
import no.mestring.warehouse.failure.Suggestion;

/**
 * What the code of an area must be: known, and valid in the period of its row or on the borders
 * that the delivery is said to be on; or a region.
 */
final class AreaRule {
  /** How the rule begins that a code of another time breaks. */
  static final String NOT_VALID = "is not valid in ";

  private static final YearSpan SERIES_YEAR = YearSpan.of(2024);

  private final AreaHistory areas;
  private final Set<String> regions;
  private final LoadRules rules;
  private final Map<At, PlacedArea> placed = new HashMap<>();

  private record At(String text, Optional<YearSpan> period) {}

  AreaRule(AreaHistory areas, Set<String> regions, LoadRules rules) {
    this.areas = areas;
    this.regions = regions;
    this.rules = rules;
  }

  /** The area that a delivered text means in a period. */
  PlacedArea place(String text, Optional<YearSpan> period) {
    return placed.computeIfAbsent(new At(text, period), this::find);
  }

  /** The rule that a text breaks, empty if none is. */
  Optional<String> fault(String text, Optional<YearSpan> period) {
    return place(text, period).fault();
  }

  /** Whether the text is a code of its period, without any placing. */
  boolean isOfItsPeriod(String code, YearSpan period) {
    return regions.contains(code) || areas.find(code, period).isPresent();
  }

  private PlacedArea find(At at) {
    String code = at.text();
    Optional<YearSpan> period =
        rules.borders().isPresent()
            ? Optional.of(YearSpan.of(rules.borders().getAsInt()))
            : at.period();
    if (regions.contains(code) || code.equals(AreaHistory.COUNTRY)) {
      return PlacedArea.asItIs(code, OptionalInt.empty());
    }
    List<Area> found = areas.find(code);
    if (found.isEmpty()) {
      Optional<PlacedArea> meant =
          rules.wrongCodes() == WrongCodes.PLACE ? meant(code, period) : Optional.empty();
      return meant.orElseGet(() -> PlacedArea.refused(code, "is no area's code" + hint(code)));
    }
    if (period.isEmpty() || areas.find(code, period.get()).isPresent()) {
      return PlacedArea.asItIs(code, rules.borders());
    }
    if (rules.borders().isPresent()) {
      return PlacedArea.refused(
          code,
          "is no code of "
              + rules.borders().getAsInt()
              + ", whose borders the delivery is said to be on, only "
              + validity(found));
    }
    return rules.wrongCodes() == WrongCodes.PLACE
        ? onOtherBorders(code, found, period.get())
        : PlacedArea.refused(code, notValid(found, period.get()));
  }

  /** A code of another time means the borders of the nearest year it was valid in. */
  private static PlacedArea onOtherBorders(String code, List<Area> found, YearSpan period) {
    int year = period.lastYear();
    int nearest = 0;
    for (Area area : found) {
      int first = area.firstYear().orElse(AreaHistory.KNOWN.firstYear());
      int last = area.lastYear().orElse(AreaHistory.KNOWN.lastYear());
      int candidate = Math.max(first, Math.min(last, year));
      if (nearest == 0 || Math.abs(candidate - year) < Math.abs(nearest - year)) {
        nearest = candidate;
      }
    }
    return PlacedArea.noted(
        code,
        OptionalInt.of(nearest),
        "with codes of other years, taken on the borders of " + nearest);
  }

  /** A code that lost its leading zero, or the name of one area of the period. */
  private Optional<PlacedArea> meant(String text, Optional<YearSpan> period) {
    if (text.matches("[0-9]{3}") && !areas.find("0" + text).isEmpty()) {
      PlacedArea padded = find(new At("0" + text, period)); // not place, which is under way
      return padded.fault().isPresent()
          ? Optional.empty()
          : Optional.of(
              PlacedArea.noted(
                  padded.code(), padded.borders(), "with codes that had lost their leading zero"));
    }
    List<Area> named =
        areas.named(text).stream()
            .filter(area -> period.isEmpty() || area.isValidIn(period.get()))
            .toList();
    return named.size() == 1
        ? Optional.of(
            PlacedArea.noted(named.get(0).code(), rules.borders(), "with names in place of codes"))
        : Optional.empty();
  }

  private static String validity(List<Area> found) {
    return found.stream().map(Area::validity).collect(Collectors.joining(" and "));
  }

  private String notValid(List<Area> found, YearSpan period) {
    Set<String> then = new LinkedHashSet<>();
    if (AreaHistory.KNOWN.contains(period.lastYear())) {
      for (Area area : found) {
        areas.successors(area, period.lastYear()).stream()
            .map(valid -> valid.name() + " was " + valid.code())
            .forEach(then::add);
      }
    }
    return NOT_VALID
        + period
        + ", only "
        + validity(found)
        + (then.isEmpty() ? "" : "; " + String.join(", ", then) + " then");
  }

  /** The rule that is broken by a member of a region, which goes by the code of its series. */
  Optional<String> seriesFault(String code) {
    List<Area> found = areas.find(code);
    if (found.isEmpty()) {
      return Optional.of("is no area's code" + hint(code));
    }
    Area area = found.get(found.size() - 1);
    if (area.level() != AreaLevel.MUNICIPALITY) {
      return Optional.of("must be a municipality");
    }
    if (areas.find(code, SERIES_YEAR).isPresent()) {
      return Optional.empty();
    }
    List<String> now =
        areas.successors(area, SERIES_YEAR.lastYear()).stream().map(Area::code).toList();
    return Optional.of(
        "must be the code of 2024; " + area.name() + " is " + String.join(" and ", now));
  }

  private String hint(String code) {
    List<Area> padded = areas.find("0" + code);
    if (!padded.isEmpty()) {
      return "; a leading zero is lost: "
          + padded.get(0).code()
          + " is "
          + padded.get(padded.size() - 1).name();
    }
    List<String> named = new ArrayList<>();
    areas.named(code).stream()
        .sorted(Comparator.comparingInt(area -> area.lastYear().orElse(Integer.MAX_VALUE)))
        .forEach(area -> named.add(area.code() + " (" + area.validity() + ")"));
    if (!named.isEmpty()) {
      return "; write the code: " + String.join(", ", named);
    }
    List<String> codes = new ArrayList<>(regions);
    for (Area area : areas.areas()) {
      if (area.code().length() == code.length()) {
        codes.add(area.code());
      }
    }
    String suggestion = Suggestion.of(code, codes);
    return suggestion.contains("did you mean") ? suggestion : "";
  }
}
