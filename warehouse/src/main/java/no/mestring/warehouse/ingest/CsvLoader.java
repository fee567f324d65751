package no.mestring.warehouse.ingest;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.mestring.warehouse.failure.Problem;
import no.mestring.warehouse.failure.WarehouseException;

/** Reads one CSV file; a line that is none is reported and left out. */
final class CsvLoader {
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final String UNCLOSED =
      "must close a quote before the next %s or line; a quote inside a cell is written twice";

  private final Path file;
  private final String fileName;
  private final CsvForm form;
  private final Expected expected;
  private final List<Problem> problems;
  private final List<String> notes;

  /**
   * A reader of a file.
   *
   * @param notes is told how the file is written, if not plainly
   */
  CsvLoader(
      Path file,
      String fileName,
      CsvForm form,
      Expected expected,
      List<Problem> problems,
      List<String> notes) {
    this.file = file;
    this.fileName = fileName;
    this.form = form;
    this.expected = expected;
    this.problems = problems;
    this.notes = notes;
  }

  void load(RecordSink sink) {
    try {
      List<Long> notUtf8 = form.encoding().faultyLines();
      for (long line : notUtf8) {
        problems.add(problem(line, "must be UTF-8, has other bytes; save it as CSV UTF-8"));
      }
      Set<Long> faultyLines = new HashSet<>(notUtf8);
      try (Reader reader = reader()) {
        for (long line : Quotes.faultyLines(reader, form.separator())) {
          problems.add(problem(line, UNCLOSED.formatted(separatorName())));
          faultyLines.add(line);
        }
      }
      Optional<NumberMarks> marks = numberMarks();
      Optional<Problem> unclear = marks.flatMap(NumberMarks::problem);
      if (unclear.isPresent()) {
        problems.add(unclear.get());
        return;
      }
      addNote(marks);
      try (CsvReader<CsvRecord> records = records()) {
        load(records.iterator(), sink, faultyLines, marks);
      }
    } catch (CsvParseException e) {
      problems.add(problem(0, "is no CSV as RFC 4180 has it: " + reason(e)));
    } catch (IOException e) {
      throw WarehouseException.file("Cannot read " + file, e);
    }
  }

  private void load(
      Iterator<CsvRecord> records,
      RecordSink sink,
      Set<Long> faultyLines,
      Optional<NumberMarks> marks) {
    if (!records.hasNext()) {
      problems.add(problem(0, "must have a header line, is empty"));
      return;
    }
    CsvRecord first = records.next();
    Origin origin = Origin.UNSTATED;
    if (form.hasTitle()) {
      origin = Origin.ofTitle(first.getField(0));
      first = records.next();
    }
    Header header = new Header(first.getFields(), first.getStartingLineNumber());
    if (!sink.header(header, origin)) {
      return;
    }
    boolean[] isNumber = marks.isPresent() ? numbers(header) : new boolean[0];
    while (records.hasNext()) {
      CsvRecord row = records.next();
      long line = row.getStartingLineNumber();
      if (faultyLines.contains(line)) {
        continue;
      }
      List<String> fields = row.getFields();
      if (fields.size() != header.names().size()) {
        problems.add(
            problem(line, "must have " + header.names().size() + " fields, has " + fields.size()));
      } else if (fields.equals(header.names())) {
        problems.add(problem(line, Header.REPEATED));
      } else if (!sink.record(line, read(fields, isNumber, marks))) {
        return;
      }
    }
    sink.end();
  }

  /** What the marks in numbers mean, where they may be others than RFC 4180's readers expect. */
  private Optional<NumberMarks> numberMarks() throws IOException {
    if (form.separator() == ',') {
      return Optional.empty();
    }
    NumberMarks marks = new NumberMarks(fileName);
    try (CsvReader<CsvRecord> records = records()) {
      Iterator<CsvRecord> rows = records.iterator();
      if (form.hasTitle() && rows.hasNext()) {
        rows.next();
      }
      Header header = new Header(rows.hasNext() ? rows.next().getFields() : List.of(), 0);
      boolean[] isNumber = numbers(header);
      while (rows.hasNext()) {
        CsvRecord row = rows.next();
        for (int i = 0; i < Math.min(isNumber.length, row.getFieldCount()); i++) {
          if (isNumber[i]) {
            marks.learn(row.getStartingLineNumber(), header.names().get(i), row.getField(i));
          }
        }
      }
    }
    return Optional.of(marks);
  }

  private boolean[] numbers(Header header) {
    boolean[] isNumber = new boolean[header.names().size()];
    for (int i = 0; i < isNumber.length; i++) {
      isNumber[i] = expected.isNumber().test(header.names().get(i));
    }
    return isNumber;
  }

  /** The fields with plain numbers and one kind of line break. */
  private static List<String> read(
      List<String> fields, boolean[] isNumber, Optional<NumberMarks> marks) {
    List<String> read = fields;
    for (int i = 0; i < fields.size(); i++) {
      String text = fields.get(i);
      String plain = text;
      if (marks.isPresent() && isNumber[i]) {
        plain = marks.get().plain(text);
      } else if (text.indexOf('\r') >= 0) {
        plain = text.replace("\r\n", "\n").replace('\r', '\n');
      }
      if (!plain.equals(text)) {
        read = read == fields ? new ArrayList<>(fields) : read;
        read.set(i, plain);
      }
    }
    return read;
  }

  private void addNote(Optional<NumberMarks> marks) {
    List<String> parts = new ArrayList<>(form.notes());
    marks.flatMap(NumberMarks::note).ifPresent(parts::add);
    if (!parts.isEmpty()) {
      notes.add(fileName + ": read with " + String.join(", ", parts));
    }
  }

  private String separatorName() {
    return switch (form.separator()) {
      case ',' -> "comma";
      case ';' -> "semicolon";
      case '\t' -> "tab";
      default -> form.separator() + "";
    };
  }

  private Problem problem(long line, String rule) {
    return new Problem(fileName, line, "", "", rule);
  }

  private CsvReader<CsvRecord> records() throws IOException {
    return CsvForm.reader(form.separator()).ofCsvRecord(reader());
  }

  private Reader reader() throws IOException {
    Reader reader =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(file), form.encoding().charset()));
    reader.mark(1);
    if (reader.read() != BYTE_ORDER_MARK) {
      reader.reset();
    }
    return reader;
  }

  private static String reason(CsvParseException e) {
    Throwable cause = e.getCause();
    return String.valueOf(cause == null ? e.getMessage() : cause.getMessage());
  }
}
