package no.mestring.warehouse.compute;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import no.mestring.core.dimension.People;
import no.mestring.core.dimension.Sex;
import no.mestring.core.indicator.AreaFigures;
import no.mestring.core.indicator.IndicatorUnit;
import no.mestring.core.indicator.Strata;
import no.mestring.core.pathway.PathwayVersions;
import no.mestring.warehouse.catalog.CountDefinition;
import no.mestring.warehouse.catalog.Definitions;
import no.mestring.warehouse.catalog.IndicatorDefinition;
import no.mestring.warehouse.compute.CourseLog.Place;
import no.mestring.warehouse.compute.CourseLog.Some;
import no.mestring.warehouse.engine.Engine;

/**
 * Counts the indicators of waits: those whose limit ended, and of them those within it, in all
 * pathways that have the wait.
 */
final class WaitIndicators {
  private final Engine engine;
  private final Definitions definitions;
  private final String state;
  private final Targets targets;

  WaitIndicators(Engine engine, Definitions definitions, String state, Targets targets) {
    this.engine = engine;
    this.definitions = definitions;
    this.state = state;
    this.targets = targets;
  }

  /** The pathways that have events and a wait, with all their versions. */
  static List<PathwayVersions> pathways(
      Engine engine, Definitions definitions, String state, String wait) {
    Map<String, PathwayVersions> all = PathwayTables.pathways(engine, definitions, state);
    return CourseReader.known(engine, state).stream()
        .map(code -> Objects.requireNonNull(all.get(code), code))
        .filter(versions -> versions.waits().containsKey(wait))
        .toList();
  }

  /** What is counted of a wait. */
  private static final class Counts {
    private final YearlyCells due = new YearlyCells();
    private final YearlyCells kept = new YearlyCells();
  }

  /** The yearly figures of some indicators of waits, by their codes; none without waits. */
  Map<String, YearlySource> count(List<IndicatorDefinition> some) {
    Coverage coverage = new Coverage(engine, state, Definitions.PATHWAY_EVENT, targets);
    Map<String, Counts> byWait = new TreeMap<>();
    some.forEach(definition -> byWait.computeIfAbsent(wait(definition), key -> new Counts()));
    Map<String, PathwayVersions> pathways = new TreeMap<>();
    for (String wait : byWait.keySet()) {
      pathways(engine, definitions, state, wait)
          .forEach(versions -> pathways.put(versions.newest().code(), versions));
    }
    CourseReader courses = new CourseReader(engine, state, targets, coverage);
    for (PathwayVersions versions : pathways.values()) {
      List<Optional<Counts>> kinds = new ArrayList<>();
      versions.waits().keySet().forEach(wait -> kinds.add(Optional.ofNullable(byWait.get(wait))));
      courses.read(versions).places().forEach((place, waits) -> count(place, waits, kinds));
    }
    Map<String, YearlySource> figures = new HashMap<>();
    if (coverage.years().isPresent()) {
      for (IndicatorDefinition definition : some) {
        Counts counts = Objects.requireNonNull(byWait.get(wait(definition)));
        figures.put(definition.indicator().code(), new Figures(definition, coverage, counts));
      }
    }
    return figures;
  }

  private static String wait(IndicatorDefinition definition) {
    return definition.count().flatMap(CountDefinition::waitedFor).orElseThrow();
  }

  private void count(Place place, Some waits, List<Optional<Counts>> kinds) {
    int ages = CountDefinition.AGES_WAITING.size();
    int[][] due = new int[kinds.size()][2 * ages];
    int[][] kept = new int[kinds.size()][2 * ages];
    for (int i = 0; i < waits.size(); i++) {
      long wait = waits.wait(i);
      if (PackedWait.isDue(wait)) {
        int group = (PackedWait.isMale(wait) ? ages : 0) + PackedWait.age(wait);
        due[PackedWait.kind(wait)][group]++;
        kept[PackedWait.kind(wait)][group] += PackedWait.isWithinLimit(wait) ? 1 : 0;
      }
    }
    for (int kind = 0; kind < kinds.size(); kind++) {
      if (kinds.get(kind).isPresent()) {
        Counts counts = kinds.get(kind).get();
        for (String area : targets.targets(place.area(), place.year())) {
          for (int group = 0; group < 2 * ages; group++) {
            People people =
                new People(
                    group < ages ? Sex.FEMALE : Sex.MALE,
                    CountDefinition.AGES_WAITING.get(group % ages));
            counts.due.add(area, place.year(), people, due[kind][group]);
            counts.kept.add(area, place.year(), people, kept[kind][group]);
          }
        }
      }
    }
  }

  /** The rows of one indicator: a number of waits, or the share of those within the limit. */
  private final class Figures implements YearlySource {
    private final Counts counts;
    private final boolean isShare;
    private final CoveredCounts due;
    private final CoveredCounts kept;

    Figures(IndicatorDefinition definition, Coverage coverage, Counts counts) {
      CountDefinition count = definition.count().orElseThrow();
      Strata strata = Strata.bySexAndAge(count.classes());
      this.counts = counts;
      this.isShare = definition.indicator().unit() == IndicatorUnit.PERCENT;
      this.due = new CoveredCounts(strata, coverage, targets, count.isRegister(), counts.due);
      this.kept = new CoveredCounts(strata, coverage, targets, count.isRegister(), counts.kept);
    }

    @Override
    public Strata strata() {
      return due.strata();
    }

    @Override
    public boolean isKnown(String area) {
      return counts.due.has(area);
    }

    @Override
    public AreaFigures of(String area) {
      return isShare
          ? new AreaFigures(area, kept.of(area), Optional.of(due.of(area)))
          : new AreaFigures(area, due.of(area), Optional.empty());
    }
  }
}
