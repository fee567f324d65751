package no.mestring.warehouse.compute;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import no.mestring.core.area.Area;
import no.mestring.core.area.AreaGroup;
import no.mestring.core.area.AreaHistory;
import no.mestring.core.area.AreaLevel;
import no.mestring.warehouse.engine.Engine;

/** The areas that table cube can have: their levels, their parts and how many people live there. */
public final class CubeAreas {
  private final Map<String, AreaLevel> levels = new TreeMap<>();
  private final Map<String, List<String>> parts = new TreeMap<>();
  private final Map<String, Double> inhabitants = new HashMap<>();

  private CubeAreas() {}

  /**
   * The areas of the borders of a year, and the regions of a state.
   *
   * @param state the schema of the state
   * @param year whose mean population is asked for
   */
  public static CubeAreas of(
      Engine engine, String state, AreaHistory history, int borders, int year) {
    CubeAreas areas = new CubeAreas();
    Map<String, Set<String>> regions = new TreeMap<>();
    for (AreaGroup region : AreaGroups.own(engine, state)) {
      regions.put(region.code(), new HashSet<>(region.members()));
    }
    List<String> counties = new ArrayList<>();
    for (Area area : history.areas(borders)) {
      areas.levels.put(area.code(), area.level());
      if (area.level() == AreaLevel.COUNTY) {
        counties.add(area.code());
        areas.parts.put(
            area.code(),
            history.municipalities(area.code(), borders).stream().map(Area::code).toList());
      }
    }
    areas.parts.put(AreaHistory.COUNTRY, counties);
    Targets targets = new Targets(history, borders, regions);
    for (String region : regions.keySet()) {
      SortedSet<String> members = targets.municipalities().get(region);
      if (members != null) {
        areas.parts.put(region, List.copyOf(members));
      }
    }
    Denominators denominators = new Denominators(engine, state, targets);
    for (String area : targets.municipalities().keySet()) {
      denominators.everybody(area, year).ifPresent(persons -> areas.inhabitants.put(area, persons));
    }
    return areas;
  }

  /**
   * The municipalities of each area that table cube can have, by its code.
   *
   * @param state the schema of the state
   */
  public static Map<String, SortedSet<String>> municipalities(
      Engine engine, String state, AreaHistory history, int borders) {
    return new Targets(history, borders, CubeBuild.regions(engine, state)).municipalities();
  }

  /** The level of an area; empty for a region. */
  public Optional<AreaLevel> level(String area) {
    return Optional.ofNullable(levels.get(area));
  }

  /** How many areas of a level there are. */
  public int count(AreaLevel level) {
    return (int) levels.values().stream().filter(level::equals).count();
  }

  /** The parts of each area that has some: counties, or municipalities. */
  public Map<String, List<String>> parts() {
    return parts;
  }

  /** The mean population; empty where not all of it was counted. */
  public OptionalDouble inhabitants(String area) {
    Double found = inhabitants.get(area);
    return found == null ? OptionalDouble.empty() : OptionalDouble.of(found);
  }
}
