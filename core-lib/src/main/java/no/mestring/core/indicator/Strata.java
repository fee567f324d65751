package no.mestring.core.indicator;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import no.mestring.core.argument.Argument;
import no.mestring.core.dimension.AgeRange;
import no.mestring.core.dimension.People;
import no.mestring.core.dimension.Sex;

/**
 * The groups of sex and age that figures are kept by, and which of them make up other groups.
 *
 * <p>They may overlap, as totals do that were delivered beside their parts; a figure is never made
 * of both. Where several sets of groups make up the same people, the most groups do it, as the
 * national line chooses when it standardises (helseprofil/khfunctions, R/find_redesign.R), but
 * without its tolerance for ages from 90 on.
 */
public final class Strata {
  private static final int OPEN = Integer.MAX_VALUE;

  private final List<People> groups;
  private final boolean areApart;

  private Strata(Collection<People> groups, boolean areApart) {
    if (groups.isEmpty() || new LinkedHashSet<>(groups).size() < groups.size()) {
      throw Argument.invalid("strata", groups, "must be one group or more, each once");
    }
    this.groups = List.copyOf(groups);
    this.areApart = areApart;
  }

  /**
   * Groups in a fixed order.
   *
   * @param groups the groups, one or more, each once
   * @return the strata
   * @throws IllegalArgumentException if there is no group, or one stands twice
   */
  public static Strata of(Collection<People> groups) {
    return new Strata(groups, false);
  }

  /**
   * Groups that make up nobody but themselves, as figures that were delivered for each group and
   * may not add up.
   *
   * @param groups the groups, one or more, each once
   * @return the strata
   * @throws IllegalArgumentException if there is no group, or one stands twice
   */
  public static Strata apart(Collection<People> groups) {
    return new Strata(groups, true);
  }

  /**
   * The groups of women of each age group, then those of men.
   *
   * @param ages the age groups, one or more, each once
   * @return twice as many strata
   * @throws IllegalArgumentException if there is no age group, or one stands twice
   */
  public static Strata bySexAndAge(Collection<AgeRange> ages) {
    List<People> groups = new ArrayList<>();
    for (Sex sex : new Sex[] {Sex.FEMALE, Sex.MALE}) {
      ages.forEach(age -> groups.add(new People(sex, age)));
    }
    return of(groups);
  }

  /**
   * The groups.
   *
   * @return in their order
   */
  public List<People> groups() {
    return groups;
  }

  /**
   * The number of groups.
   *
   * @return one or more
   */
  public int size() {
    return groups.size();
  }

  /**
   * Where a group stands.
   *
   * @param group a sex and an age group
   * @return its index, empty if it is no stratum
   */
  public OptionalInt indexOf(People group) {
    int index = groups.indexOf(group);
    return index < 0 ? OptionalInt.empty() : OptionalInt.of(index);
  }

  /**
   * The groups that together are some people, each person once: the most groups that are; of both
   * sexes those of women and men before those of both.
   *
   * @param people whom
   * @return their indexes in order, empty if no groups make them up exactly
   */
  public Optional<int[]> makingUp(People people) {
    if (areApart) {
      OptionalInt own = indexOf(people);
      return own.isPresent() ? Optional.of(new int[] {own.getAsInt()}) : Optional.empty();
    }
    if (people.sex() != Sex.BOTH) {
      return filling(people.sex(), people.ages());
    }
    Optional<int[]> women = filling(Sex.FEMALE, people.ages());
    Optional<int[]> men = filling(Sex.MALE, people.ages());
    if (women.isPresent() && men.isPresent()) {
      return Optional.of(
          IntStream.concat(IntStream.of(women.get()), IntStream.of(men.get())).sorted().toArray());
    }
    return filling(Sex.BOTH, people.ages());
  }

  /** The most groups of a sex that follow one another from the youngest to the oldest age. */
  private Optional<int[]> filling(Sex sex, AgeRange ages) {
    int[] inside =
        IntStream.range(0, groups.size())
            .filter(i -> groups.get(i).sex() == sex && ages.encloses(groups.get(i).ages()))
            .boxed()
            .sorted((a, b) -> groups.get(b).ages().compareTo(groups.get(a).ages()))
            .mapToInt(i -> i)
            .toArray();
    // from the oldest group to the youngest: how many groups follow from it to the end
    int[] most = new int[groups.size()];
    int[] next = new int[groups.size()];
    int first = -1;
    for (int index : inside) {
      AgeRange range = groups.get(index).ages();
      next[index] = -1;
      if (upper(range) == upper(ages)) {
        most[index] = 1;
      }
      for (int other : inside) {
        boolean follows =
            upper(range) != OPEN && groups.get(other).ages().lower() == upper(range) + 1;
        if (follows && most[other] > 0 && most[other] + 1 > most[index]) {
          most[index] = most[other] + 1;
          next[index] = other;
        }
      }
      boolean begins = range.lower() == ages.lower();
      if (begins && most[index] > 0 && (first < 0 || most[index] > most[first])) {
        first = index;
      }
    }
    if (first < 0) {
      return Optional.empty();
    }
    IntStream.Builder filling = IntStream.builder();
    for (int index = first; index >= 0; index = next[index]) {
      filling.add(index);
    }
    return Optional.of(filling.build().sorted().toArray());
  }

  private static int upper(AgeRange ages) {
    return ages.upper().orElse(OPEN);
  }
}
