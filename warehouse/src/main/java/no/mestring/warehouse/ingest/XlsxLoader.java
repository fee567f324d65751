package no.mestring.warehouse.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import no.mestring.warehouse.failure.Problem;
import no.mestring.warehouse.failure.UnreadableException;
import no.mestring.warehouse.failure.WarehouseException;
import org.dhatim.fastexcel.reader.CellAddress;

/**
 * Reads one sheet: the header is the first of its rows that names most of the expected columns,
 * what stands above it and notes below the figures are left out.
 */
final class XlsxLoader {
  private static final int ROWS_BEFORE_HEADER = 50;
  private static final int MOST_NOTES = 1000;
  private static final String NO_HEADER =
      "must have a row with the names of the table's columns, none is among the first "
          + ROWS_BEFORE_HEADER;

  private final Workbook book;
  private final String name;
  private final Expected expected;
  private final List<Problem> problems;
  private final List<String> notes;

  /** Rows of which only the first cell is filled: a note, if no figures come behind. */
  private final List<SheetLine> held = new ArrayList<>();

  private final Set<String> percents = new TreeSet<>();
  private final Set<Integer> nameless = new TreeSet<>();
  private Columns columns = new Columns(new Header(List.of(), 0), List.of());

  /** The columns that have a name, and where in the sheet they are. */
  private record Columns(Header header, List<Integer> at) {}

  XlsxLoader(
      Workbook book, String name, Expected expected, List<Problem> problems, List<String> notes) {
    this.book = book;
    this.name = name;
    this.expected = expected;
    this.problems = problems;
    this.notes = notes;
  }

  void load(RecordSink sink) {
    if (!book.others().isEmpty()) {
      notes.add(name + ": the first sheet was read, not " + book.otherNames());
    }
    try (SheetLines lines = new SheetLines(book)) {
      try {
        load(lines, sink);
      } catch (UnreadableException e) {
        problems.add(problem(lines.row(), e.rule()));
      }
    } catch (IOException e) {
      throw WarehouseException.file("Cannot read " + name, e);
    }
  }

  private void load(SheetLines lines, RecordSink sink) {
    List<SheetLine> start = new ArrayList<>();
    Optional<SheetLine> next = lines.next();
    while (next.isPresent()) {
      start.add(next.get());
      next = start.size() < ROWS_BEFORE_HEADER ? lines.next() : Optional.empty();
    }
    int headerAt = headerAt(start);
    if (headerAt < 0) {
      problems.add(problem(0, start.isEmpty() ? "must have rows, is empty" : NO_HEADER));
      return;
    }
    columns = columns(start.get(headerAt));
    if (!sink.header(columns.header(), origin(start.subList(0, headerAt)))) {
      return;
    }
    boolean takesMore = true;
    for (SheetLine line : start.subList(headerAt + 1, start.size())) {
      takesMore = takesMore && take(line, sink);
    }
    next = takesMore ? lines.next() : Optional.empty();
    while (next.isPresent()) {
      takesMore = take(next.get(), sink);
      next = takesMore ? lines.next() : Optional.empty();
    }
    lines
        .formulasWithoutValues()
        .ifPresent(
            row ->
                problems.add(
                    problem(
                        row,
                        "has formulas without values; open the workbook in Excel and save it")));
    if (takesMore) {
      end(sink, lines.hidden());
    }
  }

  private int headerAt(List<SheetLine> start) {
    int best = -1;
    long most = 0;
    for (int i = 0; i < start.size(); i++) {
      SheetLine line = start.get(i);
      long known =
          line.cells().stream().map(SheetCell::text).filter(expected.isColumn()).distinct().count();
      if (known > most) {
        best = i;
        most = known;
      }
    }
    return best;
  }

  private static Columns columns(SheetLine line) {
    List<String> names = new ArrayList<>();
    List<Integer> at = new ArrayList<>();
    for (int i = 0; i < line.cells().size(); i++) {
      if (!line.cells().get(i).text().isEmpty()) {
        names.add(line.cells().get(i).text());
        at.add(i);
      }
    }
    return new Columns(new Header(names, line.number()), List.copyOf(at));
  }

  private Origin origin(List<SheetLine> above) {
    if (above.isEmpty()) {
      return Origin.UNSTATED;
    }
    String title = above.get(0).start();
    notes.add(
        "%s: left out %s above the header: %s".formatted(name, rows(above.size()), quoted(above)));
    return Origin.ofTitle(title);
  }

  /** Passes a row on, or keeps it back if it may be a note below the figures. */
  private boolean take(SheetLine line, RecordSink sink) {
    boolean mayBeNote =
        expected.filled() > 1
            && held.size() < MOST_NOTES
            && line.filled() == 1
            && !line.cell(columns.at().get(0)).isEmpty();
    if (mayBeNote) {
      held.add(line);
      return true;
    }
    for (SheetLine before : held) {
      if (!pass(before, sink)) {
        return false;
      }
    }
    held.clear();
    return pass(line, sink);
  }

  private boolean pass(SheetLine line, RecordSink sink) {
    List<String> names = columns.header().names();
    List<String> fields = new ArrayList<>(names.size());
    boolean isWhole = true;
    int next = 0;
    for (int i = 0; i < Math.max(line.cells().size(), last() + 1); i++) {
      SheetCell cell = line.cell(i);
      boolean isNamed = next < names.size() && columns.at().get(next) == i;
      if (isNamed) {
        String column = names.get(next++);
        fields.add(cell.text());
        if (cell.isPercent()) {
          percents.add(column);
        }
        if (cell.fault().isPresent()) {
          problems.add(new Problem(name, line.number(), column, cell.text(), cell.fault().get()));
          isWhole = false;
        }
      } else if (!cell.isEmpty() && nameless.add(i)) {
        problems.add(
            new Problem(
                name,
                line.number(),
                "",
                cell.text(),
                "must stand below the name of a column, column "
                    + CellAddress.convertNumToColString(i)
                    + " has none"));
      }
    }
    if (isWhole && fields.equals(names)) {
      problems.add(problem(line.number(), Header.REPEATED));
      return true;
    }
    return !isWhole || sink.record(line.number(), fields);
  }

  private int last() {
    return columns.at().get(columns.at().size() - 1);
  }

  private void end(RecordSink sink, long hidden) {
    if (!held.isEmpty()) {
      notes.add(
          "%s: left out %s below the figures: %s".formatted(name, rows(held.size()), quoted(held)));
    }
    if (!percents.isEmpty()) {
      notes.add(
          "%s: numbers in percent are read as shown, 12.5 for 12.5 %%, in %s"
              .formatted(name, String.join(", ", percents)));
    }
    if (hidden > 0) {
      notes.add(name + ": hidden rows are read, " + rows(hidden));
    }
    sink.end();
  }

  private static String quoted(List<SheetLine> lines) {
    return "'" + lines.get(0).start() + "'" + (lines.size() > 1 ? " …" : "");
  }

  private static String rows(long count) {
    return count == 1 ? "1 row" : count + " rows";
  }

  private Problem problem(long row, String rule) {
    return new Problem(name, row, "", "", rule);
  }
}
