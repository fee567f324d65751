package no.mestring.warehouse.compute;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import no.mestring.core.area.AreaHistory;
import no.mestring.core.estimate.Absence;
import no.mestring.core.estimate.ConfidenceLevel;
import no.mestring.core.estimate.Interval;
import no.mestring.core.period.YearSpan;
import no.mestring.warehouse.catalog.Definitions;
import no.mestring.warehouse.engine.Engine;
import no.mestring.warehouse.engine.Stage;
import no.mestring.warehouse.schema.TableSchema;
import no.mestring.warehouse.store.Change;
import no.mestring.warehouse.store.Manifest;
import no.mestring.warehouse.store.Store;
import org.jspecify.annotations.Nullable;

/**
 * Writes table expected_need wherever a projection is loaded, for the indicators whose yearly
 * counts or whose projection changed since that was done last.
 */
public final class NeedBuild {
  private static final String BUILT = "need_build";
  private static final String NEED = "expected_need";

  /** What is written of an indicator; another form, and all are written anew. */
  private static final String FORM = "first form ";

  private final Engine engine;
  private final Store store;
  private final Definitions definitions;
  private final AreaHistory areas;
  private final BuildLines built;

  public NeedBuild(Engine engine, Store store, Definitions definitions, AreaHistory areas) {
    this.engine = engine;
    this.store = store;
    this.definitions = definitions;
    this.areas = areas;
    this.built = new BuildLines(engine, definitions.table(BUILT).orElseThrow());
  }

  /**
   * The indicators whose rows would be others now, or none.
   *
   * @param state the schema of a state with the manifest's tables
   */
  public List<String> stale(Manifest manifest, String state) {
    Map<String, String> known = built.inputs(state);
    Map<String, String> now = inputs(manifest, state);
    Set<String> all = new TreeSet<>(known.keySet());
    all.addAll(now.keySet());
    return all.stream().filter(code -> !Objects.equals(known.get(code), now.get(code))).toList();
  }

  /** What the rows of each counted indicator follow from; none without a projection. */
  private Map<String, String> inputs(Manifest manifest, String state) {
    Map<String, String> inputs = new HashMap<>();
    if (new ExpectedNeeds(engine, areas, state).alternatives().isEmpty()) {
      return inputs;
    }
    Set<String> known = ExpectedNeeds.ofPersons(definitions).keySet();
    for (List<@Nullable Object> row :
        engine.internal("SELECT indicator, inputs FROM " + state + ".build").rows()) {
      String code = text(row.get(0));
      if (known.contains(code)) {
        inputs.put(
            code,
            Definitions.fingerprint(
                FORM
                    + row.get(1)
                    + " "
                    + manifest.tables().get(Definitions.POPULATION_PROJECTION)));
      }
    }
    return inputs;
  }

  /**
   * Writes the rows of some indicators.
   *
   * @param state the schema of the change's state, with what was counted in the change
   * @return how many rows, and of which indicators there are none
   */
  public Done build(Change change, String state, List<String> stale) {
    ExpectedNeeds needs = new ExpectedNeeds(engine, areas, state);
    SortedMap<String, YearSpan> alternatives = needs.alternatives();
    Map<String, String> inputs = inputs(change.manifest(), state);
    Map<String, Optional<Path>> files = new TreeMap<>();
    List<List<@Nullable Object>> lines = new ArrayList<>();
    List<String> without = new ArrayList<>();
    long rows = 0;
    for (String code : stale) {
      if (!inputs.containsKey(code)) {
        files.put(code, Optional.empty());
        continue;
      }
      Stage stage = engine.stage(schema(NEED));
      try (stage) {
        needs.forEach(
            code,
            Optional.empty(),
            alternatives,
            NeedScenario.USUAL,
            need -> need.years().forEach(year -> stage.add("", 0, row(need, year))));
      }
      if (stage.rows() == 0) {
        without.add(code);
      }
      rows += stage.rows();
      files.put(code, engine.write(stage, change, change.id()));
      lines.add(
          List.of(
              code,
              loads(change.manifest(), state, code),
              Objects.requireNonNull(inputs.get(code)),
              change.id()));
    }
    change.replace(schema(NEED), files);
    built.replace(change, state, files.keySet(), lines);
    List<String> notes = new ArrayList<>();
    if (rows > 0) {
      notes.add("table expected_need: %d rows, to be asked with 'mestring need'".formatted(rows));
    }
    if (!without.isEmpty()) {
      notes.add(
          "nothing is expected of "
              + String.join(", ", without)
              + ": no area has users by sex and age before the projection begins and a projection");
    }
    return new Done(rows, notes);
  }

  /**
   * What was written.
   *
   * @param rows how many rows
   * @param notes what is to be known of them
   */
  public record Done(long rows, List<String> notes) {
    public Done {
      notes = List.copyOf(notes);
    }
  }

  /**
   * Takes the rows out that rows of a load went into, which is being undone.
   *
   * @param state the schema of the change's base
   */
  public void drop(Change change, String state, long load) {
    Map<String, Optional<Path>> gone = built.without(state, load);
    if (!gone.isEmpty()) {
      change.replace(schema(NEED), gone);
      built.replace(change, state, gone.keySet(), List.of());
    }
  }

  /** The loads that an indicator was counted from, and those of the projection. */
  private String loads(Manifest manifest, String state, String code) {
    Set<String> loads = new TreeSet<>();
    engine
        .internal(
            "SELECT loads, population_loads FROM %s.build WHERE indicator = '%s'"
                .formatted(state, code))
        .rows()
        .forEach(row -> row.forEach(some -> loads.addAll(List.of(text(some).split(" ", -1)))));
    engine
        .loads(store.files(manifest, Definitions.POPULATION_PROJECTION))
        .forEach(load -> loads.add(load.toString()));
    return String.join(" ", loads).strip();
  }

  private static List<@Nullable Object> row(ExpectedNeed need, ExpectedNeed.Year year) {
    List<@Nullable Object> row = new ArrayList<>();
    Optional<Interval> limits = year.expected().limits(ConfidenceLevel.P95);
    row.add(need.indicator());
    row.add(need.area());
    row.add(need.alternative());
    row.add(need.scenario().name());
    row.add((long) year.year());
    row.add(need.age().toString());
    row.add(orNull(year.population()));
    row.add(orNull(year.expected().value()));
    row.add(limits.map(Interval::lower).orElse(null));
    row.add(limits.map(Interval::upper).orElse(null));
    row.add(year.range().map(Interval::lower).orElse(null));
    row.add(year.range().map(Interval::upper).orElse(null));
    row.add(year.expected().absence().map(Absence::toString).orElse("present"));
    row.add((long) need.observed().firstYear());
    row.add((long) need.observed().lastYear());
    row.add((long) need.borders());
    return row;
  }

  private static @Nullable Double orNull(OptionalDouble number) {
    return number.isPresent() ? number.getAsDouble() : null;
  }

  private TableSchema schema(String name) {
    return definitions.table(name).orElseThrow();
  }

  private static String text(@Nullable Object value) {
    return String.valueOf(value);
  }
}
