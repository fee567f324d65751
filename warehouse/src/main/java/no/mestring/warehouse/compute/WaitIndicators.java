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

  /** What is counted of a wait, and where it is known. */
  private static final class Counts {
    private final Coverage coverage;
    private final YearlyCells due = new YearlyCells();
    private final YearlyCells kept = new YearlyCells();

    Counts(Coverage coverage) {
      this.coverage = coverage;
    }
  }

  /** The yearly figures of some indicators of waits that pathways with events have, by code. */
  Map<String, YearlySource> count(List<IndicatorDefinition> some) {
    Map<String, Counts> byWait = new TreeMap<>();
    Map<String, PathwayVersions> pathways = new TreeMap<>();
    for (IndicatorDefinition definition : some) {
      byWait.computeIfAbsent(
          wait(definition),
          wait -> {
            Map<String, PathwayVersions> its = new TreeMap<>();
            pathways(engine, definitions, state, wait)
                .forEach(versions -> its.put(versions.newest().code(), versions));
            pathways.putAll(its);
            return new Counts(Coverage.ofPathways(engine, state, its.keySet(), targets));
          });
    }
    CourseReader courses = new CourseReader(engine, state, targets);
    pathways.forEach(
        (code, versions) -> {
          List<Optional<Counts>> kinds = new ArrayList<>();
          versions
              .waits()
              .keySet()
              .forEach(wait -> kinds.add(Optional.ofNullable(byWait.get(wait))));
          Coverage coverage = Coverage.ofPathways(engine, state, List.of(code), targets);
          courses
              .read(versions, coverage)
              .places()
              .forEach((place, waits) -> count(place, waits, kinds));
        });
    Map<String, YearlySource> figures = new HashMap<>();
    for (IndicatorDefinition definition : some) {
      Counts counts = Objects.requireNonNull(byWait.get(wait(definition)));
      figures.put(definition.indicator().code(), new Figures(definition, counts));
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

    Figures(IndicatorDefinition definition, Counts counts) {
      CountDefinition count = definition.count().orElseThrow();
      this.counts = counts;
      this.isShare = definition.indicator().unit() == IndicatorUnit.PERCENT;
      this.due = covered(count, counts.due);
      this.kept = covered(count, counts.kept);
    }

    private CoveredCounts covered(CountDefinition count, YearlyCells cells) {
      return new CoveredCounts(
          Strata.bySexAndAge(count.classes()), counts.coverage, targets, count.isRegister(), cells);
    }

    @Override
    public Strata strata() {
      return due.strata();
    }

    @Override
    public boolean isKnown(String area) {
      return due.isEverCovered(area);
    }

    @Override
    public AreaFigures of(String area) {
      return isShare
          ? new AreaFigures(area, kept.of(area), Optional.of(due.of(area)))
          : new AreaFigures(area, due.of(area), Optional.empty());
    }
  }
}
