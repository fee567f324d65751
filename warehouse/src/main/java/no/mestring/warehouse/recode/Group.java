package no.mestring.warehouse.recode;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import no.mestring.core.area.DeliveredArea;

/** Rows that differ only in their area: those whose counts may be added up. */
final class Group {
  private final Map<DeliveredArea, SourceLine> lines = new LinkedHashMap<>();

  /**
   * The groups of some rows, in the order of their first rows.
   *
   * @param repeats is told of two rows of one area in one group
   */
  static Collection<Group> of(
      List<SourceLine> lines, Columns columns, BiConsumer<SourceLine, SourceLine> repeats) {
    List<Integer> by = columns.with(Role.BY);
    Map<List<String>, Group> groups = new LinkedHashMap<>();
    for (SourceLine line : lines) {
      List<String> key = new ArrayList<>(by.size() + 1);
      if (columns.period() >= 0) {
        key.add(PeriodText.plain(line.fields().get(columns.period()), line.area().period()));
      }
      for (int column : by) {
        key.add(line.fields().get(column));
      }
      SourceLine other =
          groups.computeIfAbsent(key, any -> new Group()).lines.putIfAbsent(line.area(), line);
      if (other != null) {
        repeats.accept(other, line);
      }
    }
    return groups.values();
  }

  Collection<SourceLine> lines() {
    return lines.values();
  }

  Optional<SourceLine> line(DeliveredArea area) {
    return Optional.ofNullable(lines.get(area));
  }
}
