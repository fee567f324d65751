package no.mestring.warehouse.ingest;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Workbooks written by hand, as ECMA-376 has them. Styles: 0 plain, 1 day (built-in 14), 2 percent
 * (built-in 10), 3 a format of its own, {@code yyyy}, 4 {@code d. mmmm yyyy}.
 */
final class TestingXlsx {
  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
  private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

  private final Map<String, String> sheets = new LinkedHashMap<>();
  private final Map<String, String> states = new LinkedHashMap<>();
  private final StringBuilder texts = new StringBuilder();
  private String properties = "";

  /** Adds a sheet of rows as XML, or in the short form of {@link #row}. */
  TestingXlsx sheet(String name, String... rows) {
    sheets.put(name, String.join("\n", rows));
    return this;
  }

  TestingXlsx hidden(String name) {
    states.put(name, " state=\"hidden\"");
    return this;
  }

  TestingXlsx from1904() {
    properties = "<workbookPr date1904=\"1\"/>";
    return this;
  }

  TestingXlsx texts(String... shared) {
    for (String text : shared) {
      texts.append("<si><t xml:space=\"preserve\">").append(text).append("</t></si>");
    }
    return this;
  }

  /** A row of inline texts, and of numbers where a cell begins with an equals sign. */
  static String row(int number, String... cells) {
    StringBuilder xml = new StringBuilder("<row r=\"" + number + "\">");
    for (int i = 0; i < cells.length; i++) {
      String at = (char) ('A' + i) + "" + number;
      if (cells[i].startsWith("<")) {
        xml.append(cells[i].replace("<c", "<c r=\"" + at + "\""));
      } else if (cells[i].startsWith("=")) {
        xml.append("<c r=\"%s\"><v>%s</v></c>".formatted(at, cells[i].substring(1)));
      } else if (!cells[i].isEmpty()) {
        xml.append("<c r=\"%s\" t=\"inlineStr\"><is><t>%s</t></is></c>".formatted(at, cells[i]));
      }
    }
    return xml.append("</row>").toString();
  }

  Path write(Path file) {
    Map<String, String> parts = new LinkedHashMap<>();
    StringBuilder types = new StringBuilder();
    StringBuilder list = new StringBuilder();
    StringBuilder links = new StringBuilder();
    int number = 1;
    for (Map.Entry<String, String> sheet : sheets.entrySet()) {
      String path = "worksheets/sheet" + number + ".xml";
      types.append(override("/xl/" + path, "worksheet"));
      list.append(
          "<sheet name=\"%s\" sheetId=\"%d\"%s r:id=\"rId%d\"/>"
              .formatted(sheet.getKey(), number, states.getOrDefault(sheet.getKey(), ""), number));
      links.append(link(number, "worksheet", path));
      parts.put(
          "xl/" + path,
          "<worksheet xmlns=\"%s\"><sheetData>%s</sheetData></worksheet>"
              .formatted(MAIN, sheet.getValue()));
      number++;
    }
    types.append(override("/xl/workbook.xml", "sheet.main"));
    types.append(override("/xl/styles.xml", "styles"));
    types.append(override("/xl/sharedStrings.xml", "sharedStrings"));
    links.append(link(number, "styles", "styles.xml"));
    links.append(link(number + 1, "sharedStrings", "sharedStrings.xml"));
    parts.put(
        "[Content_Types].xml",
        "<Types xmlns=\"%scontent-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/>%s</Types>"
            .formatted(PACKAGE, types));
    parts.put(
        "_rels/.rels",
        "<Relationships xmlns=\"%srelationships\">%s</Relationships>"
            .formatted(PACKAGE, link(1, "officeDocument", "xl/workbook.xml")));
    parts.put(
        "xl/workbook.xml",
        "<workbook xmlns=\"%s\" xmlns:r=\"%s\">%s<sheets>%s</sheets></workbook>"
            .formatted(MAIN, OFFICE, properties, list));
    parts.put(
        "xl/_rels/workbook.xml.rels",
        "<Relationships xmlns=\"%srelationships\">%s</Relationships>".formatted(PACKAGE, links));
    parts.put("xl/sharedStrings.xml", "<sst xmlns=\"%s\">%s</sst>".formatted(MAIN, texts));
    parts.put(
        "xl/styles.xml",
        """
        <styleSheet xmlns="%s"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy"/>
        <numFmt numFmtId="165" formatCode="[$-414]d\\.\\ mmmm\\ yyyy;@"/></numFmts>
        <cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="10"/>
        <xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>"""
            .formatted(MAIN));
    zip(file, parts);
    return file;
  }

  private static String override(String part, String type) {
    return "<Override PartName=\"%s\" ContentType=\"%s%s+xml\"/>".formatted(part, TYPE, type);
  }

  private static String link(int number, String type, String target) {
    return "<Relationship Id=\"rId%d\" Type=\"%s/%s\" Target=\"%s\"/>"
        .formatted(number, OFFICE, type, target);
  }

  static void zip(Path file, Map<String, String> parts) {
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
