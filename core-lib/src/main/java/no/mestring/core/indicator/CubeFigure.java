package no.mestring.core.indicator;

import no.mestring.core.dimension.People;
import no.mestring.core.estimate.Estimate;
import no.mestring.core.period.YearSpan;

/**
 * What an indicator is in an area, a period and some people: one row of the cube.
 *
 * @param area the code of the area
 * @param period the years
 * @param people whom it counts
 * @param yearsUsed how many of the years have figures and stand behind the sums (RATE.n)
 * @param numeratorSum the numerators of these years added up (sumTELLER), or why there is no sum
 * @param denominatorSum the denominators of these years added up (sumNEVNER), or why there is none;
 *     for a unit without denominator not computable
 * @param value the crude value in its unit with limits (RATE; of a count the annual mean)
 * @param expectedSum the numerator that the reference's rates predict (sumPREDTELLER); not
 *     computable where nothing is predicted
 * @param ratio observed by expected, 1 for the country, with limits (SMR, which is printed times
 *     100); not computable where nothing is predicted
 * @param adjusted the standardised value in its unit with limits (MEIS, or the directly
 *     standardised rate); not computable where nothing is standardised
 * @param norm the country's value that the adjusted one is to be compared with, in its unit (NORM)
 */
public record CubeFigure(
    String area,
    YearSpan period,
    People people,
    int yearsUsed,
    Estimate numeratorSum,
    Estimate denominatorSum,
    Estimate value,
    Estimate expectedSum,
    Estimate ratio,
    Estimate adjusted,
    Estimate norm) {}
