package no.mestring.warehouse.areas;

import no.mestring.warehouse.engine.Rows;

/**
 * An answer in two forms.
 *
 * @param text for people: lines of at most 79 characters, unless a name is longer
 * @param rows for machines
 */
public record AreaAnswer(String text, Rows rows) {}
