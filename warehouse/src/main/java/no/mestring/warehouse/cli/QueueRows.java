package no.mestring.warehouse.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.mestring.core.estimate.Absence;
import no.mestring.core.estimate.ConfidenceLevel;
import no.mestring.core.estimate.Estimate;
import no.mestring.core.estimate.Interval;
import no.mestring.core.service.QueueFormula;
import no.mestring.core.service.QueueResult;
import no.mestring.core.service.QueueWeek;
import no.mestring.core.service.QueueWeekFigures;
import no.mestring.core.service.ReferralGroup;
import no.mestring.core.service.ServiceQueue;
import no.mestring.warehouse.capacity.QueueAnswer;
import no.mestring.warehouse.engine.ResultColumn;

/** Writes what queues will be like for programs, a figure a row. */
final class QueueRows {
  private static final List<ResultColumn> COLUMNS =
      List.of(
          new ResultColumn("places", true),
          new ResultColumn("part", false),
          new ResultColumn("formula", false),
          new ResultColumn("group", false),
          new ResultColumn("week", true),
          new ResultColumn("week_ends", false),
          new ResultColumn("figure", false),
          new ResultColumn("value", true),
          new ResultColumn("lower", true),
          new ResultColumn("upper", true),
          new ResultColumn("range_low", true),
          new ResultColumn("range_high", true),
          new ResultColumn("status", false));

  private static final double PERCENT = 100;

  private final Printer printer;
  private final boolean isDated;

  QueueRows(Printer printer, boolean isDated) {
    this.printer = printer;
    this.isDated = isDated;
  }

  /** Where a figure stands: which queue, how it was told, of whom, and of which week. */
  private record Place(
      ServiceQueue queue,
      String part,
      Optional<QueueFormula> formula,
      String group,
      Optional<Integer> week,
      Optional<String> weekEnds) {}

  void print(List<QueueAnswer> answers) {
    printer.columns(COLUMNS);
    for (QueueAnswer answer : answers) {
      longRun(answer, "theory", answer.formula(), answer.theory());
      answer
          .simulated()
          .ifPresent(result -> longRun(answer, "simulation", Optional.empty(), result));
      for (int week = 0; week < answer.weeks().size(); week++) {
        week(answer, week + 1, answer.weeks().get(week));
      }
    }
  }

  private void longRun(
      QueueAnswer answer, String part, Optional<QueueFormula> formula, QueueResult result) {
    forEachGroup(
        answer.queue(),
        result.groups(),
        result.all(),
        (group, figures) -> {
          Place place =
              new Place(answer.queue(), part, formula, group, Optional.empty(), Optional.empty());
          row(place, "weeks_waited", figures.weeksWaited(), Optional.empty());
          row(
              place,
              "longer_than_limit_percent",
              figures.shareWaitingLonger().times(PERCENT),
              Optional.empty());
          row(place, "waiting", figures.waiting(), Optional.empty());
          row(place, "leaving_percent", figures.shareLeaving().times(PERCENT), Optional.empty());
          row(place, "growth_per_week", figures.growthPerWeek(), Optional.empty());
        });
  }

  private void week(QueueAnswer answer, int number, QueueWeek week) {
    forEachGroup(
        answer.queue(),
        week.groups(),
        week.all(),
        (group, figures) -> {
          Place place =
              new Place(
                  answer.queue(),
                  "ahead",
                  Optional.empty(),
                  group,
                  Optional.of(number),
                  isDated ? Optional.of(week.end().toString()) : Optional.empty());
          rows(place, figures);
        });
  }

  private void rows(Place place, QueueWeekFigures figures) {
    row(place, "waiting", figures.waiting(), Optional.of(figures.range()));
    row(place, "started", figures.started(), Optional.empty());
    row(place, "left", figures.left(), Optional.empty());
    row(place, "weeks_waited", figures.weeksWaited(), Optional.empty());
  }

  private interface Sink<T> {
    void take(String group, T figures);
  }

  /** One group alone is all. */
  private static <T> void forEachGroup(
      ServiceQueue queue, Map<String, T> groups, T all, Sink<T> sink) {
    if (queue.groups().size() > 1) {
      for (ReferralGroup group : queue.groups()) {
        T own = groups.get(group.name());
        if (own != null) {
          sink.take(group.name(), own);
        }
      }
    }
    sink.take(QueueOptions.ALL, all);
  }

  private void row(Place place, String figure, Estimate estimate, Optional<Interval> range) {
    Optional<Interval> limits = estimate.limits(ConfidenceLevel.P95);
    printer.row(
        Arrays.asList(
            place.queue().places(),
            place.part(),
            place.formula().map(QueueFormula::toString).orElse(null),
            place.group(),
            place.week().orElse(null),
            place.weekEnds().orElse(null),
            figure,
            estimate.value().isPresent() ? estimate.value().getAsDouble() : null,
            limits.map(Interval::lower).orElse(null),
            limits.map(Interval::upper).orElse(null),
            range.map(Interval::lower).orElse(null),
            range.map(Interval::upper).orElse(null),
            estimate.absence().map(Absence::toString).orElse("present")));
  }
}
