package no.mestring.core.service;

import no.mestring.core.estimate.Estimate;
import no.mestring.core.estimate.Interval;

/**
 * What happens in a queue in a week to come, for one group or for all together. The limits of the
 * estimates are those of the simulation, narrower the more replications it has; the range is how
 * far chance may take the queue itself.
 *
 * @param waiting how many wait on average when the week ends
 * @param range between which numbers those who wait when the week ends are, with the probability of
 *     the level
 * @param started how many start in the week on average
 * @param left how many leave the queue in the week on average
 * @param weeksWaited how many weeks those who start in the week have waited on average; absent as
 *     too few values if nobody starts
 */
public record QueueWeekFigures(
    Estimate waiting, Interval range, Estimate started, Estimate left, Estimate weeksWaited) {}
