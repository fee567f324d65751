package no.mestring.warehouse.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.mestring.core.disclosure.SmallCounts;
import no.mestring.core.indicator.Indicator;
import no.mestring.core.indicator.IndicatorUnit;

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
 * @param wholes the codes of indicators that count whatever it counts, the smallest first; two of
 *     which none is in the other have nothing in common if they are in the same one
 * @param fingerprint changes when the definition does, or one it refers to, but not with its words
 */
public record IndicatorDefinition(
    Indicator indicator,
    String source,
    String method,
    Optional<SmallCounts> suppression,
    Optional<String> figures,
    Optional<CountDefinition> count,
    List<String> wholes,
    String fingerprint) {
  public IndicatorDefinition {
    wholes = List.copyOf(wholes);
  }

  IndicatorDefinition in(List<String> some) {
    return new IndicatorDefinition(
        indicator, source, method, suppression, figures, count, some, fingerprint);
  }

  /** Whether another indicator has a whole in common with it, or is one. */
  public boolean isRelatedTo(IndicatorDefinition other) {
    List<String> others = other.withWholes();
    return withWholes().stream().anyMatch(others::contains);
  }

  /**
   * The indicator that counts those this is a share of, where nobody else knows how many they are.
   */
  public Optional<String> among() {
    return indicator.unit() == IndicatorUnit.PERCENT
            && count.flatMap(CountDefinition::waitedFor).isPresent()
        ? Optional.of(wholes.get(0))
        : Optional.empty();
  }

  private List<String> withWholes() {
    List<String> all = new ArrayList<>(List.of(indicator.code()));
    all.addAll(wholes);
    return all;
  }
}
