package no.mestring.warehouse.ingest;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import no.mestring.warehouse.failure.Problem;
import no.mestring.warehouse.failure.WarehouseException;

/** Reads one CSV file; a line that is none is reported and left out. */
final class CsvLoader {
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final String UNCLOSED =
      "must close a quote before the next comma or line; a quote inside a cell is written twice";

  private final Path file;
  private final String fileName;
  private final CsvForm form;
  private final List<Problem> problems;

  CsvLoader(Path file, String fileName, CsvForm form, List<Problem> problems) {
    this.file = file;
    this.fileName = fileName;
    this.form = form;
    this.problems = problems;
  }

  void load(RecordSink sink) {
    try {
      if (Encoding.isUtf16(file)) {
        problems.add(problem(0, "must be UTF-8, not UTF-16; save it as CSV UTF-8"));
        return;
      }
      Set<Long> faultyLines = new HashSet<>();
      if (form.charset().equals(StandardCharsets.UTF_8)) {
        faultyLines.addAll(Encoding.faultyLines(file));
      }
      faultyLines.forEach(
          line ->
              problems.add(problem(line, "must be UTF-8, has other bytes; save it as CSV UTF-8")));
      try (Reader reader = reader()) {
        for (long line : Quotes.faultyLines(reader, form.separator())) {
          problems.add(problem(line, UNCLOSED));
          faultyLines.add(line);
        }
      }
      try (CsvReader<CsvRecord> records = csv().ofCsvRecord(reader())) {
        load(records.iterator(), sink, faultyLines);
      } catch (CsvParseException e) {
        problems.add(problem(0, "is no CSV as RFC 4180 has it: " + reason(e)));
      }
    } catch (IOException e) {
      throw WarehouseException.file("Cannot read " + file, e);
    }
  }

  private void load(Iterator<CsvRecord> records, RecordSink sink, Set<Long> faultyLines) {
    if (!records.hasNext()) {
      problems.add(problem(0, "must have a header line, is empty"));
      return;
    }
    CsvRecord first = records.next();
    Origin origin = Origin.UNSTATED;
    if (form.mayHaveTitle() && first.getFieldCount() == 1 && records.hasNext()) {
      origin = Origin.ofTitle(first.getField(0));
      first = records.next();
    }
    Header header =
        new Header(first.getFields(), form.mayHaveTitle() ? first.getStartingLineNumber() : 1);
    if (!sink.header(header, origin)) {
      return;
    }
    while (records.hasNext()) {
      CsvRecord row = records.next();
      long line = row.getStartingLineNumber();
      if (faultyLines.contains(line)) {
        continue;
      }
      if (row.getFieldCount() != header.names().size()) {
        problems.add(
            problem(
                line,
                "must have " + header.names().size() + " fields, has " + row.getFieldCount()));
      } else if (!sink.record(line, row.getFields())) {
        return;
      }
    }
    sink.end();
  }

  private CsvReader.CsvReaderBuilder csv() {
    return CsvReader.builder()
        .fieldSeparator(form.separator())
        .skipEmptyLines(true)
        .allowExtraFields(true)
        .allowMissingFields(true)
        .allowExtraCharsAfterClosingQuote(true);
  }

  private Problem problem(long line, String rule) {
    return new Problem(fileName, line, "", "", rule);
  }

  private Reader reader() throws IOException {
    Reader reader =
        new BufferedReader(new InputStreamReader(Files.newInputStream(file), form.charset()));
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
