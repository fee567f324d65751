package no.mestring.warehouse.quality;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * An indicator against the edition before: rows that came, went, lost their figure or changed, by
 * period and cause.
 */
final class EditionCheck {
  private EditionCheck() {}

  static void run(IndicatorDiff diff, Findings findings) {
    if (diff.before() == 0) {
      findings.add(
          Severity.NOTE,
          "new",
          CubeCell.of("", ""),
          "the indicator was not in the edition before: " + diff.after() + " rows");
      return;
    }
    add(diff, findings, Severity.NOTE, "new", "came", is(RowChange.Kind.NEW));
    add(diff, findings, Severity.WARNING, "gone", "are gone", is(RowChange.Kind.GONE));
    add(
        diff,
        findings,
        Severity.WARNING,
        "newly_missing",
        "lost their figure",
        is(RowChange.Kind.NEWLY_MISSING));
    add(
        diff,
        findings,
        Severity.WARNING,
        "denominator",
        "have another denominator",
        RowChange::hasOtherDenominator);
    Predicate<RowChange> isChanged = is(RowChange.Kind.CHANGED);
    add(
        diff,
        findings,
        Severity.WARNING,
        "history",
        "changed, of a period that ended before the newest",
        isChanged.and(change -> change.lastYear() < diff.newest()));
    add(
        diff,
        findings,
        Severity.NOTE,
        "changed",
        "changed",
        isChanged.and(change -> change.lastYear() >= diff.newest()));
  }

  private static Predicate<RowChange> is(RowChange.Kind kind) {
    return change -> change.kind() == kind;
  }

  private static void add(
      IndicatorDiff diff,
      Findings findings,
      Severity severity,
      String check,
      String what,
      Predicate<RowChange> which) {
    Map<String, Map<Cause, Long>> counts = new TreeMap<>();
    List<RowChange> some = diff.changes().stream().filter(which).toList();
    for (RowChange change : some) {
      counts
          .computeIfAbsent(change.cell().period(), key -> new EnumMap<>(Cause.class))
          .merge(change.cause(), 1L, Long::sum);
    }
    counts.forEach(
        (period, causes) ->
            causes.forEach(
                (cause, count) ->
                    findings.add(
                        severity,
                        check,
                        CubeCell.of("", period),
                        (double) count,
                        null,
                        "%d %s %s (%s)"
                            .formatted(count, count == 1 ? "row" : "rows", what, cause))));
  }
}
