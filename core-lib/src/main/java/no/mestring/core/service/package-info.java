/**
 * What municipal services are made of: what staff costs, how long people wait before a service, how
 * many will use it in years to come, and when plans want something done. Start at {@link
 * no.mestring.core.service.StaffingCost}, {@link no.mestring.core.service.ServiceQueue} (asked by
 * {@link no.mestring.core.service.QueueTheory}, {@link no.mestring.core.service.QueueSimulation}
 * and {@link no.mestring.core.service.QueueOutlook}), {@link no.mestring.core.service.NeedForecast}
 * and {@link no.mestring.core.service.Deadline}. Knows money, places, rates and months, and neither
 * areas nor indicators; what was waited is told by {@code pathway}.
 */
@NullMarked
package no.mestring.core.service;

import org.jspecify.annotations.NullMarked;
