package no.mestring.warehouse.compute;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.mestring.core.dimension.AgeRange;
import no.mestring.core.dimension.People;
import no.mestring.core.indicator.AreaFigures;
import no.mestring.core.indicator.CodeGroup;
import no.mestring.core.indicator.Counting;
import no.mestring.core.indicator.Strata;
import no.mestring.core.period.YearSpan;
import no.mestring.warehouse.catalog.CountDefinition;
import no.mestring.warehouse.catalog.CountedEvents;
import no.mestring.warehouse.catalog.IndicatorDefinition;
import no.mestring.warehouse.counting.Breakdown;
import no.mestring.warehouse.counting.Counted;
import no.mestring.warehouse.counting.EventCount;
import no.mestring.warehouse.counting.EventCounts;
import no.mestring.warehouse.engine.Engine;
import no.mestring.warehouse.engine.EventColumns;
import no.mestring.warehouse.engine.EventFiles;

/** Counts the indicators of one table of events, all in one pass over its files. */
final class CountedIndicators {
  private final Engine engine;
  private final String state;
  private final Targets targets;
  private final Denominators denominators;

  CountedIndicators(Engine engine, String state, Targets targets, Denominators denominators) {
    this.denominators = denominators;
    this.engine = engine;
    this.state = state;
    this.targets = targets;
  }

  /**
   * Counts.
   *
   * @param definitions indicators of one table, code column and way of counting
   * @param files the table's files
   */
  Pass count(List<IndicatorDefinition> definitions, List<Path> files) {
    CountDefinition first = definitions.get(0).count().orElseThrow();
    CountedEvents counted = first.events().orElseThrow();
    Coverage coverage = new Coverage(engine, state, counted.table(), targets);
    if (files.isEmpty() || coverage.years().isEmpty()) {
      return new Pass(Map.of(), List.of());
    }
    YearSpan years = coverage.years().get();
    Set<CodeGroup> groups = new LinkedHashSet<>();
    Set<AgeRange> ages = new LinkedHashSet<>();
    for (IndicatorDefinition definition : definitions) {
      groups.add(group(definition));
      ages.addAll(definition.count().orElseThrow().classes());
    }
    Breakdown breakdown = new Breakdown(years, List.copyOf(groups), List.copyOf(ages));
    Counted what = first.counting() == Counting.PERSONS ? Counted.PERSONS : Counted.EVENTS;
    EventColumns columns =
        new EventColumns("person", "year", counted.code(), "area", "sex", "birth_year");
    EventCounts counts;
    try (EventFiles events = EventFiles.open(files, columns)) {
      counts =
          EventCount.of(
              events, breakdown, what, targets, Runtime.getRuntime().availableProcessors());
    }
    Map<String, YearlyCells> byGroup = new HashMap<>();
    counts.forEach(
        (year, area, group, sex, age, count) ->
            byGroup
                .computeIfAbsent(group.name(), key -> new YearlyCells())
                .add(area, year, new People(sex, age), count));
    Map<String, YearlySource> figures = new HashMap<>();
    for (IndicatorDefinition definition : definitions) {
      figures.put(
          definition.indicator().code(),
          new EventFigures(
              definition,
              coverage,
              byGroup.getOrDefault(group(definition).name(), new YearlyCells())));
    }
    List<String> notes = new ArrayList<>(coverage.notes());
    notes.addAll(Uncounted.notes(counted.table(), counts.leftovers()));
    return new Pass(figures, notes);
  }

  private static CodeGroup group(IndicatorDefinition definition) {
    return definition.count().flatMap(CountDefinition::events).orElseThrow().group();
  }

  /** The rows of one indicator; rates are of the mean population. */
  private final class EventFigures implements YearlySource {
    private final IndicatorDefinition definition;
    private final CoveredCounts numerators;
    private final YearSpan years;

    EventFigures(IndicatorDefinition definition, Coverage coverage, YearlyCells cells) {
      CountDefinition count = definition.count().orElseThrow();
      this.definition = definition;
      this.years = coverage.years().orElseThrow();
      this.numerators =
          new CoveredCounts(
              Strata.bySexAndAge(count.classes()), coverage, targets, count.isRegister(), cells);
    }

    @Override
    public Strata strata() {
      return numerators.strata();
    }

    @Override
    public boolean isKnown(String area) {
      return numerators.isEverCovered(area);
    }

    @Override
    public AreaFigures of(String area) {
      return new AreaFigures(
          area,
          numerators.of(area),
          definition.indicator().unit().hasDenominator()
              ? Optional.of(denominators.of(area, strata(), years))
              : Optional.empty());
    }
  }

  /**
   * What was counted in a pass.
   *
   * @param figures the yearly figures of each indicator, by its code; none without events
   * @param notes events that are in no figure, and why
   */
  record Pass(Map<String, YearlySource> figures, List<String> notes) {}
}
