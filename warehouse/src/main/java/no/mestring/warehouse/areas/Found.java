package no.mestring.warehouse.areas;

import no.mestring.core.area.Area;
import no.mestring.core.area.AreaGroup;

/** What somebody may mean by a word: an area or a group of municipalities. */
sealed interface Found {
  /** What to type so that nothing else is meant. */
  String unmistakable();

  /** The lowest is meant first, if a word may mean several. */
  int rank();

  /** What it is, in a few words. */
  String description();

  /** An area under the last of its codes that was asked for. */
  record OfArea(Area area, String parent) implements Found {
    @Override
    public String unmistakable() {
      return area.code();
    }

    @Override
    public int rank() {
      return switch (area.level()) {
        case MUNICIPALITY -> 0;
        case COUNTY -> 1;
        default -> 2;
      };
    }

    @Override
    public String description() {
      String years = area.lastYear().isPresent() ? ", " + area.validity() : "";
      return area.level() + " " + area.name() + (parent.isEmpty() ? "" : ", " + parent) + years;
    }
  }

  /** A group. */
  record OfGroup(AreaGroup group) implements Found {
    @Override
    public String unmistakable() {
      return group.hierarchy() + ":" + group.code();
    }

    @Override
    public int rank() {
      return group.hierarchy().equals(AreaGroup.REGION) ? 3 : 4;
    }

    @Override
    public String description() {
      return group.hierarchy() + " " + group.name();
    }
  }
}
