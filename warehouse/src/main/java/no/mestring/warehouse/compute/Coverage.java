package no.mestring.warehouse.compute;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import no.mestring.core.area.AreaHistory;
import no.mestring.core.period.YearSpan;
import no.mestring.warehouse.engine.Engine;
import org.jspecify.annotations.Nullable;

/**
 * Which municipalities and years a table of events covers, so that a year without events is zero
 * where the register ran and missing where nothing was delivered.
 *
 * <p>A table with events, of any code, of half of all municipalities or more is the whole country's
 * register: it covers all of them in every year that has an event. Else each municipality is
 * covered from its first year with an event to its last. Where codes of divided municipalities were
 * delivered, nobody can say what became of their parts, and the parts are not covered.
 */
final class Coverage {
  private static final double COUNTRY_SHARE = 0.5;

  private final boolean isCountry;
  private final Map<String, YearSpan> spans = new HashMap<>();
  private final Map<String, Set<Integer>> unknown = new HashMap<>();
  private final Set<Integer> years = new HashSet<>();

  Coverage(Engine engine, String relation, Targets targets) {
    String sql = "SELECT DISTINCT area, year FROM " + relation + " WHERE area IS NOT NULL";
    for (List<@Nullable Object> row : engine.internal(sql).rows()) {
      String area = String.valueOf(row.get(0));
      int year = ((Number) Objects.requireNonNull(row.get(1))).intValue();
      years.add(year);
      Set<String> reached = targets.reached(area, year);
      for (String municipality : reached) {
        spans.merge(municipality, YearSpan.of(year), Coverage::together);
        if (reached.size() > 1) {
          unknown.computeIfAbsent(municipality, key -> new HashSet<>()).add(year);
        }
      }
    }
    int all = Objects.requireNonNull(targets.municipalities().get(AreaHistory.COUNTRY)).size();
    isCountry = spans.size() >= all * COUNTRY_SHARE;
  }

  /** From the first to the last year with an event; empty if there is none at all. */
  Optional<YearSpan> years() {
    return years.stream().map(YearSpan::of).reduce(Coverage::together);
  }

  private static YearSpan together(YearSpan one, YearSpan other) {
    return YearSpan.closed(
        Math.min(one.firstYear(), other.firstYear()), Math.max(one.lastYear(), other.lastYear()));
  }

  /** Whether anything was delivered in a year, anywhere. */
  boolean isKnown(int year) {
    return years.contains(year);
  }

  /** Whether all of some municipalities are covered in a year. */
  boolean isCovered(SortedSet<String> municipalities, int year) {
    return isCountry
        ? isKnown(year)
        : municipalities.stream()
            .allMatch(
                one -> {
                  YearSpan span = spans.get(one);
                  return span != null && span.contains(year);
                });
  }

  /** Whether one of some municipalities was divided in a year, and is not all of what it was. */
  boolean isDivided(String municipality, int year) {
    return unknown.getOrDefault(municipality, Set.of()).contains(year);
  }
}
