package no.mestring.core.area;

import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import no.mestring.core.period.YearSpan;

/** What delivered codes mean: which area, and which parts of the land. */
final class Meanings {
  private final AreaHistory history;

  Meanings(AreaHistory history) {
    this.history = history;
  }

  /**
   * The area that a delivered code means: on the borders it says, else in its period, else, if the
   * code was not valid then, in the years nearest to it.
   */
  Optional<Area> area(DeliveredArea delivered) {
    YearSpan period =
        delivered.borders().isPresent()
            ? YearSpan.of(delivered.borders().getAsInt())
            : delivered.period();
    return history
        .find(delivered.code(), period)
        .or(
            () ->
                history.find(delivered.code()).stream()
                    .min(Comparator.comparingInt(known -> distance(known, period))));
  }

  private static int distance(Area area, YearSpan period) {
    int before = period.firstYear() - area.lastYear().orElse(Integer.MAX_VALUE);
    int after = area.firstYear().orElse(0) - period.lastYear();
    return Math.max(before, after);
  }

  /** The parts that a delivered area consists of; none if it means no area. */
  BitSet land(DeliveredArea delivered) {
    return area(delivered)
        .map(area -> history.parts(area.code(), year(delivered, area)))
        .orElseGet(BitSet::new);
  }

  /** The year whose borders a code means: the last of its period in which it was valid. */
  static int year(DeliveredArea delivered, Area area) {
    int asked = delivered.borders().orElse(delivered.period().lastYear());
    int first = area.firstYear().orElse(Integer.MIN_VALUE);
    int last = area.lastYear().orElse(Integer.MAX_VALUE);
    return Math.max(first, Math.min(last, asked));
  }

  /**
   * The one part that a municipality consists of; none if it is several, or is no municipality that
   * was valid on its borders.
   */
  OptionalInt piece(DeliveredArea delivered) {
    int borders = delivered.borders().orElse(delivered.period().lastYear());
    BitSet parts = history.parts(delivered.code(), borders);
    boolean isMunicipality =
        history
            .find(delivered.code(), YearSpan.of(borders))
            .filter(found -> found.level() == AreaLevel.MUNICIPALITY)
            .isPresent();
    return isMunicipality && parts.cardinality() == 1
        ? OptionalInt.of(parts.nextSetBit(0))
        : OptionalInt.empty();
  }

  /** Those of some areas that are one part of the land of a larger one of others. */
  List<DeliveredArea> pieces(Collection<DeliveredArea> among, Collection<DeliveredArea> others) {
    BitSet divided = new BitSet();
    for (DeliveredArea other : others) {
      BitSet land = land(other);
      if (land.cardinality() > 1) {
        divided.or(land);
      }
    }
    return among.stream().filter(area -> piece(area).stream().anyMatch(divided::get)).toList();
  }
}
