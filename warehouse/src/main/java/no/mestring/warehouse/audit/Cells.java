package no.mestring.warehouse.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import no.mestring.core.disclosure.Possible;
import no.mestring.warehouse.failure.Problem;
import no.mestring.warehouse.ingest.RepeatedProblems;

/** Collects the cells of a table, and what is wrong with them. */
final class Cells {
  private static final int MOST_REPEATS = 100;

  private final SourceTable source;
  private final Signs signs;
  private final String countName;
  private final RepeatedProblems faults;
  private final List<Problem> problems;
  private final List<String> names;
  private final List<Map<String, Integer>> values = new ArrayList<>();
  private final Map<List<Integer>, Entry> entries = new LinkedHashMap<>();

  Cells(
      SourceTable source,
      Signs signs,
      String countName,
      List<String> dimensions,
      List<Problem> problems) {
    this.source = source;
    this.signs = signs;
    this.countName = countName;
    this.names = dimensions;
    this.problems = problems;
    this.faults = new RepeatedProblems(source.file());
    dimensions.forEach(any -> values.add(new LinkedHashMap<>()));
  }

  /** Takes a cell: the texts of its values, its own text, and what stands beside it. */
  void add(long line, List<String> place, String column, String text, List<String> beside) {
    List<Integer> at = new ArrayList<>();
    for (int i = 0; i < place.size(); i++) {
      Map<String, Integer> known = values.get(i);
      at.add(known.computeIfAbsent(place.get(i), key -> known.size()));
    }
    Optional<Entry> entry = read(line, column, text, beside);
    if (entry.isEmpty()) {
      return;
    }
    Entry before = entries.putIfAbsent(at, entry.get());
    if (before != null && problems.size() < MOST_REPEATS) {
      problems.add(
          new Problem(
              source.file(),
              line,
              column,
              text,
              "stands in line %d too, with the same %s; leave one out, or name what divides them"
                  .formatted(before.line(), String.join(", ", names))));
    }
  }

  private Optional<Entry> read(long line, String column, String text, List<String> beside) {
    if (signs.isMissing(text)) {
      Possible any = new Possible(0, OptionalLong.empty());
      return Optional.of(new Entry(line, text, Entry.State.MISSING, any, beside));
    }
    OptionalLong count = Numbers.whole(text);
    if (count.isPresent() && count.getAsLong() >= 0) {
      Possible one = new Possible(count.getAsLong(), count);
      return Optional.of(new Entry(line, text, Entry.State.SHOWN, one, beside));
    }
    Optional<Signs.Range> range = signs.read(text);
    if (range.isPresent()) {
      // the least of all is put in once it is known whether zeros are shown
      Possible possible = new Possible(range.get().least().orElse(-1), range.get().most());
      return Optional.of(new Entry(line, text, Entry.State.HIDDEN, possible, beside));
    }
    String rule =
        count.isPresent()
            ? "must not be negative, as it is a count"
            : Numbers.read(text).isPresent()
                ? "must be a whole number, as it is a count; --count says which column has counts"
                : "must be a count or a sign for a hidden one (%s); --hidden '%s' says that it is one"
                    .formatted(Signs.USUAL_WORDS, text);
    faults.add(line, column, text, rule);
    return Optional.empty();
  }

  /** The table; what is wrong with it is added to the problems. */
  CountTable table(OptionalInt least, List<String> beside, List<String> notes) {
    faults.addTo(problems);
    if (problems.isEmpty() && entries.values().stream().noneMatch(Entry::isHidden)) {
      problems.add(
          new Problem(
              source.file(),
              0,
              countName,
              "",
              "must have hidden counts, has none of the signs %s; --hidden SIGN says another"
                  .formatted(Signs.USUAL_WORDS)));
    }
    boolean isZeroShown =
        entries.values().stream().anyMatch(entry -> entry.isShown() && entry.count() == 0);
    long common = least.isPresent() ? least.getAsInt() : isZeroShown ? 1 : 0;
    entries.replaceAll(
        (place, entry) -> {
          Possible said = entry.possible();
          long most = said.most().orElse(Long.MAX_VALUE);
          return entry.isHidden() && said.least() < 0
              ? entry.knowing(new Possible(Math.min(common, most), said.most()))
              : entry;
        });
    List<Dimension> dimensions = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      dimensions.add(new Dimension(names.get(i), List.copyOf(values.get(i).keySet())));
    }
    return new CountTable(source.file(), countName, dimensions, entries, beside, notes, common);
  }
}
