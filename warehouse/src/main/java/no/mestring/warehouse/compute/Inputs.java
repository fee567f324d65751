package no.mestring.warehouse.compute;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import no.mestring.core.pathway.PathwayVersions;
import no.mestring.warehouse.catalog.CountDefinition;
import no.mestring.warehouse.catalog.CountedEvents;
import no.mestring.warehouse.catalog.Definitions;
import no.mestring.warehouse.catalog.IndicatorDefinition;
import no.mestring.warehouse.engine.Engine;
import no.mestring.warehouse.sql.SqlDoor;
import no.mestring.warehouse.store.Manifest;
import no.mestring.warehouse.store.Store;

/** What the rows of each indicator's cube follow from, as a warehouse is. */
final class Inputs {
  /** The table with the yearly figures that were delivered. */
  static final String DELIVERED = "observation";

  /** What is written of an indicator; another form, and all are written anew. */
  private static final String FORM = "with years of people ";

  /** The tables that figures follow from, besides what is counted. */
  private static final List<String> SHARED =
      List.of("population", "region", "region_member", "coverage");

  private final Engine engine;
  private final Store store;
  private final Definitions definitions;
  private final Manifest manifest;
  private final String state;
  private final SqlDoor door;
  private final Map<String, String> delivered = new HashMap<>();

  /**
   * The inputs of a state.
   *
   * @param state its schema
   */
  Inputs(Engine engine, Store store, Definitions definitions, Manifest manifest, String state) {
    this.engine = engine;
    this.store = store;
    this.definitions = definitions;
    this.manifest = manifest;
    this.state = state;
    this.door = new SqlDoor(definitions.publicTables());
    engine
        .internal(
            """
            SELECT indicator, md5(string_agg(line, ';' ORDER BY line)) FROM (
              SELECT indicator, concat_ws('|', area, period, sex, age, numerator,
                coalesce(denominator, -1), status, source, borders) AS line
              FROM %s.observation WHERE %s) GROUP BY indicator"""
                .formatted(state, DeliveredFigures.YEARLY))
        .rows()
        .forEach(row -> delivered.put(String.valueOf(row.get(0)), String.valueOf(row.get(1))));
  }

  /**
   * The table that an indicator is counted from: that of its events or waits, or where none were
   * delivered that of the delivered yearly figures; empty if there are neither.
   */
  Optional<String> counted(IndicatorDefinition definition) {
    CountDefinition count = definition.count().orElseThrow();
    return count
        .events()
        .map(CountedEvents::table)
        .or(
            () ->
                count
                    .waitedFor()
                    .filter(wait -> !pathways(wait).isEmpty())
                    .map(wait -> Definitions.PATHWAY_EVENT))
        .filter(manifest.tables()::containsKey)
        .or(
            () ->
                delivered.containsKey(definition.indicator().code())
                    ? Optional.of(DELIVERED)
                    : Optional.empty());
  }

  /** Tells everything the rows follow from: others, another text. */
  String fingerprint(IndicatorDefinition definition, BuildRules by) {
    StringBuilder inputs = new StringBuilder(FORM).append(definition.fingerprint()).append(by);
    SHARED.forEach(table -> inputs.append(' ').append(version(table)));
    String counted = counted(definition).orElse("");
    inputs.append(' ').append(counted).append(' ');
    inputs.append(
        counted.equals(DELIVERED)
            ? delivered.get(definition.indicator().code())
            : version(counted));
    wait(definition).ifPresent(wait -> inputs.append(pathways(wait)));
    return Definitions.fingerprint(inputs.toString());
  }

  private List<PathwayVersions> pathways(String wait) {
    return WaitIndicators.pathways(engine, definitions, state, wait);
  }

  private static Optional<String> wait(IndicatorDefinition definition) {
    return definition.count().flatMap(CountDefinition::waitedFor);
  }

  private long version(String table) {
    return manifest.tables().getOrDefault(table, 0L);
  }

  /** The numbers of the loads that what is counted came with. */
  String loads(IndicatorDefinition definition) {
    String counted = counted(definition).orElse("");
    if (!counted.equals(DELIVERED)) {
      return loads(
          wait(definition).isPresent()
              ? List.of(counted, Definitions.PATHWAY_FILE)
              : List.of(counted));
    }
    return loads(tables(definition));
  }

  /** The numbers of the loads that an indicator's delivered figures of some sources came with. */
  Set<Long> loads(IndicatorDefinition definition, Set<String> sources) {
    Set<Long> loads = new TreeSet<>();
    for (String table : tables(definition)) {
      if (manifest.tables().containsKey(table) && hasSource(table)) {
        loads.addAll(engine.loads(store.files(manifest, table), sources));
      }
    }
    return loads;
  }

  /** Names and members of regions, say, have no source of their own. */
  private boolean hasSource(String table) {
    return definitions
        .table(table)
        .filter(schema -> schema.columnNames().contains("source"))
        .isPresent();
  }

  /** The tables that an indicator's delivered figures are in. */
  private List<String> tables(IndicatorDefinition definition) {
    List<String> tables = new ArrayList<>(List.of(Definitions.INDICATOR_DELIVERY));
    definition
        .figures()
        .ifPresent(figures -> tables.addAll(Observations.check(definition, door).tables()));
    return tables;
  }

  /** The numbers of the loads that populations came with. */
  String populationLoads() {
    return loads(List.of("population"));
  }

  private String loads(Collection<String> tables) {
    TreeSet<Long> loads = new TreeSet<>();
    tables.stream()
        .filter(manifest.tables()::containsKey)
        .forEach(table -> loads.addAll(engine.loads(store.files(manifest, table))));
    return loads.stream().map(String::valueOf).collect(Collectors.joining(" "));
  }
}
