package no.mestring.warehouse.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import no.mestring.warehouse.failure.Problem;
import no.mestring.warehouse.failure.WarehouseException;
import org.dhatim.fastexcel.reader.CellAddress;
import org.dhatim.fastexcel.reader.Row;

/**
 * Reads one sheet: the header is the first of its rows that names most of the expected columns,
 * what stands above it and notes below the figures are left out.
 */
final class XlsxLoader {
  private static final int ROWS_BEFORE_HEADER = 50;
  private static final int MOST_NOTES = 1000;

  private final Workbook book;
  private final String name;
  private final Expected expected;
  private final List<Problem> problems;
  private final List<String> notes;

  /** Rows of which only the first cell is filled: a note, if no figures come behind. */
  private final List<Line> held = new ArrayList<>();

  private final Set<String> percents = new TreeSet<>();
  private final Set<Integer> nameless = new TreeSet<>();
  private Columns columns = new Columns(new Header(List.of(), 0), List.of());
  private long hidden;

  /** A row as texts by column of the sheet. */
  private record Line(long number, List<SheetCell> cells) {
    private long filled() {
      return cells.stream().filter(cell -> !isEmpty(cell)).count();
    }

    private SheetCell first() {
      return cells.stream().filter(cell -> !isEmpty(cell)).findFirst().orElseThrow();
    }
  }

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
    long row = 0;
    try (Stream<Row> rows = book.rows()) {
      Iterator<Row> all = rows.iterator();
      List<Line> start = new ArrayList<>();
      while (start.size() < ROWS_BEFORE_HEADER && all.hasNext()) {
        Row next = all.next();
        row = next.getRowNum();
        add(start, line(next));
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
      for (Line line : start.subList(headerAt + 1, start.size())) {
        takesMore = takesMore && take(line, sink);
      }
      while (takesMore && all.hasNext()) {
        Row next = all.next();
        row = next.getRowNum();
        Line line = line(next);
        takesMore = line.filled() == 0 || take(line, sink);
      }
      if (takesMore) {
        end(sink);
      }
    } catch (IOException e) {
      throw WarehouseException.file("Cannot read " + name, e);
    } catch (WarehouseException e) {
      throw e;
    } catch (RuntimeException e) { // the library's many ways to say that the XML is broken
      problems.add(
          problem(row, "is followed by what is no row of a sheet; save the workbook anew"));
    }
  }

  private static final String NO_HEADER =
      "must have a row with the names of the table's columns, none is among the first "
          + ROWS_BEFORE_HEADER;

  private static void add(List<Line> lines, Line line) {
    if (line.filled() > 0) {
      lines.add(line);
    }
  }

  private Line line(Row row) {
    hidden += row.isHidden() ? 1 : 0;
    List<SheetCell> cells = new ArrayList<>(row.getCellCount());
    for (int i = 0; i < row.getCellCount(); i++) {
      cells.add(SheetCell.of(row.getCell(i), book.isFrom1904()));
    }
    return new Line(row.getRowNum(), cells);
  }

  private int headerAt(List<Line> start) {
    int best = -1;
    long most = 0;
    for (int i = 0; i < start.size(); i++) {
      Line line = start.get(i);
      long known =
          line.cells().stream().map(SheetCell::text).filter(expected.isColumn()).distinct().count();
      if (known > most) {
        best = i;
        most = known;
      }
    }
    return best;
  }

  private static Columns columns(Line line) {
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

  private Origin origin(List<Line> above) {
    if (above.isEmpty()) {
      return Origin.UNSTATED;
    }
    String title = above.get(0).first().text();
    notes.add(
        "%s: left out %s above the header: %s".formatted(name, rows(above.size()), quoted(above)));
    return Origin.ofTitle(title);
  }

  /** Passes a row on, or keeps it back if it may be a note below the figures. */
  private boolean take(Line line, RecordSink sink) {
    boolean mayBeNote =
        expected.filled() > 1
            && held.size() < MOST_NOTES
            && line.filled() == 1
            && !isEmpty(line.cells().get(columns.at().get(0)));
    if (mayBeNote) {
      held.add(line);
      return true;
    }
    for (Line before : held) {
      if (!pass(before, sink)) {
        return false;
      }
    }
    held.clear();
    return pass(line, sink);
  }

  private boolean pass(Line line, RecordSink sink) {
    List<String> names = columns.header().names();
    List<String> fields = new ArrayList<>(names.size());
    boolean isWhole = true;
    int next = 0;
    for (int i = 0; i < Math.max(line.cells().size(), last() + 1); i++) {
      SheetCell cell = i < line.cells().size() ? line.cells().get(i) : SheetCell.of(null, false);
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
      } else if (!isEmpty(cell) && nameless.add(i)) {
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

  private void end(RecordSink sink) {
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

  private static boolean isEmpty(SheetCell cell) {
    return cell.text().isEmpty() && cell.fault().isEmpty();
  }

  private static String quoted(List<Line> lines) {
    String first = lines.get(0).first().text().lines().findFirst().orElse("");
    return "'" + first + "'" + (lines.size() > 1 ? " …" : "");
  }

  private static String rows(long count) {
    return count == 1 ? "1 row" : count + " rows";
  }

  private Problem problem(long row, String rule) {
    return new Problem(name, row, "", "", rule);
  }
}
