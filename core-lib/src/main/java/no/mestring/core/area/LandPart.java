package no.mestring.core.area;

import java.util.OptionalInt;

/**
 * A piece of land that was never divided, and the municipality it belonged to for some years. All
 * codes of all years are sets of such parts, and that is all there is to renumbering, merging and
 * splitting.
 *
 * @param part the name of the piece
 * @param code the code of the municipality
 * @param firstYear the first year it belonged there, empty if since before 1994
 * @param lastYear the last year it belonged there, empty if it still does
 */
public record LandPart(String part, String code, OptionalInt firstYear, OptionalInt lastYear) {}
