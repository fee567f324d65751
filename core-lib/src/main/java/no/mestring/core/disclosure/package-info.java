/**
 * What must not be shown. Start at {@link no.mestring.core.disclosure.CellSuppression}, which hides
 * cells of a table of sums until {@link no.mestring.core.disclosure.Attack} gets nowhere; {@link
 * no.mestring.core.disclosure.NationalSuppression} hides what the Norwegian national line hides, to
 * lay figures beside its, and {@link no.mestring.core.disclosure.Deduction} says step by step how a
 * hidden count is told. Knows cells and sums only, neither areas nor files.
 */
@NullMarked
package no.mestring.core.disclosure;

import org.jspecify.annotations.NullMarked;
