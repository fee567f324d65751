package no.mestring.warehouse.compute;

/**
 * How indicators are counted, whatever they are.
 *
 * @param borders the year whose borders the areas have
 * @param isCompatible whether the national line's oddities are kept, so that its figures come out
 */
public record BuildRules(int borders, boolean isCompatible) {
  /** On the borders of 2024, and without the oddities. */
  public static final BuildRules USUAL = new BuildRules(2024, false);
}
