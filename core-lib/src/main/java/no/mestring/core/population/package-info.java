/**
 * Populations: those to divide by and those to weight by. Start at {@link
 * no.mestring.core.population.PopulationTable}, the persons who live in areas on 1 January, and at
 * {@link no.mestring.core.population.StandardPopulation}, the European standard populations. Knows
 * no event and no rate; the next room up is {@code standardization}.
 */
@NullMarked
package no.mestring.core.population;

import org.jspecify.annotations.NullMarked;
