/**
 * What municipal services are made of, beginning with what staff costs. Start at {@link
 * no.mestring.core.service.StaffingCost}. Knows money and full-time equivalents, and neither areas
 * nor indicators.
 */
@NullMarked
package no.mestring.core.service;

import org.jspecify.annotations.NullMarked;
