package no.mestring.warehouse.recode;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import no.mestring.core.area.AreaHistory;
import no.mestring.core.area.Derivation;
import no.mestring.core.period.YearSpan;
import no.mestring.warehouse.ingest.ForeignFile;

/** A file on other borders: written as the file it is made from, with three more columns. */
public final class RecodedFile {
  static final List<String> ADDED_COLUMNS = List.of("how", "codes", "why");

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final ForeignFile source;
  private final Columns columns;
  private final List<NewLine> lines;
  private final AreaHistory areas;
  private final YearSpan to;
  private final RecodeSummary summary;
  private final String lineEnd;

  RecodedFile(
      ForeignFile source,
      Columns columns,
      List<NewLine> lines,
      AreaHistory areas,
      RecodeSummary summary) {
    this.source = source;
    this.columns = columns;
    this.lines = lines;
    this.areas = areas;
    this.to = YearSpan.of(summary.to());
    this.summary = summary;
    this.lineEnd = source.lineEnd();
  }

  /** What became of the rows. */
  public RecodeSummary summary() {
    return summary;
  }

  /** Writes it to a file in the encoding of its source: whole, or not at all. */
  public void writeTo(Path file, Existing existing) {
    AtomicFile.write(
        file,
        existing,
        bytes -> {
          Writer out = new OutputStreamWriter(bytes, source.charset());
          if (source.hasByteOrderMark()) {
            out.write(BYTE_ORDER_MARK);
          }
          writeTo(out);
          out.flush();
        });
  }

  /** Writes it as text. */
  public void writeTo(Writer out) throws IOException {
    List<String> header = new ArrayList<>(columns.names());
    header.addAll(ADDED_COLUMNS);
    write(header, out);
    for (NewLine line : lines) {
      write(fields(line), out);
    }
  }

  private List<String> fields(NewLine line) {
    List<String> fields = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    if (!line.why().isEmpty()) {
      faults.add(line.why());
    }
    for (int i = 0; i < columns.names().size(); i++) {
      fields.add(field(line, i, faults));
    }
    fields.add(line.how().toString());
    fields.add(line.codes());
    fields.add(String.join("; ", faults));
    return fields;
  }

  private String field(NewLine line, int column, List<String> faults) {
    String first = line.parts().get(0).line().fields().get(column);
    return switch (columns.role(column)) {
      case AREA -> line.code();
      case PERIOD, BY -> first;
      case NAME -> name(line, first);
      case SUM -> isUnchanged(line) ? first : sum(line, column, faults);
      case NUMBER -> isUnchanged(line) ? first : "";
      case BESIDE -> agreed(line, column) ? first : "";
    };
  }

  private static boolean isUnchanged(NewLine line) {
    return line.how() == Derivation.EXACT || line.how() == Derivation.UNPLACED;
  }

  /** Whether all rows that go in say the same. */
  static boolean agreed(NewLine line, int column) {
    return line.parts().stream().map(part -> part.line().fields().get(column)).distinct().count()
        == 1;
  }

  private String name(NewLine line, String old) {
    List<String> names = new ArrayList<>();
    for (String code : line.code().split("[+]", -1)) {
      areas.find(code, to).ifPresent(area -> names.add(area.name()));
    }
    return names.isEmpty() ? old : String.join(" + ", names);
  }

  private String sum(NewLine line, int column, List<String> faults) {
    Sums.Sum sum = Sums.of(line, column);
    if (sum.value().isEmpty()) {
      List<String> marked = Sums.marked(line, column);
      if (line.how() != Derivation.WITHHELD) {
        faults.add(columns.names().get(column) + ": no number for " + String.join(", ", marked));
      }
      return sum.mark();
    }
    return Sums.text(
        sum.value().get(),
        line.how() == Derivation.WEIGHTED,
        columns.decimalSign(source.separator()));
  }

  private void write(List<String> fields, Writer out) throws IOException {
    out.write(
        fields.stream()
            .map(this::quoted)
            .collect(Collectors.joining(Character.toString(source.separator()))));
    out.write(lineEnd);
  }

  private String quoted(String field) {
    boolean isPlain =
        field.chars().noneMatch(c -> c == source.separator() || c == '"' || c == '\r' || c == '\n');
    return isPlain ? field : '"' + field.replace("\"", "\"\"") + '"';
  }
}
