package no.mestring.warehouse.areas;

/**
 * An area that figures go by.
 *
 * @param code of a municipality or county of 2024, the country, or a region of table region
 * @param name for people
 */
public record NamedArea(String code, String name) {
  @Override
  public String toString() {
    return name + " (" + code + ")";
  }
}
