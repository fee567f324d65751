package no.mestring.warehouse.compute;

/**
 * What a build made of an indicator.
 *
 * @param indicator its code
 * @param rows its rows of the cube
 * @param added rows of cells that had none before
 * @param changed rows with another figure, limit or status than before
 * @param gone cells that have no row any more
 * @param changedPeriods the first and last period of rows that were added, changed or are gone;
 *     empty if there are none
 */
public record BuildLine(
    String indicator, long rows, long added, long changed, long gone, String changedPeriods) {}
