package no.mestring.warehouse.ingest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.mestring.core.dimension.AgeRange;
import no.mestring.warehouse.engine.Engine;
import no.mestring.warehouse.engine.Stage;
import no.mestring.warehouse.failure.Problem;
import no.mestring.warehouse.schema.TableSchema;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that the ages of an area, year and sex, and of an alternative of a projection, do not
 * overlap, since a sum over them would count persons twice. Totals of a file in its publisher's
 * form are left out where their parts are there; every other overlap is a problem.
 */
final class AgeCheck {
  private static final String AGES = "string_agg(DISTINCT age, ' ' ORDER BY age)";
  private static final int ABOVE_ALL_AGES = 999;

  private final Engine engine;
  private final Set<String> publishersFiles;

  /** What else than the age tells one figure from another, such as {@code area, year, sex}. */
  private final String stratum;

  AgeCheck(Engine engine, TableSchema table, Set<String> publishersFiles) {
    this.engine = engine;
    this.publishersFiles = publishersFiles;
    this.stratum =
        table.key().stream()
            .filter(name -> !name.equals(CellReader.AGE))
            .collect(Collectors.joining(", "));
  }

  void check(Stage stage, List<Problem> problems, List<String> notes) {
    String all = "SELECT DISTINCT age FROM " + stage.name();
    if (overlap(parsed(engine.internal(all).rows().stream().map(AgeCheck::text))).isEmpty()) {
      return;
    }
    String sets =
        "SELECT DISTINCT ages FROM (SELECT %s AS ages FROM %s GROUP BY %s) ORDER BY 1"
            .formatted(AGES, stage.name(), stratum);
    for (List<@Nullable Object> row : engine.internal(sets).rows()) {
      check(stage, text(row), problems, notes);
    }
  }

  /** Checks the strata that have the same ages. */
  private void check(Stage stage, String ages, List<Problem> problems, List<String> notes) {
    List<AgeRange> ranges = parsed(Stream.of(ages.split(" ")));
    List<AgeRange> totals = ranges.stream().filter(range -> isTotal(range, ranges)).toList();
    String strata =
        "(%1$s) IN (SELECT (%1$s) FROM %2$s GROUP BY %1$s HAVING %3$s = '%4$s')"
            .formatted(stratum, stage.name(), AGES, ages);
    List<AgeRange> left = new ArrayList<>(ranges);
    if (!totals.isEmpty()) {
      String named = "age IN (" + quoted(totals.stream().map(AgeRange::toString)) + ")";
      for (String file : publishersFiles) {
        long removed =
            engine.remove(
                stage, "_file = " + quoted(Stream.of(file)) + " AND " + named + " AND " + strata);
        if (removed > 0) {
          notes.add(
              file
                  + ": left out "
                  + removed
                  + (removed == 1 ? " total" : " totals")
                  + " whose parts are there, of ages "
                  + totals.stream().map(AgeRange::toString).collect(Collectors.joining(", ")));
        }
      }
      String still = "SELECT DISTINCT age FROM %s WHERE %s".formatted(stage.name(), named);
      Set<String> kept = new HashSet<>();
      engine.internal(still).rows().forEach(row -> kept.add(text(row)));
      left.removeIf(range -> totals.contains(range) && !kept.contains(range.toString()));
    }
    overlap(left).ifPresent(pair -> addProblems(stage, pair, problems));
  }

  private void addProblems(Stage stage, List<AgeRange> pair, List<Problem> problems) {
    String sql =
        """
        SELECT a._file, min(a._line), count(*) FROM %1$s a SEMI JOIN (
          SELECT * FROM %1$s WHERE age = '%3$s') b USING (%4$s)
        WHERE a.age = '%2$s' GROUP BY a._file ORDER BY a._file
        """
            .formatted(stage.name(), pair.get(0), pair.get(1), stratum);
    for (List<@Nullable Object> row : engine.internal(sql).rows()) {
      long line = ((Number) Objects.requireNonNull(row.get(1))).longValue();
      long others = ((Number) Objects.requireNonNull(row.get(2))).longValue() - 1;
      String more =
          others == 0 ? "" : "; " + others + " more row" + (others == 1 ? " does" : "s do");
      Problem problem =
          new Problem(
              text(row),
              line,
              CellReader.AGE,
              pair.get(0).toString(),
              "must not overlap "
                  + pair.get(1)
                  + " of the same "
                  + stratum.replaceFirst(", (\\w+)$", " and $1")
                  + ": sums would count persons twice"
                  + more);
      if (!problems.contains(problem)) {
        problems.add(problem);
      }
    }
  }

  /** Whether others follow one another from a range's lower to its upper end. */
  private static boolean isTotal(AgeRange range, List<AgeRange> all) {
    Set<Integer> reached = new TreeSet<>(Set.of(range.lower()));
    List<AgeRange> parts =
        all.stream().filter(part -> !part.equals(range) && range.encloses(part)).sorted().toList();
    for (AgeRange part : parts) {
      if (reached.contains(part.lower())) {
        reached.add(end(part));
      }
    }
    return reached.contains(end(range)) && !parts.isEmpty();
  }

  /** The first age above a range. */
  private static int end(AgeRange range) {
    return range.upper().orElse(ABOVE_ALL_AGES) + 1;
  }

  /** Two ranges with an age in common, the wider one first if it holds the other. */
  private static Optional<List<AgeRange>> overlap(List<AgeRange> ranges) {
    List<AgeRange> ordered = ranges.stream().sorted().toList();
    for (int i = 1; i < ordered.size(); i++) {
      AgeRange before = ordered.get(i - 1);
      AgeRange next = ordered.get(i);
      if (before.contains(next.lower())) {
        return Optional.of(next.encloses(before) ? List.of(next, before) : List.of(before, next));
      }
    }
    return Optional.empty();
  }

  private static List<AgeRange> parsed(Stream<String> texts) {
    return texts.map(AgeRange::parse).toList();
  }

  private static String text(List<@Nullable Object> row) {
    return String.valueOf(row.get(0));
  }

  private static String quoted(Stream<String> texts) {
    return texts
        .map(text -> '\'' + text.replace("'", "''") + '\'')
        .collect(Collectors.joining(", "));
  }
}
