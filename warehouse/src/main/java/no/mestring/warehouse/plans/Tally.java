package no.mestring.warehouse.plans;

import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Measures counted by how far they came.
 *
 * @param measures all of them
 * @param done reported done
 * @param started reported started
 * @param notStarted reported not started
 * @param notCommented of which a report says nothing
 * @param noReport without any report
 * @param latest the month of the latest report
 * @param deadlines with a deadline
 * @param dated with a deadline that names a month
 * @param overdue of the dated, those passed and not reported done; empty if there are none, or no
 *     month to hold them against
 */
public record Tally(
    int measures,
    int done,
    int started,
    int notStarted,
    int notCommented,
    int noReport,
    Optional<YearMonth> latest,
    int deadlines,
    int dated,
    OptionalInt overdue) {
  static final Tally NONE =
      new Tally(0, 0, 0, 0, 0, 0, Optional.empty(), 0, 0, OptionalInt.empty());

  /** Counts measures, each by its latest report. */
  static Tally of(List<MeasureReport> measures, Optional<YearMonth> month) {
    int dated = (int) measures.stream().filter(one -> one.deadlineMonth().isPresent()).count();
    int overdue =
        month
            .map(then -> (int) measures.stream().filter(one -> one.isOverdue(then)).count())
            .orElse(0);
    return new Tally(
        measures.size(),
        count(measures, MeasureReport.DONE),
        count(measures, "started"),
        count(measures, "not_started"),
        count(measures, "not_commented"),
        count(measures, MeasureReport.NO_REPORT),
        measures.stream().flatMap(one -> one.asOf().stream()).max(Comparator.naturalOrder()),
        (int) measures.stream().filter(one -> one.deadline().isPresent()).count(),
        dated,
        dated == 0 || month.isEmpty() ? OptionalInt.empty() : OptionalInt.of(overdue));
  }

  private static int count(List<MeasureReport> measures, String status) {
    return (int) measures.stream().filter(one -> one.status().equals(status)).count();
  }

  Tally plus(Tally other) {
    return new Tally(
        measures + other.measures,
        done + other.done,
        started + other.started,
        notStarted + other.notStarted,
        notCommented + other.notCommented,
        noReport + other.noReport,
        Stream.of(latest, other.latest).flatMap(Optional::stream).max(Comparator.naturalOrder()),
        deadlines + other.deadlines,
        dated + other.dated,
        overdueWith(other));
  }

  private OptionalInt overdueWith(Tally other) {
    if (dated == 0 || other.dated == 0) {
      return dated == 0 ? other.overdue : overdue;
    }
    return overdue.isPresent() && other.overdue.isPresent()
        ? OptionalInt.of(overdue.getAsInt() + other.overdue.getAsInt())
        : OptionalInt.empty();
  }

  /**
   * The share of all measures that are done.
   *
   * @return percent; empty if none has a report
   */
  public OptionalDouble donePercent() {
    return measures == noReport
        ? OptionalDouble.empty()
        : OptionalDouble.of(100.0 * done / measures);
  }
}
