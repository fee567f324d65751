package no.mestring.warehouse.ingest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.mestring.core.area.Area;
import no.mestring.core.area.AreaHistory;
import no.mestring.core.area.AreaLevel;
import no.mestring.core.period.YearSpan;
import no.mestring.warehouse.failure.Suggestion;

/** What the code of an area must be: known, and valid in the period of its row; or a region. */
final class AreaRule {
  private static final YearSpan SERIES_YEAR = YearSpan.of(2024);

  private final AreaHistory areas;
  private final Set<String> regions;

  AreaRule(AreaHistory areas, Set<String> regions) {
    this.areas = areas;
    this.regions = regions;
  }

  /** The rule that is broken, empty if none is. */
  Optional<String> fault(String code, Optional<YearSpan> period) {
    if (regions.contains(code)) {
      return Optional.empty();
    }
    List<Area> found = areas.find(code);
    if (found.isEmpty()) {
      return Optional.of("is no area's code" + hint(code));
    }
    if (period.isEmpty() || areas.find(code, period.get()).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(notValid(found, period.get()));
  }

  private String notValid(List<Area> found, YearSpan period) {
    List<String> validity = found.stream().map(Area::validity).toList();
    Set<String> then = new LinkedHashSet<>();
    if (AreaHistory.KNOWN.contains(period.lastYear())) {
      for (Area area : found) {
        areas.successors(area, period.lastYear()).stream()
            .map(valid -> valid.name() + " was " + valid.code())
            .forEach(then::add);
      }
    }
    return "is not valid in "
        + period
        + ", only "
        + String.join(" and ", validity)
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
