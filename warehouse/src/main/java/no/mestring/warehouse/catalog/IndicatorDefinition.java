package no.mestring.warehouse.catalog;

import java.util.Optional;
import no.mestring.core.indicator.Indicator;

/**
 * An indicator and where its figures come from: what was delivered, what is counted, or both.
 *
 * @param indicator what is measured
 * @param figures a query over the datasets that gives area, period, sex, age and source, and of
 *     numerator, denominator, value, low and high what there is; low and high are the ends of a
 *     printed range, and a rate without denominator takes the mean population
 * @param count how it is counted from events of persons
 * @param fingerprint changes when the definition does, or one it refers to
 */
public record IndicatorDefinition(
    Indicator indicator,
    Optional<String> figures,
    Optional<CountDefinition> count,
    String fingerprint) {}
