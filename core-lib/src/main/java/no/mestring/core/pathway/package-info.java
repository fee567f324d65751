/**
 * The ways of people through services: main pathways, courses made of events, the time limits on
 * the way, and how long people wait. Start at {@link no.mestring.core.pathway.MainPathway}, {@link
 * no.mestring.core.pathway.Courses} and {@link no.mestring.core.pathway.WaitingTimes}. Knows days
 * and rules; municipalities and persons are codes and numbers that are alike or not.
 */
@NullMarked
package no.mestring.core.pathway;

import org.jspecify.annotations.NullMarked;
