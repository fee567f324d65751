package no.mestring.warehouse.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import no.mestring.core.area.Derivation;
import no.mestring.core.area.SplitPolicy;
import no.mestring.warehouse.schema.Column;
import no.mestring.warehouse.schema.ColumnType;
import no.mestring.warehouse.schema.Measure;
import no.mestring.warehouse.schema.TableSchema;
import no.mestring.warehouse.sql.OnBorders;

/**
 * The SQL that reads a table on other borders.
 *
 * <p>Rows of areas that are the same on both borders pass as they are; only the others are grouped.
 */
final class BordersSql {
  private static final String SOURCE = "source";
  private static final String PROJECTED = "projected";

  private final TableSchema table;
  private final OnBorders asked;
  private final String relation;
  private final String areas;
  private final String periodKey;
  private final boolean hasSeveralEditions;

  /**
   * @param relation where the table's rows are read from
   * @param areas the table that says where each code of each period goes
   * @param periodKey the expression for the period of a row {@code t}
   * @param hasSeveralEditions whether one figure may come from deliveries on different borders
   */
  BordersSql(
      TableSchema table,
      OnBorders asked,
      String relation,
      String areas,
      String periodKey,
      boolean hasSeveralEditions) {
    this.table = table;
    this.asked = asked;
    this.relation = relation;
    this.areas = areas;
    this.periodKey = periodKey;
    this.hasSeveralEditions = hasSeveralEditions;
  }

  /** Whether its rows are figures of areas; if not, they only change the codes of their areas. */
  boolean addsUp() {
    return table.key().contains(TableSchema.AREA);
  }

  String createAreas() {
    boolean isText =
        table
            .column(TableSchema.PERIOD)
            .filter(column -> column.type() == ColumnType.STRING)
            .isPresent();
    return "CREATE TABLE "
        + areas
        + " (area VARCHAR, period "
        + (isText ? "VARCHAR" : "BIGINT")
        + ", borders BIGINT, cell BIGINT, target VARCHAR, weight DOUBLE, how VARCHAR,"
        + " codes VARCHAR, why VARCHAR, parts BIGINT, is_alone BOOLEAN)";
  }

  String select() {
    String all = whole();
    if (addsUp()) {
      all += " UNION ALL " + added(true) + " UNION ALL " + added(false);
    }
    if (table.column(TableSchema.AREA).filter(Column::required).isEmpty()) {
      all += " UNION ALL " + withoutArea();
    }
    if (!hasSeveralEditions || !addsUp()) {
      return all;
    }
    String order =
        List.of(Derivation.values()).stream()
            .map(how -> SqlNames.text(how.toString()))
            .collect(Collectors.joining(", "));
    String figures =
        table.columns().stream()
            .filter(BordersSql::isCount)
            .map(column -> SqlNames.quoted(column.name()))
            .collect(Collectors.joining(", "));
    // all rows of an area and period from one edition, whatever their sexes and ages
    String whole =
        table.key().stream()
            .filter(name -> !name.equals("age") && !name.equals("sex"))
            .map(SqlNames::quoted)
            .collect(Collectors.joining(", "));
    return "SELECT * EXCLUDE (_edition) FROM ("
        + all
        + ") QUALIFY _edition = first_value(_edition) OVER (PARTITION BY "
        + whole
        + " ORDER BY "
        + (figures.isEmpty() ? "" : "coalesce(" + figures + ") IS NULL, ")
        + "list_position(["
        + order
        + "], how), _edition)";
  }

  /** Rows of areas that are the same on both borders, and those that are no figures. */
  private String whole() {
    List<String> columns = new ArrayList<>();
    for (Column column : kept()) {
      String name = SqlNames.quoted(column.name());
      columns.add(
          column.name().equals(TableSchema.AREA)
              ? "m.target AS area"
              : isWeighted(column) ? "CAST(t." + name + " AS DOUBLE) AS " + name : "t." + name);
    }
    return "SELECT "
        + String.join(", ", columns)
        + ", m.how, m.codes, nullif(m.why, '') AS why"
        + (hasSeveralEditions ? ", m.borders AS _edition" : "")
        + joined()
        + (addsUp() ? " WHERE m.how IN ('exact', 'unplaced')" : "");
  }

  /** Rows without an area stay without one. */
  private String withoutArea() {
    return "SELECT "
        + kept().stream()
            .map(
                column ->
                    isWeighted(column)
                        ? "CAST(t." + SqlNames.quoted(column.name()) + " AS DOUBLE)"
                        : "t." + SqlNames.quoted(column.name()))
            .collect(Collectors.joining(", "))
        + ", 'unplaced', NULL, 'no area'"
        + (hasSeveralEditions ? ", 0" : "")
        + " FROM "
        + relation
        + " t WHERE t.area IS NULL";
  }

  /**
   * Rows of areas that are made of several, or of pieces, or that have no figure.
   *
   * @param isAlone those that one area went into; there is one row of each, and nothing to group
   */
  private String added(boolean isAlone) {
    List<String> inner = new ArrayList<>();
    List<String> outer = new ArrayList<>();
    List<String> groups = new ArrayList<>();
    for (Column column : kept()) {
      String name = SqlNames.quoted(column.name());
      Optional<Measure> measure = column.measure();
      if (column.name().equals(TableSchema.AREA)) {
        inner.add("m.target AS area");
        outer.add("area");
      } else if (isAlternative(column)) {
        inner.add(listed(name, isAlone));
        groups.add("t._source");
        outer.add(name);
      } else if (table.key().contains(column.name())) {
        inner.add("t." + name);
        groups.add("t." + name);
        outer.add(name);
      } else if (measure.isPresent() && measure.get() instanceof Measure.Sum) {
        inner.add(
            (isAlone
                    ? "t.%1$s * %2$s AS %1$s"
                    : "CASE WHEN count(t.%1$s) = count(*) THEN sum(t.%1$s * %2$s) END AS %1$s")
                .formatted(name, asked.splits() == SplitPolicy.WEIGHT ? "m.weight" : "1"));
        outer.add(
            "CASE WHEN _is_whole THEN CAST(%1$s AS %2$s) END AS %1$s"
                .formatted(
                    name, SqlNames.type(isWeighted(column) ? ColumnType.NUMBER : column.type())));
      } else if (measure.isPresent() && measure.get() instanceof Measure.Ratio ratio) {
        outer.add("CASE WHEN _is_whole THEN " + ratio(ratio) + " END AS " + name);
      } else if (isNumber(column) && !isYear(column)) {
        outer.add("CAST(NULL AS " + SqlNames.type(column.type()) + ") AS " + name);
      } else if (column.rule().references().equals(Optional.of(SOURCE))
          || column.name().equals(SOURCE)) {
        inner.add(listed(name, isAlone));
        outer.add(name);
      } else if (column.name().equals(PROJECTED)) {
        inner.add(
            (isAlone
                    ? "coalesce(t.%1$s, false) AS %1$s"
                    : "bool_or(coalesce(t.%1$s, false)) AS %1$s")
                .formatted(name));
        outer.add(name);
      } else {
        inner.add(
            (isAlone
                    ? "t.%1$s"
                    : "CASE WHEN min(t.%1$s) = max(t.%1$s) THEN min(t.%1$s) END AS %1$s")
                .formatted(name));
        outer.add(measure.isPresent() ? status(name) : name);
      }
    }
    return "SELECT "
        + String.join(", ", outer)
        + ", CASE WHEN _is_whole THEN how ELSE 'withheld' END AS how, codes,"
        + " CASE WHEN why <> '' THEN why WHEN NOT _is_whole THEN 'only ' || _delivered || ' of '"
        + " || codes || ' has a figure'"
        + value()
            .map(value -> " WHEN NOT " + value + " THEN 'no rate: a number is missing'")
            .or(
                () ->
                    counts().map(all -> " WHEN " + all + " THEN 'no figure: a number is missing'"))
            .orElse("")
        + " END AS why"
        + (hasSeveralEditions ? ", _edition" : "")
        + " FROM (SELECT "
        + String.join(", ", inner)
        + (isAlone ? alone() : grouped(groups))
        + ")";
  }

  private String alone() {
    return ", m.how, m.codes, m.why, m.borders AS _edition, m.how <> 'withheld' AS _is_whole,"
        + " t.area AS _delivered"
        + joined()
        + " WHERE m.is_alone AND m.how NOT IN ('exact', 'unplaced')";
  }

  private String grouped(List<String> groups) {
    return ", m.how, m.codes, m.why, any_value(m.borders) AS _edition, m.how <> 'withheld'"
        + " AND count(*) >= m.parts AS _is_whole, string_agg(t.area, ' ' ORDER BY t.area)"
        + " AS _delivered"
        + (table.key().contains(SOURCE) ? sourcesApart() : joined())
        + " WHERE NOT m.is_alone AND m.how NOT IN ('exact', 'unplaced')"
        + " GROUP BY m.cell, m.target, m.how, m.codes, m.why, m.parts"
        + groups.stream().map(group -> ", " + group).collect(Collectors.joining());
  }

  private static String listed(String name, boolean isAlone) {
    return (isAlone ? "t.%1$s" : "string_agg(DISTINCT t.%1$s, ', ' ORDER BY t.%1$s) AS %1$s")
        .formatted(name);
  }

  /**
   * The rows with {@code _source}: what several sources say of one area is not added up, but each
   * for itself; what one says of each is.
   */
  private String sourcesApart() {
    String rest =
        table.key().stream()
            .filter(name -> !name.equals(SOURCE) && !name.equals(TableSchema.AREA))
            .map(name -> "t." + SqlNames.quoted(name))
            .collect(Collectors.joining(", "));
    String from =
        """
        FROM (SELECT *, CASE WHEN max(sources) OVER (PARTITION BY _cell, %4$s) > 1 THEN source END
            AS _source
          FROM (SELECT t.*, m.cell AS _cell,
              count(*) OVER (PARTITION BY m.cell, t.area, %1$s) AS sources %2$s)) t
          JOIN %3$s m ON m.cell = t._cell AND m.area = t.area""";
    return " " + from.formatted(rest, joined(), areas, rest.replace("t.\"", "\""));
  }

  private boolean isAlternative(Column column) {
    return column.name().equals(SOURCE) && table.key().contains(SOURCE);
  }

  private String joined() {
    String borders = table.column(TableSchema.BORDERS).isPresent() ? "coalesce(t.borders, 0)" : "0";
    boolean isAlways = !periodKey.equals("NULL");
    return " FROM "
        + relation
        + " t JOIN "
        + areas
        + " m ON m.area = t.area AND m.borders = "
        + borders
        + (isAlways ? " AND m.period IS NOT DISTINCT FROM " + periodKey : "");
  }

  /** There is a figure; or what all parts say why there is none; or it is withheld. */
  private String status(String name) {
    return "CASE WHEN _is_whole AND "
        + value().or(() -> counts().map(all -> "NOT " + all)).orElse("true")
        + " THEN 'present' WHEN _is_whole AND "
        + name
        + " <> 'present' THEN "
        + name
        + " ELSE 'withheld' END AS "
        + name;
  }

  /** Whether a rate can be computed, if the table has one. */
  private Optional<String> value() {
    return table.columns().stream()
        .flatMap(column -> column.measure().stream())
        .filter(Measure.Ratio.class::isInstance)
        .map(Measure.Ratio.class::cast)
        .filter(ratio -> ratio.part() == Measure.Part.VALUE)
        .map(ratio -> "(" + ratio(ratio) + ") IS NOT NULL")
        .findFirst();
  }

  /** That there is no sum at all, for a table that has sums, a status, and no rate. */
  private Optional<String> counts() {
    List<String> sums =
        table.columns().stream()
            .filter(BordersSql::isCount)
            .map(column -> SqlNames.quoted(column.name()))
            .toList();
    boolean hasStatus =
        table.columns().stream()
            .anyMatch(
                column -> column.measure().filter(Measure.Status.class::isInstance).isPresent());
    return sums.isEmpty() || !hasStatus
        ? Optional.empty()
        : Optional.of("(coalesce(" + String.join(", ", sums) + ") IS NULL)");
  }

  /** A rate, share or limit of the sums. */
  private static String ratio(Measure.Ratio ratio) {
    String above = SqlNames.quoted(ratio.numerator());
    String below = SqlNames.quoted(ratio.denominator());
    String value = above + " / nullif(CAST(" + below + " AS DOUBLE), 0)";
    if (ratio.per().isPresent()) {
      return ratio.per().getAsDouble() + " * " + value;
    }
    String limit = ratio.part() == Measure.Part.LOWER ? "lower" : "upper";
    return ratio.part() == Measure.Part.VALUE
        ? """
          CASE WHEN unit = 'per_1000' THEN 1000 * %1$s
            WHEN unit = 'percent' THEN CASE WHEN %2$s <= %3$s THEN 100 * %1$s END ELSE %2$s END"""
            .formatted(value, above, below)
        : """
          CASE WHEN unit = 'per_1000' THEN 1000 * byar_%1$s(%2$s, %3$s)
            WHEN unit = 'percent' AND %2$s <= %3$s THEN 100 * wilson_%1$s(%2$s, %3$s) END"""
            .formatted(limit, above, below);
  }

  private List<Column> kept() {
    return table.columns().stream()
        .filter(column -> !column.name().equals(TableSchema.BORDERS))
        .toList();
  }

  private boolean isWeighted(Column column) {
    return asked.splits() == SplitPolicy.WEIGHT && isCount(column);
  }

  private static boolean isCount(Column column) {
    return column.measure().filter(Measure.Sum.class::isInstance).isPresent();
  }

  private static boolean isNumber(Column column) {
    return column.type() == ColumnType.INTEGER || column.type() == ColumnType.NUMBER;
  }

  /** The years that follow from the period. */
  private boolean isYear(Column column) {
    return table.column(TableSchema.PERIOD).isPresent()
        && (column.name().equals("first_year") || column.name().equals("last_year"));
  }
}
