package no.mestring.warehouse.engine;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import no.mestring.core.area.AreaHistory;
import no.mestring.core.area.AreaLevel;
import no.mestring.core.area.DeliveredArea;
import no.mestring.core.area.Derivation;
import no.mestring.core.area.RecodedArea;
import no.mestring.core.area.RecodedArea.Contribution;
import no.mestring.core.area.Recoding;
import no.mestring.core.area.SplitPolicy;
import no.mestring.core.dimension.AgeRange;
import no.mestring.core.period.YearSpan;
import no.mestring.warehouse.failure.WarehouseException;
import no.mestring.warehouse.schema.ColumnType;
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
    Map<DeliveredArea, List<Source>> sources = sources(relation);
    Set<String> regions = regions();
    AreaHistory history =
        asked.splits() == SplitPolicy.WEIGHT
            ? areas.withPopulation(populations(sources.keySet()))
            : areas;
    // apart, for a county's figure is not rebuilt from municipalities here: rows of one table may
    // count different things, and those of counties other things than those of municipalities
    List<RecodedArea> cells = new ArrayList<>();
    for (boolean isCounty : new boolean[] {false, true}) {
      List<DeliveredArea> delivered =
          sources.keySet().stream()
              .filter(area -> !regions.contains(area.code()) && isCounty(area) == isCounty)
              .toList();
      cells.addAll(history.recoding(delivered, asked.year(), asked.splits()).areas());
    }
    final Recoding recoding = new Recoding(asked.year(), asked.splits(), cells);
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

  private boolean isCounty(DeliveredArea area) {
    return areas.find(area.code()).stream().anyMatch(known -> known.level() == AreaLevel.COUNTY);
  }

  private String name(String view) {
    return state + "." + SqlNames.quoted(view);
  }

  /** What says in which years an area's code is to be understood; as the loader has it. */
  private String periodKey(String alias) {
    if (has(TableSchema.PERIOD, ColumnType.STRING)) {
      return alias + "." + TableSchema.PERIOD;
    }
    if (has(TableSchema.YEAR, ColumnType.INTEGER)) {
      return alias + "." + TableSchema.YEAR;
    }
    return has(AS_OF, ColumnType.DATE) ? "year(" + alias + "." + AS_OF + ")" : "NULL";
  }

  private boolean has(String column, ColumnType type) {
    return table.column(column).filter(found -> found.type() == type).isPresent();
  }

  private Map<DeliveredArea, List<Source>> sources(String relation) {
    String borders = table.column(TableSchema.BORDERS).isPresent() ? "t.borders" : "NULL";
    String sql =
        "SELECT DISTINCT t.area, %s, %s FROM %s t WHERE t.area IS NOT NULL"
            .formatted(periodKey("t"), borders, relation);
    Map<DeliveredArea, List<Source>> sources = new LinkedHashMap<>();
    for (List<@Nullable Object> row : engine.internal(sql).rows()) {
      sources
          .computeIfAbsent(delivered(row), key -> new ArrayList<>())
          .add(new Source(String.valueOf(row.get(0)), row.get(1), row.get(2)));
    }
    return sources;
  }

  /** A row of an area, a period and the borders. */
  private static DeliveredArea delivered(List<@Nullable Object> row) {
    OptionalInt borders =
        row.get(2) instanceof Number year ? OptionalInt.of(year.intValue()) : OptionalInt.empty();
    return new DeliveredArea(String.valueOf(row.get(0)), period(row.get(1)), borders);
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

  /**
   * The counted populations of the pieces that some areas may be divided into, by area and year, of
   * both sexes, with every age once.
   */
  private Map<DeliveredArea, Double> populations(Set<DeliveredArea> divided) {
    String all = state + ".population WHERE NOT coalesce(projected, false)";
    Set<DeliveredArea> known = new LinkedHashSet<>();
    for (List<@Nullable Object> row :
        engine.internal("SELECT DISTINCT area, year, borders FROM " + all).rows()) {
      known.add(delivered(row));
    }
    String pieces =
        areas.pieces(known, divided).stream()
            .map(piece -> SqlNames.text(piece.code()))
            .distinct()
            .collect(Collectors.joining(", "));
    if (pieces.isEmpty()) {
      return Map.of();
    }
    String counted = all + " AND area IN (" + pieces + ")";
    String twice = haveAgesInCommon(counted) ? notTwice(counted) : "";
    String sql =
        """
        SELECT area, year, borders, sum(persons)
        FROM %1$s.population JOIN (
          SELECT DISTINCT age, CAST(regexp_extract(age, '^[0-9]+') AS INTEGER) AS lower,
            COALESCE(TRY_CAST(regexp_extract(age, '-([0-9]+)$', 1) AS INTEGER), 999) AS upper
          FROM %1$s.population) USING (age)
        WHERE NOT coalesce(projected, false) AND area IN (%3$s) %2$s
        GROUP BY area, year, borders
        HAVING min(sex) <> max(sex) AND sum(upper - lower + 1) = 2000
        """
            .formatted(state, twice, pieces);
    Map<DeliveredArea, Double> populations = new HashMap<>();
    for (List<@Nullable Object> row : engine.internal(sql).rows()) {
      populations.put(delivered(row), ((Number) Objects.requireNonNull(row.get(3))).doubleValue());
    }
    return populations;
  }

  /** Whether any two of the table's age groups have an age in common. */
  private boolean haveAgesInCommon(String counted) {
    List<AgeRange> ages =
        engine.internal("SELECT DISTINCT age FROM " + counted).rows().stream()
            .map(row -> AgeRange.parse(String.valueOf(row.get(0))))
            .sorted()
            .toList();
    for (int i = 1; i < ages.size(); i++) {
      if (ages.get(i - 1).contains(ages.get(i).lower())) {
        return true;
      }
    }
    return false;
  }

  /** The condition that the ages of an area, year and sex have none in common. */
  private static String notTwice(String counted) {
    return """
        AND (area, year, coalesce(borders, 0)) NOT IN (
          SELECT (area, year, coalesce(borders, 0)) FROM (
            SELECT area, year, borders, upper >= lead(lower) OVER (
              PARTITION BY area, year, borders, sex ORDER BY lower, upper) AS is_twice
            FROM (SELECT *, CAST(regexp_extract(age, '^[0-9]+') AS INTEGER) AS lower,
                COALESCE(TRY_CAST(regexp_extract(age, '-([0-9]+)$', 1) AS INTEGER), 999) AS upper
              FROM %s))
          WHERE is_twice)"""
        .formatted(counted);
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

  private void append(List<RecodedArea> cells, Map<DeliveredArea, List<Source>> sources) {
    try (DuckDBAppender appender = connection.createAppender(state, asked.view() + " areas")) {
      long number = 0;
      for (RecodedArea cell : cells) {
        number++;
        for (Contribution part : cell.contributions()) {
          for (Source source :
              sources.getOrDefault(
                  new DeliveredArea(part.code(), cell.period(), cell.borders()), List.of())) {
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
            appender.append(parts(cell));
            appender.append(cell.contributions().size() == 1);
            appender.endRow();
          }
        }
      }
    } catch (SQLException e) {
      throw WarehouseException.world("Cannot prepare " + asked.view(), e);
    }
  }

  /** How many parts must have a figure; unknown municipalities are no parts of a whole. */
  private long parts(RecodedArea cell) {
    boolean isUnknown =
        areas.find(cell.code()).stream().anyMatch(area -> area.level() == AreaLevel.UNKNOWN);
    return isUnknown ? 1 : cell.contributions().size();
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
