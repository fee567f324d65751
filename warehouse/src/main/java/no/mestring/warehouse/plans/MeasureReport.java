package no.mestring.warehouse.plans;

import java.time.YearMonth;
import java.util.Optional;

/**
 * How far a measure had come from a report to the next.
 *
 * @param plan the plan
 * @param area the municipality's code of 2024, or the region
 * @param name the municipality or region
 * @param position order in the plan
 * @param goalNumber order of the goal in the plan
 * @param goal strategic choice, focus area or goal
 * @param action what is to be done
 * @param deadline as printed
 * @param deadlineMonth the last month that the deadline can mean
 * @param asOf month of the report; empty before the first
 * @param until month of the next report
 * @param status {@code done}, {@code started}, {@code not_started}, {@code not_commented} or {@code
 *     no_report}
 * @param comment what the report says
 */
public record MeasureReport(
    String plan,
    String area,
    String name,
    int position,
    int goalNumber,
    String goal,
    String action,
    Optional<String> deadline,
    Optional<YearMonth> deadlineMonth,
    Optional<YearMonth> asOf,
    Optional<YearMonth> until,
    String status,
    Optional<String> comment) {
  /** The status of a measure before its first report. */
  public static final String NO_REPORT = "no_report";

  /** The status of a measure that is done. */
  public static final String DONE = "done";

  /** Whether it is the latest there was in a month, or is. */
  boolean isLatest(Optional<YearMonth> month) {
    return month.isEmpty()
        ? until.isEmpty()
        : isKnown(month) && until.filter(next -> !next.isAfter(month.get())).isEmpty();
  }

  /** Whether it was there in a month. */
  boolean isKnown(Optional<YearMonth> month) {
    return month.isEmpty() || asOf.filter(from -> from.isAfter(month.get())).isEmpty();
  }

  /** Whether its deadline had passed in a month and it was not reported done. */
  boolean isOverdue(YearMonth month) {
    return !status.equals(DONE) && deadlineMonth.filter(last -> last.isBefore(month)).isPresent();
  }
}
