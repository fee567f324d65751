package no.mestring.warehouse.engine;

import org.jspecify.annotations.Nullable;

/**
 * Where the person of an event lived, and which sex she has.
 *
 * @param area the area as it was delivered, null if there is none
 * @param sex the sex as it was delivered, null if there is none
 */
public record EventPlace(@Nullable String area, @Nullable String sex) {}
