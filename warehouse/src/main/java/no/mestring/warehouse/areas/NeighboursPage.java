package no.mestring.warehouse.areas;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import no.mestring.core.area.Area;
import no.mestring.core.area.AreaHistory;
import no.mestring.core.neighbours.NearestNeighbours;
import no.mestring.core.neighbours.Neighbour;
import no.mestring.core.neighbours.Neighbours;
import no.mestring.core.period.YearSpan;
import no.mestring.warehouse.engine.ResultColumn;
import no.mestring.warehouse.engine.Rows;
import no.mestring.warehouse.failure.WarehouseException;

/** The neighbours of a municipality, what their distances are made of, and who was left out. */
final class NeighboursPage {
  private static final int MOST_SHOWN = 6;
  private static final List<ResultColumn> COLUMNS =
      List.of(
          new ResultColumn("area", false),
          new ResultColumn("rank", true),
          new ResultColumn("neighbour", false),
          new ResultColumn("name", false),
          new ResultColumn("distance", true),
          new ResultColumn("indicator", false),
          new ResultColumn("value", true),
          new ResultColumn("neighbour_value", true),
          new ResultColumn("standardized_difference", true),
          new ResultColumn("share", true));

  private final AreaHistory history;
  private final Area area;
  private final Map<String, Area> areas;
  private final List<IndicatorValues> indicators;
  private final NearestNeighbours all;

  NeighboursPage(
      AreaHistory history,
      Area area,
      Map<String, Area> areas,
      List<IndicatorValues> indicators,
      NearestNeighbours all) {
    this.history = history;
    this.area = area;
    this.areas = areas;
    this.indicators = indicators;
    this.all = all;
  }

  AreaAnswer answer(Neighbours neighbours) {
    if (neighbours.absence().isPresent()) {
      throw WarehouseException.question(
          "Cannot compare "
              + Story.name(area)
              + ": "
              + (all.leftOut().size() + 1 >= areas.size()
                  ? "no other municipality has " + String.join(", ", names())
                  : "all municipalities are the same in " + String.join(", ", names())));
    }
    return new AreaAnswer(text(neighbours), rows(neighbours));
  }

  private List<String> names() {
    return indicators.stream().map(IndicatorValues::name).toList();
  }

  private String text(Neighbours neighbours) {
    Text text = new Text();
    int compared = areas.size() - all.leftOut().size();
    text.wrapped(
        "",
        "Of %d municipalities on the borders of %d, those most like %s"
            .formatted(compared, ComparableAreas.YEAR, Story.name(area)));
    text.gap();
    List<List<String>> own = new ArrayList<>();
    for (IndicatorValues indicator : indicators) {
      double value = Objects.requireNonNull(indicator.values().get(area.code()));
      own.add(Text.cells("  " + indicator.name(), number(value), indicator.origin()));
    }
    text.table(own).gap();
    int rank = 0;
    for (Neighbour neighbour : neighbours.nearest()) {
      rank++;
      text.line(
          "%d. %s, distance %s"
              .formatted(rank, name(neighbour), decimals(neighbour.distance(), 2)));
      List<String> parts = new ArrayList<>();
      for (Neighbour.Part part : neighbour.parts()) {
        parts.add(
            "%s %s (%s)"
                .formatted(
                    part.indicator(), number(part.neighbourValue()), Text.percent(part.share())));
      }
      text.wrapped("   ", String.join(", ", parts));
    }
    text.gap();
    text.wrapped(
        "",
        "In brackets: how much of the squared distance comes from it. A distance of 0 is alike in"
            + " everything; two municipalities picked blindly are about 1.4 apart.");
    for (String name : all.withoutVariation()) {
      text.wrapped("", "All are the same in " + name + ", so it does not count.");
    }
    leftOut().forEach((reason, codes) -> text.wrapped("", leftOut(reason, codes)));
    return text.toString();
  }

  private String leftOut(String reason, List<String> codes) {
    List<String> shown = codes.subList(0, Math.min(MOST_SHOWN, codes.size()));
    return "Left out, %s: %d (%s%s)"
        .formatted(
            reason, codes.size(), String.join(", ", shown), codes.size() > MOST_SHOWN ? ", …" : "");
  }

  private Map<String, List<String>> leftOut() {
    Map<String, List<String>> byReason = new TreeMap<>();
    all.leftOut()
        .forEach(
            (code, lacking) ->
                byReason
                    .computeIfAbsent(reason(code, lacking), key -> new ArrayList<>())
                    .add(code));
    return byReason;
  }

  private String reason(String code, SortedSet<String> lacking) {
    Map<String, List<String>> byReason = new LinkedHashMap<>();
    for (IndicatorValues indicator : indicators) {
      if (lacking.contains(indicator.name())) {
        byReason
            .computeIfAbsent(indicator.reasons().getOrDefault(code, ""), key -> new ArrayList<>())
            .add(indicator.name());
      }
    }
    List<String> reasons = new ArrayList<>();
    byReason.forEach(
        (why, names) ->
            reasons.add(
                "no " + String.join(", ", names) + (why.isEmpty() ? "" : " (" + why + ")")));
    return String.join("; ", reasons);
  }

  private Rows rows(Neighbours neighbours) {
    Rows rows = new Rows();
    rows.columns(COLUMNS);
    long rank = 0;
    for (Neighbour neighbour : neighbours.nearest()) {
      rank++;
      for (Neighbour.Part part : neighbour.parts()) {
        rows.row(
            List.of(
                area.code(),
                rank,
                neighbour.area(),
                Objects.requireNonNull(areas.get(neighbour.area())).name(),
                neighbour.distance(),
                part.indicator(),
                part.value(),
                part.neighbourValue(),
                part.standardizedDifference(),
                part.share()));
      }
    }
    return rows;
  }

  private String name(Neighbour neighbour) {
    Area municipality = Objects.requireNonNull(areas.get(neighbour.area()));
    YearSpan then = YearSpan.of(ComparableAreas.YEAR);
    return Story.name(municipality)
        + municipality
            .parent()
            .flatMap(code -> history.find(code, then))
            .map(county -> " (" + county.name() + ")")
            .orElse("");
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%,d", (long) value)
        : decimals(value, 1);
  }

  private static String decimals(double value, int decimals) {
    return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP).toPlainString();
  }
}
