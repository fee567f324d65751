package no.mestring.warehouse.ingest;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import no.mestring.warehouse.failure.UnreadableException;
import no.mestring.warehouse.failure.WarehouseException;

/**
 * How a CSV file is written, told by its content.
 *
 * @param separator what stands between fields
 * @param encoding how its letters are written
 * @param hasTitle whether the first record is a title, and the header comes behind it
 */
record CsvForm(char separator, Encoding encoding, boolean hasTitle) {
  /** Commas and UTF-8, as RFC 4180 has it. */
  static final CsvForm PLAIN =
      new CsvForm(',', new Encoding(StandardCharsets.UTF_8, List.of()), false);

  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|');
  private static final int SAMPLE = 1 << 16;
  private static final int LONGEST_START = 8;

  /** A separator, and what the start of the file looks like with it. */
  private record Candidate(
      char separator, boolean hasTitle, int fields, long known, boolean fits) {}

  /**
   * Finds out how a file is written.
   *
   * @throws UnreadableException if it is no text, or its form cannot be told for sure
   */
  static CsvForm of(Path file, Expected expected) {
    try {
      checkStart(file);
      Encoding encoding = Encoding.of(file);
      String sample = sample(file, encoding.charset());
      List<Candidate> candidates = new ArrayList<>();
      for (char separator : SEPARATORS) {
        candidates.add(candidate(sample, separator, expected, Files.size(file) > SAMPLE));
      }
      Candidate best = best(candidates.stream().filter(any -> any.fields() > 1).toList());
      return new CsvForm(best.separator(), encoding, best.hasTitle());
    } catch (IOException e) {
      throw WarehouseException.file("Cannot read " + file, e);
    }
  }

  private static Candidate best(List<Candidate> all) {
    long known = all.stream().mapToLong(Candidate::known).max().orElse(0);
    List<Candidate> likely = all.stream().filter(any -> any.known() == known).toList();
    List<Candidate> fitting = likely.stream().filter(Candidate::fits).toList();
    // one decimal comma in every row makes of a header with semicolons no title
    if (fitting.stream().anyMatch(any -> !any.hasTitle())) {
      fitting = fitting.stream().filter(any -> !any.hasTitle()).toList();
    }
    if (fitting.size() > 1) {
      throw new UnreadableException(
          "must have one separator of fields, "
              + fitting.stream()
                  .map(any -> name(any.separator()))
                  .collect(Collectors.joining(" and "))
              + " both fit; put fields with the other one into quotes");
    }
    Candidate best = new Candidate(',', false, 0, 0, false);
    for (Candidate any : fitting.isEmpty() ? likely : fitting) {
      best = any.fields() > best.fields() ? any : best;
    }
    return best;
  }

  private static Candidate candidate(
      String sample, char separator, Expected expected, boolean isCut) {
    List<List<String>> records = new ArrayList<>();
    try (CsvReader<CsvRecord> csv = reader(separator).ofCsvRecord(sample)) {
      csv.forEach(row -> records.add(row.getFields()));
    } catch (CsvParseException | IOException e) {
      return new Candidate(separator, false, 0, 0, false); // a quote is never closed
    }
    if (isCut && records.size() > 1) {
      records.remove(records.size() - 1);
    }
    boolean hasTitle =
        records.size() > 1
            && records.get(0).size() == 1
            && records.get(1).size() > 1
            && !expected.isColumn().test(records.get(0).get(0));
    int at = hasTitle ? 1 : 0;
    List<String> header = records.size() > at ? records.get(at) : List.of();
    List<List<String>> rows = records.subList(Math.min(at + 1, records.size()), records.size());
    return new Candidate(
        separator,
        hasTitle,
        header.size(),
        header.stream().filter(expected.isColumn()).count(),
        !rows.isEmpty() && rows.stream().allMatch(row -> row.size() == header.size()));
  }

  /** A reader that leaves it to others to say what is wrong with a record. */
  static CsvReader.CsvReaderBuilder reader(char separator) {
    return CsvReader.builder()
        .fieldSeparator(separator)
        .skipEmptyLines(true)
        .allowExtraFields(true)
        .allowMissingFields(true)
        .allowExtraCharsAfterClosingQuote(true);
  }

  private static String sample(Path file, Charset charset) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      String sample = new String(in.readNBytes(SAMPLE), charset);
      boolean isMarked = !sample.isEmpty() && sample.charAt(0) == BYTE_ORDER_MARK;
      return isMarked ? sample.substring(1) : sample;
    }
  }

  /** Files of other kinds that are called as if they were text. */
  private static void checkStart(Path file) throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(LONGEST_START);
    }
    String start = new String(bytes, StandardCharsets.ISO_8859_1);
    if (start.startsWith("PK\u0003\u0004")) {
      throw new UnreadableException(
          "must be text, is an Excel workbook or another zip file; call a workbook .xlsx");
    } else if (start.startsWith("\u00D0\u00CF\u0011\u00E0")) {
      throw new UnreadableException("must be text, is an old Excel workbook; save it as .xlsx");
    } else if (start.startsWith("PAR1")) {
      throw new UnreadableException("must be text, is a Parquet file; call it .parquet");
    } else if (start.startsWith("\u001F\u008B")) {
      throw new UnreadableException("must be text, is compressed; unpack it");
    }
  }

  private static String name(char separator) {
    return separator == '\t' ? "tab" : "'" + separator + "'";
  }

  /** What is not as RFC 4180 has it, in words; empty if nothing is. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (separator != ',') {
      notes.add((separator == '\t' ? "tabs" : name(separator)) + " between fields");
    }
    if (!encoding.charset().equals(StandardCharsets.UTF_8)) {
      notes.add("letters of Windows-1252 (Latin-1)");
    }
    if (hasTitle) {
      notes.add("a title above the header");
    }
    return notes;
  }
}
