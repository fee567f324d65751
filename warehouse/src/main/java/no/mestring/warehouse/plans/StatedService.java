package no.mestring.warehouse.plans;

import java.util.Optional;

/**
 * What the documents say of a service, task or forum in one municipality.
 *
 * @param kind {@code ladder}, {@code catalogue}, {@code responsibility} or {@code forum}
 * @param step main pathway, age group or scope
 * @param theme theme of a task
 * @param service its name
 * @param area the municipality's code of 2024
 * @param name the municipality
 * @param stated {@code own}, {@code region} or {@code not_stated}
 * @param who who runs it, is responsible or takes part
 * @param basis the legal basis
 * @param frequency how often a forum meets
 * @param source the document
 */
public record StatedService(
    String kind,
    Optional<String> step,
    Optional<String> theme,
    String service,
    String area,
    String name,
    String stated,
    Optional<String> who,
    Optional<String> basis,
    Optional<String> frequency,
    Optional<String> source) {
  /** Whether a document says something of it. */
  public boolean isStated() {
    return !stated.equals("not_stated");
  }

  /** Whether a document of the region says it of all its municipalities. */
  public boolean isByRegion() {
    return stated.equals("region");
  }
}
