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
  public AreaGroup {
    members = List.copyOf(members);
  }
}
