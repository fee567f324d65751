package no.mestring.warehouse.quality;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import no.mestring.core.quality.Fences;
import no.mestring.core.quality.YearlyChange;
import no.mestring.warehouse.compute.CubeAreas;

/**
 * Figures far from those of other areas of the level in any year, and changes far from other
 * changes.
 *
 * <p>Most outliers of small areas are chance. One is a warning where its 95 % limits lie beyond the
 * fence too, or those of both years of a change apart; else it is a note, and only of the main
 * figures: those of both sexes and the indicator's first ages.
 */
final class OutlierCheck {
  private static final double LARGE_MUNICIPALITY = 10_000;

  /** Quartiles of fewer figures say little. */
  private static final int FEWEST = 20;

  private final IndicatorRows rows;
  private final CubeAreas areas;
  private final Findings findings;
  private final Map<String, Double> mostPeople = new HashMap<>();

  /** Areas of a level and the people whose figures are compared. */
  private record Group(String level, String sex, String age) {}

  /** A figure and how much it changed since the last one. */
  private record Change(CubeRow row, CubeRow before, double percent) {}

  private OutlierCheck(IndicatorRows rows, CubeAreas areas, Findings findings) {
    this.rows = rows;
    this.areas = areas;
    this.findings = findings;
    for (CubeRow row : rows.all()) {
      Double people = row.denominator();
      if (people != null) {
        mostPeople.merge(row.cell().area(), people / Math.max(1, row.years()), Math::max);
      }
    }
  }

  static void run(IndicatorRows rows, CubeAreas areas, Findings findings) {
    OutlierCheck check = new OutlierCheck(rows, areas, findings);
    Map<Group, List<CubeRow>> groups = new LinkedHashMap<>();
    for (CubeRow row : rows.all()) {
      Optional<String> level = check.level(row.cell().area());
      if (level.isPresent() && row.isPresent() && row.compared().value() != null) {
        groups
            .computeIfAbsent(
                new Group(level.get(), row.cell().sex(), row.cell().age()),
                key -> new ArrayList<>())
            .add(row);
      }
    }
    groups.forEach(
        (group, some) -> {
          check.compareLevels(group, some);
          check.compareChanges(group, some);
        });
  }

  private Optional<String> level(String area) {
    return areas
        .level(area)
        .flatMap(
            level ->
                switch (level) {
                  case COUNTY -> Optional.of("counties");
                  case MUNICIPALITY ->
                      Optional.of(
                          weight(area) < LARGE_MUNICIPALITY
                              ? "municipalities under 10,000"
                              : "municipalities of 10,000 or more");
                  case COUNTRY, UNKNOWN, OUTSIDE -> Optional.empty();
                });
  }

  /** Inhabitants; where they were not counted, the most people that a figure of the area is of. */
  private double weight(String area) {
    return areas.inhabitants(area).orElse(mostPeople.getOrDefault(area, 1.0));
  }

  private void compareLevels(Group group, List<CubeRow> some) {
    Optional<Fences> fences = fences(some, some.stream().map(OutlierCheck::value).toList());
    if (fences.isEmpty()) {
      return;
    }
    for (CubeRow row : some) {
      double value = value(row);
      if (!fences.get().contain(value)) {
        boolean isHigh = value > fences.get().high();
        double fence = isHigh ? fences.get().high() : fences.get().low();
        Double limit = isHigh ? row.compared().lower() : row.compared().upper();
        boolean isSure = limit != null && (isHigh ? limit > fence : limit < fence);
        add(
            isSure,
            "outlier",
            row.cell(),
            value,
            fence,
            "the %s %s is %s %s, the fence of %s"
                .formatted(
                    row.adjusted().value() == null ? "value" : "adjusted value",
                    Findings.plain(value),
                    isHigh ? "above" : "below",
                    Findings.plain(fence),
                    group.level()));
      }
    }
  }

  private void compareChanges(Group group, List<CubeRow> some) {
    if (some.stream().anyMatch(row -> value(row) < 0)) {
      return; // of a value below zero nothing is a percentage
    }
    OptionalDouble insteadOfZero =
        YearlyChange.insteadOfZero(some.stream().map(OutlierCheck::value).toList());
    Map<String, List<CubeRow>> series = new LinkedHashMap<>();
    some.forEach(
        row -> series.computeIfAbsent(row.cell().area(), key -> new ArrayList<>()).add(row));
    List<Change> changes = new ArrayList<>();
    for (List<CubeRow> one : series.values()) {
      List<OptionalDouble> percents =
          YearlyChange.percent(
              one.stream().map(row -> OptionalDouble.of(value(row))).toList(), insteadOfZero);
      for (int i = 1; i < one.size(); i++) {
        if (percents.get(i).isPresent()) {
          changes.add(new Change(one.get(i), one.get(i - 1), percents.get(i).getAsDouble()));
        }
      }
    }
    Optional<Fences> fences =
        fences(
            changes.stream().map(Change::row).toList(),
            changes.stream().map(Change::percent).toList());
    if (fences.isEmpty()) {
      return;
    }
    for (Change change : changes) {
      if (!fences.get().contain(change.percent())) {
        boolean isHigh = change.percent() > fences.get().high();
        double fence = isHigh ? fences.get().high() : fences.get().low();
        add(
            areApart(change.row().compared(), change.before().compared()),
            "change",
            change.row().cell(),
            change.percent(),
            fence,
            "%s after %s in %s: %+.0f %%, the fence of %s is %+.0f %%"
                .formatted(
                    Findings.plain(value(change.row())),
                    Findings.plain(value(change.before())),
                    change.before().cell().period(),
                    change.percent(),
                    group.level(),
                    fence));
      }
    }
  }

  private void add(
      boolean isSure, String check, CubeCell cell, double found, double fence, String text) {
    if (isSure || rows.isMain(cell)) {
      findings.add(isSure ? Severity.WARNING : Severity.NOTE, check, cell, found, fence, text);
    }
  }

  private static boolean areApart(CubeRow.Limited one, CubeRow.Limited other) {
    Double oneLower = one.lower();
    Double oneUpper = one.upper();
    Double otherLower = other.lower();
    Double otherUpper = other.upper();
    return oneLower != null
        && oneUpper != null
        && otherLower != null
        && otherUpper != null
        && (oneLower > otherUpper || oneUpper < otherLower);
  }

  private Optional<Fences> fences(List<CubeRow> some, Collection<Double> values) {
    if (some.size() < FEWEST) {
      return Optional.empty();
    }
    Fences fences =
        Fences.of(
            values.stream().mapToDouble(Double::doubleValue).toArray(),
            some.stream().mapToDouble(row -> weight(row.cell().area())).toArray());
    return fences.areFlat() ? Optional.empty() : Optional.of(fences);
  }

  private static double value(CubeRow row) {
    Double value = row.compared().value();
    return value == null ? Double.NaN : value;
  }
}
