package no.mestring.warehouse.areas;

import java.util.Map;
import no.mestring.core.neighbours.Characteristic;

/**
 * What is known of the municipalities in one indicator.
 *
 * @param characteristic the indicator, and what of it is compared
 * @param values the values by municipality
 * @param reasons why others have none, where more is known than that they have none
 * @param origin what the values are, for people, such as {@code 2010-2012, ages 0-74}
 */
record IndicatorValues(
    Characteristic characteristic,
    Map<String, Double> values,
    Map<String, String> reasons,
    String origin) {
  IndicatorValues {
    values = Map.copyOf(values);
    reasons = Map.copyOf(reasons);
  }

  String name() {
    return characteristic.name();
  }
}
