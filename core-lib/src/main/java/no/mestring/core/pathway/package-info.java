/**
 * The ways of people through services: main pathways, and the time limits on the way. Start at
 * {@link no.mestring.core.pathway.MainPathway} and {@link no.mestring.core.pathway.TimeLimit}.
 * Knows days and rules, and neither areas nor indicators nor persons.
 */
@NullMarked
package no.mestring.core.pathway;

import org.jspecify.annotations.NullMarked;
