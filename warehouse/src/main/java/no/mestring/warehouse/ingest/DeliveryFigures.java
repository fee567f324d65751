package no.mestring.warehouse.ingest;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import no.mestring.warehouse.ingest.DeliveryColumns.Figure;

/** The figures of one row, and whether they are there. */
final class DeliveryFigures {
  private final Map<Figure, String> cells = new EnumMap<>(Figure.class);
  private Optional<Flag> flag = Optional.empty();

  void put(Figure figure, String text) {
    cells.put(figure, text.equalsIgnoreCase("nan") ? "" : text);
  }

  /** The mark that weighs most counts for all figures. */
  void put(Flag stated) {
    flag = flag.isEmpty() || flag.get().compareTo(stated) < 0 ? Optional.of(stated) : flag;
  }

  private Optional<Flag> marked() {
    return cells.values().stream()
        .flatMap(cell -> Flag.ofMark(cell).stream())
        .max(Comparator.naturalOrder());
  }

  private boolean hasNumber() {
    return cells.values().stream().anyMatch(cell -> !cell.isEmpty() && Flag.ofMark(cell).isEmpty());
  }

  /** Whether neither a number nor a flag says anything. */
  boolean isSilent() {
    return !hasNumber() && flag.filter(any -> any != Flag.PRESENT).or(this::marked).isEmpty();
  }

  /** What is wrong with them together. */
  Optional<String> fault() {
    return flag.filter(any -> any != Flag.PRESENT && hasNumber())
        .map(any -> "must have no number beside the flag " + any);
  }

  /** Whether there is a figure, and if not, why. */
  Flag flag() {
    if (hasNumber()) {
      return Flag.PRESENT;
    }
    return flag.filter(any -> any != Flag.PRESENT).or(this::marked).orElse(Flag.MISSING);
  }

  /** Counts figures that are not there in a row that has others. */
  void countGaps(Map<String, Long> gaps) {
    if (hasNumber()) {
      for (Map.Entry<Figure, String> entry : cells.entrySet()) {
        String cell = entry.getValue();
        if (Flag.ofMark(cell).isPresent()) {
          gaps.merge("'" + cell + "' in " + name(entry.getKey()), 1L, Long::sum);
        }
      }
    }
  }

  private static String name(Figure figure) {
    return figure.name().toLowerCase(Locale.ROOT);
  }

  /** The number; empty if there is none. */
  String number(Figure figure) {
    String cell = cells.getOrDefault(figure, "");
    String number = Flag.ofMark(cell).isPresent() ? "" : cell;
    return figure == Figure.VALUE && number.isEmpty() ? number(Figure.MAIN) : number;
  }
}
