package no.mestring.warehouse.areas;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import no.mestring.core.area.Area;
import no.mestring.core.area.AreaGroup;
import no.mestring.core.area.AreaHistory;
import no.mestring.core.area.AreaLevel;
import no.mestring.core.period.YearSpan;
import no.mestring.warehouse.failure.Suggestion;
import no.mestring.warehouse.failure.WarehouseException;

/** Finds what people mean by a code, a name or a group. */
final class AreaSearch {
  private static final Comparator<Area> LATEST_FIRST =
      Comparator.comparingInt((Area area) -> -area.lastYear().orElse(Integer.MAX_VALUE))
          .thenComparing(Area::code);

  private final AreaHistory history;

  /** The meaning that comes first, and what else the word may mean. */
  record Meaning(Found found, List<Found> others) {}

  AreaSearch(AreaHistory history) {
    this.history = history;
  }

  /**
   * The meaning of a word.
   *
   * @throws WarehouseException if it is unknown, or means several areas or several groups
   */
  Meaning find(String word) {
    String asked = word.strip();
    List<Found> meanings = meanings(asked);
    if (meanings.isEmpty()) {
      throw WarehouseException.question("Unknown area: '" + asked + "'" + hint(asked));
    }
    int first = meanings.stream().mapToInt(Found::rank).min().orElseThrow();
    List<Found> best = meanings.stream().filter(found -> found.rank() == first).toList();
    if (best.size() > 1) {
      throw WarehouseException.question(
          "Ambiguous area: '"
              + asked
              + "'; there are: "
              + best.stream()
                  .map(found -> found.unmistakable() + " (" + found.description() + ")")
                  .collect(Collectors.joining("; ")));
    }
    return new Meaning(
        best.get(0), meanings.stream().filter(found -> found.rank() > first).toList());
  }

  private List<Found> meanings(String asked) {
    List<Area> coded = history.find(asked);
    if (!coded.isEmpty()) {
      return List.of(found(coded.get(coded.size() - 1)));
    }
    List<Found> meanings = new ArrayList<>();
    List<Area> told = new ArrayList<>();
    for (Area area : history.named(asked).stream().sorted(LATEST_FIRST).toList()) {
      if (!told.contains(area)) {
        meanings.add(found(area));
        told.addAll(history.lineage(area)); // the same place under earlier codes
        told.add(area);
      }
    }
    for (AreaGroup group : history.groups()) {
      Found found = new Found.OfGroup(group);
      if (found.unmistakable().equalsIgnoreCase(asked)
          || group.code().equalsIgnoreCase(asked)
          || group.name().equalsIgnoreCase(asked)) {
        meanings.add(found);
      }
    }
    return meanings;
  }

  private Found found(Area area) {
    YearSpan then = YearSpan.of(area.lastYear().orElse(AreaHistory.KNOWN.lastYear()));
    Optional<Area> county =
        area.parent()
            .flatMap(code -> history.find(code, then))
            .filter(parent -> parent.level() == AreaLevel.COUNTY);
    return new Found.OfArea(area, county.map(Area::name).orElse(""));
  }

  private String hint(String asked) {
    List<Area> padded = history.find("0" + asked);
    if (!padded.isEmpty() && !asked.isEmpty()) {
      return "; a leading zero is lost: 0" + asked + " is " + padded.get(padded.size() - 1).name();
    }
    TreeSet<String> names = new TreeSet<>();
    boolean isCode = asked.matches("[0-9]+");
    for (Area area : history.areas()) {
      names.add(isCode ? area.code() : area.name());
    }
    if (!isCode) {
      for (AreaGroup group : history.groups()) {
        names.add(asked.contains(":") ? group.hierarchy() + ":" + group.code() : group.code());
      }
    }
    String near = asked.isEmpty() ? "" : Suggestion.near(asked, names);
    return near.isEmpty()
        ? "; ask by code, name, county or group, such as 4014, Kragerø, Telemark or"
            + " nord-gudbrandsdal"
        : near;
  }
}
