package no.mestring.warehouse.ingest;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import no.mestring.warehouse.failure.Suggestion;
import no.mestring.warehouse.failure.UnreadableException;
import no.mestring.warehouse.failure.WarehouseException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;

/** One sheet of an Excel workbook, looked over before it is read. */
final class Workbook implements AutoCloseable {
  private static final String OLD_OR_PROTECTED = "\u00D0\u00CF\u0011\u00E0";
  private static final String SAVE = "; save it as an Excel workbook (.xlsx)";

  /** Sheets shrink to a tenth or less, bombs to a thousandth: the limit that Apache POI has. */
  private static final long MOST_SHRUNK = 100;

  private static final long SMALL = 10L << 20;

  /** All texts of a workbook are kept in memory. */
  private static final long MOST_TEXTS = 512L << 20;

  private static final int BUFFER = 1 << 16;

  private final ReadableWorkbook book;
  private final Sheet sheet;
  private final List<String> others;

  private Workbook(ReadableWorkbook book, Sheet sheet, List<String> others) {
    this.book = book;
    this.sheet = sheet;
    this.others = others;
  }

  /**
   * Opens a sheet.
   *
   * @param name its name; empty for the first
   * @throws UnreadableException if the file is no workbook that can be read, or has no such sheet
   */
  static Workbook open(Path file, Optional<String> name) {
    try {
      boolean hasStyles = check(file);
      ReadableWorkbook book =
          new ReadableWorkbook(file.toFile(), new ReadingOptions(hasStyles, true));
      try {
        return of(book, name);
      } catch (UnreadableException e) {
        book.close();
        throw e;
      }
    } catch (UnreadableException e) {
      throw e;
    } catch (ZipException e) {
      throw new UnreadableException("is no whole Excel workbook: " + e.getMessage() + SAVE, e);
    } catch (IOException e) {
      throw WarehouseException.file("Cannot read " + file, e);
    } catch (RuntimeException e) { // the library says in many ways that parts are missing
      throw new UnreadableException("is no Excel workbook that can be read" + SAVE, e);
    }
  }

  private static Workbook of(ReadableWorkbook book, Optional<String> name) {
    List<Sheet> sheets = book.getSheets().toList();
    List<String> names = sheets.stream().map(Sheet::getName).toList();
    if (sheets.isEmpty()) {
      throw new UnreadableException("must have a sheet, has none");
    }
    if (name.isPresent()) {
      Sheet named =
          sheets.stream()
              .filter(sheet -> sheet.getName().equals(name.get()))
              .findFirst()
              .orElseThrow(
                  () ->
                      new UnreadableException(
                          "has no sheet '" + name.get() + "'" + Suggestion.of(name.get(), names)));
      return new Workbook(book, named, List.of());
    }
    Sheet first = sheets.get(0);
    if (first.getVisibility() != SheetVisibility.VISIBLE) {
      throw new UnreadableException(
          "has a hidden first sheet, '%s'; say which sheet to read, such as FILE#%s"
              .formatted(first.getName(), names.get(names.size() - 1)));
    }
    return new Workbook(book, first, names.subList(1, names.size()));
  }

  /** Reads every part once, so that none is broken or larger than it may be. */
  private static boolean check(Path file) throws IOException {
    checkStart(file);
    boolean hasStyles = false;
    byte[] buffer = new byte[BUFFER];
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry part : zip.stream().toList()) {
        String name = part.getName().toLowerCase(Locale.ROOT);
        hasStyles |= name.endsWith("styles.xml");
        long packed = Math.max(part.getCompressedSize(), 1);
        boolean isText = name.endsWith("sharedstrings.xml");
        long size = 0;
        try (InputStream in = zip.getInputStream(part)) {
          for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            size += read;
            if (size > SMALL && size / packed > MOST_SHRUNK) {
              throw new UnreadableException(
                  "must not unpack to more than %d times its size, part %s does"
                      .formatted(MOST_SHRUNK, part.getName()));
            }
            if (isText && size > MOST_TEXTS) {
              throw new UnreadableException("has more texts than fit; save the sheet as CSV UTF-8");
            }
          }
        }
      }
      if (zip.stream().noneMatch(part -> part.getName().endsWith("[Content_Types].xml"))) {
        throw new UnreadableException("must be an Excel workbook, is another zip file" + SAVE);
      }
    }
    return hasStyles;
  }

  private static void checkStart(Path file) throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(4);
    }
    String start = new String(bytes, StandardCharsets.ISO_8859_1);
    if (start.isEmpty()) {
      throw new UnreadableException("must be an Excel workbook, is empty");
    } else if (start.equals(OLD_OR_PROTECTED)) {
      throw new UnreadableException(
          isProtected(file)
              ? "is protected by a password; save it without one"
              : "is a workbook of Excel 97-2003 (.xls)" + SAVE);
    } else if (!start.startsWith("PK")) {
      throw new UnreadableException("must be an Excel workbook, does not begin as one" + SAVE);
    }
  }

  /** A protected workbook lies as one stream of that name in the old kind of file. */
  private static boolean isProtected(Path file) throws IOException {
    byte[] name = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
    int matched = 0;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
      for (int c = in.read(); c >= 0 && matched < name.length; c = in.read()) {
        matched = c == name[matched] ? matched + 1 : c == name[0] ? 1 : 0;
      }
    }
    return matched == name.length;
  }

  /** The sheet's name. */
  String sheet() {
    return sheet.getName();
  }

  /** The other sheets, where none was asked for by name. */
  List<String> others() {
    return others;
  }

  /** Whether days are counted from 1904. */
  boolean isFrom1904() {
    return book.isDate1904();
  }

  /** The rows that are not empty, in order. */
  Stream<Row> rows() throws IOException {
    return sheet.openStream();
  }

  /** The sheets that were not read, in words. */
  String otherNames() {
    return others.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
  }

  @Override
  public void close() {
    try {
      book.close();
    } catch (IOException e) {
      throw WarehouseException.file("Cannot close a workbook", e);
    }
  }
}
