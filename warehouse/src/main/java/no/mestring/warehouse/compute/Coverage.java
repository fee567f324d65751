package no.mestring.warehouse.compute;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import no.mestring.core.area.AreaHistory;
import no.mestring.core.period.YearSpan;
import no.mestring.warehouse.catalog.Definitions;
import no.mestring.warehouse.engine.Engine;
import org.jspecify.annotations.Nullable;

/**
 * Which municipalities and years a table of events covers, so that a year without events is zero
 * where the register ran and missing where nothing was delivered.
 *
 * <p>Table coverage says it. Where it says nothing of a table, one with events, of any code, of
 * half of all municipalities or more is the whole country's register: it covers all of them in
 * every year that has an event. Else each municipality is covered from its first year with an event
 * to its last. Where codes of divided municipalities were delivered, nobody can say what became of
 * their parts, and the parts are not covered.
 */
final class Coverage {
  private static final double COUNTRY_SHARE = 0.5;

  private static final int MOST_SHOWN = 3;

  private final Targets targets;
  private final List<String> notes = new ArrayList<>();
  private final Map<String, Set<Integer>> covered = new HashMap<>();
  private final Map<String, Set<Integer>> unknown = new HashMap<>();
  private final SortedSet<Integer> years = new TreeSet<>();
  private final boolean isDeclared;

  /**
   * The coverage of a table.
   *
   * @param state the schema of the state
   */
  Coverage(Engine engine, String state, String table, Targets targets) {
    this(engine, state, table, targets, "");
  }

  /**
   * The coverage of some pathways: where nothing is said of their table, other pathways tell
   * nothing of them.
   */
  static Coverage ofPathways(
      Engine engine, String state, Collection<String> pathways, Targets targets) {
    return new Coverage(
        engine,
        state,
        Definitions.PATHWAY_EVENT,
        targets,
        pathways.stream().collect(Collectors.joining("', '", " AND pathway IN ('", "')")));
  }

  private Coverage(Engine engine, String state, String table, Targets targets, String condition) {
    this.targets = targets;
    SortedMap<String, SortedSet<Integer>> events = new TreeMap<>();
    String sql =
        "SELECT DISTINCT area, year FROM %s.\"%s\" WHERE area IS NOT NULL%s"
            .formatted(state, table, condition);
    Set<String> codes = new HashSet<>();
    for (List<@Nullable Object> row : engine.internal(sql).rows()) {
      int year = Cube.whole(row.get(1));
      codes.add(String.valueOf(row.get(0)));
      Set<String> reached = targets.reached(String.valueOf(row.get(0)), year);
      for (String municipality : reached) {
        events.computeIfAbsent(municipality, key -> new TreeSet<>()).add(year);
        if (reached.size() > 1) {
          unknown.computeIfAbsent(municipality, key -> new HashSet<>()).add(year);
        }
      }
      years.add(year);
    }
    String declared =
        "SELECT area, first_year, last_year FROM %s.coverage WHERE dataset = '%s'"
            .formatted(state, table);
    List<List<@Nullable Object>> rows = engine.internal(declared).rows();
    isDeclared = !rows.isEmpty();
    if (rows.isEmpty()) {
      guess(events, codes);
    } else {
      years.clear();
      rows.forEach(this::declare);
      noteLeftOut(table, events);
    }
  }

  private void declare(List<@Nullable Object> row) {
    for (int year = Cube.whole(row.get(1)); year <= Cube.whole(row.get(2)); year++) {
      years.add(year);
      for (String municipality : targets.within(String.valueOf(row.get(0)), year)) {
        covered.computeIfAbsent(municipality, key -> new HashSet<>()).add(year);
      }
    }
  }

  private void noteLeftOut(String table, SortedMap<String, SortedSet<Integer>> events) {
    List<String> leftOut = new ArrayList<>();
    events.forEach(
        (municipality, its) ->
            its.stream()
                .filter(year -> !isCovered(new TreeSet<>(Set.of(municipality)), year))
                .forEach(year -> leftOut.add(municipality + " in " + year)));
    if (!leftOut.isEmpty()) {
      notes.add(
          "%s: events of %s%s, which table coverage leaves out"
              .formatted(
                  table,
                  String.join(", ", leftOut.subList(0, Math.min(MOST_SHOWN, leftOut.size()))),
                  leftOut.size() > MOST_SHOWN
                      ? " and " + (leftOut.size() - MOST_SHOWN) + " more"
                      : ""));
    }
  }

  private void guess(SortedMap<String, SortedSet<Integer>> events, Set<String> codes) {
    SortedSet<String> all =
        Objects.requireNonNull(targets.municipalities().get(AreaHistory.COUNTRY));
    if (events.size() >= all.size() * COUNTRY_SHARE) {
      all.forEach(municipality -> covered.put(municipality, years));
    } else {
      events.forEach(
          (municipality, its) -> {
            Set<Integer> whole = new HashSet<>();
            for (int year = its.first(); year <= its.last(); year++) {
              // of what merged since, each part must have delivered something some time
              Set<String> parts = targets.sources(municipality, year).orElse(Set.of());
              if (parts.size() <= 1 || codes.containsAll(parts)) {
                whole.add(year);
              }
            }
            covered.put(municipality, whole);
          });
    }
  }

  /** Events that are in no figure, since their area and year are said not to be covered. */
  List<String> notes() {
    return notes;
  }

  /** From the first to the last year that is covered anywhere; empty if there is none at all. */
  Optional<YearSpan> years() {
    return years.isEmpty()
        ? Optional.empty()
        : Optional.of(YearSpan.closed(years.first(), years.last()));
  }

  /** Whether table coverage says it. */
  boolean isDeclared() {
    return isDeclared;
  }

  /** The last year in which one of some municipalities is covered; empty if there is none. */
  OptionalInt lastYear(Set<String> municipalities) {
    return municipalities.stream()
        .flatMap(one -> covered.getOrDefault(one, Set.of()).stream())
        .mapToInt(Integer::intValue)
        .max();
  }

  /** Whether anything was delivered in a year, anywhere. */
  boolean isKnown(int year) {
    return years.contains(year);
  }

  /** Whether all of some municipalities are covered in a year. */
  boolean isCovered(SortedSet<String> municipalities, int year) {
    return municipalities.stream()
        .allMatch(one -> covered.getOrDefault(one, Set.of()).contains(year));
  }

  /** Whether one of some municipalities was divided in a year, and is not all of what it was. */
  boolean isDivided(String municipality, int year) {
    return unknown.getOrDefault(municipality, Set.of()).contains(year);
  }
}
