package no.mestring.core.area;

import java.util.List;

/**
 * A named set of municipalities beside the counties: a part of the country, a health region.
 *
 * @param hierarchy what kind of set, such as {@code health_region}; the sets of one hierarchy have
 *     no municipality in common
 * @param code the code
 * @param name the name in Norwegian
 * @param members the municipalities by their codes of 2024, in order
 */
public record AreaGroup(String hierarchy, String code, String name, List<String> members) {
  /** The hierarchy of regions, which people name for themselves. */
  public static final String REGION = "region";

  public AreaGroup {
    members = List.copyOf(members);
  }

  /** Whether a group of somebody's own stands in place of this one. */
  boolean givesWayTo(AreaGroup own) {
    return hierarchy.equals(own.hierarchy) && (!hierarchy.equals(REGION) || code.equals(own.code));
  }
}
