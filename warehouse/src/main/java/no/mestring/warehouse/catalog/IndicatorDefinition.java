package no.mestring.warehouse.catalog;

import java.util.Optional;
import no.mestring.core.disclosure.SmallCounts;
import no.mestring.core.indicator.Indicator;

/**
 * An indicator and where its figures come from: what was delivered, what is counted, or both.
 *
 * @param indicator what is measured
 * @param source who the figures come from, in Norwegian bokmål
 * @param method how they are made and what they do not say, in Norwegian bokmål
 * @param suppression up to which counts of a year figures are too small to be shown; empty only
 *     where no persons are counted
 * @param figures a query over the datasets that gives area, period, sex, age and source, and of
 *     numerator, denominator, value, low and high what there is; low and high are the ends of a
 *     printed range, and a rate without denominator takes the mean population
 * @param count how it is counted from events of persons
 * @param fingerprint changes when the definition does, or one it refers to, but not with its words
 */
public record IndicatorDefinition(
    Indicator indicator,
    String source,
    String method,
    Optional<SmallCounts> suppression,
    Optional<String> figures,
    Optional<CountDefinition> count,
    String fingerprint) {}
