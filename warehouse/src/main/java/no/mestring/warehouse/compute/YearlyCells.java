package no.mestring.warehouse.compute;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.mestring.core.dimension.People;

/** What was counted, by area, year, sex and age group. */
final class YearlyCells {
  private final Map<String, List<Cell>> byArea = new HashMap<>();

  record Cell(int year, People people, int count) {}

  void add(String area, int year, People people, int count) {
    byArea.computeIfAbsent(area, key -> new ArrayList<>()).add(new Cell(year, people, count));
  }

  List<Cell> of(String area) {
    return byArea.getOrDefault(area, List.of());
  }
}
