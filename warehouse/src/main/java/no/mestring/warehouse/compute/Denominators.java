package no.mestring.warehouse.compute;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import no.mestring.core.area.AreaHistory;
import no.mestring.core.dimension.AgeRange;
import no.mestring.core.dimension.People;
import no.mestring.core.dimension.Sex;
import no.mestring.core.estimate.Absence;
import no.mestring.core.indicator.Strata;
import no.mestring.core.indicator.YearlyFigures;
import no.mestring.core.period.YearSpan;
import no.mestring.core.population.Origin;
import no.mestring.core.population.PopulationCount;
import no.mestring.core.population.PopulationTable;
import no.mestring.core.population.Residents;
import no.mestring.warehouse.catalog.Definitions;
import no.mestring.warehouse.engine.Engine;
import org.jspecify.annotations.Nullable;

/**
 * Mean populations by year, sex and age of the areas that indicators are counted in: of the persons
 * on 1 January of the year and the next, as they were counted or are projected.
 *
 * <p>They are added up from the municipalities of the counts' own borders, so that a county's are
 * known also while one of its municipalities was another than now.
 */
final class Denominators {
  /** Stands for counts on the borders of their own year. */
  private static final int OWN = 0;

  private final Engine engine;
  private final Targets targets;

  /** Where persons are read from, as a table in SQL with a condition. */
  private final String rows;

  private final Map<Integer, Map<Integer, PopulationTable>> byYear = new HashMap<>();
  private final Map<Asked, YearlyFigures> known = new HashMap<>();

  private record Asked(String target, YearSpan years, List<People> strata) {}

  /** Of the counts of table population. */
  Denominators(Engine engine, String state, Targets targets) {
    this(
        engine,
        targets,
        state + ".population WHERE persons IS NOT NULL AND NOT coalesce(projected, false)");
  }

  private Denominators(Engine engine, Targets targets, String rows) {
    this.engine = engine;
    this.targets = targets;
    this.rows = rows;
  }

  /**
   * Of an alternative of table population_projection.
   *
   * @param only the area that is asked for; empty for all
   */
  static Denominators projected(
      Engine engine, String state, Targets targets, String alternative, Optional<String> only) {
    String projection = state + "." + Definitions.POPULATION_PROJECTION;
    String rows = projection + " WHERE alternative = '" + alternative.replace("'", "''") + "'";
    if (only.isEmpty()) {
      return new Denominators(engine, targets, rows);
    }
    Set<String> codes = new TreeSet<>();
    engine
        .internal("SELECT DISTINCT coalesce(borders, year) FROM " + projection)
        .rows()
        .forEach(
            row ->
                targets
                    .sources(only.get(), known(number(row.get(0)).intValue()))
                    .ifPresent(codes::addAll));
    return new Denominators(
        engine,
        targets,
        codes.stream().collect(Collectors.joining("', '", rows + " AND area IN ('", "')")));
  }

  /** Borders of years to come are taken to be the last that are known. */
  private static int known(int year) {
    return Math.min(year, AreaHistory.KNOWN.lastYear());
  }

  /**
   * The counts of a year, by the borders of their codes; those of no year that is not asked for.
   */
  private Map<Integer, PopulationTable> counts(int year) {
    return byYear.computeIfAbsent(year, this::read);
  }

  private Map<Integer, PopulationTable> read(int year) {
    String sql =
        """
        SELECT area, sex, age, persons, coalesce(borders, %d) FROM %s AND year = %d
        """
            .formatted(OWN, rows, year);
    Map<Object, AgeRange> ages = new HashMap<>();
    Map<Integer, List<PopulationCount>> counts = new HashMap<>();
    for (List<@Nullable Object> row : engine.internal(sql).rows()) {
      counts
          .computeIfAbsent(number(row.get(4)).intValue(), key -> new ArrayList<>())
          .add(
              new PopulationCount(
                  String.valueOf(row.get(0)),
                  year,
                  Sex.parse(String.valueOf(row.get(1))),
                  ages.computeIfAbsent(
                      Objects.requireNonNull(row.get(2)), text -> AgeRange.parse(text.toString())),
                  number(row.get(3)).doubleValue(),
                  Origin.COUNTED));
    }
    Map<Integer, PopulationTable> editions = new TreeMap<>();
    counts.forEach((borders, counted) -> editions.put(borders, PopulationTable.of(counted)));
    return editions;
  }

  private static Number number(@Nullable Object value) {
    return (Number) Objects.requireNonNull(value);
  }

  /** The mean population of each year and stratum; missing where not all of it was counted. */
  YearlyFigures of(String target, Strata strata, YearSpan years) {
    return known.computeIfAbsent(
        new Asked(target, years, strata.groups()), asked -> find(target, strata, years));
  }

  private YearlyFigures find(String target, Strata strata, YearSpan years) {
    YearlyFigures figures = YearlyFigures.absent(years, strata.size(), Absence.MISSING);
    for (int stratum = 0; stratum < strata.size(); stratum++) {
      People people = strata.groups().get(stratum);
      OptionalDouble before = persons(target, years.firstYear(), people);
      for (int year = years.firstYear(); year <= years.lastYear(); year++) {
        OptionalDouble after = persons(target, year + 1, people);
        if (before.isPresent() && after.isPresent()) {
          figures.add(year, stratum, (before.getAsDouble() + after.getAsDouble()) / 2);
        }
        before = after;
      }
    }
    return figures;
  }

  /** The mean population of some people in a year; empty where not all of it was counted. */
  OptionalDouble mean(String target, int year, People people) {
    OptionalDouble before = persons(target, year, people);
    OptionalDouble after = persons(target, year + 1, people);
    return before.isPresent() && after.isPresent()
        ? OptionalDouble.of((before.getAsDouble() + after.getAsDouble()) / 2)
        : OptionalDouble.empty();
  }

  /** The mean population of all ages in a year; empty where not all of it was counted. */
  OptionalDouble everybody(String target, int year) {
    double sum = 0;
    for (Sex sex : List.of(Sex.FEMALE, Sex.MALE)) {
      People people = new People(sex, AgeRange.atLeast(0));
      for (int day = year; day <= year + 1; day++) {
        OptionalDouble persons = persons(target, day, people);
        if (persons.isEmpty()) {
          return persons;
        }
        sum += persons.getAsDouble() / 2;
      }
    }
    return OptionalDouble.of(sum);
  }

  /** Those counted on 1 January: on the borders of the year before any others. */
  private OptionalDouble persons(String target, int year, People people) {
    for (Map.Entry<Integer, PopulationTable> edition : counts(year).entrySet()) {
      int borders = edition.getKey() == OWN ? known(year) : edition.getKey();
      Optional<Set<String>> sources = targets.sources(target, borders);
      if (sources.isPresent()) {
        OptionalDouble persons =
            edition
                .getValue()
                .persons(year, Residents.of(sources.get(), people.sex(), people.ages()))
                .number();
        if (persons.isPresent()) {
          return persons;
        }
      }
    }
    return OptionalDouble.empty();
  }
}
