package no.mestring.core.service;

import no.mestring.core.estimate.Absence;
import no.mestring.core.estimate.Estimate;

/**
 * What a queue is like in the long run, for one group or for all together. Exact figures have no
 * limits; those of a simulation have limits that cover what another simulation would give, and say
 * nothing of referrals and stays being other than assumed.
 *
 * @param weeksWaited how many weeks somebody who is referred waits on average, until starting or
 *     leaving
 * @param shareWaitingLonger the share of those referred that waits longer than the time limit, from
 *     0 to 1
 * @param waiting how many wait at a time on average
 * @param shareLeaving the share of those referred that leaves the queue, from 0 to 1
 * @param growthPerWeek by how many the queue grows per week in the long run: 0 if it finds a length
 *     around which it varies, and also if referrals are exactly as many as there is room for, where
 *     it grows without end but ever more slowly and the other figures are not computable. Not
 *     computable if more urgent people may leave and it cannot be told what they leave of the room
 */
public record QueueFigures(
    Estimate weeksWaited,
    Estimate shareWaitingLonger,
    Estimate waiting,
    Estimate shareLeaving,
    Estimate growthPerWeek) {
  /** What is known of a queue that theory has no answer to, or that grows without end. */
  static QueueFigures unknown(Estimate growthPerWeek) {
    Estimate none = Estimate.absent(Absence.NOT_COMPUTABLE);
    return new QueueFigures(none, none, none, none, growthPerWeek);
  }
}
