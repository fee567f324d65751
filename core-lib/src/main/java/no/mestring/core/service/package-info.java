/**
 * What municipal services are made of: what staff costs, and when plans want something done. Start
 * at {@link no.mestring.core.service.StaffingCost} or {@link no.mestring.core.service.Deadline}.
 * Knows money, full-time equivalents and months, and neither areas nor indicators.
 */
@NullMarked
package no.mestring.core.service;

import org.jspecify.annotations.NullMarked;
