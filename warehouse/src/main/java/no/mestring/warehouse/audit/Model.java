package no.mestring.warehouse.audit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import no.mestring.core.disclosure.Division;
import no.mestring.core.disclosure.Possible;
import no.mestring.warehouse.failure.WarehouseException;

/** A table as cells that are sums of smaller ones, each with what it says itself. */
final class Model {
  private static final Possible ANYTHING = new Possible(0, OptionalLong.empty());

  /** More parts of cells than this do not fit beside what an attack remembers of them. */
  private static final double MOST_PARTS = 3e7;

  private final CountTable table;
  private final List<DimensionSums> sums;
  private final List<Atoms> atoms;
  private final Map<List<Integer>, Integer> cells = new LinkedHashMap<>();
  private final List<List<Integer>> places = new ArrayList<>();
  private final List<Possible> known = new ArrayList<>();
  private final List<Division> divisions = new ArrayList<>();

  /** In which dimension the parts of each division differ. */
  private final Map<Division, Integer> dimensionOf = new LinkedHashMap<>();

  private final int innerSize;

  Model(CountTable table, List<DimensionSums> sums) {
    this.table = table;
    this.sums = sums;
    this.atoms = sums.stream().map(Atoms::of).toList();
    double parts = atoms.stream().mapToDouble(Atoms::together).reduce(1, (a, b) -> a * b);
    if (parts > MOST_PARTS) {
      throw WarehouseException.question(
          "Cannot audit %s: its sums have %.0f smallest groups in all, must be %.0f or fewer; audit"
                  .formatted(table.file(), parts, MOST_PARTS)
              + " it piece by piece");
    }
    this.innerSize = atoms.stream().mapToInt(Atoms::size).reduce(1, (a, b) -> a * b);
    table.entries().forEach((place, entry) -> cell(place));
    for (int dimension = 0; dimension < sums.size(); dimension++) {
      Map<List<Integer>, Map<Integer, Entry>> strata = table.strata(dimension);
      for (KnownSum sum : sums.get(dimension).sums()) {
        if (sum.use() != KnownSum.Use.LEFT_OUT) {
          divide(dimension, sum, strata);
        }
      }
    }
  }

  private void divide(int dimension, KnownSum sum, Map<List<Integer>, Map<Integer, Entry>> strata) {
    Set<List<Integer>> wrong = new HashSet<>();
    if (sum.use() == KnownSum.Use.SUM) {
      sum.check().conflicts().forEach(conflict -> wrong.add(conflict.others()));
    }
    int whole = sum.sum().whole();
    List<Integer> parts = sum.sum().parts();
    strata.forEach(
        (others, entries) -> {
          boolean isThere =
              entries.containsKey(whole) || parts.stream().anyMatch(entries::containsKey);
          if (isThere && wrong.contains(others)) {
            doubt(cell(CountTable.place(others, dimension, whole)));
          } else if (isThere) {
            Division division =
                new Division(
                    cell(CountTable.place(others, dimension, whole)),
                    parts.stream()
                        .map(part -> cell(CountTable.place(others, dimension, part)))
                        .toList());
            divisions.add(division);
            dimensionOf.put(division, dimension);
          }
        });
  }

  private int cell(List<Integer> place) {
    return cells.computeIfAbsent(
        place,
        key -> {
          places.add(place);
          known.add(
              Optional.ofNullable(table.entries().get(place))
                  .map(Entry::possible)
                  .orElse(ANYTHING));
          return cells.size();
        });
  }

  /** Takes nothing for known of a cell whose count contradicts others. */
  void doubt(int cell) {
    known.set(cell, ANYTHING);
  }

  /** Leaves out what makes up a cell that contradicts it. */
  void forget(Division division) {
    divisions.remove(division);
    doubt(division.whole());
  }

  List<Possible> known() {
    return known;
  }

  List<Division> divisions() {
    return divisions;
  }

  int dimension(Division division) {
    return dimensionOf.getOrDefault(division, 0);
  }

  List<Integer> place(int cell) {
    return places.get(cell);
  }

  /** A cell in words. */
  String name(int cell) {
    return table.name(place(cell));
  }

  /** A cell in words, in a dimension alone. */
  String label(int cell, int dimension) {
    return table.label(dimension, place(cell).get(dimension));
  }

  Optional<Entry> entry(int cell) {
    return Optional.ofNullable(table.entries().get(place(cell)));
  }

  /** Whether a cell stands in the table with its count, and nothing contradicts it. */
  boolean isShown(int cell) {
    return entry(cell).filter(Entry::isShown).isPresent() && known.get(cell).size() == 1;
  }

  /** The hidden cells, in the order of the file. */
  List<Integer> hidden() {
    List<Integer> hidden = new ArrayList<>();
    table
        .entries()
        .forEach(
            (place, entry) -> {
              if (entry.isHidden()) {
                hidden.add(cell(place));
              }
            });
    return hidden;
  }

  /** The published cells, which come first. */
  int published() {
    return table.entries().size();
  }

  int innerSize() {
    return innerSize;
  }

  /** The inner cells of a published cell. */
  int[] parts(int cell) {
    List<Integer> place = place(cell);
    int[] parts = {0};
    for (int i = 0; i < place.size(); i++) {
      List<Integer> some = atoms.get(i).of(place.get(i));
      int[] next = new int[parts.length * some.size()];
      int count = 0;
      for (int part : parts) {
        for (int atom : some) {
          next[count++] = part * atoms.get(i).size() + atom;
        }
      }
      parts = next;
    }
    return parts;
  }

  List<DimensionSums> sums() {
    return sums;
  }
}
