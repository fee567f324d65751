package no.mestring.warehouse.publish;

import no.mestring.core.disclosure.NationalFinding;

/**
 * What the national rules would hide of an indicator, beside what is hidden here.
 *
 * @param indicator its code
 * @param national what they would hide, and what can be computed of it
 * @param hidden how many figures are hidden here if nothing was released before; none of these can
 *     be computed
 */
public record NationalComparison(String indicator, NationalFinding national, int hidden) {}
