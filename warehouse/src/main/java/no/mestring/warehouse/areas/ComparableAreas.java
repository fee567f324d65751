package no.mestring.warehouse.areas;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.mestring.core.area.Area;
import no.mestring.core.area.AreaGroup;
import no.mestring.core.area.AreaHistory;
import no.mestring.core.area.AreaLevel;
import no.mestring.core.neighbours.AreaProfile;
import no.mestring.core.neighbours.Characteristic;
import no.mestring.core.neighbours.NearestNeighbours;
import no.mestring.warehouse.engine.Rows;
import no.mestring.warehouse.failure.Suggestion;
import no.mestring.warehouse.failure.WarehouseException;

/** Finds the municipalities that are most like one, by what the warehouse knows of them. */
public final class ComparableAreas {
  /** The year on whose borders municipalities are compared. */
  static final int YEAR = 2024;

  private static final String CENTRALITY = "centrality";

  private final AreaHistory history;
  private final Function<String, Rows> query;

  /**
   * Compares municipalities.
   *
   * @param query answers SQL over a state of the warehouse
   */
  public ComparableAreas(AreaHistory history, Function<String, Rows> query) {
    this.history = history;
    this.query = query;
  }

  /**
   * The municipalities most like one, on the borders of 2024.
   *
   * @param word the municipality, by code or name
   * @throws WarehouseException if it is unknown, divided or no municipality, an indicator is
   *     unknown, or there are no figures to compare by
   */
  public AreaAnswer to(String word, NeighbourQuestion question) {
    if (question.number() < 1) {
      throw WarehouseException.question(
          "Invalid neighbours: " + question.number() + ", must be 1 or more");
    }
    Area area = municipality(word);
    Map<String, Area> areas = new TreeMap<>();
    history
        .municipalities(AreaHistory.COUNTRY, YEAR)
        .forEach(municipality -> areas.put(municipality.code(), municipality));
    List<IndicatorValues> indicators = indicators(question, areas.keySet());
    for (IndicatorValues indicator : indicators) {
      refuseWithout(indicator, area);
    }
    List<AreaProfile> profiles = new ArrayList<>();
    for (String code : areas.keySet()) {
      Map<String, Double> values = new HashMap<>();
      for (IndicatorValues indicator : indicators) {
        Double value = indicator.values().get(code);
        if (value != null) {
          values.put(indicator.name(), value);
        }
      }
      profiles.add(AreaProfile.of(code, values));
    }
    List<Characteristic> characteristics =
        indicators.stream().map(IndicatorValues::characteristic).toList();
    NearestNeighbours all = NearestNeighbours.among(profiles, characteristics);
    return new NeighboursPage(history, area, areas, indicators, all)
        .answer(all.of(area.code(), question.number()));
  }

  private Area municipality(String word) {
    Found found = new AreaSearch(history).find(word).found();
    if (!(found instanceof Found.OfArea one) || one.area().level() != AreaLevel.MUNICIPALITY) {
      throw WarehouseException.question(
          "Invalid area: '"
              + word
              + "' is "
              + found.description()
              + ", only municipalities have neighbours");
    }
    List<Area> now = history.successors(one.area(), YEAR);
    if (now.size() != 1) {
      throw WarehouseException.question(
          "Invalid area: '"
              + word
              + "' was divided; ask for "
              + now.stream().map(Story::name).collect(Collectors.joining(" or ")));
    }
    return now.get(0);
  }

  private List<IndicatorValues> indicators(NeighbourQuestion question, Set<String> areas) {
    Set<String> names = new LinkedHashSet<>(question.by());
    boolean needsPopulation = names.stream().anyMatch(PopulationIndicators::has);
    OptionalInt asked = question.year();
    int year =
        needsPopulation
            ? PopulationIndicators.year(query, asked)
            : asked.orElse(AreaHistory.KNOWN.lastYear());
    ObservedIndicators observed = new ObservedIndicators(query, year, areas);
    Set<String> known = new TreeSet<>(NeighbourQuestion.DEFAULT);
    known.addAll(observed.names());
    for (String name : names) {
      if (!PopulationIndicators.has(name) && !name.equals(CENTRALITY) && !observed.has(name)) {
        throw WarehouseException.question(
            "Unknown indicator: '" + name + "'" + Suggestion.of(name, known));
      }
    }
    List<IndicatorValues> values = new ArrayList<>();
    PopulationIndicators people = needsPopulation ? new PopulationIndicators(query, year) : null;
    for (String name : names) {
      if (people != null && PopulationIndicators.has(name)) {
        values.add(people.of(name));
      } else {
        values.add(name.equals(CENTRALITY) ? centrality() : observed.of(name));
      }
    }
    return values;
  }

  private IndicatorValues centrality() {
    Map<String, Double> values = new HashMap<>();
    for (AreaGroup group : history.groups()) {
      if (group.hierarchy().equals(CENTRALITY)) {
        if (!group.code().matches("[0-9]+")) {
          throw WarehouseException.question(
              "Invalid indicator: 'centrality', group '" + group.code() + "' is no number");
        }
        group.members().forEach(member -> values.put(member, Double.valueOf(group.code())));
      }
    }
    return new IndicatorValues(
        Characteristic.difference(CENTRALITY),
        values,
        Map.of(),
        "class of Statistics Norway, 1 is the most central");
  }

  private static void refuseWithout(IndicatorValues indicator, Area area) {
    if (indicator.values().isEmpty()) {
      throw WarehouseException.question(
          "Cannot compare municipalities by "
              + indicator.name()
              + ": none has a value ("
              + indicator.origin()
              + ")");
    }
    if (!indicator.values().containsKey(area.code())) {
      String reason = indicator.reasons().getOrDefault(area.code(), "");
      throw WarehouseException.question(
          "Cannot compare "
              + Story.name(area)
              + ": it has no "
              + indicator.name()
              + " ("
              + indicator.origin()
              + (reason.isEmpty() ? "" : "; " + reason)
              + "); "
              + Text.counted(indicator.values().size(), "municipality has", "municipalities have"));
    }
  }
}
