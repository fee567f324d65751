package no.mestring.core.service;

/**
 * A zone of the employer's contribution to the national insurance (arbeidsgiveravgiftssone): the
 * further from the centres a municipality is, the less its employers pay.
 */
public enum ContributionZone {
  /** Central municipalities. */
  I("I"),
  /** As zone I, with a lower rate up to an amount for each enterprise and year. */
  IA("Ia"),
  /** Zone II. */
  II("II"),
  /** Zone III. */
  III("III"),
  /** Zone IV. */
  IV("IV"),
  /** Towns of the north, such as Tromsø. */
  IVA("IVa"),
  /** Finnmark and the north of Troms. */
  V("V");

  private final String code;

  ContributionZone(String code) {
    this.code = code;
  }

  /**
   * Reads the code.
   *
   * @param code {@code I}, {@code Ia}, {@code II}, {@code III}, {@code IV}, {@code IVa} or {@code
   *     V}
   * @return the zone
   * @throws IllegalArgumentException if the code is another
   */
  public static ContributionZone parse(String code) {
    for (ContributionZone zone : values()) {
      if (zone.code.equals(code)) {
        return zone;
      }
    }
    throw new IllegalArgumentException(
        "Invalid zone: '" + code + "', expected I, Ia, II, III, IV, IVa or V");
  }

  /** The code that {@link #parse} reads. */
  @Override
  public String toString() {
    return code;
  }
}
