package no.mestring.warehouse.recode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import no.mestring.core.area.AreaHistory;
import no.mestring.warehouse.failure.Problem;
import no.mestring.warehouse.failure.WarehouseException;
import no.mestring.warehouse.ingest.ForeignFile;

/** Brings somebody's file on the borders of a year. */
public final class Recoder {
  static final String KEEP_HINT = "; --keep-unknown-areas leaves such rows as they are";

  private static final int MOST_REPEATS = 1000;

  private Recoder() {}

  /**
   * Recodes a file.
   *
   * @throws WarehouseException with every problem of the file
   */
  public static RecodedFile recode(RecodeRequest request) {
    AreaHistory areas = AreaHistory.builtIn();
    ForeignFile file = ForeignFile.of(request.file());
    List<Problem> problems = new ArrayList<>();
    FileRows rows = new FileRows(file.name(), request, areas, problems);
    file.read(rows, problems);
    refuse(problems);
    Columns columns = rows.columns();
    Collection<Group> groups =
        Group.of(
            rows.lines(),
            columns,
            (first, second) -> repeated(file.name(), columns, first, second, problems));
    refuse(problems);
    Plan plan = Plan.of(areas, rows.delivered(), request, request.splits());
    List<NewLine> lines = newLines(groups, plan, request);
    RecodeSummary summary = new Summary(areas, request, file.name(), rows, groups).of(plan, lines);
    return new RecodedFile(file, columns, lines, areas, summary);
  }

  /**
   * Refuses a place to write to before anything is read.
   *
   * @throws WarehouseException if the source is there, or another file that is to stay
   */
  public static void check(Path source, Path out, Existing existing) {
    try {
      if (Files.exists(out) && Files.exists(source) && Files.isSameFile(source, out)) {
        throw WarehouseException.question("Cannot write " + out + ": it is the file that is read");
      }
    } catch (IOException e) {
      throw WarehouseException.file("Cannot write " + out, e);
    }
    AtomicFile.place(out, existing);
  }

  /** The new rows, each where the first row that goes into it was. */
  static List<NewLine> newLines(Collection<Group> groups, Plan plan, RecodeRequest request) {
    List<NewLine> lines = new ArrayList<>();
    for (Group group : groups) {
      lines.addAll(NewLine.of(group, plan, request.missing()));
    }
    lines.sort(Comparator.comparingLong(NewLine::line));
    return lines;
  }

  private static void repeated(
      String file, Columns columns, SourceLine first, SourceLine second, List<Problem> problems) {
    if (problems.size() >= MOST_REPEATS) {
      return;
    }
    List<String> by = columns.named(Role.BY);
    List<String> numbers = columns.named(Role.NUMBER);
    problems.add(
        new Problem(
            file,
            second.line(),
            columns.areaName(),
            second.fields().get(columns.area()),
            "stands in line %d too, with the same %s; both would be added up%s"
                .formatted(
                    first.line(),
                    by.isEmpty() ? "period" : "period, " + String.join(", ", by),
                    numbers.isEmpty()
                        ? ""
                        : "; --by says which numbers divide the figures: "
                            + String.join(", ", numbers))));
  }

  private static void refuse(List<Problem> problems) {
    if (!problems.isEmpty()) {
      throw WarehouseException.data(
          problems.size()
              + (problems.size() == 1 ? " problem" : " problems")
              + ", nothing was written",
          problems.stream().sorted(Problem.ORDER).collect(Collectors.toList()));
    }
  }
}
