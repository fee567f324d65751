/**
 * What a service will need: how many users are to be expected, how long its queue will be, and in
 * which zone of the employer's contribution it is. Start at {@link
 * no.mestring.warehouse.capacity.NeedGuide}, {@link no.mestring.warehouse.capacity.QueueGuide},
 * which needs no warehouse, or {@link no.mestring.warehouse.capacity.ZoneGuide}. Knows nothing of
 * how answers are printed; the figures are {@code compute}'s and core-lib's, the next room up is
 * {@code app}.
 */
@NullMarked
package no.mestring.warehouse.capacity;

import org.jspecify.annotations.NullMarked;
