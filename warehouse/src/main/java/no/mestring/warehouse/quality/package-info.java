/**
 * Checks of table cube before it is released. Start at {@link
 * no.mestring.warehouse.quality.CubeQuality}, which gives findings, or at {@link
 * no.mestring.warehouse.quality.CubeDiff}, which says how two editions differ. Knows the cube and
 * nothing of the events it was counted from.
 */
@NullMarked
package no.mestring.warehouse.quality;

import org.jspecify.annotations.NullMarked;
