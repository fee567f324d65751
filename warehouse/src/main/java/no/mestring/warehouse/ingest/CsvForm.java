package no.mestring.warehouse.ingest;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import no.mestring.warehouse.catalog.DataPackage.Resource;
import no.mestring.warehouse.catalog.Format;
import no.mestring.warehouse.failure.WarehouseException;
import no.mestring.warehouse.schema.TableSchema;

/**
 * How a CSV file is written.
 *
 * @param separator what stands between fields
 * @param charset its encoding
 * @param mayHaveTitle whether a line before the header may be a title
 */
record CsvForm(char separator, Charset charset, boolean mayHaveTitle) {
  /** Commas and UTF-8, as RFC 4180 has it. */
  static final CsvForm OURS = new CsvForm(',', StandardCharsets.UTF_8, false);

  private static final int LINES_BEFORE_HEADER = 5;
  private static final List<Character> SEPARATORS = List.of(',', ';', '\t');

  /** The form of a file that may be in its publisher's; ours if it has the table's own columns. */
  static CsvForm of(Resource resource, TableSchema table) {
    if (resource.format() != Format.CSV) {
      return OURS;
    }
    try {
      String header = header(resource.file());
      char separator = separator(header);
      List<String> names = List.of(unquoted(header).split(",", -1));
      boolean isOurs = separator == ',' && PopulationColumns.areOurs(names, table);
      if (isOurs || Encoding.isUtf16(resource.file())) {
        return OURS;
      }
      boolean isUtf8 = Encoding.faultyLines(resource.file()).isEmpty();
      return new CsvForm(
          separator, isUtf8 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1, true);
    } catch (IOException e) {
      throw WarehouseException.file("Cannot read " + resource.file(), e);
    }
  }

  /** The form of a file of which nothing is known. */
  static CsvForm of(Path file) {
    try {
      if (Encoding.isUtf16(file)) {
        return OURS;
      }
      boolean isUtf8 = Encoding.faultyLines(file).isEmpty();
      return new CsvForm(
          separator(header(file)),
          isUtf8 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1,
          true);
    } catch (IOException e) {
      throw WarehouseException.file("Cannot read " + file, e);
    }
  }

  /** The first line with a separator outside of quotes. */
  private static String header(Path file) throws IOException {
    String first = "";
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      for (int i = 0; i < LINES_BEFORE_HEADER; i++) {
        String line = lines.readLine();
        if (line == null) {
          return first;
        }
        first = first.isEmpty() ? line : first;
        if (count(line, separator(line)) > 0) {
          return line;
        }
      }
    }
    return first;
  }

  private static char separator(String line) {
    char most = ',';
    for (char separator : SEPARATORS) {
      most = count(line, separator) > count(line, most) ? separator : most;
    }
    return most;
  }

  private static long count(String line, char separator) {
    boolean isInside = false;
    long count = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      isInside ^= c == '"';
      count += c == separator && !isInside ? 1 : 0;
    }
    return count;
  }

  private static String unquoted(String line) {
    String utf8Mark = "\u00EF\u00BB\u00BF";
    return (line.startsWith(utf8Mark) ? line.substring(utf8Mark.length()) : line).replace("\"", "");
  }
}
