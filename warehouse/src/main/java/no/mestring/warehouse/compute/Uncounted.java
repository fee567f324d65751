package no.mestring.warehouse.compute;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import no.mestring.warehouse.counting.Leftovers;

/** Says which events are in no figure, and why; those with codes of no group are meant to be. */
final class Uncounted {
  private static final int MOST_SHOWN = 3;

  private Uncounted() {}

  static List<String> notes(String table, Leftovers leftovers) {
    List<String> notes = new ArrayList<>();
    add(notes, table, leftovers.rowsWithoutYear(), "without a year");
    add(notes, table, leftovers.rowsWithoutPerson(), "without a person");
    add(notes, table, leftovers.rowsWithoutSex(), "without a sex, in no figure by sex");
    add(notes, table, leftovers.rowsWithoutAge(), "without an age");
    SortedMap<String, Long> unplaced = leftovers.unplacedAreas();
    add(
        notes,
        table,
        unplaced.values().stream().mapToLong(rows -> rows).sum(),
        "of areas that are none: "
            + unplaced.entrySet().stream()
                .limit(MOST_SHOWN)
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "))
            + (unplaced.size() > MOST_SHOWN ? ", …" : ""));
    return notes;
  }

  private static void add(List<String> notes, String table, long rows, String what) {
    if (rows > 0) {
      notes.add(table + ": " + rows + (rows == 1 ? " row " : " rows ") + what);
    }
  }
}
