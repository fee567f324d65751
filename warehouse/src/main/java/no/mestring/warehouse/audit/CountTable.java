package no.mestring.warehouse.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts by the values of some dimensions.
 *
 * @param file the file's name
 * @param countName what the counts are called
 * @param dimensions what they are divided by
 * @param entries the cells by the places of their values in the dimensions
 * @param beside the names of other columns of numbers
 * @param notes what was made of the file, in words
 * @param least what a hidden count is at least, if its sign does not say it
 */
record CountTable(
    String file,
    String countName,
    List<Dimension> dimensions,
    Map<List<Integer>, Entry> entries,
    List<String> beside,
    List<String> notes,
    long least) {
  CountTable {
    dimensions = List.copyOf(dimensions);
    entries = new LinkedHashMap<>(entries);
    beside = List.copyOf(beside);
    notes = List.copyOf(notes);
  }

  /** The same table, of whose hidden cells more is known. */
  CountTable with(Map<List<Integer>, Entry> more) {
    return new CountTable(file, countName, dimensions, more, beside, notes, least);
  }

  /** The cells by what they have in common but for one dimension, and then by its value. */
  Map<List<Integer>, Map<Integer, Entry>> strata(int dimension) {
    Map<List<Integer>, Map<Integer, Entry>> strata = new LinkedHashMap<>();
    entries.forEach(
        (place, entry) -> {
          List<Integer> others = new ArrayList<>(place);
          others.remove(dimension);
          strata
              .computeIfAbsent(others, key -> new LinkedHashMap<>())
              .put(place.get(dimension), entry);
        });
    return strata;
  }

  /** A place with a value put into one dimension. */
  static List<Integer> place(List<Integer> others, int dimension, int value) {
    List<Integer> place = new ArrayList<>(others);
    place.add(dimension, value);
    return place;
  }

  /** A cell in words: its values where they are not always the same. */
  String name(List<Integer> place) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < dimensions.size(); i++) {
      if (dimensions.get(i).size() > 1) {
        words.add(label(i, place.get(i)));
      }
    }
    return words.isEmpty() ? countName : String.join(", ", words);
  }

  /** A value in words. */
  String label(int dimension, int value) {
    List<String> values = dimensions.get(dimension).values();
    return value < values.size() ? values.get(value) : "the rest";
  }
}
