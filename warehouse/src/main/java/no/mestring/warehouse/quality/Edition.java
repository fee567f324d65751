package no.mestring.warehouse.quality;

import no.mestring.warehouse.store.Manifest;

/**
 * The cube as of a snapshot.
 *
 * @param snapshot its number
 * @param state the schema its tables are exposed in
 * @param manifest its tables
 */
public record Edition(long snapshot, String state, Manifest manifest) {}
