package no.mestring.warehouse.counting;

import java.util.ArrayList;
import java.util.List;
import no.mestring.warehouse.engine.EventFiles;
import no.mestring.warehouse.engine.EventPlace;

/** The areas and sexes that events have, numbered in the order they came. */
final class PlaceTable {
  private final EventFiles files;
  private final KeyIndex index = new KeyIndex();
  private final List<EventPlace> places = new ArrayList<>();

  PlaceTable(EventFiles files) {
    this.files = files;
  }

  /** The number of a place, or -1 if it is to be learned first. */
  int find(long key) {
    return index.find(key);
  }

  /** Learns the places of a year. */
  void learn(int year) {
    files
        .places(year)
        .forEach(
            (key, place) -> {
              if (index.add(key)) {
                places.add(place);
              }
            });
  }

  EventPlace get(int place) {
    return places.get(place);
  }

  int size() {
    return places.size();
  }
}
