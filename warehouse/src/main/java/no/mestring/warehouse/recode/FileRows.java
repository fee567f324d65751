package no.mestring.warehouse.recode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import no.mestring.core.area.AreaHistory;
import no.mestring.core.area.DeliveredArea;
import no.mestring.core.period.YearSpan;
import no.mestring.warehouse.failure.Problem;
import no.mestring.warehouse.ingest.AreaCells;
import no.mestring.warehouse.ingest.Header;
import no.mestring.warehouse.ingest.Origin;
import no.mestring.warehouse.ingest.PlacedArea;
import no.mestring.warehouse.ingest.RecordSink;
import no.mestring.warehouse.ingest.RepeatedProblems;
import no.mestring.warehouse.recode.RecodeRequest.UnknownCodes;

/** Reads the rows of somebody's file, places their areas, and learns what its columns hold. */
final class FileRows implements RecordSink {
  private static final int MOST_TEXTS = 100_000;

  private final String file;
  private final RecodeRequest request;
  private final AreaHistory areas;
  private final AreaCells cells;
  private final List<Problem> problems;
  private final RepeatedProblems repeated;
  private final Map<String, String> texts = new HashMap<>();
  private final Map<DeliveredArea, DeliveredArea> delivered = new HashMap<>();
  private final Map<String, Long> notes = new TreeMap<>();
  private final List<SourceLine> lines = new ArrayList<>();
  private Optional<Columns> columns = Optional.empty();
  private boolean hasTitle;

  FileRows(String file, RecodeRequest request, AreaHistory areas, List<Problem> problems) {
    this.file = file;
    this.request = request;
    this.areas = areas;
    this.cells = new AreaCells(areas, request.borders());
    this.problems = problems;
    this.repeated = new RepeatedProblems(file);
  }

  @Override
  public boolean header(Header header, Origin origin) {
    hasTitle = origin.title().isPresent();
    Set<String> seen = new HashSet<>();
    for (String name : header.names()) {
      if (!seen.add(name)) {
        problems.add(problem(header.line(), name, "", "must occur once in the header"));
      } else if (RecodedFile.ADDED_COLUMNS.contains(name)) {
        problems.add(
            problem(
                header.line(),
                name,
                "",
                "is a column that recoding adds; rename it or leave it out"));
      }
    }
    Columns found = new Columns(file, header, request, problems);
    columns = Optional.of(found);
    return problems.isEmpty();
  }

  @Override
  public boolean record(long line, List<String> fields) {
    Columns all = columns.orElseThrow();
    String[] kept = new String[fields.size()];
    for (int i = 0; i < kept.length; i++) {
      kept[i] = shared(fields.get(i).strip());
    }
    all.learn(line, kept, repeated);
    Optional<YearSpan> period = period(line, all, kept);
    if (period.isPresent()) {
      place(line, kept[all.area()], period.get())
          .ifPresent(area -> lines.add(new SourceLine(line, area, Arrays.asList(kept))));
    }
    return true;
  }

  @Override
  public void end() {
    repeated.addTo(problems);
    columns.ifPresent(all -> all.decide(problems));
    if (lines.isEmpty() && problems.isEmpty()) {
      problems.add(problem(0, "", "", "must have rows below its header, has none"));
    }
  }

  private Optional<YearSpan> period(long line, Columns all, String[] fields) {
    if (all.period() < 0) {
      return Optional.of(YearSpan.of(request.year().orElseGet(() -> request.borders().orElse(0))));
    }
    String text = fields[all.period()];
    Optional<YearSpan> years = PeriodText.years(text);
    if (years.isEmpty()) {
      repeated.add(line, all.periodName(), text, PeriodText.RULE);
      return years;
    }
    YearSpan known = AreaHistory.KNOWN;
    if (request.borders().isEmpty()
        && !(known.contains(years.get().firstYear()) && known.contains(years.get().lastYear()))) {
      repeated.add(
          line,
          all.periodName(),
          text,
          "must lie in %s, the years whose borders are known; --borders YEAR says on which the codes"
                  .formatted(known)
              + " are");
      return Optional.empty();
    }
    return years;
  }

  private Optional<DeliveredArea> place(long line, String text, YearSpan period) {
    String column = columns.orElseThrow().areaName();
    if (text.isEmpty()) {
      repeated.add(line, column, "", "must not be empty");
      return Optional.empty();
    }
    PlacedArea area = cells.place(text, period);
    OptionalInt borders = area.borders().isPresent() ? area.borders() : request.borders();
    if (area.fault().isPresent()) {
      boolean isUnknown = areas.find(area.code()).isEmpty();
      if (request.unknown() == UnknownCodes.REFUSE || !isUnknown) {
        repeated.add(line, column, text, area.fault().get() + (isUnknown ? Recoder.KEEP_HINT : ""));
        return Optional.empty();
      }
    }
    area.note().ifPresent(note -> notes.merge(note, 1L, Long::sum));
    DeliveredArea one = new DeliveredArea(area.code(), period, borders);
    return Optional.of(delivered.computeIfAbsent(one, key -> key));
  }

  private String shared(String text) {
    String known = texts.get(text);
    if (known != null) {
      return known;
    }
    if (texts.size() < MOST_TEXTS) {
      texts.put(text, text);
    }
    return text;
  }

  private Problem problem(long line, String column, String value, String rule) {
    return new Problem(file, line, column, value, rule);
  }

  Columns columns() {
    return columns.orElseThrow();
  }

  List<SourceLine> lines() {
    return lines;
  }

  Set<DeliveredArea> delivered() {
    return delivered.keySet();
  }

  /** What was made of a title and of codes that are not as they should be. */
  List<String> notes() {
    List<String> all = new ArrayList<>();
    if (hasTitle) {
      all.add("the title above the header is left out");
    }
    notes.forEach((note, count) -> all.add(count + (count == 1 ? " row " : " rows ") + note));
    boolean isOfOtherYears =
        request.borders().isEmpty()
            && delivered.keySet().stream().anyMatch(area -> area.borders().isPresent());
    if (isOfOtherYears) {
      yearOfAll()
          .ifPresent(
              year ->
                  all.add(
                      "all codes are valid in %1$d; if they are on its borders in all periods,"
                              .formatted(year)
                          + " say --borders "
                          + year));
    }
    return all;
  }

  /** The last year in which all codes were valid. */
  private OptionalInt yearOfAll() {
    Set<String> codes = new HashSet<>();
    delivered.keySet().forEach(area -> codes.add(area.code()));
    return IntStream.rangeClosed(AreaHistory.KNOWN.firstYear(), AreaHistory.KNOWN.lastYear())
        .filter(
            year ->
                codes.stream().allMatch(code -> areas.find(code, YearSpan.of(year)).isPresent()))
        .max();
  }
}
