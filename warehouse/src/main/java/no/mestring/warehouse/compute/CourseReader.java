package no.mestring.warehouse.compute;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import no.mestring.core.pathway.PackagePathway.Step;
import no.mestring.core.pathway.PathwayVersions;
import no.mestring.warehouse.catalog.Definitions;
import no.mestring.warehouse.engine.Engine;
import no.mestring.warehouse.engine.StepLog;
import org.jspecify.annotations.Nullable;

/** Makes courses of the events of table pathway_event, pathway by pathway. */
final class CourseReader {
  private final Engine engine;
  private final String state;
  private final Targets targets;

  /**
   * A reader of a state.
   *
   * @param state its schema
   */
  CourseReader(Engine engine, String state, Targets targets) {
    this.engine = engine;
    this.state = state;
    this.targets = targets;
  }

  /** The pathways that have events, by their codes. */
  static SortedSet<String> known(Engine engine, String state) {
    return engine
        .internal("SELECT DISTINCT pathway FROM " + state + "." + Definitions.PATHWAY_EVENT)
        .rows()
        .stream()
        .map(row -> String.valueOf(row.get(0)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * The courses of a pathway that has events and steps.
   *
   * @param coverage of the pathway
   */
  CourseLog read(PathwayVersions versions, Coverage coverage) {
    String code = versions.newest().code();
    String rows =
        """
        SELECT person, happened_on, time_of_day, pathway, step, area, sex, birth_year,
          CAST(NULL AS VARCHAR) AS _file, CAST(0 AS BIGINT) AS _line FROM %s.%s"""
            .formatted(state, Definitions.PATHWAY_EVENT);
    Map<String, LocalDate> until = until(code, coverage);
    StepLog steps =
        engine.steps(rows, code, versions.newest().steps().stream().map(Step::code).toList());
    CourseLog log = new CourseLog(versions, area -> until.getOrDefault(area, CourseLog.FIRST_DAY));
    steps.read(log);
    log.end();
    return log;
  }

  /**
   * The last day that is known of each municipality: the end of the last year that table coverage
   * declares, or else the last day of any event, but not after the last year with events of its
   * own.
   */
  private Map<String, LocalDate> until(String code, Coverage coverage) {
    String events = state + "." + Definitions.PATHWAY_EVENT;
    LocalDate last =
        (LocalDate)
            Objects.requireNonNull(
                engine.internal("SELECT max(happened_on) FROM " + events).rows().get(0).get(0));
    Map<String, LocalDate> until = new HashMap<>();
    for (List<@Nullable Object> row :
        engine
            .internal(
                "SELECT area, max(year) FROM %s WHERE pathway = '%s' GROUP BY area"
                    .formatted(events, code))
            .rows()) {
      String area = String.valueOf(row.get(0));
      OptionalInt year = coverage.lastYear(targets.reached(area, Cube.whole(row.get(1))));
      LocalDate end =
          year.isPresent() ? LocalDate.of(year.getAsInt(), 12, 31) : CourseLog.FIRST_DAY;
      until.put(area, coverage.isDeclared() || end.isBefore(last) ? end : last);
    }
    return until;
  }
}
