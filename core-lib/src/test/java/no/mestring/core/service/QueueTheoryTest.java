package no.mestring.core.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import no.mestring.core.estimate.Absence;
import no.mestring.core.estimate.Estimate;
import org.junit.jupiter.api.Test;

class QueueTheoryTest {
  private static final Estimate UNKNOWN = Estimate.absent(Absence.NOT_COMPUTABLE);

  /** What the Javadoc of the class says of which queue each formula is. */
  @Test
  void theFormulaIsNamed() {
    ReferralGroup stays = ReferralGroup.staying("a", 1);
    ReferralGroup others = ReferralGroup.staying("b", 1);
    ReferralGroup leaves = ReferralGroup.leaving("a", 1, 26);
    Stay any = Stay.exponential(6);
    Stay even = Stay.constant(6);
    assertThat(QueueTheory.formula(queue(8, any, stays))).contains(QueueFormula.ERLANG_C);
    assertThat(QueueTheory.formula(queue(1, even, stays)))
        .contains(QueueFormula.POLLACZEK_KHINCHINE);
    assertThat(QueueTheory.formula(queue(8, any, stays, others))).contains(QueueFormula.COBHAM);
    assertThat(QueueTheory.formula(queue(1, even, stays, others))).contains(QueueFormula.COBHAM);
    assertThat(QueueTheory.formula(queue(8, any, leaves))).contains(QueueFormula.ERLANG_A);
    assertThat(QueueTheory.formula(queue(8, even, stays))).isEmpty();
    assertThat(QueueTheory.formula(queue(8, even, leaves))).isEmpty();
    assertThat(QueueTheory.formula(queue(8, any, leaves, others))).isEmpty();
    assertThat(QueueFormula.ERLANG_C).hasToString("Erlang C");
  }

  /**
   * Kelton, Smith and Sturrock, Simio and Simulation (2014), problem 4.10.14 b, as solved in rpubs
   * 310276: 2.4 arrivals a minute, four servers of 0.7 a minute; W_q = 1.7576158, L_q = 4.218278,
   * utilisation 0.8571429.
   */
  @Test
  void manyPlacesFollowErlangC() {
    ServiceQueue queue = queue(4, Stay.exponential(1 / 0.7), ReferralGroup.staying("all", 2.4));
    QueueFigures all = QueueTheory.of(queue, 0).all();
    assertThat(queue.load()).isCloseTo(0.8571429, within(5e-8));
    assertThat(number(all.weeksWaited())).isCloseTo(1.7576158, within(5e-8));
    assertThat(number(all.waiting())).isCloseTo(4.218278, within(5e-7));
    assertThat(number(all.shareLeaving())).isZero();
    assertThat(number(all.growthPerWeek())).isZero();
  }

  /**
   * The same book, chapter 2, problem 1, as solved in rpubs 305152: one server, 0.8 arrivals a
   * minute and a minute each; W_q = 4, L_q = 3.2. By hand: P(W > t) = 0.8 exp(-0.2 t), so that 0.8
   * exp(-1) = 0.2943 wait longer than five minutes.
   */
  @Test
  void onePlaceFollowsItsOwnFormula() {
    QueueFigures all =
        QueueTheory.of(queue(1, Stay.exponential(1), ReferralGroup.staying("all", 0.8)), 5).all();
    assertThat(number(all.weeksWaited())).isCloseTo(4, within(1e-12));
    assertThat(number(all.waiting())).isCloseTo(3.2, within(1e-12));
    assertThat(number(all.shareWaitingLonger())).isCloseTo(0.8 * Math.exp(-1), within(1e-12));
  }

  /**
   * The same book, problem 4.10.14 c, as solved in rpubs 309871: an arrival a minute, gamma stays
   * of shape 2 and scale 0.45 (mean 0.9, standard deviation 0.45 times the root of 2): W_q = 6.075.
   * Of constant stays it is half of what it is with exponential ones: 0.9 * 0.9 / (2 * 0.1) = 4.05.
   */
  @Test
  void onePlaceWithAnyStaysFollowsPollaczekAndKhinchine() {
    ReferralGroup all = ReferralGroup.staying("all", 1);
    QueueFigures gamma = QueueTheory.of(queue(1, new Stay(0.9, 1 / Math.sqrt(2)), all), 1).all();
    assertThat(number(gamma.weeksWaited())).isCloseTo(6.075, within(1e-12));
    assertThat(gamma.shareWaitingLonger()).isEqualTo(UNKNOWN);
    QueueFigures constant = QueueTheory.of(queue(1, Stay.constant(0.9), all), 0).all();
    assertThat(number(constant.weeksWaited())).isCloseTo(4.05, within(1e-12));
    assertThat(number(constant.shareWaitingLonger())).isCloseTo(0.9, within(1e-12));
  }

  /**
   * FabTime, M/M/1 queue with two priority classes (after Prabhu 1981, table 4.4): 1 and 9 lots an
   * hour, 12 an hour can be served; 9.545 and 32.27 minutes in the system, 5 of them served.
   */
  @Test
  void theUrgentWaitLess() {
    QueueResult result =
        QueueTheory.of(
            queue(
                1,
                Stay.exponential(5),
                ReferralGroup.staying("high", 1 / 60.0),
                ReferralGroup.staying("low", 9 / 60.0)),
            0);
    assertThat(number(of(result, "high").weeksWaited()) + 5).isCloseTo(9.545, within(5e-4));
    assertThat(number(of(result, "low").weeksWaited()) + 5).isCloseTo(32.27, within(5e-3));
    // "the weighted average cycle time remains the same (30 minutes in this example)"
    assertThat(number(result.all().weeksWaited()) + 5).isCloseTo(30, within(1e-9));
    assertThat(number(of(result, "low").shareWaitingLonger())).isCloseTo(10 / 12.0, within(1e-12));
  }

  /**
   * The stationary distribution of the chain of those waiting in two lines, cut at 25 and 60,
   * solved as linear equations in R 4.2.2 ({@code prio} in {@link QueueSimulationTest}).
   */
  @Test
  void theUrgentWaitLessAtManyPlaces() {
    QueueResult result =
        QueueTheory.of(
            queue(
                3,
                Stay.exponential(1),
                ReferralGroup.staying("high", 1),
                ReferralGroup.staying("low", 1.5)),
            0);
    // the cut takes something off the queues
    assertThat(number(of(result, "high").weeksWaited())).isCloseTo(0.35112239, within(1e-5));
    assertThat(number(of(result, "low").weeksWaited())).isCloseTo(2.1063986, within(1e-3));
    assertThat(number(result.all().shareWaitingLonger())).isCloseTo(0.70224478, within(1e-4));
  }

  /**
   * Two places, stays and patience of a week: everybody goes after a week on average whether with a
   * place or not, so that the number present is Poisson with mean 2. By hand: 1 - 3 exp(-2) have to
   * wait, and 2 exp(-2) leave.
   */
  @Test
  void thoseWhoLeaveAreCountedByHand() {
    QueueFigures all =
        QueueTheory.of(queue(2, Stay.exponential(1), ReferralGroup.leaving("all", 2, 1)), 0).all();
    assertThat(number(all.shareLeaving())).isCloseTo(2 * Math.exp(-2), within(1e-12));
    assertThat(number(all.weeksWaited())).isCloseTo(2 * Math.exp(-2), within(1e-12));
    assertThat(number(all.shareWaitingLonger())).isCloseTo(1 - 3 * Math.exp(-2), within(1e-12));
  }

  /**
   * R 4.2.2, the birth-and-death process up to 2000 persons; the time that somebody who finds k
   * waiting would wait is that of a chain of k + 1 steps, by its matrix exponential:
   *
   * <pre>{@code
   * expm <- function(M) { s <- 20; X <- M/2^s; E <- diag(nrow(M)) + X + X%*%X/2 + X%*%X%*%X/6
   *   for (i in 1:s) E <- E %*% E; E }
   * erlangA <- function(lambda, c, s, w, t) {
   *   mu <- 1/s; th <- 1/w; n <- 0:2000; d <- pmin(n, c)*mu + pmax(n-c,0)*th
   *   lp <- c(0, cumsum(log(lambda) - log(d[-1]))); p <- exp(lp-max(lp)); p <- p/sum(p)
   *   q <- sum(pmax(n-c,0)*p)
   *   S <- sapply(0:60, function(k) { r <- c*mu + (k:0)*th; Q <- diag(-r, length(r))
   *     if (k>0) for (i in 1:k) Q[i,i+1] <- r[i]; sum(expm(Q*t)[1,]) })
   *   c(q/lambda, q, th*q/lambda, sum(p[n>=c]), exp(-th*t)*sum(p[c+1+0:60]*S)) }
   * print(erlangA(9, 8, 1, 2, 0.25), digits=12)   # 0.339193678999 3.052743110989 0.169596839499
   *                                               # 0.766499240490 0.494798082588
   * print(erlangA(3, 10, 4, 6, 1), digits=12)     # 1.216932680270 3.650798040809 0.202822113378
   *                                               # 0.813400003777 0.485482291457
   * }</pre>
   */
  @Test
  void thoseWhoLeaveFollowErlangA() {
    ServiceQueue many = queue(8, Stay.exponential(1), ReferralGroup.leaving("all", 9, 2));
    QueueFigures all = QueueTheory.of(many, 0.25).all();
    assertThat(number(all.weeksWaited())).isCloseTo(0.339193678999, within(1e-9));
    assertThat(number(all.waiting())).isCloseTo(3.052743110989, within(1e-9));
    assertThat(number(all.shareLeaving())).isCloseTo(0.169596839499, within(1e-9));
    assertThat(number(all.shareWaitingLonger())).isCloseTo(0.494798082588, within(1e-8));
    assertThat(number(QueueTheory.of(many, 0).all().shareWaitingLonger()))
        .isCloseTo(0.766499240490, within(1e-9));
    assertThat(number(all.growthPerWeek())).isZero();

    ServiceQueue few = queue(10, Stay.exponential(4), ReferralGroup.leaving("all", 3, 6));
    QueueFigures slow = QueueTheory.of(few, 1).all();
    assertThat(number(slow.shareLeaving())).isCloseTo(0.202822113378, within(1e-9));
    assertThat(number(slow.shareWaitingLonger())).isCloseTo(0.485482291457, within(1e-8));
  }

  /** With little room and much patience all but those who start leave: 1000 less 100 of 1000. */
  @Test
  void manyWhoLeaveAreStillCounted() {
    ServiceQueue queue = queue(100, Stay.exponential(1), ReferralGroup.leaving("all", 1000, 100));
    QueueFigures all = QueueTheory.of(queue, 10).all();
    assertThat(number(all.shareLeaving())).isCloseTo(0.9, within(1e-9));
    assertThat(number(all.waiting())).isCloseTo(90_000, within(1e-3));
    // they start after about 100 * log(1000 / 100) = 230 weeks, so that only leaving ends ten weeks
    assertThat(number(all.shareWaitingLonger())).isCloseTo(Math.exp(-0.1), within(1e-9));
  }

  @Test
  void priorityDoesNotChangeWhatAllTogetherWait() {
    QueueResult divided =
        QueueTheory.of(
            queue(
                8,
                Stay.exponential(1),
                ReferralGroup.leaving("high", 4, 2),
                ReferralGroup.leaving("low", 5, 2)),
            0.25);
    assertThat(number(divided.all().weeksWaited())).isCloseTo(0.339193678999, within(1e-9));
    assertThat(divided.all().shareWaitingLonger()).isEqualTo(UNKNOWN);
    assertThat(of(divided, "high").weeksWaited()).isEqualTo(UNKNOWN);
  }

  /** By hand: 12 referrals a week, and 10 places of a week. */
  @Test
  void aQueueWithoutEndHasNoFiguresButItsGrowth() {
    QueueFigures all =
        QueueTheory.of(queue(10, Stay.exponential(1), ReferralGroup.staying("all", 12)), 1).all();
    assertThat(all.weeksWaited()).isEqualTo(UNKNOWN);
    assertThat(all.waiting()).isEqualTo(UNKNOWN);
    assertThat(all.shareWaitingLonger()).isEqualTo(UNKNOWN);
    assertThat(number(all.growthPerWeek())).isEqualTo(2);
    QueueFigures full =
        QueueTheory.of(queue(10, Stay.exponential(1), ReferralGroup.staying("all", 10)), 1).all();
    assertThat(full.weeksWaited()).isEqualTo(UNKNOWN);
    assertThat(number(full.growthPerWeek())).isZero();
  }

  /**
   * By hand: 10 places of a week, all taken all the time; one becomes free every 0.1 weeks, and
   * half of those go to the urgent: they wait 0.1 / (1 - 0.5).
   */
  @Test
  void theUrgentOfAQueueWithoutEndHaveTheirFigures() {
    QueueResult result =
        QueueTheory.of(
            queue(
                10,
                Stay.exponential(1),
                ReferralGroup.staying("high", 5),
                ReferralGroup.staying("middle", 7),
                ReferralGroup.staying("low", 1)),
            0);
    assertThat(number(of(result, "high").weeksWaited())).isCloseTo(0.2, within(1e-12));
    assertThat(number(of(result, "high").growthPerWeek())).isZero();
    assertThat(of(result, "middle").weeksWaited()).isEqualTo(UNKNOWN);
    assertThat(number(of(result, "middle").growthPerWeek())).isEqualTo(2);
    assertThat(number(of(result, "low").growthPerWeek())).isEqualTo(1);
    assertThat(number(result.all().growthPerWeek())).isEqualTo(3);
  }

  @Test
  void whatTheoryCannotTellIsNotTold() {
    QueueResult manyPlaces =
        QueueTheory.of(queue(2, Stay.constant(1), ReferralGroup.staying("all", 1)), 1);
    assertThat(manyPlaces.all().weeksWaited()).isEqualTo(UNKNOWN);
    assertThat(number(manyPlaces.all().growthPerWeek())).isZero();
    QueueResult mixed =
        QueueTheory.of(
            queue(
                2,
                Stay.exponential(1),
                ReferralGroup.leaving("high", 1.5, 3),
                ReferralGroup.staying("low", 1)),
            1);
    assertThat(mixed.all().waiting()).isEqualTo(UNKNOWN);
    assertThat(number(of(mixed, "high").growthPerWeek())).isZero();
    assertThat(of(mixed, "low").growthPerWeek()).isEqualTo(UNKNOWN);
    assertThat(mixed.all().growthPerWeek()).isEqualTo(UNKNOWN);
  }

  @Test
  void nobodyReferredWaitsNoTime() {
    for (ReferralGroup none :
        List.of(ReferralGroup.staying("all", 0), ReferralGroup.leaving("all", 0, 3))) {
      QueueFigures all = QueueTheory.of(queue(2, Stay.exponential(1), none), 0).all();
      assertThat(number(all.weeksWaited())).isZero();
      assertThat(number(all.shareWaitingLonger())).isZero();
    }
  }

  /** By hand: 24 conversations a week, one every two weeks each: 48 people, for 2 * 6 weeks. */
  @Test
  void conversationsBecomePlaces() {
    ReferralGroup all = ReferralGroup.staying("all", 3);
    ServiceQueue queue = ServiceQueue.ofConversations(List.of(all), 24, 6, 2, 0.5);
    assertThat(queue).isEqualTo(new ServiceQueue(List.of(all), 48, new Stay(12, 0.5)));
    assertThat(queue.startsPerWeek()).isEqualTo(4);
    assertThat(queue.load()).isEqualTo(0.75);
    assertThatThrownBy(() -> ServiceQueue.ofConversations(List.of(all), 0.4, 6, 2, 1))
        .hasMessage(
            "Invalid conversationsPerWeek · weeksBetween: 0.8, must be from 1 to 2147483647");
    assertThatThrownBy(() -> ServiceQueue.ofConversations(List.of(all), 0, 6, 2, 1))
        .hasMessage("Invalid conversationsPerWeek: 0, must be greater than 0");
  }

  @Test
  void wrongQueuesAreRefused() {
    Stay stay = Stay.exponential(1);
    ReferralGroup all = ReferralGroup.staying("all", 1);
    assertThatThrownBy(() -> ReferralGroup.staying(" ", 1))
        .hasMessage("Invalid name: ' ', must not be blank");
    assertThatThrownBy(() -> ReferralGroup.staying("all", -1))
        .hasMessage("Invalid perWeek: -1, must be 0 or more");
    assertThatThrownBy(() -> ReferralGroup.leaving("all", 1, 0))
        .hasMessage("Invalid meanPatienceWeeks: 0, must be greater than 0");
    assertThatThrownBy(() -> Stay.exponential(0))
        .hasMessage("Invalid meanWeeks: 0, must be greater than 0");
    assertThatThrownBy(() -> new Stay(1, -0.5))
        .hasMessage("Invalid variation: -0.5, must be 0 or more");
    assertThatThrownBy(() -> new ServiceQueue(List.of(), 1, stay))
        .hasMessage("Invalid groups: [], must have at least one");
    assertThatThrownBy(() -> new ServiceQueue(List.of(all, all), 1, stay))
        .hasMessage("Invalid groups: [all, all], must have different names");
    assertThatThrownBy(() -> new ServiceQueue(List.of(all), 0, stay))
        .hasMessage("Invalid places: 0, must be 1 or more");
    assertThatThrownBy(() -> QueueTheory.of(new ServiceQueue(List.of(all), 2, stay), -1))
        .hasMessage("Invalid limitWeeks: -1, must be 0 or more");
  }

  private static ServiceQueue queue(int places, Stay stay, ReferralGroup... groups) {
    return new ServiceQueue(List.of(groups), places, stay);
  }

  private static QueueFigures of(QueueResult result, String group) {
    return result.group(group);
  }

  private static double number(Estimate estimate) {
    return estimate.value().orElseThrow();
  }
}
