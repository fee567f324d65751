package no.mestring.warehouse.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import no.mestring.core.area.AreaHistory;
import no.mestring.core.dimension.AgeRange;
import no.mestring.core.dimension.People;
import no.mestring.core.dimension.Sex;
import no.mestring.core.disclosure.NationalFinding;
import no.mestring.core.period.YearSpan;
import no.mestring.warehouse.catalog.IndicatorDefinition;
import no.mestring.warehouse.compute.CubeAreas;
import no.mestring.warehouse.engine.Engine;
import no.mestring.warehouse.engine.Stage;
import no.mestring.warehouse.failure.WarehouseException;
import no.mestring.warehouse.schema.TableSchema;
import no.mestring.warehouse.store.Store;
import org.jspecify.annotations.Nullable;

/**
 * Releases figures: protects them, and writes them with all else that everybody may see to files of
 * their own, from nothing.
 */
public final class Publisher {
  private static final String CUBE = "cube";

  private final Engine engine;
  private final ReleaseFolder folder;
  private final AreaHistory areas;
  private final String state;
  private final Map<String, TableSchema> tables;

  /**
   * A publisher of a state of a warehouse.
   *
   * @param state its schema
   * @param tables its tables, by name
   */
  public Publisher(
      Engine engine,
      Store store,
      AreaHistory areas,
      String state,
      Map<String, TableSchema> tables) {
    this.engine = engine;
    this.folder = new ReleaseFolder(store.folder());
    this.areas = areas;
    this.state = state;
    this.tables = tables;
  }

  /** The names of all releases, the oldest first. */
  public List<String> releases() {
    return folder.names();
  }

  /**
   * The folder of a release.
   *
   * @throws WarehouseException if there is no such release
   */
  public Path folder(String release) {
    return folder.of(release);
  }

  /**
   * Releases.
   *
   * @param progress is told what is being done
   * @return what became of each indicator
   * @throws WarehouseException if something cannot be protected; then nothing is released
   */
  public List<ReleaseLine> release(ReleaseRequest request, Consumer<String> progress) {
    Path draft = folder.begin(request.name());
    try {
      List<ReleaseLine> lines = new ArrayList<>();
      Stage stage = engine.stage(Objects.requireNonNull(tables.get(CUBE)));
      try (stage) {
        Map<String, Map<CubeRow.Key, Long>> shown = shown(request.all());
        for (IndicatorDefinition definition : wholesFirst(request.indicators())) {
          lines.add(protect(definition, request, shown, stage, progress));
        }
      }
      progress.accept("writing");
      write(draft, stage.name());
      Files.writeString(draft.resolve("README.md"), new ReleaseText(request, lines).toString());
      folder.end(request.name());
      return lines;
    } catch (IOException e) {
      throw WarehouseException.file("Cannot write release " + request.name(), e);
    } finally {
      folder.abandon(request.name());
    }
  }

  /**
   * Takes a release back that nobody has got: what it showed does not count as known any more.
   *
   * @param why one line, for whoever reads the ledger
   * @throws WarehouseException if there is no such release, or no reason
   */
  public void takeBack(String release, String why) {
    folder.takeBack(release, why);
  }

  /**
   * Lays what the national rules would hide of each indicator beside what is hidden here, each for
   * itself and as if nothing had been released before. Nothing is written.
   *
   * @param progress is told what is being done
   * @throws WarehouseException if something cannot be protected
   */
  public List<NationalComparison> compareWithNational(
      List<IndicatorDefinition> indicators, ReleaseRules rules, Consumer<String> progress) {
    List<NationalComparison> all = new ArrayList<>();
    for (IndicatorDefinition definition : indicators) {
      String code = definition.indicator().code();
      IndicatorRelease release =
          new IndicatorRelease(
              engine,
              state,
              Kin.of(definition, List.of()),
              rules,
              municipalities(code),
              Map.of(),
              Set.of());
      Consumer<String> ofIndicator = step -> progress.accept(code + ": " + step);
      NationalFinding national = release.tryNational(ofIndicator);
      int hidden = release.protect(rules, ofIndicator).hidden();
      all.add(new NationalComparison(code, national, hidden));
    }
    return all;
  }

  /** Indicators before those that are parts of them, so that totals are shown rather than parts. */
  private static List<IndicatorDefinition> wholesFirst(List<IndicatorDefinition> indicators) {
    return indicators.stream()
        .sorted(
            Comparator.comparing(
                (IndicatorDefinition part) ->
                    indicators.stream().filter(whole -> Kin.isPart(part, whole)).count()))
        .toList();
  }

  /** Protects an indicator for all that is shown of it and its kin, and adds what it shows. */
  private ReleaseLine protect(
      IndicatorDefinition definition,
      ReleaseRequest request,
      Map<String, Map<CubeRow.Key, Long>> shown,
      Stage stage,
      Consumer<String> progress) {
    String code = definition.indicator().code();
    definition
        .among()
        .filter(among -> !shown.containsKey(among))
        .ifPresent(
            among -> {
              throw WarehouseException.question(
                  "Cannot release %s alone, since it tells of how many it is a share: release %s with it"
                      .formatted(code, among));
            });
    Set<String> counted = counted();
    List<IndicatorDefinition> known =
        request.all().stream()
            .filter(other -> shown.containsKey(other.indicator().code()))
            .filter(
                other ->
                    counted.contains(code) == counted.contains(other.indicator().code())
                        && (counted.contains(code) || definition.isRelatedTo(other)))
            .toList();
    Map<CubeRow.Key, Long> ofPublicSources = ofPublicSources(code);
    Set<CubeRow.Key> told = new HashSet<>();
    ProtectedRows result;
    int before;
    do {
      IndicatorRelease release =
          new IndicatorRelease(
              engine,
              state,
              Kin.of(definition, known),
              request.rules(),
              municipalities(code),
              shown,
              told);
      result = release.protect(request.rules(), step -> progress.accept(code + ": " + step));
      before = told.size();
      // what is hidden here and stands elsewhere in the release is hidden from nobody
      told.addAll(result.hiddenAmong(ofPublicSources));
    } while (told.size() > before);
    for (List<@Nullable Object> row : result.rows()) {
      stage.add("", 0, row);
    }
    shown.computeIfAbsent(code, key -> new LinkedHashMap<>()).putAll(result.shown());
    return new ReleaseLine(code, result.figures(), result.hidden());
  }

  /**
   * The indicators counted from events here: delivered ones are parts of each other only if their
   * definitions say so.
   */
  private Set<String> counted() {
    Set<String> counted = new TreeSet<>();
    engine
        .internal("SELECT indicator FROM %s.build WHERE counted <> 'observation'".formatted(state))
        .rows()
        .forEach(row -> counted.add(String.valueOf(row.get(0))));
    return counted;
  }

  private Map<String, SortedSet<String>> municipalities(String code) {
    List<List<@Nullable Object>> built =
        engine
            .internal("SELECT borders FROM %s.build WHERE indicator = '%s'".formatted(state, code))
            .rows();
    int borders = ((Number) Objects.requireNonNull(built.get(0).get(0))).intValue();
    return CubeAreas.municipalities(engine, state, areas, borders);
  }

  /** The counts that earlier releases show, by indicator. */
  private Map<String, Map<CubeRow.Key, Long>> shown(List<IndicatorDefinition> indicators) {
    Map<String, Map<CubeRow.Key, Long>> shown = new LinkedHashMap<>();
    for (String name : folder.names()) {
      for (IndicatorDefinition definition : indicators) {
        String code = definition.indicator().code();
        String sql =
            """
            SELECT area, period, sex, age, numerator_sum FROM %s
            WHERE indicator = '%s' AND numerator_sum IS NOT NULL"""
                .formatted(rowsOf(folder.of(name)), code);
        Map<CubeRow.Key, Long> counts = counts(sql);
        if (!counts.isEmpty()) {
          shown.computeIfAbsent(code, key -> new LinkedHashMap<>()).putAll(counts);
        }
      }
    }
    return shown;
  }

  /** The counts of an indicator that tables of a release show since their sources are public. */
  private Map<CubeRow.Key, Long> ofPublicSources(String code) {
    String sql =
        """
        SELECT area, period, sex, CASE age WHEN 'all' THEN '0+' ELSE age END, CAST(numerator AS DOUBLE)
        FROM %1$s.observation JOIN %1$s.source s USING (source)
        WHERE s.published AND indicator = '%2$s' AND first_year = last_year
          AND numerator IS NOT NULL AND age IS NOT NULL
        ORDER BY ALL"""
            .formatted(state, code);
    return counts(sql);
  }

  private Map<CubeRow.Key, Long> counts(String sql) {
    Map<CubeRow.Key, Long> counts = new LinkedHashMap<>();
    for (List<@Nullable Object> row : engine.internal(sql).rows()) {
      CubeRow.Key key =
          new CubeRow.Key(
              String.valueOf(row.get(0)),
              YearSpan.parse(String.valueOf(row.get(1))),
              new People(
                  Sex.parse(String.valueOf(row.get(2))),
                  AgeRange.parse(String.valueOf(row.get(3)))));
      counts.put(key, Math.round((Double) Objects.requireNonNull(row.get(4))));
    }
    return counts;
  }

  private static String rowsOf(Path release) {
    return "read_parquet('%s')"
        .formatted(release.resolve(CUBE + ".parquet").toString().replace("'", "''"));
  }

  private void write(Path draft, String released) {
    Map<TableSchema, String> queries =
        new PublicTables(engine, state, released).queries(tables.values());
    queries.forEach(
        (table, query) -> {
          String order =
              String.join(", ", table.key().stream().map(key -> '"' + key + '"').toList());
          engine.export(
              "SELECT * FROM (" + query + ")" + (order.isEmpty() ? "" : " ORDER BY " + order),
              draft.resolve(table.name() + ".parquet"));
        });
  }

  /**
   * The state as everybody may see it: the figures of public sources, and those that the last
   * release shows.
   *
   * @return its schema
   */
  public String publicState() {
    return engine.derive(new PublicTables(engine, state, newest()).queries(tables.values()));
  }

  /** The rows of table cube that releases show, those of an indicator from its newest release. */
  private String newest() {
    List<String> releases = new ArrayList<>(folder.names());
    Collections.reverse(releases);
    Set<String> seen = new TreeSet<>();
    List<String> parts = new ArrayList<>();
    parts.add("SELECT * FROM " + state + ".cube WHERE false");
    for (String release : releases) {
      String rows = rowsOf(folder.of(release));
      List<String> fresh = new ArrayList<>();
      for (List<@Nullable Object> row :
          engine.internal("SELECT DISTINCT indicator FROM " + rows + " ORDER BY 1").rows()) {
        if (seen.add(String.valueOf(row.get(0)))) {
          fresh.add("'" + row.get(0) + "'");
        }
      }
      if (!fresh.isEmpty()) {
        parts.add(
            "SELECT * FROM %s WHERE indicator IN (%s)".formatted(rows, String.join(", ", fresh)));
      }
    }
    return "(" + String.join(" UNION ALL BY NAME ", parts) + ")";
  }

  /** The tables of {@link #publicState}. */
  public Collection<TableSchema> publicTables() {
    return new PublicTables(engine, state, state + ".cube").queries(tables.values()).keySet();
  }

  /** The files of a release's folder, by their tables. */
  public static Map<TableSchema, List<Path>> files(Path release, Collection<TableSchema> tables) {
    Map<TableSchema, List<Path>> files = new HashMap<>();
    for (TableSchema table : tables) {
      Path file = release.resolve(table.name() + ".parquet");
      if (Files.exists(file)) {
        files.put(table, List.of(file));
      }
    }
    return files;
  }
}
