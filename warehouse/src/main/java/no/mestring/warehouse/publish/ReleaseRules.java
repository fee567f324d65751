package no.mestring.warehouse.publish;

import no.mestring.core.disclosure.Criterion;
import no.mestring.core.disclosure.Profile;

/**
 * How figures are protected, besides the limits of each indicator.
 *
 * @param profile how the limits of a year are those of a period
 * @param criterion how much is left open of a hidden count
 */
public record ReleaseRules(Profile profile, Criterion criterion) {
  /** As the Institute of Public Health hides, left open as Statistics Norway demands. */
  public static final ReleaseRules USUAL = new ReleaseRules(Profile.FHI, Criterion.WIDTH);
}
