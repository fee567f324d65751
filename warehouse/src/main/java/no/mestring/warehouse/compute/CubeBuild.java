package no.mestring.warehouse.compute;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import no.mestring.core.area.AreaHistory;
import no.mestring.warehouse.catalog.CountDefinition;
import no.mestring.warehouse.catalog.CountedEvents;
import no.mestring.warehouse.catalog.Definitions;
import no.mestring.warehouse.catalog.IndicatorDefinition;
import no.mestring.warehouse.engine.Engine;
import no.mestring.warehouse.engine.Stage;
import no.mestring.warehouse.schema.TableSchema;
import no.mestring.warehouse.store.Change;
import no.mestring.warehouse.store.Manifest;
import no.mestring.warehouse.store.Store;
import org.jspecify.annotations.Nullable;

/**
 * Counts the indicators whose events, populations, regions or definition changed since they were
 * counted last, and puts them in the place of their rows of table cube.
 */
public final class CubeBuild {
  private final Engine engine;
  private final Store store;
  private final Definitions definitions;
  private final AreaHistory areas;
  private final BuildRules rules;

  public CubeBuild(
      Engine engine, Store store, Definitions definitions, AreaHistory areas, BuildRules rules) {
    this.engine = engine;
    this.store = store;
    this.definitions = definitions;
    this.areas = areas;
    this.rules = rules;
  }

  /** The indicators that can be counted, by their codes. */
  public static Map<String, IndicatorDefinition> countable(Definitions definitions) {
    Map<String, IndicatorDefinition> countable = new LinkedHashMap<>();
    definitions.indicators().stream()
        .filter(definition -> definition.count().isPresent())
        .forEach(definition -> countable.put(definition.indicator().code(), definition));
    return countable;
  }

  /**
   * Those of some indicators whose rows would be others now, because what they follow from changed
   * since they were counted.
   *
   * @param state the schema of the state
   */
  public List<IndicatorDefinition> stale(
      Manifest manifest, String state, List<IndicatorDefinition> some) {
    Map<String, String> known = new HashMap<>();
    engine
        .internal("SELECT indicator, inputs FROM " + state + ".build")
        .rows()
        .forEach(row -> known.put(text(row.get(0)), text(row.get(1))));
    Inputs inputs = inputs(manifest, state);
    return some.stream()
        .filter(definition -> inputs.counted(definition).isPresent())
        .filter(
            definition ->
                !inputs
                    .fingerprint(definition, rules)
                    .equals(known.get(definition.indicator().code())))
        .toList();
  }

  private Inputs inputs(Manifest manifest, String state) {
    return new Inputs(engine, store, definitions, manifest, state);
  }

  /**
   * The indicators whose rows would be others now if they were counted again as they were, and
   * those that could be counted and never were.
   *
   * @param state the schema of the state
   */
  public List<String> outOfDate(Manifest manifest, String state) {
    Map<String, String> known = new HashMap<>();
    Map<String, BuildRules> knownRules = new HashMap<>();
    for (List<@Nullable Object> row :
        engine
            .internal("SELECT indicator, inputs, borders, compatible FROM " + state + ".build")
            .rows()) {
      known.put(text(row.get(0)), text(row.get(1)));
      knownRules.put(
          text(row.get(0)),
          new BuildRules(
              ((Number) Objects.requireNonNull(row.get(2))).intValue(),
              Boolean.TRUE.equals(row.get(3))));
    }
    Inputs inputs = inputs(manifest, state);
    List<String> codes = new ArrayList<>();
    countable(definitions)
        .forEach(
            (code, definition) -> {
              if (inputs.counted(definition).isPresent()
                  && !inputs
                      .fingerprint(definition, knownRules.getOrDefault(code, rules))
                      .equals(known.get(code))) {
                codes.add(code);
              }
            });
    return codes;
  }

  /**
   * Counts indicators and stages their rows in a change.
   *
   * @param state the schema of the change's base
   * @return what became of each
   */
  public BuildResult build(Change change, String state, List<IndicatorDefinition> stale) {
    Map<String, Set<String>> regions = regions(engine, state);
    Targets targets = new Targets(areas, rules.borders(), regions);
    Inputs inputs = inputs(change.manifest(), state);
    Denominators denominators = new Denominators(engine, state, targets);
    CountedIndicators counting = new CountedIndicators(engine, state, targets, denominators);
    WaitIndicators waits = new WaitIndicators(engine, definitions, state, targets);
    CubeStage cube = new CubeStage(targets, rules);
    List<BuildLine> lines = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (String region : regions.keySet()) {
      if (!targets.municipalities().containsKey(region)) {
        notes.add(
            "region %s has no figures: the borders of %d cut through it"
                .formatted(region, rules.borders()));
      }
    }
    Map<String, Optional<Path>> files = new TreeMap<>();
    Map<String, Optional<Path>> yearly = new TreeMap<>();
    for (List<IndicatorDefinition> pass : passes(stale, inputs)) {
      String counted = inputs.counted(pass.get(0)).orElseThrow();
      Map<String, YearlySource> sources = new HashMap<>();
      if (counted.equals(Inputs.DELIVERED)) {
        for (IndicatorDefinition definition : pass) {
          DeliveredFigures figures =
              new DeliveredFigures(engine, state, targets, denominators, definition);
          notes.addAll(figures.notes());
          sources.put(definition.indicator().code(), figures);
        }
      } else if (pass.get(0).count().orElseThrow().waitedFor().isPresent()) {
        sources.putAll(waits.count(pass));
      } else {
        CountedIndicators.Pass done = counting.count(pass, store.files(change.manifest(), counted));
        notes.addAll(done.notes());
        sources.putAll(done.figures());
      }
      for (IndicatorDefinition definition : pass) {
        String code = definition.indicator().code();
        YearlySource source = sources.get(code);
        Stage stage = engine.stage(schema("cube"));
        try (stage) {
          if (source != null) {
            notes.addAll(cube.stage(definition, counted, source, stage));
          }
        }
        Stage years = engine.stage(schema("cube_year"));
        try (years) {
          if (source != null) {
            new CubeYears(years, targets, rules.borders())
                .stage(code, definition.count().orElseThrow().people(), source);
          }
        }
        lines.add(Changes.since(engine, state, stage, code));
        files.put(code, engine.write(stage, change, change.id()));
        yearly.put(code, engine.write(years, change, change.id()));
      }
    }
    change.replace(schema("cube"), files);
    change.replace(schema("cube_year"), yearly);
    Stage builds = builds(change, state, files.keySet(), lines);
    change.replace(schema("build"), engine.write(builds, change, change.id()));
    return new BuildResult(change.id(), lines, notes);
  }

  /**
   * Takes the figures out that rows of a load went into, which is being undone.
   *
   * @param state the schema of the change's base
   */
  public void drop(Change change, String state, long load) {
    Map<String, Optional<Path>> gone = new TreeMap<>();
    String sql =
        """
        SELECT indicator FROM %s.build
        WHERE list_contains(string_split(loads || ' ' || population_loads, ' '), '%d')"""
            .formatted(state, load);
    engine.internal(sql).rows().forEach(row -> gone.put(text(row.get(0)), Optional.empty()));
    if (!gone.isEmpty()) {
      change.replace(schema("cube"), gone);
      change.replace(schema("cube_year"), gone);
      Stage builds = builds(change, state, gone.keySet(), List.of());
      change.replace(schema("build"), engine.write(builds, change, change.id()));
    }
  }

  /** Indicators that are counted in one pass over the same events, or were delivered. */
  private static List<List<IndicatorDefinition>> passes(
      List<IndicatorDefinition> some, Inputs inputs) {
    record Pass(String counted, String code, Object counting) {}
    Map<Pass, List<IndicatorDefinition>> passes = new LinkedHashMap<>();
    for (IndicatorDefinition definition : some) {
      CountDefinition count = definition.count().orElseThrow();
      passes
          .computeIfAbsent(
              new Pass(
                  inputs.counted(definition).orElseThrow(),
                  count.events().map(CountedEvents::code).orElse(""),
                  count.counting()),
              key -> new ArrayList<>())
          .add(definition);
    }
    return List.copyOf(passes.values());
  }

  /** The rows of table build, but for some indicators those of new lines. */
  private Stage builds(Change change, String state, Set<String> replaced, List<BuildLine> lines) {
    Stage stage = engine.stage(schema("build"));
    try (stage) {
      for (List<@Nullable Object> row :
          engine.internal("SELECT * FROM " + state + ".build ORDER BY indicator").rows()) {
        if (!replaced.contains(text(row.get(0)))) {
          stage.add("", 0, row);
        }
      }
      Inputs inputs = inputs(change.manifest(), state);
      for (int i = 0; i < lines.size(); i++) {
        String code = lines.get(i).indicator();
        IndicatorDefinition definition = Objects.requireNonNull(countable(definitions).get(code));
        List<@Nullable Object> row = new ArrayList<>();
        row.add(code);
        row.add(inputs.counted(definition).orElseThrow());
        row.add(inputs.loads(definition));
        row.add(inputs.populationLoads());
        row.add(definition.fingerprint());
        row.add(inputs.fingerprint(definition, rules));
        row.add((long) rules.borders());
        row.add(rules.isCompatible());
        row.add(change.id());
        row.add(lines.get(i).rows());
        stage.add("", 0, row);
      }
    }
    return stage;
  }

  static Map<String, Set<String>> regions(Engine engine, String state) {
    Map<String, Set<String>> regions = new TreeMap<>();
    engine
        .internal("SELECT region, series FROM " + state + ".region_member")
        .rows()
        .forEach(
            row ->
                regions
                    .computeIfAbsent(text(row.get(0)), key -> new TreeSet<>())
                    .add(text(row.get(1))));
    return regions;
  }

  private TableSchema schema(String name) {
    return definitions.table(name).orElseThrow();
  }

  private static String text(@Nullable Object value) {
    return String.valueOf(value);
  }
}
