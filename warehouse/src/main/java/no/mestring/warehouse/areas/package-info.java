/**
 * What municipalities, counties and groups are, were and are like, told to people. Start at {@link
 * no.mestring.warehouse.areas.AreaGuide}, which needs no warehouse, or at {@link
 * no.mestring.warehouse.areas.ComparableAreas}, which asks one in SQL. Knows core-lib's areas and
 * neighbours and nothing of where figures are kept; the next room up is {@code app}.
 */
@NullMarked
package no.mestring.warehouse.areas;

import org.jspecify.annotations.NullMarked;
