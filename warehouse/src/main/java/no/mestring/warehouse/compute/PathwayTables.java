package no.mestring.warehouse.compute;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import no.mestring.core.dimension.AgeRange;
import no.mestring.core.pathway.PackagePathway;
import no.mestring.core.pathway.PackagePathway.Step;
import no.mestring.core.pathway.PackagePathway.Title;
import no.mestring.core.pathway.PackagePathway.Wait;
import no.mestring.core.pathway.PathwayVersions;
import no.mestring.core.pathway.TimeLimit;
import no.mestring.core.pathway.WaitingOutcome;
import no.mestring.warehouse.catalog.Definitions;
import no.mestring.warehouse.catalog.Pathways;
import no.mestring.warehouse.engine.Engine;
import no.mestring.warehouse.engine.Stage;
import org.jspecify.annotations.Nullable;

/** The pathways of a state as tables. */
final class PathwayTables {
  private final Engine engine;
  private final Definitions definitions;

  PathwayTables(Engine engine, Definitions definitions) {
    this.engine = engine;
    this.definitions = definitions;
  }

  /** All pathways of a state, by their codes. */
  static Map<String, PathwayVersions> pathways(
      Engine engine, Definitions definitions, String state) {
    return Pathways.of(
        definitions,
        engine
            .internal("SELECT definition FROM " + state + "." + Definitions.PATHWAY_FILE)
            .rows()
            .stream()
            .map(row -> String.valueOf(Objects.requireNonNull(row.get(0))))
            .toList());
  }

  /** Stages tables pathway, pathway_step and pathway_wait. */
  List<Stage> stage(String state) {
    Map<String, PathwayVersions> pathways = pathways(engine, definitions, state);
    return List.of(
        stage("pathway", pathways, PathwayTables::rows),
        stage(
            "pathway_step",
            pathways,
            (versions, sink) -> versions.all().forEach(one -> steps(one, sink))),
        stage(
            "pathway_wait",
            pathways,
            (versions, sink) -> versions.all().forEach(one -> waits(one, sink))));
  }

  private interface Writer {
    void write(PathwayVersions versions, Consumer<List<@Nullable Object>> sink);
  }

  private Stage stage(String table, Map<String, PathwayVersions> pathways, Writer writer) {
    Stage stage = engine.stage(definitions.table(table).orElseThrow());
    try (stage) {
      pathways.values().forEach(versions -> writer.write(versions, row -> stage.add("", 0, row)));
    }
    return stage;
  }

  private static void rows(PathwayVersions versions, Consumer<List<@Nullable Object>> sink) {
    List<PackagePathway> all = versions.all();
    for (int i = 0; i < all.size(); i++) {
      PackagePathway one = all.get(i);
      Title title = one.title();
      boolean hasSteps = !one.steps().isEmpty();
      sink.accept(
          Arrays.asList(
              one.code(),
              (long) one.version(),
              title.nb(),
              title.nn().orElse(null),
              title.en().orElse(null),
              one.validFrom(),
              i + 1 < all.size() ? all.get(i + 1).validFrom().minusDays(1) : null,
              one.area().orElse(null),
              one.targetGroup().orElse(null),
              one.ages().map(AgeRange::toString).orElse(null),
              hasSteps ? one.secondStart().name().toLowerCase(Locale.ROOT) : null,
              one.gap().isPresent() ? (long) one.gap().getAsInt() : null,
              one.remark().orElse(null),
              one.source(),
              one.place().orElse(null)));
    }
  }

  private static void steps(PackagePathway pathway, Consumer<List<@Nullable Object>> sink) {
    long position = 0;
    for (Step step : pathway.steps()) {
      position++;
      sink.accept(
          Arrays.asList(
              pathway.code(),
              (long) pathway.version(),
              position,
              step.code(),
              step.title().nb(),
              step.title().nn().orElse(null),
              step.title().en().orElse(null),
              step.phase().orElse(null),
              step.isStart(),
              step.ends().map(WaitingOutcome::toString).orElse(null),
              step.responsible().orElse(null)));
    }
  }

  private static void waits(PackagePathway pathway, Consumer<List<@Nullable Object>> sink) {
    for (Wait wait : pathway.waits()) {
      sink.accept(
          Arrays.asList(
              pathway.code(),
              (long) pathway.version(),
              wait.code(),
              wait.title().nb(),
              wait.title().nn().orElse(null),
              wait.title().en().orElse(null),
              wait.from(),
              wait.to(),
              wait.limit().map(TimeLimit::toString).orElse(null),
              wait.responsible().orElse(null)));
    }
  }
}
