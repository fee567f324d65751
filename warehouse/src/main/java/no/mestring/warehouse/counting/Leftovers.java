package no.mestring.warehouse.counting;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was read and is not in every count, in rows of the years asked for.
 *
 * @param rowsWithoutYear rows in no year, of all files
 * @param rowsWithoutPerson rows that persons are not counted by
 * @param rowsWithoutSex rows in the counts of both sexes together only
 * @param rowsWithoutAge rows without birth year or with one that gives no age: in no count
 * @param unplacedAreas rows in no area asked for, by their area; empty for none
 * @param otherCodes rows in no group, by their code; empty for none
 */
public record Leftovers(
    long rowsWithoutYear,
    long rowsWithoutPerson,
    long rowsWithoutSex,
    long rowsWithoutAge,
    SortedMap<String, Long> unplacedAreas,
    SortedMap<String, Long> otherCodes) {
  public Leftovers {
    unplacedAreas = Collections.unmodifiableSortedMap(new TreeMap<>(unplacedAreas));
    otherCodes = Collections.unmodifiableSortedMap(new TreeMap<>(otherCodes));
  }

  Leftovers plus(Leftovers other) {
    return new Leftovers(
        rowsWithoutYear + other.rowsWithoutYear,
        rowsWithoutPerson + other.rowsWithoutPerson,
        rowsWithoutSex + other.rowsWithoutSex,
        rowsWithoutAge + other.rowsWithoutAge,
        sum(unplacedAreas, other.unplacedAreas),
        sum(otherCodes, other.otherCodes));
  }

  private static SortedMap<String, Long> sum(SortedMap<String, Long> a, SortedMap<String, Long> b) {
    SortedMap<String, Long> sum = new TreeMap<>(a);
    b.forEach((text, rows) -> sum.merge(text, rows, Long::sum));
    return sum;
  }
}
