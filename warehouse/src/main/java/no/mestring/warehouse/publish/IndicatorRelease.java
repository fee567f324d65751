package no.mestring.warehouse.publish;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import no.mestring.core.area.AreaHistory;
import no.mestring.core.dimension.AgeRange;
import no.mestring.core.dimension.People;
import no.mestring.core.dimension.Sex;
import no.mestring.core.disclosure.Figure;
import no.mestring.core.disclosure.FigureTable;
import no.mestring.core.disclosure.NationalFinding;
import no.mestring.core.disclosure.ProtectedFigures;
import no.mestring.core.disclosure.SmallCounts;
import no.mestring.core.disclosure.SumTable;
import no.mestring.core.disclosure.UnprotectableException;
import no.mestring.core.period.YearSpan;
import no.mestring.warehouse.catalog.IndicatorDefinition;
import no.mestring.warehouse.engine.Engine;
import no.mestring.warehouse.failure.WarehouseException;

/** The rows of table cube of one indicator, on their way into a release. */
final class IndicatorRelease {
  private static final int NAMED = 5;

  private final IndicatorDefinition definition;
  private final FigureTable table;
  private final YearlyGroups groups;
  private final List<CubeRow> rows = new ArrayList<>();

  /** The place of each row among the figures; none if it counts nobody that could be told. */
  private final Map<CubeRow.Key, Integer> figureOf = new HashMap<>();

  private final SmallCounts limits;
  private final Set<CubeRow.Key> told;
  private final Optional<Set<CubeRow.Key>> among;

  /**
   * Reads an indicator.
   *
   * @param kin the indicator, and others that are protected already
   * @param municipalities of each area, by its code
   * @param known the counts that are shown of each of them
   * @param told which figures are public for another reason
   * @throws WarehouseException if the counts contradict each other or those released before
   */
  IndicatorRelease(
      Engine engine,
      String state,
      Kin kin,
      ReleaseRules rules,
      Map<String, SortedSet<String>> municipalities,
      Map<String, Map<CubeRow.Key, Long>> known,
      Set<CubeRow.Key> told) {
    this.definition = kin.members().get(0);
    this.told = Set.copyOf(told);
    this.among =
        definition.among().filter(known::containsKey).map(whole -> shown(known, whole).keySet());
    this.limits = definition.suppression().orElseGet(() -> SmallCounts.of(4, 9, 6));
    this.table = new FigureTable(limits, rules.profile());
    this.groups = new YearlyGroups(engine, state, kin, table, municipalities);
    Map<CubeRow.Key, Long> before = new LinkedHashMap<>(shown(known, code()));
    for (CubeRow row : rows(engine, state, code())) {
      rows.add(row);
      add(row, Optional.ofNullable(before.remove(row.key())));
    }
    before.forEach((key, count) -> addKnown(code(), key, count));
    if (!told.containsAll(figureOf.keySet())) {
      addUnpublished(code(), figureOf.keySet());
    }
    for (String other : kin.codes().subList(1, kin.codes().size())) {
      addKin(other, rows(engine, state, other), shown(known, other));
    }
    kin.codes().forEach(whole -> addRemainders(whole, kin.largestParts(whole), known));
    groups.addInsiders();
  }

  private static Map<CubeRow.Key, Long> shown(
      Map<String, Map<CubeRow.Key, Long>> known, String indicator) {
    return known.getOrDefault(indicator, Map.of());
  }

  private static List<CubeRow> rows(Engine engine, String state, String indicator) {
    String sql =
        "SELECT * FROM %s.cube WHERE indicator = '%s' ORDER BY area, first_year, last_year, sex, age"
            .formatted(state, indicator);
    return engine.internal(sql).rows().stream().map(CubeRow::new).toList();
  }

  /**
   * What is shown of a whole or a part is known; what is hidden of it stays untold, and so does
   * what is left of a whole.
   */
  private void addKin(String other, List<CubeRow> all, Map<CubeRow.Key, Long> shown) {
    shown.forEach((key, count) -> addKnown(other, key, count));
    Set<CubeRow.Key> keys = new LinkedHashSet<>();
    for (CubeRow row : all) {
      if (row.isCount()) {
        keys.add(row.key());
        List<int[]> whole = parts(other, row.key());
        Optional.ofNullable(shown.get(row.key()))
            .ifPresentOrElse(
                count -> refuseCorrection(other, row, count), () -> addUnpublished(whole));
        if (figureOf.containsKey(row.key())) {
          addDifference(whole, parts(code(), row.key()));
        }
      }
    }
    addUnpublished(other, keys);
  }

  /** Who is counted in a whole and in none of its parts that are shown. */
  private void addRemainders(
      String whole, Set<String> parts, Map<String, Map<CubeRow.Key, Long>> known) {
    Set<CubeRow.Key> keys = new LinkedHashSet<>(shown(known, whole).keySet());
    if (whole.equals(code())) {
      keys.addAll(figureOf.keySet());
    }
    for (CubeRow.Key key : keys) {
      List<int[]> all = parts(whole, key);
      Set<Integer> rest = indexes(all);
      int size = rest.size();
      for (String part : parts) {
        boolean isShown = shown(known, part).containsKey(key);
        if (isShown || (part.equals(code()) && figureOf.containsKey(key))) {
          rest.removeAll(indexes(parts(part, key)));
        }
      }
      if (!rest.isEmpty() && rest.size() < size) {
        table.addUnpublished(rest.stream().mapToInt(i -> i).toArray(), all.size());
      }
    }
  }

  /** Who is counted in one of two indicators of which one is a part of the other. */
  private void addDifference(List<int[]> first, List<int[]> second) {
    Set<Integer> one = indexes(first);
    Set<Integer> other = indexes(second);
    if (one.containsAll(other) || other.containsAll(one)) {
      Set<Integer> difference = new TreeSet<>(one.size() > other.size() ? one : other);
      difference.removeAll(one.size() > other.size() ? other : one);
      if (!difference.isEmpty() && first.size() == second.size()) {
        table.addUnpublished(
            difference.stream().mapToInt(Integer::intValue).toArray(), first.size());
      }
    }
  }

  private static Set<Integer> indexes(List<int[]> years) {
    return years.stream().flatMapToInt(IntStream::of).boxed().collect(Collectors.toSet());
  }

  String code() {
    return definition.indicator().code();
  }

  private void add(CubeRow row, Optional<Long> before) {
    CubeRow.Key key = row.key();
    if (!row.isCount()) {
      before.ifPresent(count -> addKnown(code(), key, count));
      return;
    }
    before.ifPresent(count -> refuseCorrection(code(), row, count));
    if (row.numerator() == 0 && Objects.equals(row.denominator(), 0.0)) {
      return; // nobody of nobody
    }
    figureOf.put(
        key,
        table.add(
            new Figure(
                key.area(),
                key.people(),
                key.period(),
                row.years(),
                row.numerator(),
                row.denominator() == null
                    ? SumTable.UNBOUNDED
                    : (long) Math.ceil(row.denominator()),
                before.isPresent() || told.contains(key)),
            parts(key, row)));
  }

  private static void refuseCorrection(String indicator, CubeRow row, long before) {
    if (row.numerator() != before) {
      throw WarehouseException.question(
          ("Cannot release %s of %s: it was released with another count before, and both together"
                  + " may tell what is hidden; wait with the correction until the period is"
                  + " released anew as a whole, or take the earlier release back if nobody has it (mestring release NAME --take-back WHY)")
              .formatted(indicator, row.key()));
    }
  }

  private int[] parts(CubeRow.Key key, CubeRow row) {
    List<int[]> years = parts(code(), key);
    int[] parts = years.stream().flatMapToInt(IntStream::of).toArray();
    // a county counts everybody once, and so does each of its municipalities
    if (years.size() == row.years()
        && groups.of(code()).isMunicipality(key.area())
        && Math.abs(groups.sum(parts) - row.numerator()) > row.years()) {
      throw YearlyCounts.contradiction(code(), key.toString());
    }
    if (years.size() != row.years()) {
      throw contradiction(key);
    }
    return parts;
  }

  /** The groups that make up some people in each year of a period that has them. */
  private List<int[]> parts(String indicator, CubeRow.Key key) {
    return parts(indicator, key.area(), key.period(), key.people());
  }

  private List<int[]> parts(String indicator, String area, YearSpan period, People people) {
    List<int[]> years = new ArrayList<>();
    for (int year = period.firstYear(); year <= period.lastYear(); year++) {
      groups.makingUp(indicator, area, year, people).ifPresent(years::add);
    }
    return years;
  }

  private List<int[]> rests(String indicator, String area, YearSpan period, People people) {
    List<int[]> years = new ArrayList<>();
    for (int year = period.firstYear(); year <= period.lastYear(); year++) {
      groups.rest(indicator, area, year, people).ifPresent(years::add);
    }
    return years;
  }

  private WarehouseException contradiction(CubeRow.Key key) {
    return WarehouseException.world(
        "Cannot release %s of %s: tables cube and cube_year do not agree on its years; count again with 'mestring build %s'"
            .formatted(code(), key, code()));
  }

  /**
   * What is shown already is known: of the kin, or released before and no figure of the cube any
   * more.
   */
  private void addKnown(String indicator, CubeRow.Key key, long count) {
    List<int[]> years = parts(indicator, key);
    if (years.isEmpty()) {
      throw WarehouseException.question(
          "Cannot release %s: %s was released before, and nothing is known of it now; release on the same borders and ages, or take the earlier release back if nobody has it (mestring release NAME --take-back WHY)"
              .formatted(code(), indicator.equals(code()) ? key : indicator + " " + key));
    }
    // two indicators of the same area are two series
    String area = indicator.equals(code()) ? key.area() : indicator + " " + key.area();
    table.add(
        new Figure(area, key.people(), key.period(), years.size(), count, SumTable.UNBOUNDED, true),
        years.stream().flatMapToInt(IntStream::of).toArray());
  }

  /** Differences of figures are figures too, and so are single years under longer periods. */
  private void addUnpublished(String indicator, Set<CubeRow.Key> figures) {
    record Place(String area, YearSpan period) {}
    Set<Place> places = new LinkedHashSet<>();
    Set<AgeRange> ages = new LinkedHashSet<>();
    Set<People> published = new LinkedHashSet<>();
    for (CubeRow.Key key : figures) {
      places.add(new Place(key.area(), key.period()));
      published.add(key.people());
    }
    Map<String, Set<Integer>> single = new TreeMap<>();
    for (Place place : places) {
      for (int year : groups.of(indicator).years(place.area())) {
        if (place.period().contains(year)) {
          groups
              .of(indicator)
              .people(place.area(), year)
              .forEach(people -> ages.add(people.ages()));
          if (place.period().lengthInYears() > 1) {
            single.computeIfAbsent(place.area(), key -> new HashSet<>()).add(year);
          }
        }
      }
    }
    List<AgeRange> sorted =
        ages.stream()
            .filter(range -> published.stream().anyMatch(p -> p.ages().encloses(range)))
            .sorted()
            .toList();
    for (Place place : places) {
      for (AgeRange range :
          place.area().equals(AreaHistory.COUNTRY) ? List.<AgeRange>of() : sorted) {
        for (Sex sex : Sex.values()) {
          People people = new People(sex, range);
          if (!figures.contains(new CubeRow.Key(place.area(), place.period(), people))) {
            addUnpublished(parts(indicator, place.area(), place.period(), people));
          }
        }
      }
      published.forEach(
          people -> addUnpublished(rests(indicator, place.area(), place.period(), people)));
    }
    single.forEach(
        (area, years) ->
            years.forEach(
                year ->
                    published.forEach(
                        people -> {
                          addUnpublished(parts(indicator, area, YearSpan.of(year), people));
                          addUnpublished(rests(indicator, area, YearSpan.of(year), people));
                        })));
  }

  private void addUnpublished(List<int[]> years) {
    if (!years.isEmpty()) {
      table.addUnpublished(years.stream().flatMapToInt(IntStream::of).toArray(), years.size());
    }
  }

  /**
   * Hides what must be hidden.
   *
   * @throws WarehouseException if it cannot be; nothing may be written then
   */
  ProtectedRows protect(ReleaseRules rules, Consumer<String> progress) {
    ProtectedFigures figures;
    try {
      figures = table.protect(rules.criterion(), progress);
    } catch (UnprotectableException e) {
      throw WarehouseException.question(
          "Cannot release %s: together with what was released before or is public it would tell %s; release it with fewer ages, areas or years"
              .formatted(code(), named(e.cells())));
    } catch (IllegalStateException e) {
      throw WarehouseException.world(
          "Cannot release %s: its protection could not be proved, and nothing was written (%s)"
              .formatted(code(), e.getMessage()));
    }
    return new ProtectedRows(definition, groups, limits, rows, figureOf, figures, among);
  }

  /** What the national rules would hide, and what could be computed of it. */
  NationalFinding tryNational(Consumer<String> progress) {
    return table.tryNational(progress);
  }

  private String named(Set<Integer> cells) {
    return cells.stream()
            .limit(NAMED)
            .map(cell -> table.figures().get(cell).toString())
            .collect(Collectors.joining(", "))
        + (cells.size() > NAMED ? " and " + (cells.size() - NAMED) + " more" : "");
  }
}
