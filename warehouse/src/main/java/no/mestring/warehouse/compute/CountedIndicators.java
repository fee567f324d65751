package no.mestring.warehouse.compute;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import no.mestring.core.dimension.AgeRange;
import no.mestring.core.dimension.People;
import no.mestring.core.dimension.Sex;
import no.mestring.core.estimate.Absence;
import no.mestring.core.indicator.AreaFigures;
import no.mestring.core.indicator.CodeGroup;
import no.mestring.core.indicator.Counting;
import no.mestring.core.indicator.Strata;
import no.mestring.core.indicator.YearlyFigures;
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
    Map<String, Map<String, List<Cell>>> byGroup = new HashMap<>();
    counts.forEach(
        (year, area, group, sex, age, count) ->
            byGroup
                .computeIfAbsent(group.name(), key -> new HashMap<>())
                .computeIfAbsent(area, key -> new ArrayList<>())
                .add(new Cell(year, new People(sex, age), count)));
    Map<String, YearlySource> figures = new HashMap<>();
    for (IndicatorDefinition definition : definitions) {
      CountDefinition count = definition.count().orElseThrow();
      figures.put(
          definition.indicator().code(),
          new Figures(
              definition,
              Strata.bySexAndAge(count.classes()),
              years,
              coverage,
              byGroup.getOrDefault(group(definition).name(), Map.of())));
    }
    List<String> notes = new ArrayList<>(coverage.notes());
    notes.addAll(Uncounted.notes(counted.table(), counts.leftovers()));
    return new Pass(figures, notes);
  }

  private static CodeGroup group(IndicatorDefinition definition) {
    return definition.count().flatMap(CountDefinition::events).orElseThrow().group();
  }

  /**
   * What was counted in a pass.
   *
   * @param figures the yearly figures of each indicator, by its code; none without events
   * @param notes events that are in no figure, and why
   */
  record Pass(Map<String, YearlySource> figures, List<String> notes) {}

  private record Cell(int year, People people, int count) {}

  /** The rows of one indicator. */
  private final class Figures implements YearlySource {
    private final IndicatorDefinition definition;
    private final CountDefinition count;
    private final Strata strata;
    private final YearSpan years;
    private final Coverage coverage;
    private final Map<String, List<Cell>> cells;

    Figures(
        IndicatorDefinition definition,
        Strata strata,
        YearSpan years,
        Coverage coverage,
        Map<String, List<Cell>> cells) {
      this.definition = definition;
      this.count = definition.count().orElseThrow();
      this.strata = strata;
      this.years = years;
      this.coverage = coverage;
      this.cells = cells;
    }

    @Override
    public Strata strata() {
      return strata;
    }

    @Override
    public boolean isKnown(String area) {
      return isEverCovered(members(area));
    }

    @Override
    public AreaFigures of(String area) {
      return figures(area, members(area));
    }

    private SortedSet<String> members(String area) {
      return Objects.requireNonNull(targets.municipalities().get(area));
    }

    private boolean isEverCovered(SortedSet<String> members) {
      for (int year = years.firstYear(); year <= years.lastYear(); year++) {
        if (coverage.isCovered(members, year)) {
          return true;
        }
      }
      return false;
    }

    private AreaFigures figures(String area, SortedSet<String> members) {
      YearlyFigures numerators =
          count.isRegister()
              ? YearlyFigures.zeros(years, strata.size())
              : YearlyFigures.absent(years, strata.size(), Absence.MISSING);
      for (Cell cell : cells.getOrDefault(area, List.of())) {
        if (cell.people.sex() != Sex.BOTH) {
          strata
              .indexOf(cell.people)
              .ifPresent(stratum -> numerators.add(cell.year, stratum, cell.count));
        }
      }
      for (int year = years.firstYear(); year <= years.lastYear(); year++) {
        Optional<Absence> absence = absence(members, year);
        for (int stratum = 0; absence.isPresent() && stratum < strata.size(); stratum++) {
          numerators.remove(year, stratum, absence.get());
        }
      }
      return new AreaFigures(
          area,
          numerators,
          definition.indicator().unit().hasDenominator()
              ? Optional.of(denominators.of(area, strata, years))
              : Optional.empty());
    }

    private Optional<Absence> absence(SortedSet<String> members, int year) {
      if (!coverage.isKnown(year)
          || (members.size() == 1 && coverage.isDivided(members.first(), year))) {
        return Optional.of(Absence.NOT_COLLECTED);
      }
      return coverage.isCovered(members, year) ? Optional.empty() : Optional.of(Absence.MISSING);
    }
  }
}
