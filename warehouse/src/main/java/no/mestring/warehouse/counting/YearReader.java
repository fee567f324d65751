package no.mestring.warehouse.counting;

import java.util.List;
import java.util.Map;
import no.mestring.warehouse.engine.EventFiles;
import no.mestring.warehouse.engine.EventOrder;
import no.mestring.warehouse.engine.EventStream;
import no.mestring.warehouse.engine.UnsortedException;

/** Counts one year after the other. One thread at a time; each has a reader of its own. */
final class YearReader {
  private final EventFiles files;
  private final Breakdown breakdown;
  private final Counted counted;
  private final Placing placing;
  private final AgeParts ages;
  private final PlaceTable places;
  private final CodeTable codes;

  /** The counts of a year by area, and what is in none. */
  record Year(Map<String, int[]> counts, Leftovers leftovers) {}

  YearReader(EventFiles files, Breakdown breakdown, Counted counted, Placing placing) {
    this.files = files;
    this.breakdown = breakdown;
    this.counted = counted;
    this.placing = placing;
    this.ages = new AgeParts(breakdown.ages());
    this.places = new PlaceTable(files);
    this.codes = new CodeTable(files, breakdown.groups());
  }

  Year read(int year) {
    if (counted == Counted.EVENTS) {
      return read(year, EventOrder.ANY);
    }
    try {
      return read(year, EventOrder.AS_WRITTEN);
    } catch (UnsortedException e) {
      return read(year, EventOrder.SORTED);
    }
  }

  private Year read(int year, EventOrder order) {
    codes.startAnew();
    YearCells cells = new YearCells(placing, breakdown, ages, places, year);
    List<EventStream> streams = files.year(year, order);
    try {
      if (order == EventOrder.ANY) {
        streams.forEach(stream -> addAll(stream, cells, year));
      } else {
        new PersonLoop(codes, cells, year).read(streams);
      }
      long withoutPerson = streams.stream().mapToLong(EventStream::withoutPerson).sum();
      return new Year(cells.counts(), cells.leftovers(withoutPerson, codes.others()));
    } finally {
      streams.forEach(EventStream::close);
    }
  }

  private void addAll(EventStream stream, YearCells cells, int year) {
    while (stream.next()) {
      for (int row = 0; row < stream.size(); row++) {
        cells.add(
            stream.places()[row],
            stream.birthYears()[row],
            codes.take(stream.codes()[row], year),
            1);
      }
    }
  }
}
