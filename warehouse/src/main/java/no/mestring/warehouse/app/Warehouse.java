package no.mestring.warehouse.app;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import no.mestring.core.area.AreaHistory;
import no.mestring.warehouse.capacity.NeedAnswer;
import no.mestring.warehouse.capacity.NeedGuide;
import no.mestring.warehouse.capacity.NeedQuestion;
import no.mestring.warehouse.catalog.Definitions;
import no.mestring.warehouse.catalog.Delivery;
import no.mestring.warehouse.catalog.IndicatorDefinition;
import no.mestring.warehouse.compute.Asked;
import no.mestring.warehouse.compute.BuildLine;
import no.mestring.warehouse.compute.BuildResult;
import no.mestring.warehouse.compute.BuildRules;
import no.mestring.warehouse.compute.CourseBuild;
import no.mestring.warehouse.compute.Cube;
import no.mestring.warehouse.compute.CubeBuild;
import no.mestring.warehouse.compute.ExpectedNeeds;
import no.mestring.warehouse.compute.Explained;
import no.mestring.warehouse.compute.Explainer;
import no.mestring.warehouse.compute.NeedBuild;
import no.mestring.warehouse.engine.Engine;
import no.mestring.warehouse.engine.RowSink;
import no.mestring.warehouse.engine.Rows;
import no.mestring.warehouse.engine.Stage;
import no.mestring.warehouse.failure.Suggestion;
import no.mestring.warehouse.failure.WarehouseException;
import no.mestring.warehouse.ingest.Ingest;
import no.mestring.warehouse.ingest.PersonKey;
import no.mestring.warehouse.ingest.Staged;
import no.mestring.warehouse.publish.NationalComparison;
import no.mestring.warehouse.publish.Publisher;
import no.mestring.warehouse.publish.ReleaseLine;
import no.mestring.warehouse.publish.ReleaseRequest;
import no.mestring.warehouse.publish.ReleaseRules;
import no.mestring.warehouse.quality.IndicatorDiff;
import no.mestring.warehouse.quality.QualityReport;
import no.mestring.warehouse.report.RegionPage;
import no.mestring.warehouse.schema.TableSchema;
import no.mestring.warehouse.store.Action;
import no.mestring.warehouse.store.Change;
import no.mestring.warehouse.store.Entry;
import no.mestring.warehouse.store.Manifest;
import no.mestring.warehouse.store.Snapshot;
import no.mestring.warehouse.store.Store;

/**
 * A warehouse in a folder: loads files, answers queries, remembers.
 *
 * <p>Not safe for several threads at once; several processes may open the same folder.
 */
public final class Warehouse implements AutoCloseable {
  private final Store store;
  private final Engine engine;
  private final Definitions definitions;
  private final AreaHistory areas;
  private final Clock clock;
  private final Consumer<String> progress;
  private final Map<Long, State> states = new HashMap<>();

  private Warehouse(Store store, Clock clock, Consumer<String> progress) {
    this.store = store;
    this.engine = Engine.over(store);
    this.definitions = Definitions.builtIn();
    this.areas = AreaHistory.builtIn();
    this.clock = clock;
    this.progress = progress;
  }

  /**
   * Opens the warehouse in a folder; a missing or empty folder becomes an empty warehouse.
   *
   * @throws WarehouseException if the folder holds something else or cannot be written
   */
  public static Warehouse open(Path folder) {
    return open(folder, Clock.systemUTC(), step -> {});
  }

  /**
   * Opens the warehouse in a folder.
   *
   * @param clock tells when something was done
   * @param progress is told what is being done
   * @throws WarehouseException if the folder holds something else or cannot be written
   */
  public static Warehouse open(Path folder, Clock clock, Consumer<String> progress) {
    return new Warehouse(Store.open(folder), clock, progress);
  }

  /**
   * Loads data packages and files, all of them or nothing.
   *
   * @param paths data packages (folder or descriptor), and files named after their tables
   * @throws WarehouseException with every problem of every file
   */
  public LoadResult load(List<Path> paths) {
    return load(LoadRequest.of(paths));
  }

  /**
   * Loads what is asked for, all of it or nothing.
   *
   * @throws WarehouseException with every problem of every file
   */
  public LoadResult load(LoadRequest request) {
    Delivery delivery = Delivery.ofNamed(request.files(), definitions);
    Optional<PersonKey> key =
        new PersonKeyRule(definitions, loads()).keyFor(delivery, request.personKey());
    String content =
        delivery.fingerprint()
            + request.rules().borders().stream()
                .mapToObj(year -> " on borders of " + year)
                .collect(Collectors.joining())
            + request.rules().indicator().map(code -> " as indicator " + code).orElse("");
    String fingerprint = key.map(secret -> secret.sealed(content)).orElse(content);
    try (Change change = store.change()) {
      Optional<Entry> same =
          loads().stream().filter(entry -> entry.fingerprint().equals(fingerprint)).findFirst();
      if (same.isPresent()) {
        refresh(change);
        return new LoadResult(
            same.get().load(), delivery.what(), same.get().rows(), false, List.of());
      }
      long load = change.id();
      State base = latest();
      Staged staged =
          new Ingest(engine, definitions, areas, key)
              .stage(
                  delivery.resources(),
                  request.rules(),
                  base.schema(),
                  tables(change.manifest()),
                  file -> progress.accept("reading " + file));
      progress.accept("writing");
      long rows = 0;
      for (Stage stage : staged.stages()) {
        refuseOtherColumns(change, stage.table());
        change.append(stage.table(), engine.write(stage, change, load));
        rows += stage.rows();
      }
      recompute(change);
      commit(
          change,
          Action.LOAD,
          load,
          delivery.what(),
          rows,
          fingerprint,
          key.map(PersonKey::fingerprint).orElse(""));
      return new LoadResult(load, delivery.what(), rows, true, staged.notes());
    }
  }

  /** Rows that another version of the program kept are not given up for new ones. */
  private void refuseOtherColumns(Change change, TableSchema table) {
    TableSchema kept = store.tables(change.manifest()).get(table.name());
    if (kept != null && !kept.isPartOf(table)) {
      throw WarehouseException.world(
          "Cannot write table "
              + table.name()
              + ": the warehouse keeps it with other columns ("
              + String.join(", ", kept.columnNames())
              + "); use the version of the program that wrote it");
    }
  }

  /** Whether exactly this content was loaded and not taken back. */
  public boolean holds(List<Path> paths) {
    String fingerprint = Delivery.of(paths, definitions).fingerprint();
    return loads().stream().anyMatch(entry -> entry.fingerprint().equals(fingerprint));
  }

  /**
   * Takes a load back.
   *
   * @return its name
   * @throws WarehouseException if there is no such load, or rows of other loads refer to its rows
   */
  public String undo(long load) {
    try (Change change = store.change()) {
      Entry entry =
          loads().stream()
              .filter(candidate -> candidate.load() == load)
              .findFirst()
              .orElseThrow(
                  () ->
                      WarehouseException.question(
                          "Cannot undo load "
                              + load
                              + ": there is no such load, or it was undone"));
      for (String table : tablesOf(load)) {
        change.remove(table, load);
      }
      progress.accept("checking");
      Map<String, TableSchema> tables = tables(change.manifest());
      String state = engine.expose(change.manifest(), tables.values());
      List<String> dependents =
          new ArrayList<>(
              new Dependents(engine, latest().schema(), state, tables.values()).tables());
      CourseBuild courses = new CourseBuild(engine, store, definitions, areas, BuildRules.USUAL);
      if (!courses.withoutSteps(state).isEmpty()) {
        dependents.add(Definitions.PATHWAY_EVENT);
      }
      engine.forget(state);
      if (!dependents.isEmpty()) {
        throw WarehouseException.question(
            "Cannot undo load "
                + load
                + ": rows of other loads refer to its rows, in "
                + String.join(", ", dependents)
                + "; undo those loads first");
      }
      recompute(change);
      new CubeBuild(engine, store, definitions, areas, BuildRules.USUAL)
          .drop(change, latest().schema(), load);
      courses.drop(change, latest().schema(), load);
      new NeedBuild(engine, store, definitions, areas).drop(change, latest().schema(), load);
      commit(change, Action.UNDO, load, entry.what(), entry.rows(), "");
      return entry.what();
    }
  }

  /**
   * Counts indicators from events of persons, or adds up delivered years, if anything changed that
   * they follow from; makes courses of the events of pathways likewise, and says how many users are
   * to be expected where a projection is loaded.
   *
   * @param indicators the codes of indicators and pathways; none for all that are out of date
   * @param rules how they are counted
   * @return what became of each; nothing if all of them are up to date
   * @throws WarehouseException if an indicator is unknown or neither counted nor added up
   */
  public BuildResult build(List<String> indicators, BuildRules rules) {
    try (Change change = store.change()) {
      String state = latest().schema();
      CourseBuild courses = new CourseBuild(engine, store, definitions, areas, rules);
      Set<String> pathways = courses.known(state);
      List<IndicatorDefinition> asked = countable(indicators, pathways);
      CubeBuild build = new CubeBuild(engine, store, definitions, areas, rules);
      List<IndicatorDefinition> stale = build.stale(change.manifest(), state, asked);
      List<String> staleCourses = some(courses.stale(change.manifest(), state), indicators);
      NeedBuild needs = new NeedBuild(engine, store, definitions, areas);
      if (stale.isEmpty()
          && staleCourses.isEmpty()
          && some(needs.stale(change.manifest(), state), indicators).isEmpty()) {
        return new BuildResult(0, List.of(), List.of());
      }
      progress.accept("counting");
      BuildResult result =
          stale.isEmpty()
              ? new BuildResult(change.id(), List.of(), List.of())
              : build.build(change, state, stale);
      long rows = result.lines().stream().mapToLong(BuildLine::rows).sum();
      if (!staleCourses.isEmpty()) {
        CourseBuild.Done done = courses.build(change, state, staleCourses);
        rows += done.rows();
        result = result.with(done.notes());
      }
      String counted = engine.expose(change.manifest(), tables(change.manifest()).values());
      List<String> staleNeeds = some(needs.stale(change.manifest(), counted), indicators);
      if (!staleNeeds.isEmpty()) {
        progress.accept("looking ahead");
        NeedBuild.Done done = needs.build(change, counted, staleNeeds);
        rows += done.rows();
        result = result.with(done.notes());
      }
      engine.forget(counted);
      commit(
          change,
          Action.BUILD,
          0,
          what(stale.size(), staleCourses.size(), staleNeeds.size()),
          rows,
          "");
      return result.with(leftNote());
    }
  }

  private static List<String> some(List<String> codes, List<String> asked) {
    return codes.stream().filter(code -> asked.isEmpty() || asked.contains(code)).toList();
  }

  private static String what(int indicators, int pathways, int needs) {
    List<String> parts = new ArrayList<>();
    if (indicators > 0) {
      parts.add(indicators + (indicators == 1 ? " indicator" : " indicators"));
    }
    if (pathways > 0) {
      parts.add(pathways + (pathways == 1 ? " pathway" : " pathways"));
    }
    if (needs > 0) {
      parts.add("need of " + needs + (needs == 1 ? " indicator" : " indicators"));
    }
    return String.join(", ", parts);
  }

  /** What was not asked for may hold what was, and contradict it until it is counted too. */
  private List<String> leftNote() {
    List<String> left = outOfDate();
    return left.isEmpty()
        ? List.of()
        : List.of("still out of date, until the next build: " + String.join(", ", left));
  }

  /**
   * The codes of indicators that {@link #build} would count, as far as their rows are others now.
   */
  public List<String> outOfDate() {
    return store
        .latest()
        .map(
            snapshot ->
                new CubeBuild(engine, store, definitions, areas, BuildRules.USUAL)
                    .outOfDate(snapshot.manifest(), state(snapshot).schema()))
        .orElse(List.of());
  }

  /**
   * The way from a figure to its deliveries, in words: one of table cube, or of table observation
   * where that has none.
   *
   * @return lines of text, details indented
   * @throws WarehouseException if the indicator is unknown, or has no such figure
   */
  public List<String> explain(Asked asked) {
    Map<String, IndicatorDefinition> known = new TreeMap<>();
    definitions.indicators().forEach(one -> known.put(one.indicator().code(), one));
    IndicatorDefinition definition = known.get(asked.indicator());
    if (definition == null) {
      throw WarehouseException.question(
          "Unknown indicator: '"
              + asked.indicator()
              + "'"
              + Suggestion.of(asked.indicator(), known.keySet()));
    }
    String state = latest().schema();
    Manifest manifest = store.latest().map(Snapshot::manifest).orElse(Manifest.EMPTY);
    Explainer explainer = new Explainer(engine, store, definitions, areas);
    Explained explained =
        explainer
            .explain(manifest, state, asked, definition)
            .orElseThrow(() -> noFigure(asked, explainer.known(state, asked)));
    List<String> lines = new ArrayList<>(explained.lines());
    for (Entry entry : loads()) {
      if (explained.loads().contains(entry.load())) {
        lines.add(
            "  load %d: %s, %d rows, %s, %s"
                .formatted(entry.load(), entry.what(), entry.rows(), entry.who(), entry.at()));
      }
    }
    return lines;
  }

  /**
   * Says how many users of an indicator are to be expected in years to come.
   *
   * @throws WarehouseException if indicator, area or alternative is unknown, no projection is
   *     loaded, a year is none of its years, or nothing can be expected
   */
  public NeedAnswer need(NeedQuestion question) {
    State state = latest();
    return new NeedGuide(
            state.areas(),
            state::query,
            new ExpectedNeeds(engine, areas, state.schema()),
            ExpectedNeeds.ofPersons(definitions).keySet())
        .answer(question);
  }

  private static WarehouseException noFigure(Asked asked, String known) {
    return WarehouseException.question(
        "No figure of %s for area %s, period %s, sex %s%s in tables cube and observation; %s"
            .formatted(
                asked.indicator(),
                asked.area(),
                asked.period(),
                asked.sex(),
                asked.age().map(age -> ", age " + age).orElse(""),
                known));
  }

  private List<IndicatorDefinition> countable(List<String> indicators, Set<String> pathways) {
    Map<String, IndicatorDefinition> countable = CubeBuild.countable(definitions);
    for (String code : indicators) {
      if (!countable.containsKey(code) && !pathways.contains(code)) {
        throw WarehouseException.question(
            "Unknown indicator: '"
                + code
                + "' is neither counted nor added up"
                + Suggestion.of(code, countable.keySet()));
      }
    }
    return countable.values().stream()
        .filter(one -> indicators.isEmpty() || indicators.contains(one.indicator().code()))
        .toList();
  }

  /**
   * Checks the cube before it is released.
   *
   * @param indicators the codes of indicators; none for all of the cube
   * @param against the snapshot to compare with; empty for that of the build before, if any
   * @throws WarehouseException if nothing was counted yet, an indicator is not in the cube, or
   *     there is no such snapshot
   */
  public QualityReport quality(List<String> indicators, OptionalLong against) {
    return review().quality(indicators, against);
  }

  /**
   * Says how the cube differs between two snapshots.
   *
   * @param indicators the codes of indicators; none for all of either cube
   * @throws WarehouseException if an indicator is in neither cube, or there is no such snapshot
   */
  public List<IndicatorDiff> diff(long before, long after, List<String> indicators) {
    return review().diff(before, after, indicators);
  }

  private CubeReview review() {
    return new CubeReview(engine, store, definitions, areas, snapshot -> at(snapshot).schema());
  }

  /**
   * Releases figures of table cube: hides those that are small and those that would tell small
   * ones, proves that they cannot be computed, and writes what is left to a folder of its own.
   *
   * @param name what the release is called, in small letters, digits and dashes
   * @param indicators the codes of indicators; none for all of the cube
   * @param rules how figures are protected
   * @return what became of each indicator
   * @throws WarehouseException if something cannot be protected; then nothing is released
   */
  public List<ReleaseLine> release(String name, List<String> indicators, ReleaseRules rules) {
    CubeReview review = review();
    return publisher(latest())
        .release(
            new ReleaseRequest(
                name, review.inCube(indicators), review.inCube(List.of()), rules, clock.instant()),
            progress);
  }

  /**
   * Lays what the Norwegian national line's rules would hide beside what {@link #release} hides,
   * and says how many small figures could be computed from what these rules show. Nothing is
   * written.
   *
   * @param indicators the codes of indicators; none for all of the cube
   * @param rules how figures are protected; the limits of both are those of the profile
   * @return what was found of each indicator
   * @throws WarehouseException if there is no such indicator, or something cannot be protected
   */
  public List<NationalComparison> compareWithNational(List<String> indicators, ReleaseRules rules) {
    return publisher(latest()).compareWithNational(review().inCube(indicators), rules, progress);
  }

  /**
   * Takes a release back that nobody has got: its files are deleted, and what it showed does not
   * count as known any more. What somebody has got is known for ever, and must not be taken back.
   *
   * @param name what the release is called; no other can be called so later
   * @param why nobody has it, in one line that stays in the ledger
   * @throws WarehouseException if there is no such release, or no reason
   */
  public void takeReleaseBack(String name, String why) {
    publisher(latest()).takeBack(name, why);
  }

  /** The names of all releases, the oldest first. */
  public List<String> releases() {
    return publisher(latest()).releases();
  }

  /**
   * The folder of a release.
   *
   * @throws WarehouseException if there is no such release
   */
  public Path releaseFolder(String name) {
    return publisher(latest()).folder(name);
  }

  /** The warehouse as everybody may see it: figures of public sources, and released ones. */
  public State everybodys() {
    State state = latest();
    Publisher publisher = publisher(state);
    Map<String, TableSchema> tables = new TreeMap<>();
    publisher.publicTables().forEach(table -> tables.put(table.name(), table));
    return new State(state.snapshot(), engine, publisher.publicState(), tables);
  }

  private Publisher publisher(State state) {
    Map<String, TableSchema> tables = new TreeMap<>();
    state.tables().forEach(table -> tables.put(table.name(), table));
    return new Publisher(engine, store, areas, state.schema(), tables);
  }

  /** What was done to the warehouse, the oldest first. */
  public List<HistoryLine> history() {
    Set<Long> live = new HashSet<>();
    loads().forEach(entry -> live.add(entry.load()));
    List<HistoryLine> lines = new ArrayList<>();
    for (Snapshot snapshot : store.history()) {
      Entry entry = snapshot.entry();
      lines.add(
          new HistoryLine(
              snapshot.id(),
              entry.action().toString(),
              entry.load(),
              entry.what(),
              entry.rows(),
              entry.action() == Action.LOAD && !live.contains(entry.load()),
              entry.who(),
              entry.at()));
    }
    return lines;
  }

  /** The warehouse as it is now. */
  public State latest() {
    return store.latest().map(this::state).orElseGet(this::emptyState);
  }

  /**
   * The warehouse as of a snapshot.
   *
   * @throws WarehouseException if there is no such snapshot
   */
  public State at(long snapshot) {
    List<Snapshot> history = store.history();
    return history.stream()
        .filter(candidate -> candidate.id() == snapshot)
        .findFirst()
        .map(this::state)
        .orElseThrow(
            () ->
                WarehouseException.question(
                    "Unknown snapshot: "
                        + snapshot
                        + (history.isEmpty()
                            ? ", nothing was loaded yet"
                            : ", there are 1 to " + history.size())));
  }

  /** Answers a query over the warehouse as it is now. */
  public Rows query(String sql) {
    return latest().query(sql);
  }

  /** Answers a query over the warehouse as it is now, row by row. */
  public void query(String sql, RowSink sink) {
    latest().query(sql, sink);
  }

  /**
   * Writes the page of a region: its municipalities side by side, against region and country, as
   * everybody may see them.
   *
   * @return the page
   * @throws WarehouseException if the region is unknown
   */
  public Path report(String region, Path folder) {
    State state = everybodys();
    return new RegionPage(state::query, state.snapshot(), clock.instant()).write(region, folder);
  }

  @Override
  public void close() {
    engine.close();
    store.close();
  }

  /** Recomputes everything if the definitions are others than those the base was computed by. */
  private void refresh(Change change) {
    boolean isCurrent =
        change
            .base()
            .map(snapshot -> snapshot.entry().definitions().equals(definitions.fingerprint()))
            .orElse(true);
    if (!isCurrent) {
      recompute(change);
      commit(change, Action.REFRESH, 0, "new definitions", 0, "");
    }
  }

  private void recompute(Change change) {
    progress.accept("computing");
    Cube cube = new Cube(engine, definitions, areas);
    for (Stage stage : cube.stageDefinitions()) {
      change.replace(stage.table(), engine.write(stage, change, change.id()));
    }
    String state = engine.expose(change.manifest(), tables(change.manifest()).values());
    for (Stage stage : cube.stageComputed(state)) {
      change.replace(stage.table(), engine.write(stage, change, change.id()));
    }
    engine.forget(state);
  }

  private void commit(
      Change change, Action action, long load, String what, long rows, String fingerprint) {
    commit(change, action, load, what, rows, fingerprint, "");
  }

  private void commit(
      Change change,
      Action action,
      long load,
      String what,
      long rows,
      String fingerprint,
      String personKey) {
    change.commit(
        new Entry(
            action,
            load,
            what,
            rows,
            fingerprint,
            definitions.fingerprint(),
            System.getProperty("user.name", "unknown"),
            clock.instant(),
            personKey));
  }

  /** The loads whose rows are in the warehouse. */
  private List<Entry> loads() {
    Map<Long, Entry> live = new TreeMap<>();
    for (Snapshot snapshot : store.history()) {
      Entry entry = snapshot.entry();
      switch (entry.action()) {
        case LOAD -> live.put(entry.load(), entry);
        case UNDO -> live.remove(entry.load());
        case BUILD, REFRESH -> {}
      }
    }
    return List.copyOf(live.values());
  }

  /** The tables a load brought rows to: those that changed with its snapshot. */
  private List<String> tablesOf(long load) {
    List<Snapshot> history = store.history();
    Manifest after = history.get((int) load - 1).manifest();
    Manifest before = load == 1 ? Manifest.EMPTY : history.get((int) load - 2).manifest();
    return after.tables().keySet().stream()
        .filter(table -> !Definitions.COMPUTED.contains(table))
        .filter(table -> !Objects.equals(after.tables().get(table), before.tables().get(table)))
        .sorted()
        .toList();
  }

  private Map<String, TableSchema> tables(Manifest manifest) {
    Map<String, TableSchema> tables = new TreeMap<>(store.tables(manifest));
    definitions.publicTables().forEach(table -> tables.put(table.name(), table));
    return tables;
  }

  private State state(Snapshot snapshot) {
    return states.computeIfAbsent(
        snapshot.id(),
        id -> {
          Map<String, TableSchema> tables = tables(snapshot.manifest());
          return new State(id, engine, engine.expose(snapshot.manifest(), tables.values()), tables);
        });
  }

  private State emptyState() {
    Map<String, TableSchema> tables = tables(Manifest.EMPTY);
    return new State(0, engine, engine.expose(Manifest.EMPTY, tables.values()), tables);
  }
}
