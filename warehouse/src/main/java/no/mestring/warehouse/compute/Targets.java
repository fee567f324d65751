package no.mestring.warehouse.compute;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import no.mestring.core.area.Area;
import no.mestring.core.area.AreaHistory;
import no.mestring.core.area.AreaLevel;
import no.mestring.core.period.YearSpan;
import no.mestring.warehouse.counting.Placing;
import org.jspecify.annotations.Nullable;

/**
 * The areas that indicators are counted in: municipalities and counties on the borders of a year,
 * the country, and the regions of the warehouse; and where the events of each code count.
 */
final class Targets implements Placing {
  private static final int SERIES_YEAR = 2024;

  private final AreaHistory history;
  private final int borders;
  private final Map<String, SortedSet<String>> municipalities = new TreeMap<>();
  private final Map<Integer, Map<String, Set<String>>> reachedBy = new HashMap<>();
  private final Map<Asked, Optional<Set<String>>> sources = new HashMap<>();

  /** Those that counting asks for, by several threads. */
  private final Map<Land, Set<String>> targetsOf = new ConcurrentHashMap<>();

  private final Map<Land, Set<String>> reachedOf = new ConcurrentHashMap<>();

  private record Asked(String target, int year) {}

  /** An area as it was in a year: some grew and kept their codes. */
  private record Land(Area area, int year) {}

  /**
   * All areas. A region that the borders cut through is none of them.
   *
   * @param regions the members of each region, by their codes of 2024
   */
  Targets(AreaHistory history, int borders, Map<String, ? extends Collection<String>> regions) {
    this.history = history;
    this.borders = borders;
    for (Area area : history.areas(borders)) {
      if (area.level() == AreaLevel.MUNICIPALITY) {
        municipalities.put(area.code(), new TreeSet<>(List.of(area.code())));
      } else if (area.level() == AreaLevel.COUNTY || area.level() == AreaLevel.COUNTRY) {
        municipalities.put(
            area.code(),
            new TreeSet<>(
                history.municipalities(area.code(), borders).stream().map(Area::code).toList()));
      }
    }
    regions.forEach(
        (region, members) -> drawn(members).ifPresent(drawn -> municipalities.put(region, drawn)));
  }

  /** The municipalities of these borders that together are some of 2024. */
  private Optional<SortedSet<String>> drawn(Collection<String> members) {
    SortedSet<String> drawn = together(members, SERIES_YEAR, borders);
    return together(drawn, borders, SERIES_YEAR).equals(new TreeSet<>(members))
        ? Optional.of(drawn)
        : Optional.empty();
  }

  private SortedSet<String> together(Collection<String> codes, int of, int year) {
    return codes.stream()
        .flatMap(code -> history.find(code, YearSpan.of(of)).stream())
        .flatMap(area -> history.successors(area, of, year).stream())
        .map(Area::code)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What an area of these borders is called; a region has only its code. */
  String name(String target) {
    return history.find(target, YearSpan.of(borders)).map(Area::name).orElse(target);
  }

  /** The municipalities of each area, by the area's code. */
  Map<String, SortedSet<String>> municipalities() {
    return municipalities;
  }

  /** A code that is none of the event's year means what it meant in the nearest. */
  @Override
  public Collection<String> targets(@Nullable String area, int year) {
    if (area == null) {
      return Set.of();
    }
    Optional<Area> known = meaning(area, year);
    if (known.isPresent()) {
      return targetsOf.computeIfAbsent(new Land(known.get(), year), this::targets);
    }
    return municipalities.containsKey(area) ? Set.of(area) : Set.of();
  }

  private Set<String> targets(Land land) {
    Set<String> targets = new LinkedHashSet<>();
    targets.add(AreaHistory.COUNTRY);
    if (land.area.level() == AreaLevel.COUNTRY) {
      return targets;
    }
    Set<String> reached = reached(land);
    municipalities.forEach(
        (target, members) -> {
          if (!reached.isEmpty() && members.containsAll(reached)) {
            targets.add(target);
          }
        });
    return targets;
  }

  /** The municipalities that the events of a municipality's code may have been in. */
  Set<String> reached(String area, int year) {
    return meaning(area, year)
        .filter(known -> known.level() == AreaLevel.MUNICIPALITY)
        .map(known -> reached(new Land(known, year)))
        .orElse(Set.of());
  }

  /** The municipalities of these borders that lie on the land of an area of a year. */
  Set<String> within(String code, int year) {
    Optional<Area> known = meaning(code, year);
    if (known.isEmpty() || known.get().level() == AreaLevel.COUNTRY) {
      return municipalities.getOrDefault(code, new TreeSet<>());
    }
    return municipalities(known.get(), year).stream()
        .flatMap(one -> reached(one, year).stream())
        .collect(Collectors.toSet());
  }

  /**
   * The municipalities of a year that together were an area of these borders.
   *
   * @return their codes in that year; empty if one of them was only partly in the area, or nothing
   *     is known of the year
   */
  Optional<Set<String>> sources(String target, int year) {
    return sources.computeIfAbsent(new Asked(target, year), asked -> find(target, year));
  }

  /** Whether the code of an area of these borders meant the same land in a year. */
  boolean isWhole(String target, int year) {
    if (target.equals(AreaHistory.COUNTRY) || history.find(target).isEmpty()) {
      return municipalities.containsKey(target);
    }
    return history
        .find(target, YearSpan.of(year))
        .map(area -> municipalities(area, year).equals(sources(target, year).orElse(Set.of())))
        .orElse(false);
  }

  private Set<String> municipalities(Area area, int year) {
    return area.level() == AreaLevel.MUNICIPALITY
        ? Set.of(area.code())
        : history.municipalities(area.code(), year).stream()
            .map(Area::code)
            .collect(Collectors.toSet());
  }

  private Optional<Set<String>> find(String target, int year) {
    if (!AreaHistory.KNOWN.contains(year)) {
      return Optional.empty();
    }
    Set<String> members = municipalities.getOrDefault(target, new TreeSet<>());
    Set<String> parts = new TreeSet<>();
    Set<String> found = new TreeSet<>();
    for (Map.Entry<String, Set<String>> source :
        reachedBy.computeIfAbsent(year, this::reachedBy).entrySet()) {
      if (members.containsAll(source.getValue())) {
        parts.add(source.getKey());
        found.addAll(source.getValue());
      } else if (source.getValue().stream().anyMatch(members::contains)) {
        return Optional.empty();
      }
    }
    return found.equals(members) && !found.isEmpty() ? Optional.of(parts) : Optional.empty();
  }

  private Map<String, Set<String>> reachedBy(int year) {
    Map<String, Set<String>> reached = new TreeMap<>();
    for (Area area : history.areas(year)) {
      if (area.level() == AreaLevel.MUNICIPALITY) {
        reached.put(area.code(), reached(new Land(area, year)));
      }
    }
    return reached;
  }

  private Optional<Area> meaning(String code, int year) {
    return history
        .find(code, YearSpan.of(year))
        .or(
            () ->
                history.find(code).stream()
                    .min(Comparator.comparingInt(area -> distance(area, year))));
  }

  private static int distance(Area area, int year) {
    return Math.max(area.firstYear().orElse(year) - year, year - area.lastYear().orElse(year));
  }

  /** The municipalities of these borders that an event of an area was in one of. */
  private Set<String> reached(Land land) {
    return reachedOf.computeIfAbsent(land, this::findReached);
  }

  private Set<String> findReached(Land land) {
    Set<String> reached = new TreeSet<>();
    for (Area successor : history.successors(land.area, land.year, borders)) {
      switch (successor.level()) {
        case MUNICIPALITY -> reached.add(successor.code());
        case COUNTY ->
            reached.addAll(municipalities.getOrDefault(successor.code(), new TreeSet<>()));
        case UNKNOWN -> reached.addAll(ofCounty(successor));
        default -> {}
      }
    }
    return reached;
  }

  private SortedSet<String> ofCounty(Area unknown) {
    return municipalities.getOrDefault(unknown.parent().orElse(""), new TreeSet<>());
  }
}
