package no.mestring.warehouse.publish;

/**
 * An indicator in a release.
 *
 * @param indicator its code
 * @param figures how many figures it has
 * @param hidden how many of them are hidden
 */
public record ReleaseLine(String indicator, int figures, int hidden) {}
