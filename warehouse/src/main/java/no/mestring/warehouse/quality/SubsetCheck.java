package no.mestring.warehouse.quality;

import java.util.List;
import java.util.Objects;
import no.mestring.warehouse.catalog.CountDefinition;
import no.mestring.warehouse.catalog.CountedEvents;
import no.mestring.warehouse.catalog.IndicatorDefinition;
import no.mestring.warehouse.engine.Engine;

/**
 * Indicators whose codes are all among another's: they count no more than that does. Users of
 * antidepressants are users of drugs against mental disorders.
 */
final class SubsetCheck {
  private SubsetCheck() {}

  static void run(
      Engine engine,
      String state,
      IndicatorDefinition part,
      List<IndicatorDefinition> all,
      Findings findings) {
    for (IndicatorDefinition whole : all) {
      if (isPart(part, whole)) {
        compare(engine, state, part.indicator().code(), whole.indicator().code(), findings);
      }
    }
  }

  /** Whether the same events are counted in the same way, and all codes of one are the other's. */
  static boolean isPart(IndicatorDefinition part, IndicatorDefinition whole) {
    CountDefinition one = part.count().orElseThrow();
    CountDefinition other = whole.count().orElseThrow();
    return !part.indicator().code().equals(whole.indicator().code())
        && one.counting() == other.counting()
        && one.events().isPresent()
        && other.events().isPresent()
        && isPart(one.events().get(), other.events().get());
  }

  private static boolean isPart(CountedEvents one, CountedEvents other) {
    return one.table().equals(other.table())
        && one.code().equals(other.code())
        && one.group().codes().stream()
            .allMatch(
                code -> other.group().codes().stream().anyMatch(range -> range.encloses(code)));
  }

  private static void compare(
      Engine engine, String state, String part, String whole, Findings findings) {
    String sql =
        """
        SELECT p.area, p.period, p.sex, p.age, p.numerator_sum, w.numerator_sum
        FROM %1$s.cube p JOIN %1$s.cube w USING (area, period, sex, age)
        WHERE p.source = w.source AND p.indicator = '%2$s' AND w.indicator = '%3$s' AND p.years = w.years
          AND p.numerator_sum > w.numerator_sum + 1e-9 * greatest(1, w.numerator_sum)
        ORDER BY 1, 2, 3, 4"""
            .formatted(state, part, whole);
    engine
        .internal(sql)
        .rows()
        .forEach(
            row -> {
              double some = ((Number) Objects.requireNonNull(row.get(4))).doubleValue();
              double all = ((Number) Objects.requireNonNull(row.get(5))).doubleValue();
              findings.add(
                  Severity.ERROR,
                  "subset",
                  new CubeCell(
                      String.valueOf(row.get(0)),
                      String.valueOf(row.get(1)),
                      String.valueOf(row.get(2)),
                      String.valueOf(row.get(3))),
                  some,
                  all,
                  "it counts %s, %s with the same codes and more %s"
                      .formatted(Findings.plain(some), whole, Findings.plain(all)));
            });
  }
}
