/**
 * Counts persons and events by year, area, code group, sex and age. Start at {@link
 * no.mestring.warehouse.counting.EventCount}. Knows that events lie person by person, and neither
 * how they are read, which is {@link no.mestring.warehouse.engine.EventFiles}, nor which indicators
 * the counts are for.
 */
@NullMarked
package no.mestring.warehouse.counting;

import org.jspecify.annotations.NullMarked;
