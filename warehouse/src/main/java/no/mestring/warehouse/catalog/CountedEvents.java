package no.mestring.warehouse.catalog;

import no.mestring.core.indicator.CodeGroup;

/**
 * The events of persons that an indicator counts.
 *
 * @param table the table of events
 * @param code the column with the code of an event
 * @param group the codes that count
 */
public record CountedEvents(String table, String code, CodeGroup group) {}
