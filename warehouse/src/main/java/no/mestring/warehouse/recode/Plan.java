package no.mestring.warehouse.recode;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.mestring.core.area.AreaHistory;
import no.mestring.core.area.DeliveredArea;
import no.mestring.core.area.RecodedArea;
import no.mestring.core.area.RecodedArea.Contribution;
import no.mestring.core.area.Recoding;
import no.mestring.core.area.SplitPolicy;

/** Where each area of a file goes, ready to be asked for. */
final class Plan {
  private final Recoding recoding;
  private final Map<DeliveredArea, List<RecodedArea>> targets = new HashMap<>();

  private Plan(Recoding recoding) {
    this.recoding = recoding;
    for (RecodedArea target : recoding.areas()) {
      for (Contribution part : target.contributions()) {
        targets.computeIfAbsent(source(target, part), key -> new ArrayList<>(1)).add(target);
      }
    }
  }

  static Plan of(
      AreaHistory areas,
      Collection<DeliveredArea> delivered,
      RecodeRequest request,
      SplitPolicy splits) {
    return new Plan(areas.recoding(delivered, request.to(), splits, request.missing()));
  }

  /** The areas that a delivered one goes into; none if larger ones are rebuilt without it. */
  List<RecodedArea> targets(DeliveredArea area) {
    return targets.getOrDefault(area, List.of());
  }

  /** The delivered area that a contribution is from. */
  static DeliveredArea source(RecodedArea target, Contribution part) {
    return new DeliveredArea(part.code(), target.period(), target.borders());
  }

  Recoding recoding() {
    return recoding;
  }
}
