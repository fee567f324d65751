package no.mestring.warehouse.publish;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import no.mestring.core.indicator.CodeGroup;
import no.mestring.core.indicator.Counting;
import no.mestring.warehouse.catalog.CountDefinition;
import no.mestring.warehouse.catalog.CountedEvents;
import no.mestring.warehouse.catalog.IndicatorDefinition;

/**
 * An indicator and others whose figures are known, of which each is a part of another or has
 * nothing in common with it, such as drugs of one kind and of all kinds.
 *
 * <p>Events of several parts add up; persons do not, who may be counted in each. So of indicators
 * that count persons only those are kin of which one is always a part of the next, or whose
 * definitions say that they have nothing in common.
 *
 * @param members the indicator first
 */
record Kin(List<IndicatorDefinition> members) {
  Kin {
    members = List.copyOf(members);
  }

  /** An indicator and those that are known, the wholes of it first, the smallest before others. */
  static Kin of(IndicatorDefinition self, Collection<IndicatorDefinition> known) {
    List<IndicatorDefinition> candidates = new ArrayList<>();
    known.stream()
        .filter(other -> isPart(self, other))
        .sorted(
            Comparator.comparing(
                    (IndicatorDefinition whole) ->
                        known.stream().filter(other -> isPart(whole, other)).count())
                .reversed()
                .thenComparing(whole -> whole.indicator().code()))
        .forEach(candidates::add);
    boolean isPartOfSome = !candidates.isEmpty();
    known.stream()
        .filter(other -> !isPart(self, other))
        .filter(
            other ->
                isPart(other, self)
                    || (isPartOfSome && candidates.stream().anyMatch(some -> isPart(other, some))))
        .sorted(Comparator.comparing(other -> other.indicator().code()))
        .forEach(candidates::add);
    List<IndicatorDefinition> members = new ArrayList<>(List.of(self));
    for (IndicatorDefinition candidate : candidates) {
      if (members.stream().allMatch(member -> fit(member, candidate))) {
        members.add(candidate);
      }
    }
    return new Kin(members);
  }

  /** Whether an indicator counts nothing that another does not count as well. */
  static boolean isPart(IndicatorDefinition part, IndicatorDefinition whole) {
    return part.wholes().contains(code(whole))
        || (!part.equals(whole) && areAlike(part, whole) && group(whole).encloses(group(part)));
  }

  private static boolean fit(IndicatorDefinition one, IndicatorDefinition other) {
    boolean areEvents = areAlike(one, other) && count(one).counting() == Counting.EVENTS;
    return isPart(one, other)
        || isPart(other, one)
        || one.isRelatedTo(other)
        || (areEvents && !group(one).overlaps(group(other)));
  }

  private static boolean areAlike(IndicatorDefinition one, IndicatorDefinition other) {
    if (one.count().flatMap(CountDefinition::events).isEmpty()
        || other.count().flatMap(CountDefinition::events).isEmpty()) {
      return false;
    }
    CountDefinition first = count(one);
    CountDefinition second = count(other);
    return first.counting() == second.counting()
        && first.ages().equals(second.ages())
        && events(one).table().equals(events(other).table())
        && events(one).code().equals(events(other).code());
  }

  private static CountDefinition count(IndicatorDefinition definition) {
    return definition.count().orElseThrow();
  }

  private static CountedEvents events(IndicatorDefinition definition) {
    return count(definition).events().orElseThrow();
  }

  private static CodeGroup group(IndicatorDefinition definition) {
    return events(definition).group();
  }

  /** The codes of the members. */
  List<String> codes() {
    return members.stream().map(Kin::code).toList();
  }

  /**
   * The first of the members that count the very same as one: others are other periods of it.
   *
   * @param code a member's
   */
  String same(String code) {
    IndicatorDefinition one = member(code);
    return members.stream()
        .filter(other -> other.equals(one) || (isPart(one, other) && isPart(other, one)))
        .map(Kin::code)
        .findFirst()
        .orElseThrow();
  }

  /** A member and all others that are parts of it, each of those that are the same once. */
  Set<String> parts(String code) {
    IndicatorDefinition whole = member(code);
    Set<String> parts = new LinkedHashSet<>();
    for (IndicatorDefinition part : members) {
      if (part.equals(whole) || isPart(part, whole)) {
        parts.add(same(code(part)));
      }
    }
    return parts;
  }

  /** The parts of a member that are parts of no other part of it. */
  Set<String> largestParts(String code) {
    Set<String> parts = parts(code);
    parts.remove(same(code));
    parts.removeIf(
        part ->
            parts.stream().anyMatch(other -> !other.equals(part) && parts(other).contains(part)));
    return parts;
  }

  private IndicatorDefinition member(String code) {
    return members.stream().filter(member -> code(member).equals(code)).findFirst().orElseThrow();
  }

  private static String code(IndicatorDefinition definition) {
    return definition.indicator().code();
  }
}
