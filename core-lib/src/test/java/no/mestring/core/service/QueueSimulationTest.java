package no.mestring.core.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.mestring.core.estimate.Absence;
import no.mestring.core.estimate.ConfidenceLevel;
import no.mestring.core.estimate.Estimate;
import org.junit.jupiter.api.Test;

/**
 * The simulation against theory, where there is one. Its limits are those of 99.8 %, so that dozens
 * of comparisons may all hold; that they are no wider than they must be is shown by how often
 * limits of 95 % hold.
 */
class QueueSimulationTest {
  private static final ConfidenceLevel LEVEL = ConfidenceLevel.P99_8;
  private static final SimulationPlan PLAN = new SimulationPlan(40, 300, 3000, 1);

  @Test
  void oneLineAgreesWithErlangC() {
    agreesWithTheory(queue(4, Stay.exponential(1), ReferralGroup.staying("all", 3)), 0.5, PLAN);
    agreesWithTheory(queue(1, Stay.exponential(2), ReferralGroup.staying("all", 0.3)), 0, PLAN);
  }

  @Test
  void oneLineOfThoseWhoLeaveAgreesWithErlangA() {
    agreesWithTheory(queue(8, Stay.exponential(1), ReferralGroup.leaving("all", 9, 2)), 0.25, PLAN);
    agreesWithTheory(queue(10, Stay.exponential(4), ReferralGroup.leaving("all", 3, 6)), 1, PLAN);
  }

  @Test
  void anyStaysAgreeWithPollaczekAndKhinchine() {
    ReferralGroup all = ReferralGroup.staying("all", 0.7);
    agreesWithTheory(queue(1, Stay.constant(1), all), 0, PLAN);
    agreesWithTheory(queue(1, new Stay(1, 0.5), all), 0, PLAN);
    agreesWithTheory(queue(1, new Stay(1, 1.5), all), 0, PLAN);
  }

  @Test
  void linesByPriorityAgreeWithCobham() {
    ReferralGroup high = ReferralGroup.staying("high", 1);
    ReferralGroup low = ReferralGroup.staying("low", 1.2);
    agreesWithTheory(queue(3, Stay.exponential(1), high, low), 0, PLAN);
    agreesWithTheory(queue(1, Stay.constant(0.35), high, low), 0, PLAN);
  }

  /** The queue of the low grows without end; the high still wait as theory says. */
  @Test
  void theUrgentOfAQueueWithoutEndAgreeWithCobham() {
    ServiceQueue queue =
        queue(
            5,
            Stay.exponential(1),
            ReferralGroup.staying("high", 3),
            ReferralGroup.staying("low", 4));
    agreesWithTheory(queue, 0, new SimulationPlan(40, 100, 2000, 1));
    QueueResult result = QueueSimulation.of(queue, 0, new SimulationPlan(2, 0, 10, 1), LEVEL);
    assertThat(of(result, "low").waiting()).isEqualTo(Estimate.absent(Absence.NOT_COMPUTABLE));
    assertThat(of(result, "low").growthPerWeek()).isEqualTo(Estimate.of(2, Map.of()));
    assertThat(result.all().growthPerWeek()).isEqualTo(Estimate.of(2, Map.of()));
  }

  /**
   * R 4.2.2: the stationary distribution of the chain of those waiting in two lines, cut at 30 and
   * 40, solved as linear equations.
   *
   * <pre>{@code
   * prio <- function(l1,l2,c,mu,t1,t2,K1,K2) {
   *   id <- function(i,j) c + 1 + i*(K2+1) + j
   *   N <- c + (K1+1)*(K2+1); Q <- matrix(0,N,N)
   *   add <- function(a,b,r) Q[a,b] <<- Q[a,b] + r
   *   for (n in 0:(c-1)) { add(n+1,n+2,l1+l2); if (n>0) add(n+1,n,n*mu) }
   *   add(c+1,c,c*mu)
   *   for (i in 0:K1) for (j in 0:K2) { a <- id(i,j)
   *     if (i<K1) add(a,id(i+1,j),l1); if (j<K2) add(a,id(i,j+1),l2)
   *     if (i>0) add(a,id(i-1,j),c*mu+i*t1)
   *     if (j>0) add(a,id(i,j-1),(if (i==0) c*mu else 0)+j*t2) }
   *   diag(Q) <- -rowSums(Q)
   *   A <- t(Q); A[N,] <- 1; p <- solve(A, c(rep(0,N-1),1))
   *   q <- c(0,0); for (i in 0:K1) for (j in 0:K2) q <- q + c(i,j)*p[id(i,j)]
   *   c(q,q[1]/l1,q[2]/l2,t1*q[1]/l1,t2*q[2]/l2,sum(p[-(1:c)])) }
   * print(prio(1,3,3,1,0.1,0.5,30,40), digits=10)
   * # 0.39241440143 2.33698320689 0.39241440143 0.77899440230 0.03924144014 0.38949720115
   * # 0.85786686491
   * print(prio(1,1.5,3,1,0,0,25,60), digits=10)   # in QueueTheoryTest
   * # 0.3511223895 3.1595978996 0.3511223895 2.1063985997 0.0000000000 0.0000000000 0.7022447789
   * }</pre>
   */
  @Test
  void prioritiesTogetherWithLeavingAgreeWithTheChain() {
    QueueResult result =
        QueueSimulation.of(
            queue(
                3,
                Stay.exponential(1),
                ReferralGroup.leaving("high", 1, 10),
                ReferralGroup.leaving("low", 3, 2)),
            0,
            PLAN,
            LEVEL);
    holds(of(result, "high").waiting(), 0.39241440143);
    holds(of(result, "high").weeksWaited(), 0.39241440143);
    holds(of(result, "high").shareLeaving(), 0.03924144014);
    holds(of(result, "high").shareWaitingLonger(), 0.85786686491);
    holds(of(result, "low").waiting(), 2.33698320689);
    holds(of(result, "low").weeksWaited(), 0.77899440230);
    holds(of(result, "low").shareLeaving(), 0.38949720115);
    holds(result.all().waiting(), 0.39241440143 + 2.33698320689);
    // and closely enough to be of use
    assertThat(width(of(result, "low").weeksWaited())).isLessThan(0.03);
  }

  /** 200 simulations: 190 are to hold, and fewer than 178 or more than 199 hardly ever do. */
  @Test
  void limitsHoldAsOftenAsTheySay() {
    ServiceQueue queue = queue(2, Stay.exponential(1), ReferralGroup.staying("all", 1.4));
    double truth = number(QueueTheory.of(queue, 0).all().weeksWaited());
    int held = 0;
    for (int seed = 0; seed < 200; seed++) {
      QueueFigures all =
          QueueSimulation.of(queue, 0, new SimulationPlan(20, 50, 400, seed), ConfidenceLevel.P95)
              .all();
      held += all.weeksWaited().limits(ConfidenceLevel.P95).orElseThrow().contains(truth) ? 1 : 0;
    }
    assertThat(held).isBetween(178, 199);
  }

  @Test
  void theSameSeedGivesTheSameFigures() {
    ServiceQueue queue = queue(2, new Stay(1, 0.5), ReferralGroup.leaving("all", 2, 3));
    List<QueueResult> results = new ArrayList<>();
    for (long seed : new long[] {1, 1, 2}) {
      results.add(QueueSimulation.of(queue, 1, new SimulationPlan(5, 10, 50, seed), LEVEL));
    }
    assertThat(results.get(0)).isEqualTo(results.get(1)).isNotEqualTo(results.get(2));
  }

  @Test
  void nobodyReferredHasNoWait() {
    QueueFigures all =
        QueueSimulation.of(
                queue(2, Stay.exponential(1), ReferralGroup.staying("all", 0)), 0, PLAN, LEVEL)
            .all();
    assertThat(all.weeksWaited()).isEqualTo(Estimate.absent(Absence.TOO_FEW_VALUES));
    assertThat(all.waiting()).isEqualTo(Estimate.of(0, Map.of()));
  }

  /** Ten times as many people take less than a tenth of a byte more each. */
  @Test
  void nothingIsAllocatedPerPerson() {
    ServiceQueue queue =
        queue(
            3,
            new Stay(1, 0.5),
            ReferralGroup.leaving("high", 1, 10),
            ReferralGroup.leaving("low", 3, 2));
    // the first run fills the arrays and caches that are kept
    allocated(queue, 100_000);
    long few = allocated(queue, 10_000);
    long many = allocated(queue, 100_000);
    assertThat(many - few).isLessThan(4 * 2 * 90_000 / 10);
  }

  private static long allocated(ServiceQueue queue, double weeks) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    long before = threads.getThreadAllocatedBytes(thread);
    QueueSimulation.of(queue, 0, new SimulationPlan(2, 0, weeks, 1), LEVEL);
    return threads.getThreadAllocatedBytes(thread) - before;
  }

  @Test
  void wrongPlansAreRefused() {
    assertThatThrownBy(() -> new SimulationPlan(1, 0, 1, 1))
        .hasMessage("Invalid replications: 1, must be 2 or more");
    assertThatThrownBy(() -> new SimulationPlan(2, -1, 1, 1))
        .hasMessage("Invalid warmUpWeeks: -1, must be 0 or more");
    assertThatThrownBy(() -> new SimulationPlan(2, 0, 0, 1))
        .hasMessage("Invalid countedWeeks: 0, must be greater than 0");
    ServiceQueue queue = queue(1, Stay.exponential(1), ReferralGroup.staying("all", 0.5));
    assertThatThrownBy(() -> QueueSimulation.of(queue, -1, PLAN, LEVEL))
        .hasMessage("Invalid limitWeeks: -1, must be 0 or more");
  }

  private static void agreesWithTheory(ServiceQueue queue, double limit, SimulationPlan plan) {
    QueueResult theory = QueueTheory.of(queue, limit);
    QueueResult simulated = QueueSimulation.of(queue, limit, plan, LEVEL);
    assertThat(simulated.groups().keySet()).isEqualTo(theory.groups().keySet());
    int compared = agree(simulated.all(), theory.all());
    for (String group : theory.groups().keySet()) {
      compared += agree(of(simulated, group), of(theory, group));
    }
    assertThat(compared).isPositive();
  }

  private static int agree(QueueFigures simulated, QueueFigures theory) {
    if (theory.weeksWaited().value().isEmpty()) {
      return 0;
    }
    holds(simulated.weeksWaited(), number(theory.weeksWaited()));
    holds(simulated.waiting(), number(theory.waiting()));
    theory.shareWaitingLonger().value().ifPresent(t -> holds(simulated.shareWaitingLonger(), t));
    theory.shareLeaving().value().ifPresent(t -> holds(simulated.shareLeaving(), t));
    assertThat(simulated.growthPerWeek()).isEqualTo(theory.growthPerWeek());
    return 1;
  }

  private static void holds(Estimate simulated, double truth) {
    if (simulated.limits(LEVEL).isEmpty()) {
      assertThat(number(simulated)).isEqualTo(truth);
    } else {
      assertThat(truth)
          .isBetween(simulated.limits(LEVEL).get().lower(), simulated.limits(LEVEL).get().upper());
    }
  }

  private static double width(Estimate estimate) {
    return estimate.limits(LEVEL).orElseThrow().upper()
        - estimate.limits(LEVEL).orElseThrow().lower();
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
