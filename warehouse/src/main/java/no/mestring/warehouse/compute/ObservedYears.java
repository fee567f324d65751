package no.mestring.warehouse.compute;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import no.mestring.core.dimension.AgeRange;
import no.mestring.core.dimension.People;
import no.mestring.core.dimension.Sex;
import no.mestring.core.indicator.Strata;
import no.mestring.core.period.YearSpan;
import no.mestring.core.service.ObservedUsers;

/**
 * The last years without a gap in which users and population of an area are known of women and men
 * of each age group, the same groups in all of them.
 *
 * @param ages the age groups, the youngest first
 * @param years first to last
 * @param users every group in every year
 */
record ObservedYears(List<AgeRange> ages, YearSpan years, List<ObservedUsers> users) {
  private static final int FEWEST_AGES = 2;

  ObservedYears {
    ages = List.copyOf(ages);
    users = List.copyOf(users);
  }

  /**
   * Finds them.
   *
   * @param known the rows of an area
   * @param whole the ages that the groups must make up
   * @param before the first year that is none of them
   * @return empty if no year is known by sex and two or more age groups
   */
  static Optional<ObservedYears> before(
      int before, Collection<ObservedUsers> known, AgeRange whole) {
    SortedMap<Integer, List<ObservedUsers>> byYear = new TreeMap<>();
    for (ObservedUsers one : known) {
      if (one.year() < before) {
        byYear.computeIfAbsent(one.year(), year -> new ArrayList<>()).add(one);
      }
    }
    List<AgeRange> ages = List.of();
    List<ObservedUsers> users = new ArrayList<>();
    int first = before;
    int last = before;
    List<Integer> latestFirst = new ArrayList<>(byYear.keySet());
    latestFirst.sort((one, other) -> Integer.compare(other, one));
    for (int year : latestFirst) {
      List<ObservedUsers> own = apart(byYear.getOrDefault(year, List.of()));
      List<AgeRange> groups = groups(own, whole);
      if (ages.isEmpty() && !groups.isEmpty()) {
        ages = groups;
        last = year;
      } else if (!ages.isEmpty() && (year < first - 1 || !groups.equals(ages))) {
        break;
      }
      if (!ages.isEmpty()) {
        users.addAll(own);
        first = year;
      }
    }
    return ages.isEmpty()
        ? Optional.empty()
        : Optional.of(new ObservedYears(ages, YearSpan.closed(first, last), users));
  }

  /**
   * Women and men of ages that do not overlap: of 0+ and 18+ the younger are what is left, and
   * totals whose parts are all there are left out.
   */
  private static List<ObservedUsers> apart(List<ObservedUsers> year) {
    List<ObservedUsers> apart = new ArrayList<>();
    for (Sex sex : List.of(Sex.FEMALE, Sex.MALE)) {
      List<ObservedUsers> oldestFirst =
          year.stream()
              .filter(one -> one.people().sex() == sex)
              .sorted(
                  Comparator.comparingInt((ObservedUsers one) -> -one.people().ages().lower())
                      .thenComparingInt(one -> end(one.people().ages())))
              .toList();
      List<ObservedUsers> own = new ArrayList<>();
      for (ObservedUsers one : oldestFirst) {
        rest(one, own).ifPresent(own::add);
      }
      apart.addAll(own);
    }
    return apart;
  }

  /** What is left of a group without those that it holds; empty if that is nobody's age. */
  private static Optional<ObservedUsers> rest(ObservedUsers group, List<ObservedUsers> others) {
    AgeRange ages = group.people().ages();
    List<ObservedUsers> held =
        others.stream().filter(other -> ages.encloses(other.people().ages())).toList();
    if (held.isEmpty()) {
      return Optional.of(group);
    }
    double users = group.users();
    double population = group.population();
    int from = end(ages);
    boolean isFirst = true;
    for (ObservedUsers one : held) {
      if (isFirst ? end(one.people().ages()) != from : end(one.people().ages()) + 1 != from) {
        return Optional.of(group); // overlaps, and so the year is none that is known
      }
      isFirst = false;
      users -= one.users();
      population -= one.population();
      from = one.people().ages().lower(); // the youngest comes last
    }
    if (from == ages.lower() || users < 0 || population < 0 || (population == 0 && users > 0)) {
      return Optional.empty();
    }
    People younger = new People(group.people().sex(), AgeRange.closed(ages.lower(), from - 1));
    return Optional.of(new ObservedUsers(group.year(), younger, users, population));
  }

  private static int end(AgeRange ages) {
    return ages.upper().orElse(Integer.MAX_VALUE);
  }

  /** The age groups of a year; none if they are not those of women and men, or not all. */
  private static List<AgeRange> groups(List<ObservedUsers> year, AgeRange whole) {
    TreeSet<AgeRange> women = new TreeSet<>();
    TreeSet<AgeRange> men = new TreeSet<>();
    for (ObservedUsers one : year) {
      (one.people().sex() == Sex.FEMALE ? women : men).add(one.people().ages());
    }
    int next = whole.lower();
    for (AgeRange group : women) {
      if (group.lower() != next) {
        return List.of();
      }
      next = group.upper().orElse(Integer.MAX_VALUE - 1) + 1;
    }
    boolean isWhole = next == whole.upper().orElse(Integer.MAX_VALUE - 1) + 1;
    return isWhole && women.equals(men) && women.size() >= FEWEST_AGES
        ? List.copyOf(women)
        : List.of();
  }

  /** The groups of sex and age. */
  Strata strata() {
    return Strata.bySexAndAge(ages);
  }

  /** How many users there were in each year. */
  List<Double> usersByYear() {
    List<Double> sums = new ArrayList<>();
    for (int year = years.firstYear(); year <= years.lastYear(); year++) {
      int its = year;
      sums.add(
          users.stream().filter(one -> one.year() == its).mapToDouble(ObservedUsers::users).sum());
    }
    return sums;
  }

  /** The rows of groups in which there was somebody in some year. */
  List<ObservedUsers> ofSomebody() {
    return users.stream().filter(one -> isOfSomebody(one.people())).toList();
  }

  /** Whether there was somebody of a group in some year. */
  boolean isOfSomebody(People people) {
    return users.stream().anyMatch(one -> one.people().equals(people) && one.population() > 0);
  }
}
