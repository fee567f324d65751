package no.mestring.warehouse.compute;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import no.mestring.core.area.AreaHistory;
import no.mestring.core.pathway.PathwayVersions;
import no.mestring.core.period.YearSpan;
import no.mestring.warehouse.catalog.Definitions;
import no.mestring.warehouse.compute.CourseLog.Place;
import no.mestring.warehouse.compute.CourseLog.Some;
import no.mestring.warehouse.engine.Engine;
import no.mestring.warehouse.engine.Stage;
import no.mestring.warehouse.schema.TableSchema;
import no.mestring.warehouse.store.Change;
import no.mestring.warehouse.store.Manifest;
import no.mestring.warehouse.store.Store;
import org.jspecify.annotations.Nullable;

/**
 * Makes courses of the events of pathways, and figures of the courses, wherever events, pathway,
 * regions or coverage changed since that was done last.
 */
public final class CourseBuild {
  /** The tables with figures of courses. */
  private static final List<String> TABLES =
      List.of(
          "waiting_time",
          "waiting_curve",
          "waiting_list",
          "course_count",
          "course_end",
          "course_transition",
          "course_variant");

  private static final String BUILT = "pathway_build";

  /** What is written of a pathway; another form, and all are written anew. */
  private static final String FORM = "with limits due, ratios, and coverage by pathway ";

  /** The tables that figures follow from, besides the pathway. */
  private static final List<String> SHARED =
      List.of(Definitions.PATHWAY_EVENT, "region", "region_member", "coverage");

  private final Engine engine;
  private final Store store;
  private final Definitions definitions;
  private final AreaHistory areas;
  private final BuildLines built;
  private final BuildRules rules;

  public CourseBuild(
      Engine engine, Store store, Definitions definitions, AreaHistory areas, BuildRules rules) {
    this.engine = engine;
    this.store = store;
    this.definitions = definitions;
    this.areas = areas;
    this.built = new BuildLines(engine, definitions.table(BUILT).orElseThrow());
    this.rules = rules;
  }

  /** The pathways that have events, by their codes. */
  public SortedSet<String> known(String state) {
    return CourseReader.known(engine, state);
  }

  /** The pathways that have events and, since their file was undone, no steps any more. */
  public List<String> withoutSteps(String state) {
    Map<String, PathwayVersions> pathways = PathwayTables.pathways(engine, definitions, state);
    return known(state).stream()
        .filter(
            code ->
                !pathways.containsKey(code) || versions(pathways, code).newest().rules().isEmpty())
        .toList();
  }

  /**
   * The pathways whose figures would be others now.
   *
   * @param state the schema of the state
   */
  public List<String> stale(Manifest manifest, String state) {
    Map<String, String> known = built.inputs(state);
    Map<String, PathwayVersions> pathways = PathwayTables.pathways(engine, definitions, state);
    return known(state).stream()
        .filter(code -> !inputs(manifest, versions(pathways, code)).equals(known.get(code)))
        .toList();
  }

  private static PathwayVersions versions(Map<String, PathwayVersions> pathways, String code) {
    return Objects.requireNonNull(pathways.get(code), code);
  }

  private String inputs(Manifest manifest, PathwayVersions versions) {
    return Definitions.fingerprint(
        FORM
            + versions
            + rules.borders()
            + SHARED.stream()
                .map(table -> " " + manifest.tables().get(table))
                .collect(Collectors.joining()));
  }

  /**
   * Makes the figures of some pathways and stages them in a change.
   *
   * @param state the schema of the change's base
   * @return the rows of all their tables, and what is to be known of each
   */
  public Done build(Change change, String state, List<String> stale) {
    Map<String, PathwayVersions> pathways = PathwayTables.pathways(engine, definitions, state);
    Targets targets = new Targets(areas, rules.borders(), CubeBuild.regions(engine, state));
    CourseReader courses = new CourseReader(engine, state, targets);
    Map<String, Map<String, Optional<Path>>> files = new LinkedHashMap<>();
    List<List<@Nullable Object>> lines = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    String loads = loads(change.manifest());
    long rows = 0;
    for (String code : stale) {
      PathwayVersions versions = versions(pathways, code);
      Coverage coverage = Coverage.ofPathways(engine, state, List.of(code), targets);
      notes.addAll(coverage.notes());
      CourseLog log = courses.read(versions, coverage);
      Map<String, Stage> stages = write(versions, log, targets, coverage);
      rows += stages.values().stream().mapToLong(Stage::rows).sum();
      stages.forEach(
          (table, stage) ->
              files
                  .computeIfAbsent(table, key -> new TreeMap<>())
                  .put(code, engine.write(stage, change, change.id())));
      notes.add(note(code, log));
      lines.add(
          List.of(
              code,
              loads,
              inputs(change.manifest(), versions),
              (long) rules.borders(),
              log.misfits(),
              change.id()));
    }
    files.forEach((table, parts) -> change.replace(schema(table), parts));
    built.replace(change, state, new TreeSet<>(stale), lines);
    return new Done(rows, notes.stream().distinct().toList());
  }

  /**
   * What was made.
   *
   * @param rows the rows of figures
   * @param notes what is to be known of them
   */
  public record Done(long rows, List<String> notes) {
    public Done {
      notes = List.copyOf(notes);
    }
  }

  /**
   * Takes the figures out that rows of a load went into, which is being undone.
   *
   * @param state the schema of the change's base
   */
  public void drop(Change change, String state, long load) {
    Map<String, Optional<Path>> gone = built.without(state, load);
    if (!gone.isEmpty()) {
      TABLES.forEach(table -> change.replace(schema(table), gone));
      built.replace(change, state, gone.keySet(), List.of());
    }
  }

  private String loads(Manifest manifest) {
    Set<Long> loads = new TreeSet<>();
    for (String table : List.of(Definitions.PATHWAY_EVENT, Definitions.PATHWAY_FILE)) {
      if (manifest.tables().containsKey(table)) {
        loads.addAll(engine.loads(store.files(manifest, table)));
      }
    }
    return loads.stream().map(String::valueOf).collect(Collectors.joining(" "));
  }

  /** Stages the figures of all areas in which a course began, for all years that are covered. */
  private Map<String, Stage> write(
      PathwayVersions versions, CourseLog log, Targets targets, Coverage coverage) {
    Map<String, Stage> stages = new LinkedHashMap<>();
    TABLES.forEach(table -> stages.put(table, engine.stage(schema(table))));
    CourseFigures figures =
        new CourseFigures(
            versions.newest().code(),
            List.copyOf(versions.waits().keySet()),
            rules.borders(),
            stages);
    Map<String, Map<Place, Some>> byArea = new TreeMap<>();
    log.places()
        .forEach(
            (place, some) ->
                targets
                    .targets(place.area(), place.year())
                    .forEach(
                        area ->
                            byArea
                                .computeIfAbsent(area, key -> new LinkedHashMap<>())
                                .put(place, some)));
    YearSpan years = coverage.years().orElseThrow();
    Map<Place, Some> country = byArea.get(AreaHistory.COUNTRY);
    SortedSet<String> all =
        Objects.requireNonNull(targets.municipalities().get(AreaHistory.COUNTRY));
    if (country != null
        && IntStream.rangeClosed(years.firstYear(), years.lastYear())
            .allMatch(year -> isCovered(all, year, coverage))) {
      figures.standardizeBy(country.values());
    }
    byArea.forEach((area, places) -> write(area, places, log, targets, coverage, figures));
    stages.values().forEach(Stage::close);
    return stages;
  }

  /** Parts of what was divided then are not: nobody can say which courses were theirs. */
  private static boolean isCovered(SortedSet<String> members, int year, Coverage coverage) {
    return coverage.isCovered(members, year)
        && (members.size() > 1 || !coverage.isDivided(members.first(), year));
  }

  private static void write(
      String area,
      Map<Place, Some> places,
      CourseLog log,
      Targets targets,
      Coverage coverage,
      CourseFigures figures) {
    SortedSet<String> members = Objects.requireNonNull(targets.municipalities().get(area));
    YearSpan years = coverage.years().orElseThrow();
    LocalDate until = log.until(places.keySet());
    List<Some> all = new ArrayList<>();
    SortedSet<Integer> covered = new TreeSet<>();
    for (int year = years.firstYear(); year <= years.lastYear(); year++) {
      if (isCovered(members, year, coverage)) {
        covered.add(year);
        int its = year;
        List<Some> some = new ArrayList<>();
        places.forEach(
            (place, one) -> {
              if (place.year() == its) {
                some.add(one);
              }
            });
        figures.write(area, YearSpan.of(year), some, until);
        all.addAll(some);
      }
    }
    if (!covered.isEmpty() && covered.last() - covered.first() == covered.size() - 1) {
      YearSpan whole = YearSpan.closed(covered.first(), covered.last());
      if (covered.size() > 1) {
        figures.write(area, whole, all, until);
      }
      figures.writeLists(area, all, whole, until);
    }
  }

  private static String note(String code, CourseLog log) {
    Collection<Some> all = log.places().values();
    long courses = all.stream().mapToLong(CourseBuild::courses).sum();
    long waits = all.stream().mapToLong(Some::size).sum();
    return "pathway %s: %d courses, %d waits (tables waiting_time, waiting_list and others)%s"
        .formatted(
            code,
            courses,
            waits,
            log.misfits() == 0 ? "" : "; " + log.misfits() + " events fit no course");
  }

  private static long courses(Some some) {
    long sum = 0;
    for (long[] ofSex : some.courses) {
      for (long ofAge : ofSex) {
        sum += ofAge;
      }
    }
    return sum;
  }

  private TableSchema schema(String name) {
    return definitions.table(name).orElseThrow();
  }
}
