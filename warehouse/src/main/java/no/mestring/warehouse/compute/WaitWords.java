package no.mestring.warehouse.compute;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import no.mestring.core.indicator.IndicatorUnit;
import no.mestring.core.pathway.PathwayVersions;
import no.mestring.warehouse.catalog.CountDefinition;
import no.mestring.warehouse.catalog.Definitions;
import no.mestring.warehouse.catalog.IndicatorDefinition;
import no.mestring.warehouse.engine.Engine;
import org.jspecify.annotations.Nullable;

/** Says of a figure which waits were counted, in which pathways, and where they can be seen. */
final class WaitWords {
  private final Engine engine;
  private final Definitions definitions;
  private final String state;

  WaitWords(Engine engine, Definitions definitions, String state) {
    this.engine = engine;
    this.definitions = definitions;
    this.state = state;
  }

  /** Lines of text, those of pathways and years indented. */
  List<String> of(Asked asked, IndicatorDefinition definition, Map<String, @Nullable Object> row) {
    String wait = definition.count().flatMap(CountDefinition::waitedFor).orElseThrow();
    List<String> lines = new ArrayList<>();
    lines.add(
        "Counted: waits '%s' of table pathway_event whose limit ended before the last known day, %s"
            .formatted(
                wait,
                definition.indicator().unit() == IndicatorUnit.PERCENT
                    ? "those within it over all of them"
                    : "kept or broken"));
    for (PathwayVersions versions : WaitIndicators.pathways(engine, definitions, state, wait)) {
      lines.add(
          "  %s: within %s"
              .formatted(
                  versions.newest().code(),
                  versions.all().stream()
                      .flatMap(one -> one.waits().stream())
                      .filter(one -> one.code().equals(wait))
                      .map(one -> one.limit().map(Object::toString).orElse("no limit"))
                      .distinct()
                      .collect(Collectors.joining(", later "))));
    }
    lines.add(
        "Each by itself: select * from waiting_time where wait = '%s' and area = '%s' and period = '%s'"
            .formatted(wait, asked.area(), asked.period()));
    return lines;
  }
}
