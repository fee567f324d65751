package no.mestring.warehouse.ingest;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import no.mestring.warehouse.failure.Problem;
import no.mestring.warehouse.failure.UnreadableException;
import no.mestring.warehouse.failure.WarehouseException;

/** Somebody's file that belongs to no table: CSV in any of the usual forms, or Parquet. */
public final class ForeignFile {
  private static final int LONGEST_LINE = 1 << 16;

  private final Path file;
  private final CsvForm form;
  private final boolean isParquet;

  private ForeignFile(Path file, CsvForm form, boolean isParquet) {
    this.file = file;
    this.form = form;
    this.isParquet = isParquet;
  }

  /**
   * Finds out how a file is written.
   *
   * @throws WarehouseException if there is no such file, or it is a folder
   */
  public static ForeignFile of(Path file) {
    if (!Files.isRegularFile(file)) {
      String reason =
          Files.isDirectory(file)
              ? "it is a folder"
              : Files.exists(file) ? "it is no ordinary file" : "no such file";
      throw WarehouseException.question("Cannot read " + file + ": " + reason);
    }
    if (file.toString().toLowerCase(Locale.ROOT).matches(".*\\.xls[xmb]?")) {
      throw WarehouseException.question(
          "Cannot read " + file + ": it is an Excel workbook; save the sheet as CSV UTF-8");
    }
    boolean isParquet = file.toString().toLowerCase(Locale.ROOT).endsWith(".parquet");
    return new ForeignFile(file, isParquet ? CsvForm.PLAIN : form(file), isParquet);
  }

  private static CsvForm form(Path file) {
    try {
      return CsvForm.of(file, Expected.ANYTHING);
    } catch (UnreadableException e) {
      String name = String.valueOf(file.getFileName());
      throw WarehouseException.data("1 problem", List.of(new Problem(name, 0, "", "", e.rule())));
    }
  }

  /** Its name in problems. */
  public String name() {
    return String.valueOf(file.getFileName());
  }

  /** What stands between fields. */
  public char separator() {
    return form.separator();
  }

  /** Its encoding. */
  public Charset charset() {
    return form.encoding().charset();
  }

  /** What ends its first line, as Windows or all others write it. */
  public String lineEnd() {
    if (isParquet) {
      return "\n";
    }
    byte[] start = start(LONGEST_LINE);
    for (int i = 0; i < start.length; i++) {
      if (start[i] == '\n') {
        return i > 0 && start[i - 1] == '\r' ? "\r\n" : "\n";
      }
    }
    return "\n";
  }

  /** Whether it begins with the mark by which spreadsheets know UTF-8. */
  public boolean hasByteOrderMark() {
    byte[] start = start(3);
    return charset().equals(StandardCharsets.UTF_8)
        && start.length == 3
        && start[0] == (byte) 0xEF
        && start[1] == (byte) 0xBB
        && start[2] == (byte) 0xBF;
  }

  /** Reads it; what cannot be read is added to the problems. */
  public void read(RecordSink sink, List<Problem> problems) {
    if (isParquet) {
      new ParquetLoader(file, name(), problems).load(sink);
    } else {
      new CsvLoader(file, name(), form, Expected.ANYTHING, problems, new ArrayList<>()).load(sink);
    }
  }

  private byte[] start(int length) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return in.readNBytes(length);
    } catch (IOException e) {
      throw WarehouseException.file("Cannot read " + file, e);
    }
  }
}
