package no.mestring.warehouse.compute;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import no.mestring.core.area.AreaHistory;
import no.mestring.warehouse.catalog.Definitions;
import no.mestring.warehouse.catalog.IndicatorDefinition;
import no.mestring.warehouse.engine.Engine;
import no.mestring.warehouse.store.Manifest;
import no.mestring.warehouse.store.Store;
import org.jspecify.annotations.Nullable;

/** Explains figures: those of table cube, and where it has none those of table observation. */
public final class Explainer {
  private static final int MOST_AREAS = 8;

  private final Engine engine;
  private final Store store;
  private final Definitions definitions;
  private final AreaHistory areas;

  public Explainer(Engine engine, Store store, Definitions definitions, AreaHistory areas) {
    this.engine = engine;
    this.store = store;
    this.definitions = definitions;
    this.areas = areas;
  }

  /**
   * The way from a figure to its deliveries.
   *
   * @param state the schema of the state
   * @return empty if there is no such figure
   */
  public Optional<Explained> explain(
      Manifest manifest, String state, Asked asked, IndicatorDefinition definition) {
    return counted(state, asked, definition).or(() -> printed(manifest, state, asked, definition));
  }

  private Optional<Explained> counted(String state, Asked asked, IndicatorDefinition definition) {
    String sql =
        "SELECT borders, loads, population_loads FROM %s.build WHERE indicator = %s"
            .formatted(state, Explanation.literal(asked.indicator()));
    List<List<@Nullable Object>> builds = engine.internal(sql).rows();
    if (builds.isEmpty()) {
      return Optional.empty();
    }
    List<@Nullable Object> build = builds.get(0);
    Map<String, Set<String>> regions = CubeBuild.regions(engine, state);
    Targets targets = new Targets(areas, Cube.whole(build.get(0)), regions);
    List<String> lines = new Explanation(engine, definitions, state, targets).of(asked, definition);
    String loads = build.get(1) + " " + Objects.requireNonNullElse(build.get(2), "");
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Explained(
                lines,
                Arrays.stream(loads.trim().split(" +"))
                    .map(Long::valueOf)
                    .collect(Collectors.toCollection(TreeSet::new))));
  }

  private Optional<Explained> printed(
      Manifest manifest, String state, Asked asked, IndicatorDefinition definition) {
    ObservationWords words = new ObservationWords(engine, state);
    List<String> lines = words.of(asked, definition);
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    Inputs inputs = new Inputs(engine, store, definitions, manifest, state);
    return Optional.of(new Explained(lines, inputs.loads(definition, words.sources(asked))));
  }

  /** What there is of an indicator instead: the periods of the area, or else the areas. */
  public String known(String state, Asked asked) {
    List<String> periods = distinct(state, asked, "period", "area", asked.area());
    if (!periods.isEmpty()) {
      return "there are figures of " + String.join(", ", periods);
    }
    List<String> areas = distinct(state, asked, "area", "period", asked.period());
    return areas.isEmpty()
        ? "there is none of this area, nor of this period"
        : "there is none of this area; of the period there are figures of "
            + String.join(", ", areas.subList(0, Math.min(MOST_AREAS, areas.size())))
            + (areas.size() > MOST_AREAS ? ", …" : "");
  }

  private List<String> distinct(
      String state, Asked asked, String column, String other, String value) {
    String sql =
        """
        SELECT DISTINCT %4$s FROM (SELECT indicator, area, period FROM %1$s.cube
          UNION ALL SELECT indicator, area, period FROM %1$s.observation)
        WHERE indicator = %2$s AND %5$s = %3$s ORDER BY 1"""
            .formatted(
                state,
                Explanation.literal(asked.indicator()),
                Explanation.literal(value),
                column,
                other);
    return engine.internal(sql).rows().stream().map(row -> String.valueOf(row.get(0))).toList();
  }
}
