package no.mestring.core.area;

import java.util.OptionalInt;

/**
 * A small piece of land that went from one municipality to another on 1 January, too small to
 * divide figures for: recoding leaves it out of account, and says so.
 *
 * @param year the year it moved
 * @param from the municipality it left, by its code of the year before
 * @param to the municipality it came to, by its code of the year
 * @param persons how many people lived there, empty if unknown
 * @param note what is known of it
 */
public record Parcel(int year, String from, String to, OptionalInt persons, String note) {}
