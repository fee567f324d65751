package no.mestring.warehouse.quality;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
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
  private final Map<String, String> earlierDefinitions;
  private final Map<String, String> laterDefinitions;
  private final Map<String, Map<Integer, Set<Long>>> known = new HashMap<>();

  Causes(Engine engine, Store store, Edition before, Edition after) {
    this.engine = engine;
    this.store = store;
    this.before = before;
    this.after = after;
    this.earlierDefinitions = definitions(before);
    this.laterDefinitions = definitions(after);
  }

  private Map<String, String> definitions(Edition edition) {
    Map<String, String> definitions = new HashMap<>();
    engine
        .internal("SELECT indicator, definition FROM " + edition.state() + ".build")
        .rows()
        .forEach(row -> definitions.put(text(row.get(0)), text(row.get(1))));
    return definitions;
  }

  /** Whether an indicator is defined otherwise. */
  boolean isOtherDefinition(String indicator) {
    String earlier = earlierDefinitions.get(indicator);
    String later = laterDefinitions.get(indicator);
    return earlier != null && later != null && !earlier.equals(later);
  }

  /** What the data of a period's years, or else of any year, tell. */
  Cause ofData(IndicatorDefinition definition, int firstYear, int lastYear) {
    String events = definition.count().orElseThrow().table();
    List<Cause> causes = new ArrayList<>();
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
