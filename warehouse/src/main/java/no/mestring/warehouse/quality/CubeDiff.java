package no.mestring.warehouse.quality;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import no.mestring.warehouse.catalog.IndicatorDefinition;
import no.mestring.warehouse.engine.Engine;
import no.mestring.warehouse.store.Store;
import org.jspecify.annotations.Nullable;

/** How the cube differs between two editions. */
public final class CubeDiff {
  private final Engine engine;
  private final Edition before;
  private final Edition after;
  private final Causes causes;

  public CubeDiff(Engine engine, Store store, Edition before, Edition after) {
    this.engine = engine;
    this.before = before;
    this.after = after;
    this.causes = new Causes(engine, store, before, after);
  }

  /** How the rows of an indicator differ. */
  public IndicatorDiff of(IndicatorDefinition definition) {
    String code = definition.indicator().code();
    boolean isOtherDefinition = causes.isOtherDefinition(code);
    Map<List<Integer>, Cause> ofYears = new HashMap<>();
    List<RowChange> changes = new ArrayList<>();
    for (List<@Nullable Object> row : rows(code)) {
      boolean isNew = is(row, 6);
      boolean isGone = is(row, 7);
      boolean isNewlyMissing = is(row, 8);
      int firstYear = year(row, 4);
      int lastYear = year(row, 5);
      Cause cause;
      if (is(row, 9)) {
        cause = Cause.BORDERS;
      } else if (isOtherDefinition) {
        cause = Cause.DEFINITION;
      } else {
        cause =
            ofYears.computeIfAbsent(
                List.of(firstYear, lastYear),
                years -> causes.ofData(definition, firstYear, lastYear));
      }
      changes.add(
          new RowChange(
              new CubeCell(text(row, 0), text(row, 1), text(row, 2), text(row, 3)),
              isNew
                  ? RowChange.Kind.NEW
                  : isGone
                      ? RowChange.Kind.GONE
                      : isNewlyMissing ? RowChange.Kind.NEWLY_MISSING : RowChange.Kind.CHANGED,
              cause,
              number(row, 10),
              number(row, 11),
              is(row, 12),
              lastYear));
    }
    return new IndicatorDiff(
        code,
        number(before, "count(*)", code),
        number(after, "count(*)", code),
        (int) number(after, "coalesce(max(last_year), 0)", code),
        changes);
  }

  /** Rows that are not the same; borders are others where all rows of the other edition's are. */
  private List<List<@Nullable Object>> rows(String code) {
    String sql =
        """
        SELECT * FROM (
          SELECT coalesce(n.area, o.area) AS area, coalesce(n.period, o.period) AS period,
            coalesce(n.sex, o.sex) AS sex, coalesce(n.age, o.age) AS age,
            coalesce(n.first_year, o.first_year) AS first_year,
            coalesce(n.last_year, o.last_year) AS last_year,
            o.indicator IS NULL AS is_new, n.indicator IS NULL AS is_gone,
            coalesce(o.status = 'present' AND n.status <> 'present', false) AS is_newly_missing,
            coalesce(coalesce(o.borders, (SELECT max(borders) FROM %1$s.cube WHERE indicator = '%3$s'))
              <> coalesce(n.borders, (SELECT max(borders) FROM %2$s.cube WHERE indicator = '%3$s')),
              false) AS has_other_borders,
            o.value AS old_value, n.value AS new_value,
            coalesce(abs(o.denominator_sum - n.denominator_sum)
              > 1e-9 * greatest(1, abs(o.denominator_sum)), false) AS has_other_denominator,
            (n.numerator_sum, n.denominator_sum, n.lower, n.upper, n.ratio, n.adjusted, n.status)
              IS DISTINCT FROM
            (o.numerator_sum, o.denominator_sum, o.lower, o.upper, o.ratio, o.adjusted, o.status)
              AS differs
          FROM (SELECT * FROM %1$s.cube WHERE indicator = '%3$s') o
            FULL JOIN (SELECT * FROM %2$s.cube WHERE indicator = '%3$s') n
            USING (area, period, sex, age))
        WHERE is_new OR is_gone OR differs
        ORDER BY area, last_year, period, age, sex"""
            .formatted(before.state(), after.state(), code);
    return engine.internal(sql).rows();
  }

  private long number(Edition edition, String what, String code) {
    String sql =
        "SELECT %s FROM %s.cube WHERE indicator = '%s'".formatted(what, edition.state(), code);
    return ((Number) Objects.requireNonNull(engine.internal(sql).rows().get(0).get(0))).longValue();
  }

  private static String text(List<@Nullable Object> row, int index) {
    return Objects.requireNonNull(row.get(index)).toString();
  }

  private static int year(List<@Nullable Object> row, int index) {
    return ((Number) Objects.requireNonNull(row.get(index))).intValue();
  }

  private static boolean is(List<@Nullable Object> row, int index) {
    return Boolean.TRUE.equals(row.get(index));
  }

  private static @Nullable Double number(List<@Nullable Object> row, int index) {
    return row.get(index) instanceof Number number ? number.doubleValue() : null;
  }
}
