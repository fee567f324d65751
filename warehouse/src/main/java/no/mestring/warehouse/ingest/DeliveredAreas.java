package no.mestring.warehouse.ingest;

import static java.util.stream.Collectors.joining;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import no.mestring.core.period.YearSpan;

/** Finds the areas of a publisher's file, by code or name, and counts those that are not known. */
final class DeliveredAreas {
  private static final int MOST_NAMED = 10;

  private final AreaText texts;
  private final AreaRule rule;
  private final LoadRules rules;
  private final Map<Cell, Found> found = new HashMap<>();
  private final Set<String> unknown = new TreeSet<>();
  private long leftOut;

  private record Cell(String text, YearSpan period) {}

  /** An area's code, the rule it breaks, and whether it is not known at all. */
  private record Found(String code, Optional<String> fault, boolean isUnknown) {}

  DeliveredAreas(AreaText texts, AreaRule rule, LoadRules rules) {
    this.texts = texts;
    this.rule = rule;
    this.rules = rules;
  }

  /** The code; empty if the row is not taken. */
  Optional<String> code(
      long line, String column, String text, YearSpan period, RepeatedProblems problems) {
    Found area = found.computeIfAbsent(new Cell(text, period), this::find);
    if (area.isUnknown() && rules.unknownAreas() == UnknownAreas.LEAVE_OUT) {
      leftOut++;
      unknown.add(text);
      return Optional.empty();
    }
    if (area.fault().isPresent()) {
      problems.add(line, column, text, area.fault().get());
      return Optional.empty();
    }
    return Optional.of(area.code());
  }

  private Found find(Cell cell) {
    if (cell.text().isEmpty()) {
      return new Found("", Optional.of("must not be empty"), false);
    }
    YearSpan then =
        rules.borders().isPresent() ? YearSpan.of(rules.borders().getAsInt()) : cell.period();
    String code = texts.code(cell.text().strip(), then);
    Optional<String> unknownFault = rule.fault(code, Optional.empty());
    return unknownFault.isPresent()
        ? new Found(code, unknownFault, true)
        : new Found(code, rule.fault(code, Optional.of(cell.period())), false);
  }

  /** What was left out. */
  List<String> notes(String file) {
    if (leftOut == 0) {
      return List.of();
    }
    String first = unknown.stream().limit(MOST_NAMED).collect(joining(", "));
    int others = unknown.size() - MOST_NAMED;
    return List.of(
        "%s: left out %d %s of unknown areas: %s%s"
            .formatted(
                file,
                leftOut,
                leftOut == 1 ? "row" : "rows",
                first,
                others > 0 ? " and " + others + " more" : ""));
  }
}
