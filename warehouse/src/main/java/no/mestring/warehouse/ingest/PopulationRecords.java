package no.mestring.warehouse.ingest;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import no.mestring.core.dimension.AgeRange;
import no.mestring.core.dimension.Sex;
import no.mestring.core.period.YearSpan;
import no.mestring.warehouse.catalog.MissingMarks;
import no.mestring.warehouse.failure.Problem;
import no.mestring.warehouse.ingest.PopulationColumns.Part;
import no.mestring.warehouse.ingest.PopulationColumns.WideYear;
import no.mestring.warehouse.schema.TableSchema;

/**
 * Makes rows of table population of a file in its publisher's form: other names of columns, codes
 * and labels for area, sex, age and year, totals, and marks for what is missing. A file with the
 * table's own columns passes as it is.
 */
final class PopulationRecords implements PublishedRecords {
  private static final int MOST_NAMED = 10;
  private static final Pattern PERSONS =
      Pattern.compile(
          "(?iu)personer?\\d*( per .*)?|persons|antall( personer.*)?|teller|(befolkning|folkemengde"
              + "|folketal|population|hovedalternativ|main alternative).*");
  private static final Pattern PROJECTION =
      Pattern.compile(
          "(?isu).*(fr[ae]mskr[ei]|projection|projected|hovedalternativ|main alternative).*");
  private static final Pattern WHOLE = Pattern.compile("(\\d+)\\.0+");
  private static final Pattern YEAR = Pattern.compile("(\\d{4})(?:_\\1)?");
  private static final String SEX_RULE =
      "must tell women from men, has figures of both sexes together only";

  private final String file;
  private final TableSchema table;
  private final TableRecords rows;
  private final AreaText areaTexts;
  private final AreaRule areas;
  private final LoadRules rules;
  private final List<Problem> problems;
  private final RepeatedProblems repeated;

  private Header header = new Header(List.of(), 0);
  private PopulationColumns columns = new PopulationColumns(Map.of(), Map.of(), Map.of());
  private Optional<SourceRow> source = Optional.empty();
  private boolean isOurs;
  private boolean isProjection;

  private final Map<String, Optional<Sex>> sexes = new HashMap<>();
  private final Map<String, Optional<AgeRange>> ages = new HashMap<>();
  private final Map<String, Optional<YearSpan>> years = new HashMap<>();
  private final Map<AreaAt, AreaFound> found = new HashMap<>();
  private final Map<Integer, String> constants = new HashMap<>();
  private final Set<Integer> varying = new HashSet<>();
  private final Set<String> contents = new TreeSet<>();
  private final Set<String> otherContents = new TreeSet<>();

  private long taken;
  private long bothSexes;
  private long ofOtherContents;
  private long zerosNotThen;
  private long ofUnknownAreas;
  private final Map<String, Long> missing = new TreeMap<>();
  private final Set<String> unknownAreas = new TreeSet<>();

  private record AreaAt(String text, YearSpan year) {}

  /**
   * An area's code, the rule it breaks, whether it is not known at all, and whether it was not in
   * use in the row's year.
   */
  private record AreaFound(
      String code, Optional<String> fault, boolean isUnknown, boolean isNotThen) {}

  PopulationRecords(
      String file,
      TableSchema table,
      TableRecords rows,
      AreaText areaTexts,
      AreaRule areas,
      LoadRules rules,
      List<Problem> problems) {
    this.file = file;
    this.table = table;
    this.rows = rows;
    this.areaTexts = areaTexts;
    this.areas = areas;
    this.rules = rules;
    this.problems = problems;
    this.repeated = new RepeatedProblems(file);
  }

  @Override
  public boolean header(Header delivered, Origin origin) {
    header = delivered;
    isOurs = delivered.line() == 1 && PopulationColumns.areOurs(delivered.names(), table);
    if (isOurs) {
      return rows.header(delivered, origin);
    }
    List<String> faults = new ArrayList<>();
    columns = PopulationColumns.of(delivered.names(), faults);
    for (String fault : faults) {
      problems.add(new Problem(file, delivered.line(), "", "", fault));
    }
    isProjection = origin.title().map(title -> PROJECTION.matcher(title).matches()).orElse(false);
    source =
        columns.has(Part.SOURCE)
            ? Optional.empty()
            : Optional.of(SourceRow.of(rules.source(), file, origin, delivered.names()));
    return faults.isEmpty() && rows.header(new Header(table.columnNames(), 0), origin);
  }

  @Override
  public boolean record(long line, List<String> fields) {
    if (isOurs) {
      return rows.record(line, fields);
    }
    for (Map.Entry<Integer, String> other : columns.others().entrySet()) {
      checkConstant(line, other.getKey(), other.getValue(), fields.get(other.getKey()));
    }
    if (columns.years().isEmpty()) {
      String contentsText = columns.text(Part.CONTENTS, fields);
      String persons = columns.text(Part.PERSONS, fields);
      return take(line, fields, contentsText, columns.text(Part.YEAR, fields), persons);
    }
    boolean takesMore = true;
    for (Map.Entry<Integer, WideYear> year : columns.years().entrySet()) {
      String persons = fields.get(year.getKey());
      WideYear wide = year.getValue();
      String contentsText =
          wide.contents().isEmpty() ? columns.text(Part.CONTENTS, fields) : wide.contents();
      takesMore &= take(line, fields, contentsText, wide.year(), persons);
    }
    return takesMore;
  }

  private boolean take(
      long line, List<String> fields, String contentsText, String yearText, String personsText) {
    if (!isOfPersons(contentsText)) {
      ofOtherContents++;
      return true;
    }
    String sexText = columns.text(Part.SEX, fields);
    Optional<Sex> sex = sexes.computeIfAbsent(sexText, SexText::read);
    String ageText = columns.text(Part.AGE, fields);
    Optional<AgeRange> age = ages.computeIfAbsent(ageText, this::age);
    Optional<YearSpan> year = years.computeIfAbsent(yearText, PopulationRecords::year);
    if (sex.isEmpty()) {
      repeated.add(line, name(Part.SEX), sexText, SexText.RULE);
    }
    if (age.isEmpty()) {
      repeated.add(line, name(Part.AGE), ageText, ageRule(ageText));
    }
    if (year.isEmpty()) {
      repeated.add(
          line,
          name(Part.YEAR),
          yearText,
          yearText.isEmpty() ? "must not be empty" : "must be one year, such as 2024 or 2024_2024");
    }
    if (sex.isEmpty() || age.isEmpty() || year.isEmpty()) {
      return true;
    }
    if (sex.get() == Sex.BOTH) {
      bothSexes++;
      return true;
    }
    String persons = WHOLE.matcher(personsText).replaceFirst("$1");
    if (persons.isEmpty() || MissingMarks.ALL.contains(persons)) {
      missing.merge(persons, 1L, Long::sum);
      return true;
    }
    Optional<String> area = area(line, columns.text(Part.AREA, fields), year.get(), persons);
    if (area.isEmpty()) {
      return true;
    }
    taken++;
    String isProjected = columns.text(Part.PROJECTED, fields);
    return rows.record(
        line,
        Arrays.asList(
            area.get(),
            year.get().toString(),
            sex.get().toString(),
            age.get().toString(),
            persons,
            source.map(SourceRow::code).orElseGet(() -> columns.text(Part.SOURCE, fields)),
            isProjected.isEmpty() && isProjection ? "true" : isProjected));
  }

  /** The code of the row's area; empty if the row is not taken. */
  private Optional<String> area(long line, String text, YearSpan year, String persons) {
    AreaFound area = found.computeIfAbsent(new AreaAt(text, year), this::find);
    if (area.isUnknown()) {
      if (rules.unknownAreas() == UnknownAreas.REFUSE) {
        repeated.add(line, name(Part.AREA), text, area.fault().orElse(""));
      } else {
        ofUnknownAreas++;
        unknownAreas.add(text);
      }
      return Optional.empty();
    }
    if (persons.equals("0") && area.isNotThen()) {
      zerosNotThen++; // tables of all codes have zeros where a code was not in use
      return Optional.empty();
    }
    if (area.fault().isPresent()) {
      repeated.add(line, name(Part.AREA), text, area.fault().get());
      return Optional.empty();
    }
    return Optional.of(area.code());
  }

  private AreaFound find(AreaAt at) {
    if (at.text().isEmpty()) {
      return new AreaFound("", Optional.of("must not be empty"), false, false);
    }
    String code = areaTexts.code(at.text().strip(), at.year());
    Optional<String> unknown = areas.fault(code, Optional.empty());
    if (unknown.isPresent()) {
      return new AreaFound(code, unknown, true, false);
    }
    boolean isNotThen = rules.borders().isEmpty() && !areas.isOfItsPeriod(code, at.year());
    return new AreaFound(code, areas.fault(code, Optional.of(at.year())), false, isNotThen);
  }

  private Optional<AgeRange> age(String text) {
    return isAmbiguous(text) ? Optional.empty() : AgeText.read(text);
  }

  private String ageRule(String text) {
    return isAmbiguous(text)
        ? "may be one age or all of them; write 0_0 or 0_120"
        : text.isEmpty() ? "must not be empty" : AgeText.RULE;
  }

  /** Where ages are coded as 0_74, a bare 0 has been all ages. */
  private boolean isAmbiguous(String text) {
    return name(Part.AGE).equals("ALDER") && !text.isEmpty() && AgeText.isNumber(text);
  }

  private static Optional<YearSpan> year(String text) {
    return CodedText.readings(text).stream()
        .map(YEAR::matcher)
        .filter(java.util.regex.Matcher::matches)
        .map(year -> YearSpan.parse(year.group(1)))
        .findFirst();
  }

  /** Whether a row counts persons, and not their share or another alternative of a projection. */
  private boolean isOfPersons(String text) {
    if (text.isEmpty() || contents.contains(text)) {
      return true;
    }
    if (otherContents.contains(text)) {
      return false;
    }
    boolean isPersons =
        CodedText.wholeAndLabel(text).stream()
            .anyMatch(reading -> PERSONS.matcher(reading).matches());
    (isPersons ? contents : otherContents).add(text);
    isProjection |= isPersons && PROJECTION.matcher(text).matches();
    return isPersons;
  }

  private void checkConstant(long line, int field, String name, String text) {
    String before = constants.putIfAbsent(field, text);
    if (before != null && !before.equals(text) && varying.add(field)) {
      problems.add(
          new Problem(
              file,
              line,
              name,
              text,
              "is no part of a population and differs from '"
                  + before
                  + "' above; choose one of them"));
    }
  }

  private String name(Part part) {
    Integer field = columns.fields().get(part);
    return field == null
        ? part.name().toLowerCase(java.util.Locale.ROOT)
        : header.names().get(field);
  }

  @Override
  public void end() {
    if (isOurs) {
      rows.end();
      return;
    }
    if (contents.size() > 1 || (contents.isEmpty() && !otherContents.isEmpty())) {
      String rule =
          contents.isEmpty()
              ? "must have a number of persons, has "
              : "must have one number of persons, has ";
      Set<String> names = contents.isEmpty() ? otherContents : contents;
      problems.add(new Problem(file, 0, name(Part.CONTENTS), "", rule + String.join(", ", names)));
    } else if (taken == 0 && bothSexes > 0) {
      problems.add(new Problem(file, 0, name(Part.SEX), "", SEX_RULE));
    }
    repeated.addTo(problems);
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
    note(notes, bothSexes, "of both sexes together");
    note(notes, ofOtherContents, "with other figures: " + some(otherContents));
    long withoutValue = missing.values().stream().mapToLong(Long::longValue).sum();
    note(notes, withoutValue, "without a value" + marks());
    note(notes, zerosNotThen, "with 0 persons in years in which the area's code was not valid");
    note(notes, ofUnknownAreas, "of unknown areas: " + some(unknownAreas));
    columns
        .others()
        .forEach(
            (field, name) ->
                notes.add(
                    file
                        + ": left out column "
                        + name
                        + ", which is '"
                        + constants.getOrDefault(field, "")
                        + "' in every row"));
    return notes;
  }

  private void note(List<String> notes, long count, String what) {
    if (count > 0) {
      notes.add(file + ": left out " + count + (count == 1 ? " row " : " rows ") + what);
    }
  }

  private String marks() {
    String marks =
        missing.entrySet().stream()
            .filter(mark -> !mark.getKey().isEmpty())
            .map(mark -> "'" + mark.getKey() + "' " + mark.getValue())
            .collect(joining(", "));
    return marks.isEmpty() ? "" : " (" + marks + ")";
  }

  private static String some(Set<String> names) {
    String first = names.stream().limit(MOST_NAMED).collect(joining(", "));
    int others = names.size() - MOST_NAMED;
    return others > 0 ? first + " and " + others + " more" : first;
  }
}
