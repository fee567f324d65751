package no.mestring.warehouse.publish;

import java.time.Instant;
import java.util.List;
import no.mestring.warehouse.catalog.IndicatorDefinition;

/**
 * What is to be released.
 *
 * @param name what the release is called
 * @param indicators which of the cube
 * @param all the indicators of the cube, of which some may have been released before
 * @param rules how they are protected
 * @param at when
 */
public record ReleaseRequest(
    String name,
    List<IndicatorDefinition> indicators,
    List<IndicatorDefinition> all,
    ReleaseRules rules,
    Instant at) {
  public ReleaseRequest {
    indicators = List.copyOf(indicators);
    all = List.copyOf(all);
  }
}
