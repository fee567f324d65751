package no.mestring.warehouse.counting;

import java.util.List;
import no.mestring.warehouse.engine.EventStream;
import org.jspecify.annotations.Nullable;

/**
 * Takes the events of a year person by person, over several streams where several files have some.
 *
 * <p>Rows of one person, place and birth year are a run. Nearly everybody is one run and is added
 * once; who is several is taken run by run, so that nobody counts twice in a cell.
 */
final class PersonLoop {
  private final CodeTable codes;
  private final YearCells cells;
  private final int year;

  private long place;
  private int birthYear;
  private long groups;
  private int rows;
  private boolean several;

  PersonLoop(CodeTable codes, YearCells cells, int year) {
    this.codes = codes;
    this.cells = cells;
    this.year = year;
  }

  void read(List<EventStream> streams) {
    Cursor[] cursors = streams.stream().map(Cursor::new).toArray(Cursor[]::new);
    Cursor next = first(cursors);
    while (next != null) {
      long person = next.person();
      for (Cursor cursor : cursors) {
        take(cursor, person);
      }
      finish();
      next = first(cursors);
    }
  }

  /** The cursor with the least person. */
  private static @Nullable Cursor first(Cursor[] cursors) {
    Cursor first = null;
    for (Cursor cursor : cursors) {
      if (!cursor.ended() && (first == null || cursor.person() < first.person())) {
        first = cursor;
      }
    }
    return first;
  }

  /** Takes the rows of a person, over the ends of batches. */
  private void take(Cursor cursor, long person) {
    while (!cursor.ended()) {
      EventStream stream = cursor.stream;
      long[] persons = stream.persons();
      int size = stream.size();
      int row = cursor.row;
      while (row < size && persons[row] == person) {
        take(stream, row);
        row++;
      }
      cursor.row = row;
      if (row < size) {
        return;
      }
      cursor.nextBatch();
    }
  }

  private void take(EventStream stream, int row) {
    long rowPlace = stream.places()[row];
    int rowBirthYear = stream.birthYears()[row];
    if (rows == 0) {
      place = rowPlace;
      birthYear = rowBirthYear;
    } else if (rowPlace != place || rowBirthYear != birthYear) {
      several = true;
      cells.take(place, birthYear, groups, rows);
      place = rowPlace;
      birthYear = rowBirthYear;
      groups = 0;
      rows = 0;
    }
    groups |= codes.take(stream.codes()[row], year);
    rows++;
  }

  private void finish() {
    if (several) {
      cells.take(place, birthYear, groups, rows);
      cells.forget();
      several = false;
    } else {
      cells.add(place, birthYear, groups, rows);
    }
    groups = 0;
    rows = 0;
  }
}
