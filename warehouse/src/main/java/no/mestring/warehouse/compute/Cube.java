package no.mestring.warehouse.compute;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.mestring.core.area.Area;
import no.mestring.core.area.AreaHistory;
import no.mestring.core.area.SplitPolicy;
import no.mestring.core.disclosure.SmallCounts;
import no.mestring.core.indicator.CodeRange;
import no.mestring.core.indicator.Indicator;
import no.mestring.warehouse.catalog.CodeGroupDefinition;
import no.mestring.warehouse.catalog.Definitions;
import no.mestring.warehouse.catalog.IndicatorDefinition;
import no.mestring.warehouse.engine.Engine;
import no.mestring.warehouse.engine.Stage;
import no.mestring.warehouse.schema.TableSchema;
import no.mestring.warehouse.sql.OnBorders;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is computed from what was delivered: the areas and indicators the warehouse
 * knows, the observations, how regions and their municipalities compare, how far plans came, which
 * services are stated, and homes against need.
 */
public final class Cube {
  private final Engine engine;
  private final Definitions definitions;
  private final AreaHistory areas;

  public Cube(Engine engine, Definitions definitions, AreaHistory areas) {
    this.engine = engine;
    this.definitions = definitions;
    this.areas = areas;
  }

  /** Stages the warehouse's own areas and indicators, which do not depend on any delivery. */
  public List<Stage> stageDefinitions() {
    return List.of(areas(), indicators(), codeGroups());
  }

  /**
   * Computes and stages the tables that follow from the datasets.
   *
   * @param state the schema of a state that holds the datasets, areas and indicators
   */
  public List<Stage> stageComputed(String state) {
    Stage observations = new Observations(engine, definitions).stage(state, table("observation"));
    // regions are sets of municipalities of 2024, whatever codes their figures came with
    OnBorders now = new OnBorders("observation", 2024, SplitPolicy.WITHHOLD);
    engine.recode(state, observations.name(), observations.table(), now);
    String onBordersOfNow = state + ".\"" + now.view() + '"';
    Comparisons comparisons = new Comparisons(engine, definitions);
    Stage regions = comparisons.stageRegions(state, onBordersOfNow, table("region_comparison"));
    Stage municipalities =
        comparisons.stageMunicipalities(state, onBordersOfNow, regions.name(), table("comparison"));
    Stage groups = AreaGroups.stage(engine, areas, state, table("area_group"));
    Plans plans = new Plans(engine);
    Stage measures = plans.stageMeasures(state, table("measure_progress"));
    List<Stage> stages =
        new ArrayList<>(
            List.of(
                observations,
                regions,
                municipalities,
                groups,
                measures,
                plans.stageProgress(measures.name(), table("plan_progress")),
                new ServiceComparisons(engine).stage(state, table("service_comparison")),
                new HousingBalances(engine).stage(state, table("housing_balance"))));
    stages.addAll(new PathwayTables(engine, definitions).stage(state));
    return stages;
  }

  private Stage areas() {
    Stage stage = engine.stage(table("area"));
    try (stage) {
      for (Area area : areas.areas()) {
        List<@Nullable Object> row = new ArrayList<>();
        row.add(area.code());
        row.add(area.name());
        row.add(area.otherNames().isEmpty() ? null : String.join(", ", area.otherNames()));
        row.add(area.level().toString());
        row.add(area.parent().orElse(null));
        row.add(area.series());
        row.add(area.firstYear().isPresent() ? (long) area.firstYear().getAsInt() : null);
        row.add(area.lastYear().isPresent() ? (long) area.lastYear().getAsInt() : null);
        stage.add("", 0, row);
      }
    }
    return stage;
  }

  private Stage indicators() {
    Stage stage = engine.stage(table("indicator"));
    try (stage) {
      for (IndicatorDefinition definition : definitions.indicators()) {
        Indicator indicator = definition.indicator();
        Optional<SmallCounts> limits = definition.suppression();
        stage.add(
            "",
            0,
            Arrays.asList(
                indicator.code(),
                indicator.titleNb(),
                indicator.titleNn(),
                indicator.titleEn(),
                indicator.unit().toString(),
                indicator.direction().toString(),
                limit(limits, SmallCounts::numerator),
                limit(limits, SmallCounts::denominator),
                limit(limits, SmallCounts::series),
                definition.source(),
                definition.method()));
      }
    }
    return stage;
  }

  private static @Nullable Long limit(
      Optional<SmallCounts> limits, Function<SmallCounts, OptionalDouble> which) {
    OptionalDouble limit = limits.map(which).orElse(OptionalDouble.empty());
    return limit.isPresent() ? Math.round(limit.getAsDouble()) : null;
  }

  private Stage codeGroups() {
    Stage stage = engine.stage(table("code_group"));
    try (stage) {
      for (CodeGroupDefinition group : definitions.codeGroups()) {
        stage.add(
            "",
            0,
            List.of(
                group.group().name(),
                group.system(),
                group.group().codes().stream()
                    .map(CodeRange::toString)
                    .collect(Collectors.joining(", ")),
                group.titleNb(),
                group.titleNn(),
                group.titleEn()));
      }
    }
    return stage;
  }

  private TableSchema table(String name) {
    return definitions.table(name).orElseThrow();
  }

  static OptionalDouble number(@Nullable Object value) {
    return value instanceof Number number
        ? OptionalDouble.of(number.doubleValue())
        : OptionalDouble.empty();
  }

  static int whole(@Nullable Object value) {
    return ((Number) Objects.requireNonNull(value)).intValue();
  }

  static @Nullable Double orNull(OptionalDouble number) {
    return number.isPresent() ? number.getAsDouble() : null;
  }
}
