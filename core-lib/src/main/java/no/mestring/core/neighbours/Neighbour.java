package no.mestring.core.neighbours;

import java.util.List;

/**
 * An area that is more or less like another.
 *
 * @param area the code of the area
 * @param distance how far it is from the other in standard deviations, all indicators taken
 *     together, zero or more: 0 if they are alike in all; between two areas picked blindly about
 *     1.4, the root of 2
 * @param parts what each indicator adds to the distance, the largest share first, then by name
 */
public record Neighbour(String area, double distance, List<Part> parts) {
  public Neighbour {
    parts = List.copyOf(parts);
  }

  /**
   * What one indicator adds to a distance.
   *
   * @param indicator the name of the indicator
   * @param value its value in the area whose neighbours were asked for
   * @param neighbourValue its value in the neighbour
   * @param standardizedDifference the neighbour's minus the area's, of values or of logarithms, in
   *     standard deviations between all areas compared
   * @param share of the squared distance, weight included, from 0 to 1; the shares add up to 1, and
   *     are all 0 if the two are alike in everything
   */
  public record Part(
      String indicator,
      double value,
      double neighbourValue,
      double standardizedDifference,
      double share) {}
}
