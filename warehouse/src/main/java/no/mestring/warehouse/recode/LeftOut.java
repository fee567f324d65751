package no.mestring.warehouse.recode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import no.mestring.core.area.Derivation;

/** Says which cells are empty that were not, and which columns may have been misunderstood. */
final class LeftOut {
  private final Columns columns;
  private final List<SourceLine> source;

  LeftOut(Columns columns, List<SourceLine> source) {
    this.columns = columns;
    this.source = source;
  }

  List<String> of(List<NewLine> lines) {
    List<String> notes = new ArrayList<>();
    long changed =
        lines.stream()
            .filter(line -> line.how() != Derivation.EXACT && line.how() != Derivation.UNPLACED)
            .count();
    List<String> numbers = columns.named(Role.NUMBER);
    if (changed > 0 && !numbers.isEmpty()) {
      notes.add(
          "%s: empty in %s that %s not exact; --sum %s adds counts up"
              .formatted(
                  String.join(", ", numbers),
                  changed == 1 ? "the row" : "the " + changed + " rows",
                  changed == 1 ? "is" : "are",
                  String.join(",", numbers)));
    }
    if (columns.with(Role.SUM).isEmpty()) {
      notes.add("no column is known as a count, so nothing is added up; --sum NAME says which is");
    }
    for (int column : columns.with(Role.BESIDE)) {
      long differing = lines.stream().filter(line -> !RecodedFile.agreed(line, column)).count();
      if (differing > 0) {
        notes.add(
            "%s: empty in %d %s whose parts say different things"
                .formatted(
                    columns.names().get(column), differing, differing == 1 ? "row" : "rows"));
      }
    }
    lines.stream()
        .filter(line -> line.why().contains("no row for "))
        .findFirst()
        .ifPresent(
            any -> {
              List<String> namelike = namelike();
              if (!namelike.isEmpty()) {
                notes.add(
                    "%s: grouped by, but says the same in all rows of an area; if it only describes"
                            .formatted(String.join(", ", namelike))
                        + " the area, --beside "
                        + String.join(",", namelike)
                        + " lets areas be added");
              }
            });
    threeDecimals().ifPresent(notes::add);
    return notes;
  }

  /** Columns that divide nothing within an area: likely a name of the area, or of its county. */
  private List<String> namelike() {
    List<String> namelike = new ArrayList<>();
    for (int column : columns.with(Role.BY)) {
      Map<String, String> byArea = new HashMap<>();
      boolean isOne =
          source.stream()
              .allMatch(
                  line -> {
                    String value = line.fields().get(column);
                    String before = byArea.putIfAbsent(line.area().code(), value);
                    return before == null || before.equals(value);
                  });
      if (isOne && byArea.values().stream().distinct().count() > 1) {
        namelike.add(columns.names().get(column));
      }
    }
    return namelike;
  }

  /** 1.234 persons are hardly one and a bit. */
  private Optional<String> threeDecimals() {
    String suspicious =
        columns.named(Role.SUM).stream()
            .filter(name -> isInThousands(columns.names().indexOf(name)))
            .collect(Collectors.joining(", "));
    return suspicious.isEmpty()
        ? Optional.empty()
        : Optional.of(
            suspicious
                + ": every decimal sign has three digits behind it and was read as such; if it"
                + " marks thousands, write the numbers without it");
  }

  private boolean isInThousands(int column) {
    List<String> decimals =
        source.stream()
            .map(line -> line.fields().get(column))
            .filter(text -> CountCell.isNumber(text) && CountCell.decimalSign(text) != 0)
            .toList();
    return !decimals.isEmpty()
        && decimals.stream().allMatch(text -> text.matches("-?[1-9]\\d{0,2}[.,]\\d{3}"));
  }
}
