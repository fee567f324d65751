package no.mestring.warehouse.plans;

import java.util.List;

/**
 * The services of a region's municipalities side by side.
 *
 * @param name the region
 * @param municipalities their names, in the order of the alphabet
 * @param services what is said of each service in each municipality, in the order of the documents
 */
public record RegionServices(
    String name, List<String> municipalities, List<StatedService> services) {
  public RegionServices {
    municipalities = List.copyOf(municipalities);
    services = List.copyOf(services);
  }
}
