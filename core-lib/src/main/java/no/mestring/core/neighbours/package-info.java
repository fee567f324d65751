/**
 * Areas that are alike, to be compared with each other. Start at {@link
 * no.mestring.core.neighbours.NearestNeighbours}, which is given indicators of each area. Knows no
 * area but by its code, and not what the indicators mean; how the figures of the areas found differ
 * is said in {@code comparison}.
 */
@NullMarked
package no.mestring.core.neighbours;

import org.jspecify.annotations.NullMarked;
