package no.mestring.core.neighbours;

import java.util.List;
import java.util.Optional;
import no.mestring.core.estimate.Absence;

/**
 * The areas most like one, or the reason why there are none.
 *
 * @param area the code of the area whose neighbours they are
 * @param nearest the nearest first, and in order of their codes if equally near to nine decimals;
 *     empty if there is a reason
 * @param absence why there are none: the area's own values are missing, no indicator varies, or no
 *     other area could be compared (too few values); empty if there are some
 */
public record Neighbours(String area, List<Neighbour> nearest, Optional<Absence> absence) {
  public Neighbours {
    nearest = List.copyOf(nearest);
  }

  static Neighbours absent(String area, Absence reason) {
    return new Neighbours(area, List.of(), Optional.of(reason));
  }
}
