package no.mestring.warehouse.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import no.mestring.core.estimate.ConfidenceLevel;
import no.mestring.core.estimate.Estimate;
import no.mestring.core.estimate.Interval;
import no.mestring.core.service.PlacesFrom;
import no.mestring.core.service.QueueFigures;
import no.mestring.core.service.QueueResult;
import no.mestring.core.service.QueueWeekFigures;
import no.mestring.core.service.ReferralGroup;
import no.mestring.core.service.ServiceQueue;
import no.mestring.core.service.SimulationPlan;
import no.mestring.core.service.Stay;
import no.mestring.warehouse.capacity.QueueAnswer;
import no.mestring.warehouse.capacity.QueueGuide;
import no.mestring.warehouse.capacity.QueueQuestion;

/** Prints what queues will be like, for people. */
final class QueueText {
  private static final String ABSENT = "–";
  private static final String ROW = "    %-12s%15s%15s%15s%15s";
  private static final double PERCENT = 100;

  private final PrintWriter out;
  private final QueueQuestion question;
  private final boolean isDated;

  QueueText(PrintWriter out, QueueQuestion question, boolean isDated) {
    this.out = out;
    this.question = question;
    this.isDated = isDated;
  }

  void print(List<QueueAnswer> answers) {
    ServiceQueue first = answers.get(0).queue();
    Stay stay = first.stay();
    line(
        "%s referrals a week, a place kept %s weeks on average (%s)"
            .formatted(
                plain(first.referralsPerWeek()),
                plain(stay.meanWeeks()),
                stay.variation() == 1
                    ? "exponential stays"
                    : stay.variation() == 0
                        ? "all stays alike"
                        : "variation " + plain(stay.variation())));
    for (ReferralGroup group : first.groups()) {
      String name = first.groups().size() == 1 ? "" : group.name() + ": ";
      String perWeek =
          first.groups().size() == 1 ? "" : plain(group.perWeek()) + " referrals a week; ";
      line(
          "  "
              + name
              + perWeek
              + (group.meanPatienceWeeks().isPresent()
                  ? "ready to wait "
                      + plain(group.meanPatienceWeeks().getAsDouble())
                      + " weeks on average, then they leave"
                  : "nobody leaves the queue"));
    }
    answers.forEach(this::print);
    if (question.weeks() > 0) {
      weeks(answers);
    }
    out.flush();
  }

  private void print(QueueAnswer answer) {
    ServiceQueue queue = answer.queue();
    out.println();
    line(
        "%d %s: room for %s starts a week, load %s %%"
            .formatted(
                queue.places(),
                queue.places() == 1 ? "place" : "places",
                number(queue.startsPerWeek()),
                number(PERCENT * queue.load())));
    growth(answer);
    boolean isTold =
        queue.groups().stream().anyMatch(group -> isTold(answer.theory().group(group.name())))
            || isTold(answer.theory().all());
    if (isTold) {
      line("  In the long run, exactly, by " + answer.formula().orElseThrow());
      table(answer.queue(), answer.theory());
    }
    if (answer.simulated().isPresent()) {
      SimulationPlan plan = answer.simulation().orElseThrow();
      line(
          "  In the long run, simulated: %d times %,.0f weeks after %,.0f; 95 %% limits"
              .formatted(plan.replications(), plan.countedWeeks(), plan.warmUpWeeks()));
      table(answer.queue(), answer.simulated().get());
    } else if (!isTold && queue.isSteady()) {
      line("  So near full that a simulation would take too long: nothing is told.");
    }
  }

  private static boolean isTold(QueueFigures figures) {
    return figures.weeksWaited().value().isPresent();
  }

  private void growth(QueueAnswer answer) {
    ServiceQueue queue = answer.queue();
    if (queue.isSteady()) {
      return;
    }
    Estimate growth = answer.theory().all().growthPerWeek();
    if (growth.value().isEmpty()) {
      line(
          "  The queue of those who never leave may grow without end; theory cannot tell how fast.");
    } else if (growth.value().getAsDouble() == 0) {
      line(
          "  As many are referred as there is room for: the queue grows without end, ever slower.");
    } else {
      line(
          "  The queue grows without end: by %s a week, %s a year."
              .formatted(
                  number(growth.value().getAsDouble()),
                  number(growth.value().getAsDouble() * 365.25 / 7)));
    }
  }

  private void table(ServiceQueue queue, QueueResult result) {
    String limit =
        question.limitWeeks() == 0
            ? "wait at all %"
            : "> " + plain(question.limitWeeks()) + " weeks %";
    line(String.format(Locale.ROOT, ROW, "", "weeks waited", "waiting", limit, "leave %"));
    if (queue.groups().size() > 1) {
      queue.groups().forEach(group -> row(group.name(), result.group(group.name())));
    }
    row(QueueOptions.ALL, result.all());
  }

  private void row(String name, QueueFigures figures) {
    List<Estimate> all =
        List.of(
            figures.weeksWaited(),
            figures.waiting(),
            figures.shareWaitingLonger().times(PERCENT),
            figures.shareLeaving().times(PERCENT));
    List<Object> cells = new ArrayList<>(List.of(name));
    List<Object> limits = new ArrayList<>(List.of(""));
    for (Estimate one : all) {
      cells.add(one.value().isPresent() ? number(one.value().getAsDouble()) : ABSENT);
      limits.add(
          one.limits(ConfidenceLevel.P95)
              .map(own -> number(own.lower()) + "-" + number(own.upper()))
              .orElse(""));
    }
    line(String.format(Locale.ROOT, ROW, cells.toArray()));
    if (limits.stream().anyMatch(text -> !text.equals(""))) {
      line(String.format(Locale.ROOT, ROW, limits.toArray()));
    }
  }

  private void weeks(List<QueueAnswer> answers) {
    int waiting = question.waiting().values().stream().mapToInt(Integer::intValue).sum();
    out.println();
    line(
        Paragraph.of(
            "",
            "Week by week%s: %d wait now, %s"
                .formatted(
                    isDated ? " from " + question.firstDay() : "",
                    waiting,
                    question.taken().isPresent()
                        ? question.taken().getAsInt() + " places are taken"
                        : "all places of the first plan are taken")));
    for (PlacesFrom change : question.changes()) {
      line("  %d places from %s on".formatted(change.places(), change.date()));
    }
    boolean isWide = answers.size() <= 2;
    line(
        Paragraph.of(
            "",
            "How many wait when the week ends, on average and, 19 times of 20, between"
                + (isWide
                    ? "; weeks that those who start have waited, those who wait now since now"
                    : "")
                + ". Simulated %,d times.".formatted(QueueGuide.RUNS_AHEAD)));
    StringBuilder head = new StringBuilder("  %-10s".formatted(isDated ? "week ends" : "week"));
    for (QueueAnswer answer : answers) {
      head.append("%12s%12s".formatted(answer.queue().places() + " places", "between"))
          .append(isWide ? "   waited" : "");
    }
    line(head.toString());
    for (int week = 0; week < question.weeks(); week++) {
      StringBuilder row =
          new StringBuilder(
              "  %-10s".formatted(isDated ? answers.get(0).weeks().get(week).end() : week + 1));
      for (QueueAnswer answer : answers) {
        QueueWeekFigures all = answer.weeks().get(week).all();
        row.append("%12s%12s".formatted(number(all.waiting()), between(all.range())))
            .append(isWide ? "%9s".formatted(number(all.weeksWaited())) : "");
      }
      line(row.toString());
    }
  }

  private static String number(Estimate estimate) {
    return estimate.value().isPresent() ? number(estimate.value().getAsDouble()) : ABSENT;
  }

  private static String between(Interval range) {
    return String.format(Locale.ROOT, "%.0f-%.0f", range.lower(), range.upper());
  }

  private static String number(double number) {
    return String.format(Locale.ROOT, number < 10 ? "%.2f" : "%,.1f", number);
  }

  private static String plain(double number) {
    return number == Math.rint(number)
        ? String.format(Locale.ROOT, "%.0f", number)
        : Double.toString(number);
  }

  private void line(String text) {
    out.println(text.stripTrailing());
  }
}
