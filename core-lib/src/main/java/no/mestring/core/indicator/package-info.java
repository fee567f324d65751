/**
 * What is measured, and how its figures follow from yearly numerators and denominators. Start at
 * {@link no.mestring.core.indicator.Indicator}, which also gives a value its limits, and at {@link
 * no.mestring.core.indicator.CubeCalculator}, which sums up years, ages and sexes and standardises.
 * Knows no table and no file; where the numbers come from is the warehouse's to say.
 */
@NullMarked
package no.mestring.core.indicator;

import org.jspecify.annotations.NullMarked;
