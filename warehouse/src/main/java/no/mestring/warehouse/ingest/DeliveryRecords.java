package no.mestring.warehouse.ingest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import no.mestring.warehouse.failure.Problem;
import no.mestring.warehouse.ingest.DeliveryColumns.Figure;
import no.mestring.warehouse.ingest.DeliveryColumns.Part;
import no.mestring.warehouse.schema.TableSchema;

/**
 * Makes rows of table indicator_delivery of a file: in the table's own form, or as the public API
 * of the Institute of Public Health gives it, with a column or a row for each kind of figure.
 */
final class DeliveryRecords implements PublishedRecords {
  private final String file;
  private final TableSchema table;
  private final TableRecords rows;
  private final DeliveredAreas areas;
  private final LoadRules rules;
  private final boolean isCoded;
  private final List<Problem> problems;
  private final RepeatedProblems repeated;

  private DeliveryColumns columns =
      new DeliveryColumns(List.of(), Map.of(), Map.of(), Map.of(), List.of());
  private Optional<SourceRow> source = Optional.empty();
  private Optional<DeliveryDimensions> dimensions = Optional.empty();
  private String indicator = "";
  private boolean isOurs;

  private final Map<String, Optional<Figure>> measures = new HashMap<>();

  /** Rows whose figures may still come, where each kind of figure is a row of its own. */
  private final Map<List<String>, Pending> pending = new LinkedHashMap<>();

  private long taken;
  private long silent;
  private final Map<String, Long> gaps = new TreeMap<>();
  private final Set<String> otherMeasures = new TreeSet<>();

  private record Pending(long line, List<String> fields, DeliveryFigures figures) {}

  /**
   * A taker of a file.
   *
   * @param isCoded whether every category stands with its code in front
   */
  DeliveryRecords(
      String file,
      TableSchema table,
      TableRecords rows,
      DeliveredAreas areas,
      LoadRules rules,
      boolean isCoded,
      List<Problem> problems) {
    this.file = file;
    this.table = table;
    this.rows = rows;
    this.areas = areas;
    this.rules = rules;
    this.isCoded = isCoded;
    this.problems = problems;
    this.repeated = new RepeatedProblems(file);
  }

  @Override
  public boolean header(Header delivered, Origin origin) {
    List<String> faults = new ArrayList<>();
    columns = DeliveryColumns.of(delivered.names(), faults);
    dimensions = Optional.of(new DeliveryDimensions(columns, areas, isCoded, repeated));
    isOurs = columns.has(Part.INDICATOR) && columns.has(Part.SOURCE) && columns.has(Part.FLAG);
    if (isOurs) {
      return rows.header(delivered, origin);
    }
    indicator = rules.indicator().or(() -> origin.title().map(SourceRow::slug)).orElse("");
    if (columns.has(Part.INDICATOR) && rules.indicator().isPresent()) {
      faults.add("has a column indicator; leave --indicator out");
    } else if (!columns.has(Part.INDICATOR) && indicator.isEmpty()) {
      faults.add("does not say of which indicator it is; --indicator CODE does");
    }
    for (String fault : faults) {
      problems.add(new Problem(file, delivered.line(), "", "", fault));
    }
    source =
        columns.has(Part.SOURCE)
            ? Optional.empty()
            : Optional.of(SourceRow.of(rules.source(), file, origin, delivered.names()));
    return faults.isEmpty() && rows.header(new Header(table.columnNames(), 0), origin);
  }

  @Override
  public boolean record(long line, List<String> fields) {
    if (columns.isLong()) {
      return takeFigure(line, fields);
    }
    DeliveryFigures figures = new DeliveryFigures();
    columns.figures().forEach((figure, field) -> figures.put(figure, fields.get(field)));
    return isOurs ? takeOurs(line, fields, figures) : take(line, fields, figures);
  }

  /**
   * Collects the figures of a row; they follow each other if their kinds are the last dimension.
   */
  private boolean takeFigure(long line, List<String> fields) {
    String text = columns.text(Part.MEASURE, fields);
    Optional<Figure> figure = measures.computeIfAbsent(text, this::figure);
    if (figure.isEmpty()) {
      otherMeasures.add(text);
      return true;
    }
    List<String> key = new ArrayList<>(fields);
    for (Part part : List.of(Part.MEASURE, Part.CELL, Part.FLAG)) {
      Integer field = columns.parts().get(part);
      if (field != null) {
        key.set(field, "");
      }
    }
    boolean takesMore = true;
    Pending row = pending.get(key);
    if (row == null) {
      boolean isLast = columns.parts().getOrDefault(Part.MEASURE, 0) == columns.names().size() - 2;
      if (isCoded && isLast) {
        takesMore = flush();
      }
      row = new Pending(line, fields, new DeliveryFigures());
      pending.put(key, row);
    }
    row.figures().put(figure.get(), columns.text(Part.CELL, fields));
    Optional<Flag> flag = flag(line, fields);
    flag.ifPresent(row.figures()::put);
    return takesMore;
  }

  private Optional<Figure> figure(String text) {
    return CodedText.readings(text).stream()
        .sorted(Comparator.comparing(reading -> !text.startsWith(reading)))
        .flatMap(reading -> Figure.of(reading).stream())
        .findFirst();
  }

  private boolean flush() {
    for (Pending row : pending.values()) {
      if (!take(row.line(), row.fields(), row.figures())) {
        return false;
      }
    }
    pending.clear();
    return true;
  }

  private boolean takeOurs(long line, List<String> fields, DeliveryFigures figures) {
    Optional<Flag> stated = flag(line, fields);
    stated.ifPresent(figures::put);
    String flagText = columns.text(Part.FLAG, fields);
    if (!flagText.isEmpty() && stated.isEmpty()) {
      return true;
    }
    Optional<String> fault = figures.fault();
    if (fault.isPresent() || figures.isSilent()) {
      String rule = fault.orElse("must be missing, not_computable or withheld where no number is");
      repeated.add(line, name(Part.FLAG), flagText, rule);
      return true;
    }
    List<String> own = new ArrayList<>(fields);
    columns.figures().forEach((figure, field) -> own.set(field, figures.number(figure)));
    columns.parts().computeIfPresent(Part.FLAG, (part, field) -> setFlag(own, field, figures));
    figures.countGaps(gaps);
    return rows.record(line, own);
  }

  private static Integer setFlag(List<String> fields, Integer field, DeliveryFigures figures) {
    fields.set(field, figures.flag().toString());
    return field;
  }

  private boolean take(long line, List<String> fields, DeliveryFigures figures) {
    flag(line, fields).ifPresent(figures::put);
    if (figures.fault().isPresent()) {
      repeated.add(line, name(Part.FLAG), columns.text(Part.FLAG, fields), figures.fault().get());
      return true;
    }
    Optional<List<String>> found = dimensions.orElseThrow().read(line, fields);
    if (found.isEmpty()) {
      return true;
    }
    silent += figures.isSilent() ? 1 : 0;
    figures.countGaps(gaps);
    taken++;
    List<String> row = new ArrayList<>(table.columns().size());
    row.add(columns.has(Part.INDICATOR) ? columns.text(Part.INDICATOR, fields) : indicator);
    row.addAll(found.get());
    for (Figure figure : Figure.values()) {
      if (figure != Figure.MAIN) {
        row.add(figures.number(figure));
      }
    }
    row.add(figures.flag().toString());
    row.add(source.map(SourceRow::code).orElseGet(() -> columns.text(Part.SOURCE, fields)));
    return rows.record(line, row);
  }

  private Optional<Flag> flag(long line, List<String> fields) {
    String text = columns.text(Part.FLAG, fields).strip();
    Optional<Flag> flag = text.isEmpty() ? Optional.empty() : Flag.read(text);
    if (!text.isEmpty() && flag.isEmpty()) {
      repeated.add(line, name(Part.FLAG), text, Flag.RULE);
    }
    return flag;
  }

  private String name(Part part) {
    return columns.name(part);
  }

  @Override
  public void end() {
    flush();
    if (columns.isLong() && measures.values().stream().allMatch(Optional::isEmpty)) {
      problems.add(
          new Problem(
              file,
              0,
              name(Part.MEASURE),
              "",
              "must have one of " + Figure.NAMES + ", has " + String.join(", ", otherMeasures)));
    }
    repeated.addTo(problems);
    rows.end();
  }

  @Override
  public boolean isPublishers() {
    return !isOurs;
  }

  @Override
  public boolean hasSources() {
    return isOurs || columns.has(Part.SOURCE);
  }

  @Override
  public Optional<SourceRow> source() {
    return taken == 0 ? Optional.empty() : source;
  }

  @Override
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (!isOurs && taken > 0) {
      if (!columns.has(Part.INDICATOR) && rules.indicator().isEmpty()) {
        notes.add(file + ": the indicator is called " + indicator + ", after the title");
      }
      if (!columns.has(Part.SEX)) {
        notes.add(file + ": has no column for sex, taken as both");
      }
      if (!columns.has(Part.AGE)) {
        notes.add(file + ": has no column for age, ages are left empty");
      }
    }
    Set<String> leftOut = new TreeSet<>(columns.leftOut());
    leftOut.addAll(otherMeasures);
    if (!isOurs && !leftOut.isEmpty()) {
      notes.add(file + ": left out figures that are not taken: " + String.join(", ", leftOut));
    }
    if (silent > 0) {
      notes.add(
          "%s: %d %s neither a number nor a flag, taken as missing"
              .formatted(file, silent, silent == 1 ? "row has" : "rows have"));
    }
    gaps.forEach(
        (gap, count) ->
            notes.add(
                "%s: %d %s %s beside other figures, left empty"
                    .formatted(file, count, count == 1 ? "row has" : "rows have", gap)));
    notes.addAll(areas.notes(file));
    return notes;
  }
}
