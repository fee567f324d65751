package no.mestring.warehouse.publish;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.IntStream;
import no.mestring.core.dimension.People;
import no.mestring.core.disclosure.FigureTable;
import no.mestring.core.disclosure.SumTable;
import no.mestring.warehouse.engine.Engine;
import no.mestring.warehouse.failure.WarehouseException;
import no.mestring.warehouse.publish.YearlyCounts.Group;

/**
 * The groups that figures of an indicator and of its kin are sums of. Where an indicator has parts
 * that are known, each of its groups is divided into those of the parts and the rest, so that a
 * whole less its parts is a sum of groups as all others are.
 */
final class YearlyGroups {
  private final FigureTable table;
  private final Kin kin;
  private final Map<String, YearlyCounts> countsOf = new LinkedHashMap<>();
  private final Map<String, Set<String>> partsOf = new HashMap<>();
  private final Map<String, Set<String>> largestPartsOf = new HashMap<>();

  /** The indicators that anybody is counted in who is in none of their parts where these count. */
  private final Set<String> withRest = new HashSet<>();

  private final Map<String, Map<Part, Integer>> indexes = new LinkedHashMap<>();
  private final List<Long> counts = new ArrayList<>();

  /** Those of a group who are counted in an indicator and in none of its parts. */
  private record Part(String indicator, Group group) {}

  /**
   * Reads the counts of an indicator and its kin.
   *
   * @param table gets the groups that figures are made of
   * @param municipalities of each area, by its code
   * @throws WarehouseException if the counts contradict each other, or a part counts more than its
   *     whole
   */
  YearlyGroups(
      Engine engine,
      String state,
      Kin kin,
      FigureTable table,
      Map<String, SortedSet<String>> municipalities) {
    this.kin = kin;
    this.table = table;
    for (String code : kin.codes()) {
      countsOf.put(code, new YearlyCounts(engine, state, code, municipalities));
      partsOf.put(code, kin.parts(code));
      largestPartsOf.put(code, kin.largestParts(code));
    }
    kin.codes().forEach(this::checkParts);
    for (String code : kin.codes()) {
      boolean isRest =
          parts(largestPartsOf, code).isEmpty()
              || of(code)
                  .groups()
                  .map(group -> new Part(code, group))
                  .filter(this::isDivided)
                  .anyMatch(part -> rest(part) > 0);
      if (isRest) {
        withRest.add(code);
      }
    }
  }

  private void checkParts(String whole) {
    parts(largestPartsOf, whole).forEach(part -> of(part).checkPartOf(of(whole)));
  }

  /** The counts of a member of the kin. */
  YearlyCounts of(String indicator) {
    return Objects.requireNonNull(countsOf.get(indicator));
  }

  private static Set<String> parts(Map<String, Set<String>> parts, String indicator) {
    return Objects.requireNonNull(parts.get(indicator));
  }

  /** Whether parts of a group are counted. */
  private boolean isDivided(Part part) {
    return parts(largestPartsOf, part.indicator).stream()
        .anyMatch(inside -> !of(inside).inside(part.group).isEmpty());
  }

  private long rest(Part part) {
    long rest = of(part.indicator).size(part.group).orElseThrow().count();
    for (String inside : parts(largestPartsOf, part.indicator)) {
      rest -=
          of(inside).inside(part.group).stream()
              .mapToLong(some -> of(inside).size(some).orElseThrow().count())
              .sum();
    }
    if (rest < 0) {
      throw WarehouseException.world(
          "Cannot release %s: in %s in %d, %s, parts of %s count more than all of it; count all again with 'mestring build'"
              .formatted(
                  kin.codes().get(0),
                  part.group.area(),
                  part.group.year(),
                  part.group.people(),
                  part.indicator));
    }
    return rest;
  }

  /** How many some groups count together. */
  long sum(int[] some) {
    return IntStream.of(some).mapToLong(counts::get).sum();
  }

  /** Says that each area knows its own groups, and is not to be told those of others. */
  void addInsiders() {
    indexes
        .values()
        .forEach(own -> table.addInsider(own.values().stream().mapToInt(i -> i).toArray()));
  }

  /**
   * The groups that make up some people of an area in a year.
   *
   * @param indicator of the kin
   * @return their indexes in the table; empty if no groups do
   */
  Optional<int[]> makingUp(String indicator, String area, int year, People people) {
    return of(indicator).makingUp(area, year, people).map(some -> indexes(indicator, some));
  }

  /** As {@link #makingUp}, of those municipalities of an area that have no counts. */
  Optional<int[]> rest(String indicator, String area, int year, People people) {
    return of(indicator).rest(area, year, people).map(some -> indexes(indicator, some));
  }

  private int[] indexes(String indicator, List<Group> some) {
    return some.stream().flatMapToInt(group -> indexes(indicator, group)).toArray();
  }

  private IntStream indexes(String indicator, Group group) {
    return parts(partsOf, indicator).stream()
        .flatMap(part -> of(part).inside(group).stream().map(some -> new Part(part, some)))
        .filter(part -> withRest.contains(part.indicator) || !isDivided(part))
        .mapToInt(
            part ->
                indexes
                    .computeIfAbsent(group.area(), key -> new LinkedHashMap<>())
                    .computeIfAbsent(part, this::add));
  }

  private int add(Part part) {
    Double population = of(part.indicator).size(part.group).orElseThrow().population();
    long count = rest(part);
    counts.add(count);
    return table.addGroup(
        count, population == null ? SumTable.UNBOUNDED : (long) Math.ceil(population));
  }
}
