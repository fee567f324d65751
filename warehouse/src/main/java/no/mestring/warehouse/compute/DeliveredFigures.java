package no.mestring.warehouse.compute;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import no.mestring.core.dimension.AgeRange;
import no.mestring.core.dimension.People;
import no.mestring.core.dimension.Sex;
import no.mestring.core.estimate.Absence;
import no.mestring.core.indicator.AreaFigures;
import no.mestring.core.indicator.IndicatorUnit;
import no.mestring.core.indicator.Standard;
import no.mestring.core.indicator.Strata;
import no.mestring.core.indicator.YearlyFigures;
import no.mestring.core.period.YearSpan;
import no.mestring.warehouse.catalog.CountDefinition;
import no.mestring.warehouse.catalog.IndicatorDefinition;
import no.mestring.warehouse.engine.Engine;
import org.jspecify.annotations.Nullable;

/**
 * An indicator's yearly figures as they were delivered, of table observation.
 *
 * <p>An area that was delivered itself has these figures; else those of its municipalities of the
 * year are added up, if all of them were delivered. Where two sources give the same figure, that of
 * the source published last stands.
 */
final class DeliveredFigures implements YearlySource {
  /** Which observations are yearly figures with a count, or say why there is none. */
  static final String YEARLY =
      "first_year = last_year AND (numerator IS NOT NULL"
          + " OR status IN ('missing', 'withheld', 'not_computable'))";

  private static final Comparator<People> BY_SEX_AND_AGE =
      Comparator.comparing(People::sex).thenComparing(People::ages);

  /** Stands for figures on the borders of their own year. */
  private static final int OWN = 0;

  private final IndicatorDefinition definition;
  private final Targets targets;
  private final Denominators denominators;
  private final Strata strata;
  private final Set<Integer> editions = new TreeSet<>();
  private final TreeSet<Integer> years = new TreeSet<>();
  private final Map<Place, Map<People, DeliveredCell>> places = new HashMap<>();
  private int twice;

  /** Under which code figures were delivered, on which borders, of which year. */
  private record Place(int borders, String code, int year) {}

  /** Reads the figures of an indicator that has some. */
  DeliveredFigures(
      Engine engine,
      String state,
      Targets targets,
      Denominators denominators,
      IndicatorDefinition definition) {
    this.definition = definition;
    this.targets = targets;
    this.denominators = denominators;
    String sql =
        """
        SELECT o.area, o.first_year, o.sex, CASE o.age WHEN 'all' THEN '0+' ELSE o.age END,
          o.numerator, o.denominator, o.status, coalesce(o.borders, %d)
        FROM %s.observation o LEFT JOIN %s.source s USING (source)
        WHERE o.indicator = '%s' AND %s ORDER BY s.year NULLS FIRST, o.source DESC"""
            .formatted(OWN, state, state, definition.indicator().code(), YEARLY);
    engine.internal(sql).rows().forEach(this::add);
    this.strata = strata(definition.count().orElseThrow());
  }

  private void add(List<@Nullable Object> row) {
    int year = Cube.whole(row.get(1));
    Place place = new Place(Cube.whole(row.get(7)), String.valueOf(row.get(0)), year);
    People people =
        new People(
            Sex.parse(String.valueOf(row.get(2))), AgeRange.parse(String.valueOf(row.get(3))));
    OptionalDouble numerator = Cube.number(row.get(4));
    DeliveredCell cell =
        numerator.isPresent()
            ? DeliveredCell.of(numerator.getAsDouble(), Cube.number(row.get(5)))
            : DeliveredCell.absent(
                Absence.valueOf(String.valueOf(row.get(6)).toUpperCase(Locale.ROOT)));
    editions.add(place.borders);
    years.add(year);
    if (places.computeIfAbsent(place, key -> new TreeMap<>(BY_SEX_AND_AGE)).put(people, cell)
        != null) {
      twice++;
    }
  }

  /** What is standardised needs all groups that were delivered; else those asked for are enough. */
  private Strata strata(CountDefinition count) {
    // always in the same order, so that sums come out the same to the last digit
    Set<People> all = new TreeSet<>(BY_SEX_AND_AGE);
    places.values().forEach(known -> all.addAll(known.keySet()));
    if (!(count.standard() instanceof Standard.None)) {
      return Strata.of(all);
    }
    Set<People> asked = new LinkedHashSet<>(count.people());
    asked.removeIf(
        people -> places.values().stream().allMatch(known -> cell(known, people).isEmpty()));
    return asked.isEmpty() ? Strata.of(all) : Strata.apart(asked);
  }

  /** The figure of some people that were delivered themselves, or in parts. */
  private static Optional<DeliveredCell> cell(Map<People, DeliveredCell> known, People people) {
    DeliveredCell own = known.get(people);
    if (own != null) {
      return Optional.of(own);
    }
    Strata strata = Strata.of(known.keySet());
    return strata
        .makingUp(people)
        .map(
            parts -> {
              List<DeliveredCell> cells = new ArrayList<>();
              for (int part : parts) {
                cells.add(known.get(strata.groups().get(part)));
              }
              return DeliveredCell.sum(cells);
            });
  }

  /** What of the figures does not stand. */
  List<String> notes() {
    return twice == 0
        ? List.of()
        : List.of(
            "%s: %d figure%s of several sources, that of the source published last stands"
                .formatted(definition.indicator().code(), twice, twice == 1 ? "" : "s"));
  }

  @Override
  public Strata strata() {
    return strata;
  }

  @Override
  public boolean isKnown(String area) {
    return years.stream().anyMatch(year -> !parts(area, year).isEmpty());
  }

  @Override
  public AreaFigures of(String area) {
    YearSpan span = YearSpan.closed(years.first(), years.last());
    YearlyFigures numerators = YearlyFigures.absent(span, strata.size(), Absence.NOT_COLLECTED);
    YearlyFigures persons = YearlyFigures.absent(span, strata.size(), Absence.MISSING);
    for (int year : years) {
      List<Map<People, DeliveredCell>> parts = parts(area, year);
      for (int stratum = 0; stratum < strata.size(); stratum++) {
        if (parts.isEmpty()) {
          numerators.remove(year, stratum, absence(area, year));
        } else {
          DeliveredCell cell = sum(parts, strata.groups().get(stratum));
          if (cell.absence().isPresent()) {
            numerators.remove(year, stratum, cell.absence().get());
          } else {
            numerators.add(year, stratum, cell.numerator());
          }
          OptionalDouble denominator = denominator(cell, area, year, stratum);
          if (denominator.isPresent()) {
            persons.add(year, stratum, denominator.getAsDouble());
          }
        }
      }
    }
    return new AreaFigures(
        area,
        numerators,
        definition.indicator().unit().hasDenominator() ? Optional.of(persons) : Optional.empty());
  }

  /** What was not delivered is zero in a register, and missing elsewhere. */
  private DeliveredCell sum(List<Map<People, DeliveredCell>> parts, People people) {
    DeliveredCell silence =
        definition.count().orElseThrow().isRegister()
            ? DeliveredCell.of(0, OptionalDouble.empty())
            : DeliveredCell.absent(Absence.MISSING);
    return DeliveredCell.sum(
        parts.stream().map(part -> cell(part, people).orElse(silence)).toList());
  }

  /** As delivered; of rates else the mean population. */
  private OptionalDouble denominator(DeliveredCell cell, String area, int year, int stratum) {
    return cell.denominator().isPresent() || definition.indicator().unit() != IndicatorUnit.PER_1000
        ? cell.denominator()
        : denominators.mean(area, year, strata.groups().get(stratum));
  }

  /** The codes that an area's figures of a year were delivered under; none if one lacks. */
  Set<String> codes(String area, int year) {
    Set<String> codes = new TreeSet<>();
    places(area, year).forEach(place -> codes.add(place.code));
    return codes;
  }

  private List<Map<People, DeliveredCell>> parts(String area, int year) {
    return places(area, year).stream().map(place -> places.getOrDefault(place, Map.of())).toList();
  }

  /** The area itself, or else all its municipalities of the year; none if one lacks figures. */
  private List<Place> places(String area, int year) {
    for (int edition : editions) {
      int borders = edition == OWN ? year : edition;
      Place own = new Place(edition, area, year);
      if (places.containsKey(own) && targets.isWhole(area, borders)) {
        return List.of(own);
      }
      List<Place> parts =
          targets.sources(area, borders).orElse(Set.of()).stream()
              .map(code -> new Place(edition, code, year))
              .toList();
      if (!parts.isEmpty() && places.keySet().containsAll(parts)) {
        return parts;
      }
    }
    return List.of();
  }

  /** Nobody can say which part of a divided municipality its figures were of. */
  private Absence absence(String area, int year) {
    boolean isDivided =
        editions.stream()
            .allMatch(edition -> targets.sources(area, edition == OWN ? year : edition).isEmpty());
    return isDivided ? Absence.NOT_COLLECTED : Absence.MISSING;
  }
}
