package no.mestring.warehouse.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import no.mestring.warehouse.audit.AuditRequest.TableForm;
import no.mestring.warehouse.failure.Problem;
import no.mestring.warehouse.failure.Suggestion;
import no.mestring.warehouse.failure.WarehouseException;

/** Finds out which columns of a file divide its counts, and where the counts are. */
final class TableReader {
  private final SourceTable source;
  private final AuditRequest request;
  private final Signs signs;
  private final Columns columns;
  private final List<Problem> problems;
  private final List<String> notes = new ArrayList<>();
  private final Map<List<Integer>, Boolean> named = new HashMap<>();

  private TableReader(SourceTable source, AuditRequest request, List<Problem> problems) {
    this.source = source;
    this.request = request;
    this.signs = new Signs(request.hidden());
    this.columns = new Columns(source, signs);
    this.problems = problems;
  }

  /** The table; what is wrong with it is added to the problems. */
  static CountTable read(SourceTable source, AuditRequest request, List<Problem> problems) {
    TableReader reader = new TableReader(source, request, problems);
    return reader.isCross() ? reader.cross() : reader.rows();
  }

  private boolean isCross() {
    if (request.form() == TableForm.CROSS) {
      return true;
    }
    List<Integer> numbers = crossed();
    boolean isOfCounts =
        numbers.stream()
            .noneMatch(i -> columns.hasDecimals(i) || Words.isCount(source.names().get(i)));
    if (request.count().isPresent() || numbers.size() < 2 || !isOfCounts) {
      return false;
    }
    List<String> names = numbers.stream().map(source.names()::get).toList();
    long hiding = numbers.stream().filter(columns::hasHidden).count();
    return names.stream().anyMatch(Words::isTotal)
        || Spans.ages(names).isPresent()
        || Spans.years(names).isPresent()
        || hiding > 1;
  }

  /** All columns of numbers, but the first column: it has the names of the rows. */
  private List<Integer> crossed() {
    return columns.numbers().stream().filter(i -> i > 0).toList();
  }

  private CountTable cross() {
    List<Integer> numbers = crossed();
    if (numbers.size() < 2) {
      throw WarehouseException.question(
          "Invalid --cross: %s must have two columns of counts or more".formatted(source.file()));
    }
    List<String> headers = numbers.stream().map(source.names()::get).toList();
    List<Integer> labels =
        IntStream.range(0, source.names().size())
            .filter(i -> !numbers.contains(i))
            .boxed()
            .toList();
    String across = nameOf(headers);
    List<String> dimensions = new ArrayList<>(labels.stream().map(this::nameOf).toList());
    dimensions.add(across);
    notes.add(
        "a cross table: the header %s is a dimension, called %s here"
            .formatted(shortened(headers), across));
    Cells cells = new Cells(source, signs, "count", dimensions, problems);
    for (SourceTable.Row row : source.rows()) {
      for (int column : numbers) {
        List<String> place = new ArrayList<>();
        labels.forEach(label -> place.add(row.fields().get(label)));
        place.add(source.names().get(column));
        cells.add(
            row.line(), place, source.names().get(column), row.fields().get(column), List.of());
      }
    }
    return cells.table(request.least(), List.of(), notes);
  }

  private static String nameOf(List<String> headers) {
    return Spans.ages(headers).isPresent()
        ? "age"
        : Spans.years(headers).isPresent() ? "year" : "column";
  }

  private String nameOf(int column) {
    String name = source.names().get(column);
    return name.isEmpty() ? "row" : name;
  }

  private CountTable rows() {
    Optional<Integer> found = request.count().map(this::index).or(columns::count);
    if (found.isEmpty()) {
      problems.add(
          new Problem(
              source.file(),
              0,
              "",
              "",
              "must have one column of counts; --count COLUMN says which of %s it is, --cross that"
                      .formatted(String.join(", ", source.names()))
                  + " all columns of numbers have counts"));
      throw Auditor.refusal(problems);
    }
    int count = found.get();
    Set<Integer> key = columns.dividing(count);
    List<Integer> beside =
        columns.numbers().stream().filter(i -> i != count && !key.contains(i)).toList();
    Set<Integer> aside = new TreeSet<>();
    for (int i = 0; i < source.names().size(); i++) {
      if (i != count && !key.contains(i) && !beside.contains(i)) {
        aside.add(i);
      }
    }
    if (key.isEmpty()) {
      problems.add(
          new Problem(
              source.file(), 0, "", "", "must have columns that divide its counts, has none"));
      throw Auditor.refusal(problems);
    }
    if (!aside.isEmpty()) {
      notes.add(
          "left aside, as the other columns tell each row apart: "
              + aside.stream().map(source.names()::get).collect(Collectors.joining(", ")));
    }
    List<String> dimensions = key.stream().map(this::nameOf).toList();
    Cells cells = new Cells(source, signs, source.names().get(count), dimensions, problems);
    for (SourceTable.Row row : source.rows()) {
      cells.add(
          row.line(),
          key.stream().map(i -> label(row, i, aside)).toList(),
          source.names().get(count),
          row.fields().get(count),
          beside.stream().map(row.fields()::get).toList());
    }
    return cells.table(request.least(), beside.stream().map(source.names()::get).toList(), notes);
  }

  /** A code is read with the name that stands in another column. */
  private String label(SourceTable.Row row, int column, Set<Integer> aside) {
    String text = row.fields().get(column);
    boolean isCode = !text.isEmpty() && text.chars().allMatch(Character::isDigit);
    if (isCode) {
      for (int other : aside) {
        String name = row.fields().get(other);
        if (!name.isEmpty() && Character.isLetter(name.charAt(0)) && isNameOf(other, column)) {
          return text + " " + name;
        }
      }
    }
    return text;
  }

  private boolean isNameOf(int name, int code) {
    return named.computeIfAbsent(List.of(name, code), pair -> columns.isSame(name, code));
  }

  private int index(String name) {
    int at = source.names().indexOf(name.strip());
    if (at < 0) {
      throw WarehouseException.question(
          "Invalid --count: '%s', %s has no such column%s"
              .formatted(name, source.file(), Suggestion.of(name, source.names())));
    }
    return at;
  }

  private static String shortened(List<String> names) {
    return names.size() <= 4
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, 2)) + " … " + names.get(names.size() - 1);
  }
}
