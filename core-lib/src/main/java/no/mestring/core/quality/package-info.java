/**
 * Checks of figures. Start at {@link no.mestring.core.quality.PrintedFigure}, which says whether a
 * printed number can be what a calculation gave, and at {@link no.mestring.core.quality.Fences},
 * which says what is unusual. Knows numbers only, not where they came from.
 */
@NullMarked
package no.mestring.core.quality;

import org.jspecify.annotations.NullMarked;
