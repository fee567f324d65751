package no.mestring.core.area;

import java.util.List;

/**
 * How areas of deliveries come on the borders of one year: a plan that holds for every figure of
 * theirs. Every delivered area goes into at least one of the areas, so nothing is lost.
 *
 * @param vintage the year whose borders they are
 * @param splits what becomes of areas that these borders divide
 * @param areas the areas, by period, borders and code
 */
public record Recoding(int vintage, SplitPolicy splits, List<RecodedArea> areas) {
  public Recoding {
    areas = List.copyOf(areas);
  }

  /**
   * The areas without a place on these borders: their codes are those of no area known.
   *
   * @return the areas, as they were delivered
   */
  public List<RecodedArea> unplaced() {
    return withDerivation(Derivation.UNPLACED);
  }

  /**
   * The areas that have no figure on these borders.
   *
   * @return the areas, each with a reason
   */
  public List<RecodedArea> withheld() {
    return withDerivation(Derivation.WITHHELD);
  }

  private List<RecodedArea> withDerivation(Derivation derivation) {
    return areas.stream().filter(area -> area.derivation() == derivation).toList();
  }
}
