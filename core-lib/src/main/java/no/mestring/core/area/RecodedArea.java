package no.mestring.core.area;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import no.mestring.core.period.YearSpan;

/**
 * An area on the borders asked for, and which delivered areas it is made of in a period.
 *
 * @param code the code on these borders; several joined by {@code +} where a split keeps them
 *     together
 * @param period the period
 * @param borders the borders the areas were delivered on, as {@link DeliveredArea#borders}
 * @param derivation how its figures come about
 * @param contributions the delivered areas that go in, by code; also where the figure is withheld
 * @param reason why the figure is withheld or what the weights are, empty if there is nothing to
 *     say
 */
public record RecodedArea(
    String code,
    YearSpan period,
    OptionalInt borders,
    Derivation derivation,
    List<Contribution> contributions,
    String reason) {
  /**
   * What a delivered area gives.
   *
   * @param code its code
   * @param weight the share of its figures that goes in, at most 1; 0 if it is not known
   */
  public record Contribution(String code, double weight) {
    /** Such as {@code 5012} or, if only a known share goes in, {@code 5012*0.35}. */
    @Override
    public String toString() {
      return weight == 0 || weight == 1
          ? code
          : code + "*" + Math.round(weight * 10_000) / 10_000.0;
    }
  }

  public RecodedArea {
    contributions = List.copyOf(contributions);
  }

  /**
   * The delivered areas that went in, for people to read.
   *
   * @return such as {@code 5011 5012*0.35 1571}
   */
  public String codes() {
    return contributions.stream().map(Contribution::toString).collect(Collectors.joining(" "));
  }
}
