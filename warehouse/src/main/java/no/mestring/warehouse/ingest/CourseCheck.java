package no.mestring.warehouse.ingest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import no.mestring.core.pathway.CourseProblem;
import no.mestring.core.pathway.CourseRules;
import no.mestring.core.pathway.Courses;
import no.mestring.core.pathway.PathwayVersions;
import no.mestring.warehouse.engine.Engine;
import no.mestring.warehouse.engine.Stage;
import no.mestring.warehouse.engine.StepLog;
import no.mestring.warehouse.engine.StepSink;
import no.mestring.warehouse.failure.Problem;
import no.mestring.warehouse.failure.Suggestion;
import no.mestring.warehouse.schema.Column;
import no.mestring.warehouse.schema.ColumnType;
import no.mestring.warehouse.schema.TableSchema;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that delivered events make courses of their pathways, together with those of the same
 * persons that the warehouse has already.
 */
final class CourseCheck {
  /** The column of the time of the day. */
  static final String TIME = "time_of_day";

  private static final int MOST_PROBLEMS = 10_000;
  private static final int MOST_SHOWN = 3;

  private final Engine engine;
  private final Map<String, PathwayVersions> pathways;
  private final List<Problem> problems = new ArrayList<>();

  /** How many events fit no course, by file and by what is wrong, whatever days it names. */
  private final Map<String, Map<String, Long>> leftOut = new TreeMap<>();

  CourseCheck(Engine engine, Map<String, PathwayVersions> pathways) {
    this.engine = engine;
    this.pathways = pathways;
  }

  /**
   * Checks delivered events.
   *
   * @param stage the events; those that fit no course are taken out of it, if they may be
   * @param state the schema of the state they are loaded on
   * @param rule what becomes of events that fit no course
   * @param notes is told what was left out
   */
  List<Problem> check(Stage stage, String state, MisplacedEvents rule, List<String> notes) {
    String rows = rows(stage, state);
    TableSchema lines =
        new TableSchema(
            "misplaced",
            "Events that fit no course",
            List.of(
                Column.of("file", ColumnType.STRING, "File"),
                Column.of("line", ColumnType.INTEGER, "Line")),
            List.of());
    Stage misplaced = engine.stage(lines);
    try (misplaced) {
      for (List<@Nullable Object> row :
          engine
              .internal(
                  "SELECT pathway, _file, min(_line) FROM "
                      + stage.name()
                      + " GROUP BY ALL ORDER BY ALL")
              .rows()) {
        checkName(row);
      }
      for (String pathway : delivered(stage)) {
        PathwayVersions versions = pathways.get(pathway);
        if (versions != null && versions.newest().rules().isPresent()) {
          check(rows, pathway, versions.newest().rules().get(), rule, misplaced);
        }
      }
    }
    if (problems.isEmpty() && misplaced.rows() > 0) {
      engine.remove(stage, "(_file, _line) IN (SELECT (file, line) FROM " + misplaced.name() + ")");
      leftOut.forEach((file, faults) -> notes.add(note(file, faults)));
    }
    return problems;
  }

  /** The delivered events, and those of the same persons that there are already. */
  private static String rows(Stage stage, String state) {
    return """
        SELECT person, happened_on, time_of_day, pathway, step, area, sex, birth_year, _file, _line
        FROM %1$s UNION ALL
        SELECT person, happened_on, time_of_day, pathway, step, area, sex, birth_year, NULL, 0
        FROM %2$s.pathway_event SEMI JOIN %1$s USING (person, pathway)"""
        .formatted(stage.name(), state);
  }

  private List<String> delivered(Stage stage) {
    return engine
        .internal("SELECT DISTINCT pathway FROM " + stage.name() + " ORDER BY 1")
        .rows()
        .stream()
        .map(row -> String.valueOf(row.get(0)))
        .toList();
  }

  private void checkName(List<@Nullable Object> row) {
    String name = String.valueOf(row.get(0));
    PathwayVersions versions = pathways.get(name);
    String fault = "";
    if (versions == null) {
      fault = "is no pathway" + Suggestion.of(name, pathways.keySet());
    } else if (versions.newest().rules().isEmpty()) {
      fault =
          "is a pathway whose steps are not stated; load a version of it that has them, as a"
              + " .yaml file";
    }
    if (!fault.isEmpty()) {
      problems.add(
          new Problem(
              String.valueOf(row.get(1)),
              ((Number) Objects.requireNonNull(row.get(2))).longValue(),
              "pathway",
              name,
              fault));
    }
  }

  private void check(
      String rows, String pathway, CourseRules rules, MisplacedEvents rule, Stage misplaced) {
    StepLog log = engine.steps(rows, pathway, rules.steps());
    Reader reader = new Reader(rules, log.files(), rule, misplaced);
    log.read(reader);
    if (reader.earlier > 0) {
      problems.add(
          new Problem(
              log.files().get(0),
              0,
              "",
              "",
              "makes %d %s of earlier loads fit no course of %s; undo those loads, and load events in the order of time"
                  .formatted(reader.earlier, reader.earlier == 1 ? "event" : "events", pathway)));
    }
  }

  private static String note(String file, Map<String, Long> faults) {
    long all = faults.values().stream().mapToLong(Long::longValue).sum();
    String most =
        faults.entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
            .limit(MOST_SHOWN)
            .map(fault -> fault.getValue() + " " + fault.getKey())
            .collect(Collectors.joining("; "));
    return "%s: left out %d %s no course: %s%s"
        .formatted(
            file,
            all,
            all == 1 ? "event that fits" : "events that fit",
            most,
            faults.size() > MOST_SHOWN ? " …" : "");
  }

  /** Makes courses, which nobody keeps, and keeps what is wrong. */
  private final class Reader implements StepSink {
    private final Courses courses;
    private final List<String> files;
    private final MisplacedEvents rule;
    private final Stage misplaced;
    private long person;
    private int file;
    private long earlier;

    Reader(CourseRules rules, List<String> files, MisplacedEvents rule, Stage misplaced) {
      this.courses = new Courses(rules, course -> {}, this::tell);
      this.files = files;
      this.rule = rule;
      this.misplaced = misplaced;
    }

    @Override
    public void person(long who, boolean isMale, int birthYear) {
      person = who;
    }

    @Override
    public void step(int fileNumber, long line, LocalDate day, String area, String code) {
      file = fileNumber;
      courses.add(line, person, day, area, code);
    }

    private void tell(CourseProblem problem) {
      if (file < 0) {
        earlier++;
      } else if (rule == MisplacedEvents.LEAVE_OUT) {
        String name = files.get(file);
        misplaced.add(name, problem.line(), List.of(name, problem.line()));
        leftOut
            .computeIfAbsent(name, key -> new LinkedHashMap<>())
            .merge(problem.rule().replaceFirst(",.*", ""), 1L, Long::sum);
      } else if (problems.size() < MOST_PROBLEMS) {
        problems.add(new Problem(files.get(file), problem.line(), "step", "", problem.rule()));
      } else if (problems.size() == MOST_PROBLEMS) {
        problems.add(
            new Problem(
                files.get(file), problem.line(), "", "", "was checked no further, there are more"));
      }
    }
  }
}
