package no.mestring.warehouse.engine;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import no.mestring.core.area.AreaHistory;
import no.mestring.core.area.DeliveredArea;
import no.mestring.core.area.Derivation;
import no.mestring.core.area.RecodedArea;
import no.mestring.core.area.RecodedArea.Contribution;
import no.mestring.core.area.Recoding;
import no.mestring.core.area.SplitPolicy;
import no.mestring.core.period.YearSpan;
import no.mestring.warehouse.failure.WarehouseException;
import no.mestring.warehouse.schema.TableSchema;
import no.mestring.warehouse.sql.OnBorders;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * Makes a table readable on other borders: core-lib says where each code of each period goes, and
 * the engine joins the rows to that and adds up those of areas that became one.
 */
final class BordersView {
  private static final String YEAR = "year";
  private static final String AS_OF = "as_of";
  private static final int MOST_SHOWN = 3;

  private final Engine engine;
  private final DuckDBConnection connection;
  private final AreaHistory areas;
  private final String state;
  private final TableSchema table;
  private final OnBorders asked;

  BordersView(
      Engine engine,
      DuckDBConnection connection,
      AreaHistory areas,
      String state,
      TableSchema table,
      OnBorders asked) {
    this.engine = engine;
    this.connection = connection;
    this.areas = areas;
    this.state = state;
    this.table = table;
    this.asked = asked;
  }

  /** Where a code of a period goes; the key is as it stands in the table. */
  private record Source(String code, @Nullable Object period, @Nullable Object borders) {}

  /**
   * Creates the view.
   *
   * @param relation where the table's rows are read from
   */
  Recoding create(String relation) {
    Map<DeliveredArea, Source> sources = sources(relation);
    Set<String> regions = regions();
    List<DeliveredArea> delivered =
        sources.keySet().stream().filter(area -> !regions.contains(area.code())).toList();
    AreaHistory history =
        asked.splits() == SplitPolicy.WEIGHT ? areas.withPopulation(populations()) : areas;
    Recoding recoding = history.recoding(delivered, asked.year(), asked.splits());
    List<RecodedArea> cells = new ArrayList<>(recoding.areas());
    for (DeliveredArea area : sources.keySet()) {
      if (regions.contains(area.code())) {
        cells.add(itself(area));
      }
    }
    BordersSql sql =
        new BordersSql(
            table,
            asked,
            relation,
            name(asked.view() + " areas"),
            periodKey("t"),
            hasSeveralEditions(cells));
    engine.execute(sql.createAreas());
    append(sql.addsUp() ? cells : relabelled(cells), sources);
    engine.execute("CREATE VIEW " + name(asked.view()) + " AS " + sql.select());
    return recoding;
  }

  private String name(String view) {
    return state + "." + SqlNames.quoted(view);
  }

  /** What says in which years an area's code is to be understood; as the loader has it. */
  private String periodKey(String alias) {
    if (table.column(TableSchema.PERIOD).isPresent()) {
      return alias + "." + TableSchema.PERIOD;
    }
    if (table.column(YEAR).isPresent()) {
      return alias + "." + YEAR;
    }
    return table.column(AS_OF).isPresent() ? "year(" + alias + "." + AS_OF + ")" : "NULL";
  }

  private Map<DeliveredArea, Source> sources(String relation) {
    String borders = table.column(TableSchema.BORDERS).isPresent() ? "t.borders" : "NULL";
    String sql =
        "SELECT DISTINCT t.area, %s, %s FROM %s t WHERE t.area IS NOT NULL"
            .formatted(periodKey("t"), borders, relation);
    Map<DeliveredArea, Source> sources = new LinkedHashMap<>();
    for (List<@Nullable Object> row : engine.internal(sql).rows()) {
      String code = String.valueOf(row.get(0));
      OptionalInt year =
          row.get(2) instanceof Number number
              ? OptionalInt.of(number.intValue())
              : OptionalInt.empty();
      sources.put(
          new DeliveredArea(code, period(row.get(1)), year),
          new Source(code, row.get(1), row.get(2)));
    }
    return sources;
  }

  /** A row without a period is taken for one of now. */
  private static YearSpan period(@Nullable Object key) {
    if (key instanceof Number year) {
      return YearSpan.of(year.intValue());
    }
    return key == null ? YearSpan.of(AreaHistory.KNOWN.lastYear()) : YearSpan.parse(key.toString());
  }

  private Set<String> regions() {
    Set<String> regions = new HashSet<>();
    engine
        .internal("SELECT region FROM " + state + ".region")
        .rows()
        .forEach(row -> regions.add(String.valueOf(row.get(0))));
    return regions;
  }

  /** A region is a set of municipalities by name, the same on all borders. */
  private static RecodedArea itself(DeliveredArea area) {
    return new RecodedArea(
        area.code(),
        area.period(),
        area.borders(),
        Derivation.EXACT,
        List.of(new Contribution(area.code(), 1)),
        "");
  }

  /** The counted populations by area and year, where no age is counted twice. */
  private Map<DeliveredArea, Double> populations() {
    String sql =
        """
        WITH bands AS (
          SELECT area, year, borders, sex, persons,
            CAST(regexp_extract(age, '^[0-9]+') AS INTEGER) AS lower,
            COALESCE(TRY_CAST(regexp_extract(age, '-([0-9]+)$', 1) AS INTEGER), 999) AS upper
          FROM %s.population WHERE NOT coalesce(projected, false)),
        ordered AS (
          SELECT *, lead(lower) OVER (
            PARTITION BY area, year, borders, sex ORDER BY lower, upper) <= upper AS is_cut
          FROM bands)
        SELECT area, year, borders, sum(persons) FROM ordered
        GROUP BY area, year, borders
        HAVING NOT coalesce(bool_or(is_cut), false) AND count(DISTINCT sex) = 2
        """
            .formatted(state);
    Map<DeliveredArea, Double> populations = new HashMap<>();
    for (List<@Nullable Object> row : engine.internal(sql).rows()) {
      OptionalInt borders =
          row.get(2) instanceof Number year ? OptionalInt.of(year.intValue()) : OptionalInt.empty();
      populations.put(
          new DeliveredArea(String.valueOf(row.get(0)), period(row.get(1)), borders),
          ((Number) Objects.requireNonNull(row.get(3))).doubleValue());
    }
    return populations;
  }

  /** Whether an area has figures that were delivered on different borders, of the same period. */
  private static boolean hasSeveralEditions(List<RecodedArea> cells) {
    Map<List<Object>, OptionalInt> editions = new HashMap<>();
    return cells.stream()
        .anyMatch(
            cell -> {
              OptionalInt other =
                  editions.putIfAbsent(List.of(cell.code(), cell.period()), cell.borders());
              return other != null && !other.equals(cell.borders());
            });
  }

  /**
   * For rows that are no figures to be added up: each keeps to itself and goes where its area went.
   */
  private static List<RecodedArea> relabelled(List<RecodedArea> cells) {
    Map<DeliveredArea, List<RecodedArea>> byArea = new LinkedHashMap<>();
    for (RecodedArea cell : cells) {
      for (Contribution part : cell.contributions()) {
        byArea
            .computeIfAbsent(
                new DeliveredArea(part.code(), cell.period(), cell.borders()),
                key -> new ArrayList<>())
            .add(cell);
      }
    }
    List<RecodedArea> relabelled = new ArrayList<>();
    byArea.forEach(
        (area, to) -> {
          Set<String> codes = new TreeSet<>();
          to.forEach(cell -> codes.add(cell.code()));
          boolean isOne = codes.size() == 1;
          relabelled.add(
              new RecodedArea(
                  String.join("+", codes),
                  area.period(),
                  area.borders(),
                  isOne ? Derivation.EXACT : Derivation.WITHHELD,
                  List.of(new Contribution(area.code(), 1)),
                  isOne ? "" : area.code() + " is divided between " + String.join(", ", codes)));
        });
    return relabelled;
  }

  private void append(List<RecodedArea> cells, Map<DeliveredArea, Source> sources) {
    try (DuckDBAppender appender = connection.createAppender(state, asked.view() + " areas")) {
      long number = 0;
      for (RecodedArea cell : cells) {
        number++;
        for (Contribution part : cell.contributions()) {
          Source source =
              Objects.requireNonNull(
                  sources.get(new DeliveredArea(part.code(), cell.period(), cell.borders())));
          appender.beginRow();
          appender.append(source.code());
          appendKey(appender, source.period());
          appender.append(source.borders() instanceof Number year ? year.longValue() : 0L);
          appender.append(number);
          appender.append(cell.code());
          appender.append(part.weight());
          appender.append(cell.derivation().toString());
          appender.append(cell.codes());
          appender.append(cell.reason());
          appender.append((long) cell.contributions().size());
          appender.endRow();
        }
      }
    } catch (SQLException e) {
      throw WarehouseException.world("Cannot prepare " + asked.view(), e);
    }
  }

  private static void appendKey(DuckDBAppender appender, @Nullable Object key) throws SQLException {
    if (key instanceof Number year) {
      appender.append(year.longValue());
    } else if (key == null) {
      appender.appendNull();
    } else {
      appender.append(key.toString());
    }
  }

  /** What was withheld or could not be placed, in few words; empty if nothing. */
  static List<String> notes(OnBorders asked, Recoding recoding) {
    List<String> notes = new ArrayList<>();
    String name = "on_borders(" + asked.table() + ", " + asked.year() + "): ";
    if (!recoding.unplaced().isEmpty()) {
      notes.add(
          name
              + "no area has the code "
              + recoding.unplaced().stream()
                  .map(RecodedArea::code)
                  .distinct()
                  .sorted()
                  .limit(MOST_SHOWN)
                  .collect(Collectors.joining(", "))
              + "; its rows stay as they are, see column how");
    }
    Map<String, Set<String>> reasons = new TreeMap<>();
    recoding
        .withheld()
        .forEach(
            cell ->
                reasons.computeIfAbsent(cell.reason(), key -> new TreeSet<>()).add(cell.code()));
    Set<String> withheld = new TreeSet<>();
    reasons.values().forEach(withheld::addAll);
    if (!withheld.isEmpty()) {
      notes.add(
          name
              + withheld.size()
              + (withheld.size() == 1 ? " area is" : " areas are")
              + " withheld in some period, see columns how and why: "
              + reasons.keySet().stream().limit(MOST_SHOWN).collect(Collectors.joining("; "))
              + (reasons.size() > MOST_SHOWN ? "; …" : ""));
    }
    return notes;
  }
}
