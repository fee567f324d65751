package no.mestring.core.service;

import java.util.List;
import java.util.Map;
import no.mestring.core.argument.Argument;
import no.mestring.core.estimate.Absence;
import no.mestring.core.estimate.Estimate;

/**
 * A service with a queue before it: who is referred, how many it has room for at a time, and how
 * long each stays. Whoever is referred starts at once if a place is free. A place that becomes free
 * goes to the first group that has somebody waiting, and in it to whoever has waited longest;
 * nobody loses a place to somebody more urgent.
 *
 * <p>The constructor throws an {@link IllegalArgumentException} if there is no group, two have the
 * same name, or there is not at least one place.
 *
 * @param groups who is referred, the most urgent first; one group for a queue without priorities
 * @param places how many the service has room for at a time, one or more
 * @param stay how long each keeps a place, of whatever group
 */
public record ServiceQueue(List<ReferralGroup> groups, int places, Stay stay) {
  public ServiceQueue {
    groups = List.copyOf(groups);
    if (groups.isEmpty()) {
      throw Argument.invalid("groups", groups, "must have at least one");
    }
    long names = groups.stream().map(ReferralGroup::name).distinct().count();
    if (names < groups.size()) {
      List<String> all = groups.stream().map(ReferralGroup::name).toList();
      throw Argument.invalid("groups", all, "must have different names");
    }
    Argument.holding(places >= 1, "places", places, "must be 1 or more");
  }

  /**
   * A service whose room is a number of conversations: somebody who has started has so many, at
   * fixed intervals, so that there are as many places as conversations fit between two of the same
   * person.
   *
   * @param groups who is referred, the most urgent first
   * @param conversationsPerWeek how many the staff can have, greater than zero
   * @param conversationsPerPerson how many each has on average, greater than zero
   * @param weeksBetween the weeks from one conversation of a person to the next, greater than zero
   * @param variation how much the number of conversations varies: its standard deviation divided by
   *     its mean, zero or more
   * @return the queue, with the places rounded down to whole ones
   * @throws IllegalArgumentException if a number is out of its range or there is not room for one
   *     person
   */
  public static ServiceQueue ofConversations(
      List<ReferralGroup> groups,
      double conversationsPerWeek,
      double conversationsPerPerson,
      double weeksBetween,
      double variation) {
    Argument.positive("conversationsPerWeek", conversationsPerWeek);
    Argument.positive("conversationsPerPerson", conversationsPerPerson);
    Argument.positive("weeksBetween", weeksBetween);
    double room = conversationsPerWeek * weeksBetween;
    Argument.between("conversationsPerWeek · weeksBetween", room, 1, Integer.MAX_VALUE);
    return new ServiceQueue(
        groups, (int) room, new Stay(conversationsPerPerson * weeksBetween, variation));
  }

  /**
   * The referrals of all groups.
   *
   * @return per week, zero or more
   */
  public double referralsPerWeek() {
    return groups.stream().mapToDouble(ReferralGroup::perWeek).sum();
  }

  /**
   * How many can start per week if no place stands empty.
   *
   * @return places divided by the mean stay, greater than zero
   */
  public double startsPerWeek() {
    return places / stay.meanWeeks();
  }

  /**
   * How much of the room the referrals would take if nobody left the queue. From 1 on the queue has
   * no end unless people leave it, and shortly below 1 it is long.
   *
   * @return referrals divided by possible starts, zero or more
   */
  public double load() {
    return referralsPerWeek() / startsPerWeek();
  }

  /** Whether the queue of a group finds a length around which it varies: true if that is sure. */
  boolean isSteady(int group) {
    return groups.get(group).canLeave() || referralsBefore(group + 1) < startsPerWeek();
  }

  /**
   * Whether the queue of every group finds a length around which it varies.
   *
   * @return false from a load of 1 on if some never leave, or if it cannot be told
   */
  public boolean isSteady() {
    for (int group = 0; group < groups.size(); group++) {
      if (!isSteady(group)) {
        return false;
      }
    }
    return true;
  }

  /**
   * By how many the queue of a group grows per week in the long run. Not known if somebody more
   * urgent may leave, since what they leave of the room has no simple form.
   */
  Estimate growth(int group) {
    if (isSteady(group)) {
      return Estimate.of(0, Map.of());
    }
    if (groups.subList(0, group).stream().anyMatch(ReferralGroup::canLeave)) {
      return Estimate.absent(Absence.NOT_COMPUTABLE);
    }
    double room = Math.max(0, startsPerWeek() - referralsBefore(group));
    return Estimate.of(groups.get(group).perWeek() - room, Map.of());
  }

  Estimate growth() {
    double sum = 0;
    for (int group = 0; group < groups.size(); group++) {
      Estimate growth = growth(group);
      if (growth.value().isEmpty()) {
        return growth;
      }
      sum += growth.value().getAsDouble();
    }
    return Estimate.of(sum, Map.of());
  }

  private double referralsBefore(int group) {
    return groups.subList(0, group).stream().mapToDouble(ReferralGroup::perWeek).sum();
  }
}
