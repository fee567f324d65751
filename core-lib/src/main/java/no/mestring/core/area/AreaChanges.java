package no.mestring.core.area;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import no.mestring.core.area.AreaChange.Kind;
import no.mestring.core.period.YearSpan;

/** Finds what happened to areas between two years: which land they share. */
final class AreaChanges {
  private static final Comparator<Area> OLDEST_FIRST =
      Comparator.comparingInt((Area area) -> area.firstYear().orElse(Integer.MIN_VALUE))
          .thenComparing(Area::code);

  private final AreaHistory history;
  private final AreaLevel level;

  AreaChanges(AreaHistory history, AreaLevel level) {
    this.history = history;
    this.level = level;
  }

  /** All changes of a year, by the codes before and after. */
  List<AreaChange> in(int year) {
    List<AreaChange> changes = new ArrayList<>();
    if (year == AreaHistory.KNOWN.firstYear()) {
      return changes;
    }
    List<Area> after = areas(year);
    for (Area from : areas(year - 1)) {
      BitSet before = history.parts(from.code(), year - 1);
      if (isUnchanged(from, before, year)) {
        continue;
      }
      for (Area to : after) {
        BitSet now = history.parts(to.code(), year);
        if (now.intersects(before)) {
          change(year, from, before, to, now).ifPresent(changes::add);
        }
      }
    }
    return changes;
  }

  /** The changes that an area's land, or an area with some of it, took part in. */
  List<AreaChange> of(Area area) {
    BitSet land = land(area);
    List<AreaChange> changes = new ArrayList<>();
    for (int year = AreaHistory.KNOWN.firstYear() + 1;
        year <= AreaHistory.KNOWN.lastYear();
        year++) {
      int at = year;
      in(year).stream()
          .filter(
              change ->
                  history.parts(change.from().code(), at - 1).intersects(land)
                      || history.parts(change.to().code(), at).intersects(land))
          .forEach(changes::add);
    }
    return changes;
  }

  /** All areas that ever had land of an area, the oldest first. */
  List<Area> lineage(Area area) {
    BitSet land = land(area);
    return history.areas().stream()
        .filter(other -> other.level() == level && land(other).intersects(land))
        .sorted(OLDEST_FIRST)
        .toList();
  }

  private boolean isUnchanged(Area from, BitSet before, int year) {
    return history.parts(from.code(), year).equals(before) && from.isValidIn(YearSpan.of(year));
  }

  private BitSet land(Area area) {
    return history.parts(area.code(), area.lastYear().orElse(AreaHistory.KNOWN.lastYear()));
  }

  private List<Area> areas(int year) {
    return history.areas(year).stream().filter(area -> area.level() == level).toList();
  }

  private Optional<AreaChange> change(int year, Area from, BitSet before, Area to, BitSet now) {
    BitSet common = (BitSet) before.clone();
    common.and(now);
    Kind kind;
    OptionalDouble share = OptionalDouble.of(1);
    if (!common.equals(before)) {
      kind = Kind.DIVIDED;
      share = history.population().share(common, before, year - 1);
    } else if (!common.equals(now)) {
      kind = Kind.MERGED;
    } else if (!from.code().equals(to.code())) {
      kind = Kind.RENUMBERED;
    } else if (!from.name().equals(to.name())) {
      kind = Kind.RENAMED;
    } else {
      return Optional.empty();
    }
    return Optional.of(new AreaChange(year, kind, from, to, share));
  }
}
