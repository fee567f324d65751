package no.mestring.warehouse.publish;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import no.mestring.warehouse.engine.Engine;
import no.mestring.warehouse.schema.Column;
import no.mestring.warehouse.schema.TableSchema;

/**
 * What everybody may see of a warehouse: figures of sources that are public already, figures that a
 * release shows, and what says what they are. All else is withheld, or not there at all.
 */
final class PublicTables {
  /** Tables that hold no figures. */
  private static final Set<String> NAMES =
      Set.of(
          "area",
          "area_group",
          "indicator",
          "code_group",
          "pathway",
          "pathway_step",
          "pathway_wait",
          "region",
          "region_member",
          "source");

  private static final Set<String> VALUES =
      Set.of("numerator", "denominator", "value", "lower", "upper", "low", "high");

  private static final String CUBE = "cube";
  private static final String SOURCE = "source";
  private static final String OBSERVATION = "observation";
  private static final String REGIONS = "region_comparison";
  private static final String MUNICIPALITIES = "comparison";

  private final String state;
  private final String released;

  /** The names of the public sources, as a list in SQL. */
  private final String published;

  /**
   * The public tables of a state.
   *
   * @param state its schema
   * @param released where the rows of table cube are read from that a release shows, in SQL
   */
  PublicTables(Engine engine, String state, String released) {
    this.state = state;
    this.released = released;
    this.published =
        engine
            .internal("SELECT source FROM " + state + ".source WHERE published ORDER BY source")
            .rows()
            .stream()
            .map(row -> "'" + String.valueOf(row.get(0)).replace("'", "''") + "'")
            .collect(Collectors.joining(", ", "CAST([", "] AS VARCHAR[])"));
  }

  /** The query for each public table. */
  Map<TableSchema, String> queries(Collection<TableSchema> tables) {
    Map<TableSchema, String> queries = new LinkedHashMap<>();
    for (TableSchema table : tables) {
      String columns =
          table.columns().stream()
              .map(column -> quoted(column.name()))
              .collect(Collectors.joining(", ", "SELECT ", " FROM "));
      String own = columns + state + "." + quoted(table.name());
      switch (table.name()) {
        case CUBE -> queries.put(table, columns + released);
        case OBSERVATION -> queries.put(table, observations(table));
        case REGIONS -> queries.put(table, regions(table));
        case MUNICIPALITIES -> queries.put(table, municipalities(table));
        default -> {
          if (NAMES.contains(table.name())) {
            queries.put(table, own);
          } else if (table.person().isEmpty() && table.column(SOURCE).isPresent()) {
            queries.put(table, own + " WHERE list_contains(%s, source)".formatted(published));
          }
        }
      }
    }
    return queries;
  }

  private static String quoted(String name) {
    return '"' + name + '"';
  }

  private String observations(TableSchema table) {
    return masked(
        table,
        "SELECT t.*, %s OR %s AS is_public, true AS is_country, true AS is_region FROM %s.%s t"
            .formatted(arePublic("t.source"), isShown("t.area", "t.sex"), state, table.name()));
  }

  private String regions(TableSchema table) {
    return masked(table, knownRegions());
  }

  private String knownRegions() {
    return """
    SELECT t.*, %s OR %s AS is_public, %s AS is_country, true AS is_region
    FROM %s.region_comparison t"""
        .formatted(
            arePublic("t.source"),
            isShown("t.region", "'both'"),
            arePublic("t.country_source"),
            state);
  }

  private String municipalities(TableSchema table) {
    return masked(
        table,
        """
        SELECT t.*, %s OR %s AS is_public, coalesce(k.is_country, false) AS is_country,
          coalesce(k.is_public, false) AS is_region
        FROM %s.comparison t LEFT JOIN (%s) k
          ON k.region = t.region AND k.indicator = t.indicator AND k.period = t.period"""
            .formatted(arePublic("t.source"), isShown("t.area", "'both'"), state, knownRegions()));
  }

  /** Whether all sources that a column names are public; one that names none has no figure. */
  private String arePublic(String column) {
    return "(%1$s IS NULL OR list_has_all(%2$s, string_split(replace(%1$s, 'summed: ', ''), ', ')))"
        .formatted(column, published);
  }

  /** Whether a release shows the very figure. */
  private String isShown(String area, String sex) {
    return """
    EXISTS (SELECT 1 FROM %s r WHERE r.indicator = t.indicator AND r.area = %s
      AND r.period = t.period AND r.sex = %s AND r.value = t.value AND r.lower = t.lower)"""
        .formatted(released, area, sex);
  }

  private static String masked(TableSchema table, String from) {
    return table.columns().stream()
        .map(PublicTables::masked)
        .collect(Collectors.joining(", ", "SELECT ", " FROM (" + from + ")"));
  }

  private static String masked(Column column) {
    String name = quoted(column.name());
    if (VALUES.contains(column.name())) {
      return shown("is_public", name, "NULL");
    }
    return switch (column.name()) {
      case "country_value" -> shown("is_country", name, "NULL");
      case "region_value" -> shown("is_region", name, "NULL");
      case "difference" -> shown("is_public AND is_country", name, "'unknown'");
      case "status" -> shown("is_public", name, "'withheld'");
      default -> name;
    };
  }

  private static String shown(String condition, String name, String other) {
    return "CASE WHEN %1$s THEN %2$s ELSE %3$s END AS %2$s".formatted(condition, name, other);
  }
}
