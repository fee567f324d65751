package no.mestring.core.disclosure;

/**
 * What the national rules hide of figures ({@link NationalSuppression}), and what an {@link Attack}
 * computes of it. No count can be read from it.
 *
 * @param figures how many figures there are, zero or more
 * @param small how many of them are small
 * @param hidden how many the rules hide, small ones among them
 * @param computed how many small ones can be computed from what is shown
 * @param nearly of how many small ones, those that can be computed among them, not three possible
 *     numbers were found
 * @param derived how many small sums can be computed that are published nowhere, such as single
 *     years under periods
 */
public record NationalFinding(
    int figures, int small, int hidden, int computed, int nearly, int derived) {}
