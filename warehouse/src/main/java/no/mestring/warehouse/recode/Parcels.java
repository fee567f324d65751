package no.mestring.warehouse.recode;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import no.mestring.core.area.Area;
import no.mestring.core.area.AreaHistory;
import no.mestring.core.area.DeliveredArea;
import no.mestring.core.area.Parcel;
import no.mestring.core.period.YearSpan;

/** Finds the small pieces of land that moved between a file's borders and those asked for. */
final class Parcels {
  private final AreaHistory areas;
  private final int to;

  Parcels(AreaHistory areas, int to) {
    this.areas = areas;
    this.to = to;
  }

  /** Those that left or came to an area of some new rows, the oldest first. */
  List<Parcel> touching(List<NewLine> lines) {
    Map<String, YearSpan> moved = new HashMap<>();
    for (NewLine line : lines) {
      for (NewLine.Part part : line.parts()) {
        DeliveredArea area = part.line().area();
        int from = area.borders().orElse(area.period().lastYear());
        YearSpan span = YearSpan.closed(Math.min(from, to), Math.max(from, to));
        for (String code : line.code().split("[+]", -1)) {
          moved.merge(code, span, Parcels::enclosing);
        }
      }
    }
    return areas.parcels().stream().filter(parcel -> touches(parcel, moved)).toList();
  }

  private boolean touches(Parcel parcel, Map<String, YearSpan> moved) {
    Set<String> left = now(parcel.from(), parcel.year() - 1);
    Set<String> reached = now(parcel.to(), parcel.year());
    Set<String> both = new TreeSet<>(left);
    both.addAll(reached);
    return both.size() > 1
        && both.stream()
            .map(moved::get)
            .anyMatch(
                span ->
                    span != null
                        && parcel.year() > span.firstYear()
                        && parcel.year() <= span.lastYear());
  }

  /** The areas on the borders asked for that have land of an area of a year. */
  private Set<String> now(String code, int year) {
    Set<String> codes = new TreeSet<>();
    areas
        .find(code, YearSpan.of(year))
        .ifPresent(area -> areas.successors(area, to).stream().map(Area::code).forEach(codes::add));
    return codes;
  }

  private static YearSpan enclosing(YearSpan a, YearSpan b) {
    return YearSpan.closed(
        Math.min(a.firstYear(), b.firstYear()), Math.max(a.lastYear(), b.lastYear()));
  }
}
