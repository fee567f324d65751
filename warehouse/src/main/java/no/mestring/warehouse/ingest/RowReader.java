package no.mestring.warehouse.ingest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import no.mestring.core.dimension.AgeRange;
import no.mestring.core.period.YearSpan;
import no.mestring.warehouse.catalog.Definitions;
import no.mestring.warehouse.engine.Stage;
import no.mestring.warehouse.failure.Problem;
import no.mestring.warehouse.schema.Column;
import no.mestring.warehouse.schema.TableSchema;
import org.jspecify.annotations.Nullable;

/** Checks the rows of a file one by one and stages the good ones. */
final class RowReader {
  private static final String AREA_TABLE = "area";
  private static final String SERIES = "series";
  private static final String BIRTH_YEAR = "birth_year";
  private static final String AS_OF = "as_of";

  private final String file;
  private final TableSchema table;
  private final AreaRule areas;
  private final References references;
  private final Cells cells;
  private final List<Problem> problems;
  private final Optional<Set<String>> ownKey;
  private final Set<String> goodAges = new HashSet<>();

  /** For each column of the table the field that holds it, or -1. */
  private final int[] fieldOf;

  /** For each column the column that its number must not exceed, or -1. */
  private final int[] maximumOf;

  private final int periodAt;
  private final int yearAt;
  private final int asOfAt;
  private final int eventAt;
  private final int timeAt;
  private final int birthYearAt;
  private final int ageAt;
  private final int keyAt;
  private final int areaAt;
  private final boolean isOfAreas;
  private final Map<String, Long> notes = new TreeMap<>();

  RowReader(
      String file,
      TableSchema table,
      Header header,
      AreaRule areas,
      References references,
      Optional<Pseudonyms> pseudonyms,
      List<Problem> problems) {
    this.file = file;
    this.table = table;
    this.areas = areas;
    this.references = references;
    this.problems = problems;
    this.ownKey =
        table.key().size() == 1 ? Optional.of(references.known(table.name())) : Optional.empty();
    this.fieldOf = header.fieldsOf(table);
    List<String> names = table.columnNames();
    this.maximumOf =
        table.columns().stream()
            .mapToInt(column -> column.rule().maximumColumn().map(names::indexOf).orElse(-1))
            .toArray();
    this.periodAt = names.indexOf(TableSchema.PERIOD);
    this.yearAt = names.indexOf(TableSchema.YEAR);
    this.asOfAt = names.indexOf(AS_OF);
    this.eventAt = table.event().map(names::indexOf).orElse(-1);
    this.timeAt =
        table.name().equals(Definitions.PATHWAY_EVENT) ? names.indexOf(CourseCheck.TIME) : -1;
    this.birthYearAt = names.indexOf(BIRTH_YEAR);
    this.cells = new Cells(file, table, pseudonyms, problems);
    this.ageAt = names.indexOf(CellReader.AGE);
    this.areaAt = names.indexOf(TableSchema.AREA);
    this.isOfAreas = table.isOfAreas();
    this.keyAt = ownKey.isPresent() ? names.indexOf(table.key().get(0)) : -1;
  }

  /** Checks a row and stages it if nothing is wrong with it. */
  void read(long line, List<String> fields, Stage stage) {
    int before = problems.size();
    List<@Nullable Object> values = new ArrayList<>(fieldOf.length + 2);
    for (int i = 0; i < fieldOf.length; i++) {
      values.add(fieldOf[i] < 0 ? null : cells.value(line, i, fields.get(fieldOf[i])));
    }
    Optional<YearSpan> period = period(line, values);
    checkBirthYear(line, values);
    checkTime(line, values);
    checkAge(line, values);
    OptionalInt borders = place(line, values, period);
    for (int i = 0; i < values.size(); i++) {
      checkReference(line, i, values.get(i), period);
      checkMaximum(line, i, values);
    }
    if (at(keyAt, values) instanceof String key) {
      ownKey.ifPresent(known -> known.add(key));
    }
    if (problems.size() == before) {
      stage.add(file, line, asKept(values, period, borders));
    }
  }

  private void checkTime(long line, List<@Nullable Object> values) {
    if (at(timeAt, values) instanceof String text
        && at(eventAt, values) instanceof LocalDate day
        && EventRule.isPossible(day)) {
      EventTime time = EventTime.of(day, text);
      values.set(timeAt, time.text());
      time.fault()
          .ifPresent(rule -> problems.add(new Problem(file, line, CourseCheck.TIME, text, rule)));
    }
  }

  private void checkBirthYear(long line, List<@Nullable Object> values) {
    if (at(birthYearAt, values) instanceof Long year
        && at(eventAt, values) instanceof LocalDate day
        && EventRule.isPossible(day)) {
      EventRule.birthYearFault(year, day, table.event().orElseThrow())
          .ifPresent(
              rule -> problems.add(new Problem(file, line, BIRTH_YEAR, year.toString(), rule)));
    }
  }

  private Optional<YearSpan> period(long line, List<@Nullable Object> values) {
    if (at(periodAt, values) instanceof String text) {
      try {
        YearSpan span = YearSpan.parse(text);
        values.set(periodAt, span.toString()); // 2017-2017 is 2017
        return Optional.of(span);
      } catch (IllegalArgumentException e) {
        problems.add(new Problem(file, line, TableSchema.PERIOD, text, CellReader.PERIOD_FORM));
        return Optional.empty();
      }
    }
    if (at(eventAt, values) instanceof LocalDate day) {
      return eventYear(line, day);
    }
    if (at(yearAt, values) instanceof Long year && year >= 1000 && year <= 9999) {
      return Optional.of(YearSpan.of(Math.toIntExact(year)));
    }
    return at(asOfAt, values) instanceof LocalDate day
        ? Optional.of(YearSpan.of(day.getYear()))
        : Optional.empty();
  }

  private Optional<YearSpan> eventYear(long line, LocalDate day) {
    if (!EventRule.isPossible(day)) {
      problems.add(
          new Problem(
              file, line, table.event().orElseThrow(), day.toString(), EventRule.dayRule()));
      return Optional.empty();
    }
    return Optional.of(YearSpan.of(day.getYear()));
  }

  private void checkAge(long line, List<@Nullable Object> values) {
    if (at(ageAt, values) instanceof String text && !goodAges.contains(text)) {
      try {
        AgeRange.parse(text);
        goodAges.add(text);
      } catch (IllegalArgumentException e) {
        problems.add(new Problem(file, line, CellReader.AGE, text, CellReader.AGE_FORM));
      }
    }
  }

  /** Puts the code of the row's area in its place; tells the borders that it means. */
  private OptionalInt place(long line, List<@Nullable Object> values, Optional<YearSpan> period) {
    if (!isOfAreas || !(at(areaAt, values) instanceof String text)) {
      return OptionalInt.empty();
    }
    PlacedArea area = areas.place(text, period);
    area.fault()
        .ifPresent(rule -> problems.add(new Problem(file, line, TableSchema.AREA, text, rule)));
    area.note().ifPresent(note -> notes.merge(note, 1L, Long::sum));
    values.set(areaAt, area.code());
    return area.borders();
  }

  /** What was made of codes of areas that are not as they should be, with the number of rows. */
  List<String> notes() {
    return notes.entrySet().stream()
        .map(note -> file + ": " + rows(note.getValue()) + " " + note.getKey())
        .toList();
  }

  private static String rows(long count) {
    return count == 1 ? "1 row" : count + " rows";
  }

  private void checkReference(
      long line, int column, @Nullable Object value, Optional<YearSpan> period) {
    Column target = table.columns().get(column);
    if (!(value instanceof String code) || target.rule().references().isEmpty()) {
      return;
    }
    String other = target.rule().references().get();
    if (other.equals(AREA_TABLE)) {
      if (column == areaAt && isOfAreas) {
        return;
      }
      (target.name().equals(SERIES) ? areas.seriesFault(code) : areas.fault(code, period))
          .ifPresent(rule -> problems.add(new Problem(file, line, target.name(), code, rule)));
    } else {
      references.use(file, line, target.name(), code, other);
    }
  }

  private void checkMaximum(long line, int column, List<@Nullable Object> values) {
    if (at(maximumOf[column], values) instanceof Number maximum
        && values.get(column) instanceof Number number
        && number.doubleValue() > maximum.doubleValue()) {
      String other = table.columns().get(maximumOf[column]).name();
      problems.add(
          new Problem(
              file,
              line,
              table.columns().get(column).name(),
              number.toString(),
              "must not exceed " + other + ", " + maximum));
    }
  }

  private static @Nullable Object at(int index, List<@Nullable Object> values) {
    return index < 0 ? null : values.get(index);
  }

  private List<@Nullable Object> asKept(
      List<@Nullable Object> values, Optional<YearSpan> period, OptionalInt borders) {
    if (periodAt >= 0) {
      values.add(periodAt + 1, period.map(span -> (long) span.firstYear()).orElse(null));
      values.add(periodAt + 2, period.map(span -> (long) span.lastYear()).orElse(null));
    }
    if (eventAt >= 0) {
      values.add(eventAt + 1, period.map(span -> (long) span.firstYear()).orElse(null));
    }
    if (isOfAreas) {
      values.add(borders.isPresent() ? (long) borders.getAsInt() : null);
    }
    return values;
  }
}
