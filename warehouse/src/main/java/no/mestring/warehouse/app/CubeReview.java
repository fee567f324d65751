package no.mestring.warehouse.app;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongFunction;
import no.mestring.core.area.AreaHistory;
import no.mestring.warehouse.catalog.Definitions;
import no.mestring.warehouse.catalog.IndicatorDefinition;
import no.mestring.warehouse.compute.CubeBuild;
import no.mestring.warehouse.engine.Engine;
import no.mestring.warehouse.failure.Suggestion;
import no.mestring.warehouse.failure.WarehouseException;
import no.mestring.warehouse.quality.CubeDiff;
import no.mestring.warehouse.quality.CubeQuality;
import no.mestring.warehouse.quality.Edition;
import no.mestring.warehouse.quality.IndicatorDiff;
import no.mestring.warehouse.quality.QualityReport;
import no.mestring.warehouse.store.Action;
import no.mestring.warehouse.store.Snapshot;
import no.mestring.warehouse.store.Store;

/** Looks at the cubes of snapshots, one or two at a time. */
final class CubeReview {
  private final Engine engine;
  private final Store store;
  private final Definitions definitions;
  private final AreaHistory areas;
  private final LongFunction<String> states;

  /**
   * A review of a store's snapshots.
   *
   * @param states exposes a snapshot and gives its schema
   */
  CubeReview(
      Engine engine,
      Store store,
      Definitions definitions,
      AreaHistory areas,
      LongFunction<String> states) {
    this.engine = engine;
    this.store = store;
    this.definitions = definitions;
    this.areas = areas;
    this.states = states;
  }

  QualityReport quality(List<String> codes, OptionalLong asked) {
    List<Snapshot> snapshots = store.history();
    List<Long> builds =
        snapshots.stream()
            .filter(snapshot -> snapshot.entry().action() == Action.BUILD)
            .map(Snapshot::id)
            .toList();
    if (builds.isEmpty()) {
      throw WarehouseException.question(
          "Cannot check the cube: nothing was counted yet; count with 'mestring build'");
    }
    Edition edition = edition(snapshots.get(snapshots.size() - 1).id());
    List<IndicatorDefinition> all = counted(List.of(edition));
    List<IndicatorDefinition> some = chosen(codes, all);
    long against = asked.orElseGet(() -> builds.size() > 1 ? builds.get(builds.size() - 2) : 0);
    Optional<CubeDiff> diff =
        asked.isPresent() || against > 0
            ? Optional.of(new CubeDiff(engine, store, edition(against), edition))
            : Optional.empty();
    return new CubeQuality(engine, areas).check(edition, all, some, diff, against);
  }

  List<IndicatorDiff> diff(long before, long after, List<String> codes) {
    Edition earlier = edition(before);
    Edition later = edition(after);
    CubeDiff diff = new CubeDiff(engine, store, earlier, later);
    return chosen(codes, counted(List.of(earlier, later))).stream().map(diff::of).toList();
  }

  /** The indicators of the newest cube that are asked for; all of them if none are. */
  List<IndicatorDefinition> inCube(List<String> codes) {
    List<Snapshot> snapshots = store.history();
    List<IndicatorDefinition> all =
        snapshots.isEmpty()
            ? List.of()
            : counted(List.of(edition(snapshots.get(snapshots.size() - 1).id())));
    if (all.isEmpty()) {
      throw WarehouseException.question(
          "Cannot release anything: nothing was counted yet; count with 'mestring build'");
    }
    return chosen(codes, all);
  }

  private Edition edition(long id) {
    String state = states.apply(id);
    Snapshot snapshot =
        store.history().stream()
            .filter(candidate -> candidate.id() == id)
            .findFirst()
            .orElseThrow();
    return new Edition(id, state, snapshot.manifest());
  }

  /** The indicators that any of some editions has. */
  private List<IndicatorDefinition> counted(List<Edition> editions) {
    Set<String> counted = new LinkedHashSet<>();
    for (Edition edition : editions) {
      engine
          .internal("SELECT indicator FROM " + edition.state() + ".build ORDER BY indicator")
          .rows()
          .forEach(row -> counted.add(Objects.requireNonNull(row.get(0)).toString()));
    }
    Map<String, IndicatorDefinition> countable = CubeBuild.countable(definitions);
    return countable.values().stream()
        .filter(definition -> counted.contains(definition.indicator().code()))
        .toList();
  }

  private static List<IndicatorDefinition> chosen(
      List<String> codes, List<IndicatorDefinition> all) {
    List<String> known = all.stream().map(one -> one.indicator().code()).toList();
    List<IndicatorDefinition> chosen = new ArrayList<>();
    for (String code : codes) {
      if (!known.contains(code)) {
        throw WarehouseException.question(
            "Unknown indicator: '" + code + "' is not in the cube" + Suggestion.of(code, known));
      }
    }
    for (IndicatorDefinition definition : all) {
      if (codes.isEmpty() || codes.contains(definition.indicator().code())) {
        chosen.add(definition);
      }
    }
    return chosen;
  }
}
