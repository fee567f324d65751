/**
 * How far plans came, and which services municipalities say they have, side by side. Start at
 * {@link no.mestring.warehouse.plans.PlanGuide} or {@link
 * no.mestring.warehouse.plans.ServiceGuide}, which ask in SQL through the function they are given.
 * Knows nothing of where rows are kept or how they are printed; the next room up is {@code app}.
 */
@NullMarked
package no.mestring.warehouse.plans;

import org.jspecify.annotations.NullMarked;
