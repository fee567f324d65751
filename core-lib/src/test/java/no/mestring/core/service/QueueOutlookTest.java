package no.mestring.core.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import no.mestring.core.estimate.Absence;
import no.mestring.core.estimate.ConfidenceLevel;
import no.mestring.core.estimate.Estimate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueueOutlookTest {
  private static final LocalDate MONDAY = LocalDate.of(2026, 1, 5);
  private static final ReferralGroup ALL = ReferralGroup.staying("all", 0.9);

  /** Twelve wait for six places of eight weeks; there are nine places from week 10 on. */
  private static final QueueOutlook BACKLOG =
      new QueueOutlook(
          new ServiceQueue(List.of(ALL), 6, Stay.exponential(8)),
          MONDAY,
          Map.of("all", 12),
          6,
          List.of(new PlacesFrom(MONDAY.plusWeeks(10), 9)));

  /**
   * R 4.2.2, the number present week by week, by the matrix exponential of the chain up to 120. The
   * last two columns are where the first and the last 2.5 % begin and end.
   *
   * <pre>{@code
   * expm <- function(M) { s <- 20; X <- M/2^s; E <- diag(nrow(M)) + X + X%*%X/2 + X%*%X%*%X/6
   *   for (i in 1:s) E <- E %*% E; E }
   * gen <- function(c, lambda, mu, N) { Q <- matrix(0, N+1, N+1)
   *   for (n in 0:N) { if (n < N) Q[n+1,n+2] <- lambda; if (n > 0) Q[n+1,n] <- min(n,c)*mu }
   *   diag(Q) <- -rowSums(Q); Q }
   * N <- 120; week6 <- expm(gen(6, 0.9, 1/8, N)); week9 <- expm(gen(9, 0.9, 1/8, N))
   * p <- numeric(N+1); p[6+12+1] <- 1
   * for (w in 1:40) { c <- if (w <= 10) 6 else 9
   *   p <- as.vector(p %*% (if (w <= 10) week6 else week9))
   *   if (w %in% c(1,5,10,20,40)) cat(w, sum(pmax(0:N - c, 0)*p),
   *     max(0, min(which(cumsum(p)>=.025))-1-c), min(which(cumsum(p)>=.975))-1-c, "\n") }
   * }</pre>
   */
  @ParameterizedTest
  @CsvSource({
    "1, 12.15, 10, 15",
    "5, 12.75001, 7, 18",
    "10, 13.50053, 6, 22",
    "20, 8.496546, 0, 20",
    "40, 5.782539, 0, 21",
  })
  void aBacklogIsWorkedOffAsTheChainSays(int week, double waiting, double lowest, double highest) {
    QueueWeek row = BACKLOG.weeks(40, 4000, 1, ConfidenceLevel.P99_8).get(week - 1);
    assertThat(row.end()).isEqualTo(MONDAY.plusWeeks(week));
    assertThat(waiting)
        .isBetween(
            row.all().waiting().limits(ConfidenceLevel.P99_8).orElseThrow().lower(),
            row.all().waiting().limits(ConfidenceLevel.P99_8).orElseThrow().upper());
    QueueWeek range = BACKLOG.weeks(week, 4000, 1, ConfidenceLevel.P95).get(week - 1);
    assertThat(range.all().range().lower()).isCloseTo(lowest, within(1.0));
    assertThat(range.all().range().upper()).isCloseTo(highest, within(1.0));
  }

  /**
   * By hand: no new referrals, constant stays of ten weeks, three empty places. Three of five start
   * at once and the other two when these end, in week 11 (weeks 10 to 11).
   */
  @Test
  void withoutChanceEveryWeekIsKnown() {
    List<QueueWeek> weeks =
        new QueueOutlook(
                new ServiceQueue(List.of(ReferralGroup.staying("all", 0)), 3, Stay.constant(10)),
                MONDAY,
                Map.of("all", 5),
                0,
                List.of())
            .weeks(12, 39, 1, ConfidenceLevel.P95);
    assertThat(weeks.stream().map(week -> number(week.all().waiting())).toList())
        .containsExactly(2., 2., 2., 2., 2., 2., 2., 2., 2., 2., 0., 0.);
    assertThat(weeks.stream().map(week -> number(week.all().started())).toList())
        .containsExactly(3., 0., 0., 0., 0., 0., 0., 0., 0., 0., 2., 0.);
    assertThat(number(weeks.get(0).all().weeksWaited())).isZero();
    assertThat(number(weeks.get(10).all().weeksWaited())).isEqualTo(10);
    assertThat(weeks.get(11).all().weeksWaited())
        .isEqualTo(Estimate.absent(Absence.TOO_FEW_VALUES));
  }

  /** By hand: places go down to one; nobody starts until three have ended, at ten weeks. */
  @Test
  void fewerPlacesTakeNobodysAway() {
    List<QueueWeek> weeks =
        new QueueOutlook(
                new ServiceQueue(List.of(ReferralGroup.staying("all", 0)), 3, Stay.constant(10)),
                MONDAY,
                Map.of("all", 5),
                0,
                List.of(new PlacesFrom(MONDAY.plusDays(1), 1)))
            .weeks(22, 39, 1, ConfidenceLevel.P95);
    assertThat(number(weeks.get(10).all().started())).isEqualTo(1);
    assertThat(number(weeks.get(20).all().started())).isEqualTo(1);
    assertThat(number(weeks.get(21).all().waiting())).isZero();
  }

  /** By hand: 12 a week and room for 10 make two more each week, once all places are taken. */
  @Test
  void aQueueWithoutEndGrows() {
    ServiceQueue queue =
        new ServiceQueue(List.of(ReferralGroup.staying("all", 12)), 10, Stay.exponential(1));
    List<QueueWeek> weeks =
        new QueueOutlook(queue, MONDAY, Map.of("all", 50), 10, List.of())
            .weeks(52, 1000, 1, ConfidenceLevel.P99_8);
    assertThat(weeks.get(51).all().waiting().limits(ConfidenceLevel.P99_8).orElseThrow())
        .satisfies(limits -> assertThat(limits.contains(50 + 2 * 52)).isTrue());
    // nor is anybody lost when the queue outgrows its arrays
    assertThat(weeks).allSatisfy(week -> assertThat(number(week.all().left())).isZero());
  }

  /** By hand: of 100 who wait for nothing, exp(-3 / 6) still wait after three weeks. */
  @Test
  void theImpatientLeaveABacklog() {
    ServiceQueue queue =
        new ServiceQueue(List.of(ReferralGroup.leaving("all", 0, 6)), 1, Stay.constant(100));
    QueueOutlook outlook =
        new QueueOutlook(
            queue, MONDAY, Map.of("all", 100), 0, List.of(new PlacesFrom(MONDAY.plusDays(1), 0)));
    List<QueueWeek> weeks = outlook.weeks(3, 1000, 1, ConfidenceLevel.P99_8);
    assertThat(weeks.get(2).all().waiting().limits(ConfidenceLevel.P99_8).orElseThrow())
        .satisfies(limits -> assertThat(limits.contains(99 * Math.exp(-0.5))).isTrue());
    double left = weeks.stream().mapToDouble(week -> number(week.all().left())).sum();
    assertThat(left + number(weeks.get(2).all().waiting())).isCloseTo(99, within(1e-9));
  }

  /**
   * By hand: those met in a stay have a part of it left, of constant stays any part, and of others
   * on average half a stay times one plus the squared variation: with 1 the whole, with 0.5 0.625.
   */
  @ParameterizedTest
  @CsvSource({"0, 0.5", "0.5, 0.625", "1, 1", "1.5, 1.625"})
  void takenPlacesBecomeFreeAsThoseOfPeopleMetInTheirStay(double variation, double share) {
    ServiceQueue queue =
        new ServiceQueue(List.of(ReferralGroup.staying("all", 0)), 1, new Stay(4, variation));
    List<QueueWeek> weeks =
        new QueueOutlook(queue, MONDAY, Map.of("all", 1), 1, List.of())
            .weeks(400, 4000, 1, ConfidenceLevel.P95);
    double waited =
        weeks.stream()
            .filter(week -> number(week.all().started()) > 0)
            .mapToDouble(week -> number(week.all().started()) * number(week.all().weeksWaited()))
            .sum();
    // four standard errors of 4000 such times are 6 % at most
    assertThat(waited).isCloseTo(4 * share, within(0.09 * 4 * share));
  }

  @Test
  void groupsAddUp() {
    ServiceQueue queue =
        new ServiceQueue(
            List.of(ReferralGroup.staying("high", 1), ReferralGroup.leaving("low", 2, 5)),
            2,
            Stay.exponential(1));
    QueueWeek week =
        new QueueOutlook(queue, MONDAY, Map.of("high", 1, "low", 7), 2, List.of())
            .weeks(3, 39, 1, ConfidenceLevel.P95)
            .get(2);
    assertThat(week.groups().keySet()).containsExactly("high", "low");
    assertThat(number(week.all().waiting()))
        .isCloseTo(
            number(week.group("high").waiting()) + number(week.group("low").waiting()),
            within(1e-12));
    assertThat(number(week.group("high").left())).isZero();
    assertThatThrownBy(() -> week.group("middle"))
        .hasMessage("Invalid group: 'middle', must be one of [high, low]");
  }

  @Test
  void wrongOutlooksAreRefused() {
    ServiceQueue queue = BACKLOG.queue();
    assertThatThrownBy(() -> new QueueOutlook(queue, MONDAY, Map.of("some", 1), 0, List.of()))
        .hasMessage("Invalid waiting: [some], must be of the groups [all]");
    assertThatThrownBy(() -> new QueueOutlook(queue, MONDAY, Map.of("all", -1), 0, List.of()))
        .hasMessage("Invalid waiting of all: -1, must be 0 or more");
    assertThatThrownBy(() -> new QueueOutlook(queue, MONDAY, Map.of("all", 0), 7, List.of()))
        .hasMessage("Invalid takenPlaces: 7, must be from 0 to 6");
    PlacesFrom today = new PlacesFrom(MONDAY, 7);
    assertThatThrownBy(() -> new QueueOutlook(queue, MONDAY, Map.of("all", 0), 0, List.of(today)))
        .hasMessage(
            "Invalid changes: PlacesFrom[date=2026-01-05, places=7], must be after 2026-01-05");
    assertThatThrownBy(() -> new PlacesFrom(MONDAY, -1))
        .hasMessage("Invalid places: -1, must be 0 or more");
    assertThatThrownBy(() -> BACKLOG.weeks(0, 39, 1, ConfidenceLevel.P95))
        .hasMessage("Invalid weeks: 0, must be 1 or more");
    assertThatThrownBy(() -> BACKLOG.weeks(1, 38, 1, ConfidenceLevel.P95))
        .hasMessage("Invalid replications: 38, must be 39 or more for 95 %");
  }

  private static double number(Estimate estimate) {
    return estimate.value().orElseThrow();
  }
}
