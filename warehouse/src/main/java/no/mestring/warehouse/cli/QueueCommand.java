package no.mestring.warehouse.cli;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import no.mestring.core.service.PlacesFrom;
import no.mestring.core.service.ReferralGroup;
import no.mestring.core.service.ServiceQueue;
import no.mestring.core.service.Stay;
import no.mestring.warehouse.capacity.QueueAnswer;
import no.mestring.warehouse.capacity.QueueGuide;
import no.mestring.warehouse.capacity.QueueQuestion;
import no.mestring.warehouse.failure.WarehouseException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code mestring queue}. */
@Command(
    name = "queue",
    description = {
      "Show how long people will wait for a service: in the long run, by theory where it has an"
          + " answer and else simulated, and week by week from a day on. No warehouse is needed.",
      "",
      "Referrals come independently of each other at an even rate; who starts keeps a place for a"
          + " stay. Several numbers of places are laid side by side."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Example: mestring queue --referrals 0.9 --places 8,10 --stay 8 --limit 4",
      "Example: mestring queue --referrals urgent=0.5,others=2 --patience 26 --hours 30"
          + " --hours-each 2.5 --stay 6 --limit 4",
      "Example: mestring queue --referrals 0.9 --places 6 --stay 8 --waiting 12 --from 2026-01-05"
          + " --change 2026-03-16=9 --weeks 40"
    })
final class QueueCommand implements Callable<Integer> {
  private static final int MOST_WEEKS = 520;
  private static final int MOST_PLACES = 100_000;
  private static final double MOST_REFERRALS = 100_000;

  @ParentCommand private MestringCommand mestring = new MestringCommand();

  @Option(
      names = "--referrals",
      required = true,
      split = ",",
      paramLabel = "N",
      description =
          "New referrals a week, or those of each group, the most urgent first:"
              + " urgent=0.5,others=2.")
  private List<String> referrals = List.of();

  @Option(
      names = "--places",
      split = ",",
      paramLabel = "N",
      description = "How many the service has room for at a time; several to compare plans.")
  private List<Integer> places = new ArrayList<>();

  @Option(
      names = "--hours",
      split = ",",
      paramLabel = "N",
      description = "In place of places: hours a week that staff has for those in the service.")
  private List<Double> hours = new ArrayList<>();

  @Option(
      names = "--hours-each",
      paramLabel = "N",
      description = "With --hours: how many of them each who is in the service takes a week.")
  private @Nullable Double hoursEach;

  @Option(
      names = "--stay",
      required = true,
      paramLabel = "WEEKS",
      description = "How many weeks somebody keeps a place on average.")
  private double stay;

  @Option(
      names = "--variation",
      paramLabel = "N",
      description =
          "How much stays vary, standard deviation by mean: 0 all alike, 1 exponential"
              + " (${DEFAULT-VALUE}).")
  private double variation = 1;

  @Option(
      names = "--patience",
      split = ",",
      paramLabel = "WEEKS",
      description =
          "How many weeks people are ready to wait on average before they leave the queue, of all"
              + " or by group (nobody leaves).")
  private List<String> patience = new ArrayList<>();

  @Option(
      names = "--limit",
      paramLabel = "WEEKS",
      description = "A time limit; 0 asks who waits at all (${DEFAULT-VALUE}).")
  private double limit;

  @Option(
      names = "--waiting",
      split = ",",
      paramLabel = "N",
      description = "How many wait now, of all or by group; shows the weeks to come.")
  private List<String> waiting = new ArrayList<>();

  @Option(
      names = "--taken",
      paramLabel = "N",
      description = "How many places are taken now (all of the first plan).")
  private @Nullable Integer taken;

  @Option(
      names = "--weeks",
      paramLabel = "N",
      description = "How many weeks to come are shown (26 with --waiting, else none).")
  private @Nullable Integer weeks;

  @Option(
      names = "--from",
      paramLabel = "DAY",
      description = "The day that is now, such as 2026-01-05; without it weeks have numbers.")
  private @Nullable String from;

  @Option(
      names = "--change",
      split = ",",
      paramLabel = "DAY=N",
      description = "From a later day on so many places, such as 2026-03-16=9; needs --from.")
  private List<String> changes = new ArrayList<>();

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "A whole number that all chance follows from (${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(names = "--format", description = "One of ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
  private Format format = Format.table;

  @Override
  public Integer call() {
    QueueQuestion question;
    List<QueueAnswer> answers;
    try {
      question = question();
      answers = QueueGuide.answer(question);
    } catch (IllegalArgumentException e) {
      throw WarehouseException.question(String.valueOf(e.getMessage()));
    }
    if (format == Format.table) {
      new QueueText(mestring.out(), question, from != null).print(answers);
      return 0;
    }
    try (Printer printer = format.printer(mestring.out())) {
      new QueueRows(printer, from != null).print(answers);
    }
    return 0;
  }

  private QueueQuestion question() {
    List<ReferralGroup> groups = QueueOptions.groups(referrals, patience);
    List<ServiceQueue> plans = plans(groups);
    for (ServiceQueue plan : plans) {
      within("referrals", plan.referralsPerWeek(), MOST_REFERRALS);
      within("places", plan.places(), MOST_PLACES);
    }
    List<PlacesFrom> later = QueueOptions.changes(changes);
    if (!later.isEmpty() && from == null) {
      throw WarehouseException.question("Missing from: --change needs the day that is now, --from");
    }
    boolean isAhead = !waiting.isEmpty() || !later.isEmpty();
    int ahead = weeks == null ? (isAhead ? 26 : 0) : weeks;
    if (ahead < 0 || ahead > MOST_WEEKS) {
      throw WarehouseException.question(
          "Invalid weeks: " + ahead + ", must be from 0 to " + MOST_WEEKS);
    }
    return new QueueQuestion(
        plans,
        limit,
        firstDay(),
        QueueOptions.waiting(waiting, groups),
        taken == null ? OptionalInt.empty() : OptionalInt.of(taken),
        later,
        ahead,
        seed);
  }

  private static void within(String name, double number, double most) {
    if (number > most) {
      throw WarehouseException.question(
          "Invalid %s: %s, must be at most %.0f".formatted(name, number, most));
    }
  }

  private List<ServiceQueue> plans(List<ReferralGroup> groups) {
    if (places.isEmpty() == hours.isEmpty()) {
      throw WarehouseException.question(
          "Missing room: say either --places or --hours with --hours-each");
    }
    if (hours.isEmpty() != (hoursEach == null)) {
      throw WarehouseException.question("Missing hours: --hours and --hours-each go together");
    }
    List<ServiceQueue> plans = new ArrayList<>();
    places.forEach(
        number -> plans.add(new ServiceQueue(groups, number, new Stay(stay, variation))));
    for (double number : hours) {
      double each = hoursEach == null ? 0 : hoursEach;
      if (!(each > 0 && number / each >= 1)) {
        throw WarehouseException.question(
            "Invalid hours: %s, must have room for one person of %s hours a week"
                .formatted(number, each));
      }
      // an hour a week is a conversation that each has every week of the stay
      plans.add(ServiceQueue.ofConversations(groups, number / each, stay, 1, variation));
    }
    return plans;
  }

  private LocalDate firstDay() {
    try {
      return from == null ? LocalDate.EPOCH : LocalDate.parse(from);
    } catch (DateTimeException e) {
      throw WarehouseException.question(
          "Invalid from: '" + from + "', must be a day such as 2026-01-05");
    }
  }
}
