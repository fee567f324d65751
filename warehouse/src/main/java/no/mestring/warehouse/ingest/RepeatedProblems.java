package no.mestring.warehouse.ingest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.mestring.warehouse.failure.Problem;

/** Problems that recur in many lines of a file, each told once with the first of them. */
public final class RepeatedProblems {
  private final String file;
  private final Map<Fault, Lines> seen = new LinkedHashMap<>();

  private record Fault(String column, String value, String rule) {}

  private record Lines(long first, long count) {}

  public RepeatedProblems(String file) {
    this.file = file;
  }

  /** Notes a problem of a line. */
  public void add(long line, String column, String value, String rule) {
    seen.merge(
        new Fault(column, value, rule),
        new Lines(line, 1),
        (before, now) -> new Lines(before.first(), before.count() + 1));
  }

  /** Adds each problem once, with how many rows have it. */
  public void addTo(List<Problem> problems) {
    seen.forEach(
        (fault, lines) ->
            problems.add(
                new Problem(
                    file,
                    lines.first(),
                    fault.column(),
                    fault.value(),
                    fault.rule() + (lines.count() == 1 ? "" : more(lines.count() - 1)))));
  }

  private static String more(long count) {
    return count == 1 ? "; 1 more row has it" : "; " + count + " more rows have it";
  }
}
