package no.mestring.warehouse.quality;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import no.mestring.warehouse.catalog.CountDefinition;
import no.mestring.warehouse.catalog.IndicatorDefinition;
import no.mestring.warehouse.engine.Engine;
import no.mestring.warehouse.store.Store;
import org.jspecify.annotations.Nullable;

/** Tells why figures of two editions are not the same, from what each was counted from. */
final class Causes {
  private static final String POPULATION = "population";

  private final Engine engine;
  private final Store store;
  private final Edition before;
  private final Edition after;
  private final Map<String, Built> builtBefore;
  private final Map<String, Built> builtAfter;
  private final Map<String, Map<Integer, Set<Long>>> known = new HashMap<>();

  Causes(Engine engine, Store store, Edition before, Edition after) {
    this.engine = engine;
    this.store = store;
    this.before = before;
    this.after = after;
    this.builtBefore = built(before);
    this.builtAfter = built(after);
  }

  /** What an indicator's rows were counted from, by which definition. */
  private record Built(String definition, String counted, Set<Long> loads) {
    boolean isOfEvents(IndicatorDefinition indicator) {
      return indicator
          .count()
          .flatMap(CountDefinition::events)
          .filter(events -> events.table().equals(counted))
          .isPresent();
    }
  }

  private Map<String, Built> built(Edition edition) {
    Map<String, Built> built = new HashMap<>();
    for (List<@Nullable Object> row :
        engine
            .internal(
                "SELECT indicator, definition, counted, loads FROM " + edition.state() + ".build")
            .rows()) {
      Set<Long> loads = new TreeSet<>();
      for (String load : text(row.get(3)).split(" ", 0)) {
        loads.add(Long.valueOf(load));
      }
      built.put(text(row.get(0)), new Built(text(row.get(1)), text(row.get(2)), loads));
    }
    return built;
  }

  /** Whether an indicator is defined otherwise. */
  boolean isOtherDefinition(String indicator) {
    Built earlier = builtBefore.get(indicator);
    Built later = builtAfter.get(indicator);
    return earlier != null && later != null && !earlier.definition.equals(later.definition);
  }

  /** What the data of a period's years, or else of any year, tell. */
  Cause ofData(IndicatorDefinition definition, int firstYear, int lastYear) {
    Built earlier = builtBefore.get(definition.indicator().code());
    Built later = builtAfter.get(definition.indicator().code());
    if (earlier == null || later == null) {
      return Cause.OTHER;
    }
    List<Cause> causes = new ArrayList<>();
    if (!earlier.isOfEvents(definition) || !later.isOfEvents(definition)) {
      causes.add(compare(earlier.loads, later.loads));
      causes.add(compare(POPULATION, Integer.MIN_VALUE, Integer.MAX_VALUE));
      return causes.stream().min(Cause::compareTo).orElse(Cause.OTHER);
    }
    String events = later.counted;
    causes.add(compare(events, firstYear, lastYear));
    // a mean population is that of two days
    causes.add(compare(POPULATION, firstYear, lastYear + 1));
    if (causes.stream().allMatch(cause -> cause == Cause.OTHER)) {
      // which years a register covers follows from all of its years
      causes.add(compare(events, Integer.MIN_VALUE, Integer.MAX_VALUE));
      causes.add(compare(POPULATION, Integer.MIN_VALUE, Integer.MAX_VALUE));
    }
    return causes.stream().min(Cause::compareTo).orElse(Cause.OTHER);
  }

  private Cause compare(String table, int firstYear, int lastYear) {
    Set<Long> earlier = loads(before, table, firstYear, lastYear);
    Set<Long> later = loads(after, table, firstYear, lastYear);
    return compare(earlier, later);
  }

  private static Cause compare(Set<Long> earlier, Set<Long> later) {
    if (!later.containsAll(earlier)) {
      return Cause.REVISED_DATA;
    }
    return later.size() > earlier.size() ? Cause.NEW_DATA : Cause.OTHER;
  }

  private Set<Long> loads(Edition edition, String table, int firstYear, int lastYear) {
    Set<Long> loads = new TreeSet<>();
    known
        .computeIfAbsent(edition.snapshot() + " " + table, key -> byYear(edition, table))
        .forEach(
            (year, some) -> {
              if (year >= firstYear && year <= lastYear) {
                loads.addAll(some);
              }
            });
    return loads;
  }

  private Map<Integer, Set<Long>> byYear(Edition edition, String table) {
    return edition.manifest().tables().containsKey(table)
        ? engine.loadsByYear(store.files(edition.manifest(), table))
        : Map.of();
  }

  private static String text(@Nullable Object value) {
    return Objects.requireNonNull(value).toString();
  }
}
