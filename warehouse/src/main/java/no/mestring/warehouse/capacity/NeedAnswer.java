package no.mestring.warehouse.capacity;

import java.util.List;
import no.mestring.warehouse.areas.NamedArea;
import no.mestring.warehouse.compute.ExpectedNeed;

/**
 * How many users are to be expected.
 *
 * @param title the indicator's, in English
 * @param area whose users
 * @param counted the table that the users were counted from
 * @param sources the projections' sources
 * @param needs an alternative and scenario each
 */
public record NeedAnswer(
    String title, NamedArea area, String counted, List<String> sources, List<ExpectedNeed> needs) {
  public NeedAnswer {
    sources = List.copyOf(sources);
    needs = List.copyOf(needs);
  }
}
