package no.mestring.core.service;

import java.util.Optional;
import no.mestring.core.estimate.Estimate;
import no.mestring.core.estimate.Interval;

/**
 * The users that are to be expected in a year to come.
 *
 * @param year the calendar year
 * @param population the projected population of all groups together
 * @param expectedUsers how many users are expected; its limits cover the chance in the users
 *     observed, and what it leaves open of a trend. They do not cover that rates take another
 *     course, or that the projection is wrong: compare scenarios and projections for that. Without
 *     limits for rates that are set; absent as too few events if fewer than ten users were observed
 * @param range between which numbers the users counted in that year would be, with the probability
 *     of the level: as above, and the chance of the year itself; empty if nothing is expected for
 *     want of users observed
 */
public record NeedYear(
    int year, double population, Estimate expectedUsers, Optional<Interval> range) {}
