package no.mestring.core.pathway;

import static no.mestring.core.pathway.WaitingOutcome.DIED;
import static no.mestring.core.pathway.WaitingOutcome.MOVED;
import static no.mestring.core.pathway.WaitingOutcome.STARTED;
import static no.mestring.core.pathway.WaitingOutcome.WAITING;
import static no.mestring.core.pathway.WaitingOutcome.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Random;
import no.mestring.core.estimate.Absence;
import no.mestring.core.estimate.ConfidenceLevel;
import no.mestring.core.estimate.Estimate;
import no.mestring.core.estimate.Interval;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitingTimesTest {
  private static final ConfidenceLevel P95 = ConfidenceLevel.P95;
  private static final Offset<Double> DIGITS = within(1e-8);

  /**
   * Weeks of remission of 21 children with leukaemia who got 6-mercaptopurine, those without
   * relapse last (Freireich et al., Blood 21 (1963), pages 699-716; data set gehan of R's MASS).
   */
  private static WaitingTimes remission() {
    return waiting(
        new int[] {6, 6, 6, 7, 10, 13, 16, 22, 23},
        new int[] {6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35});
  }

  private static WaitingTimes waiting(int[] started, int[] still) {
    WaitingTimes.Counter counter = new WaitingTimes.Counter();
    for (int days : started) {
      counter.add(days, STARTED);
    }
    for (int days : still) {
      counter.add(days, WAITING);
    }
    return counter.toWaitingTimes();
  }

  /** Started, withdrawn, died and still waiting, made up. */
  private static WaitingTimes competing() {
    int[] days = {3, 5, 5, 8, 10, 12, 12, 15, 20, 21, 21, 25, 30, 30, 34};
    WaitingOutcome[] ends = {
      STARTED, STARTED, WITHDRAWN, STARTED, WAITING, STARTED, STARTED, WITHDRAWN, STARTED, WAITING,
      DIED, STARTED, STARTED, WAITING, WAITING
    };
    WaitingTimes.Counter counter = new WaitingTimes.Counter();
    for (int i = 0; i < days.length; i++) {
      counter.add(days[i], ends[i]);
    }
    return counter.toWaitingTimes();
  }

  private static void assertEstimate(Estimate found, double value, double lower, double upper) {
    assertThat(found.value().orElseThrow()).isEqualTo(value, DIGITS);
    Interval limits = found.limits(P95).orElseThrow();
    assertThat(limits.lower()).isEqualTo(lower, DIGITS);
    assertThat(limits.upper()).isEqualTo(upper, DIGITS);
  }

  /**
   * R 4.2, survival 3.5-3: {@code summary(survfit(Surv(time, cens) ~ 1, gehan, treat == "6-MP",
   * conf.type = "log-log"))}.
   */
  @ParameterizedTest
  @CsvSource({
    "6, 0.857142857, 0.619717955, 0.951551748",
    "7, 0.806722689, 0.563146565, 0.922809019",
    "9, 0.806722689, 0.563146565, 0.922809019",
    "10, 0.752941176, 0.503199511, 0.889361835",
    "13, 0.690196078, 0.431610222, 0.849065963",
    "16, 0.627450980, 0.367510856, 0.804912189",
    "22, 0.537815126, 0.267778937, 0.746790718",
    "23, 0.448179272, 0.188052006, 0.680142628",
    "35, 0.448179272, 0.188052006, 0.680142628"
  })
  void theShareThatStillWaitsIsKaplanAndMeiers(int weeks, double share, double low, double high) {
    assertEstimate(remission().stillWaiting(weeks, P95), share, low, high);
  }

  /**
   * The same with {@code print(..., rmean = 30)}: median 23 from 13, restricted mean 21.0464986
   * with standard error 2.24380195; of the made-up ones, median 20 from 5 to 30, restricted mean of
   * 34 days 18.5416667 with standard error 2.85000906. Limits are 1.959964 errors away.
   */
  @Test
  void mediansAndRestrictedMeansAreThoseOfR() {
    assertThat(remission().median(P95).value()).hasValue(23);
    assertThat(remission().median(P95).limits(P95)).as("no upper limit").isEmpty();
    assertThat(competing().median(P95)).hasToString("20 (95 %: 5 to 30)");
    assertMean(remission().restrictedMean(30, P95), 21.0464986, 2.24380195);
    assertMean(competing().restrictedMean(34, P95), 18.5416667, 2.85000906);
  }

  private static void assertMean(Estimate found, double mean, double error) {
    assertThat(found.value().orElseThrow()).isEqualTo(mean, within(1e-7));
    Interval limits = found.limits(P95).orElseThrow();
    assertThat(limits.lower()).isEqualTo(mean - 1.959964 * error, within(1e-5));
    assertThat(limits.upper()).isEqualTo(mean + 1.959964 * error, within(1e-5));
  }

  /** R 4.2, etm 1.1.1: {@code summary(etmCIF(Surv(d, e > 0) ~ 1, etype = e, failcode = 1))}. */
  @ParameterizedTest
  @CsvSource({
    "3, 0.0666666667, 0.00966776335, 0.387358756",
    "5, 0.1333333333, 0.03511550408, 0.436087994",
    "8, 0.2000000000, 0.06928270595, 0.500176018",
    "12, 0.3466666667, 0.16064877138, 0.644647116",
    "20, 0.4200000000, 0.21421965694, 0.707951955",
    "25, 0.5116666667, 0.28143264310, 0.788695338",
    "30, 0.6033333333, 0.35854249399, 0.854213080"
  })
  void theShareThatStartedIsAalenAndJohansens(int days, double share, double low, double high) {
    assertEstimate(competing().endedWithin(STARTED, days, P95), share, low, high);
  }

  /** Whoever withdrew or died does not start: without them all ends and waiting are everybody. */
  @Test
  void sharesOfAllOutcomesAddUpToAll() {
    List<WaitingOutcome> outcomes = List.of(WaitingOutcome.values());
    Random random = new Random(4);
    for (int round = 0; round < 50; round++) {
      WaitingTimes.Counter counter = new WaitingTimes.Counter();
      for (int i = 0; i < 200; i++) {
        counter.add(random.nextInt(400), outcomes.get(random.nextInt(5)));
      }
      WaitingTimes times = counter.toWaitingTimes();
      double sum = times.stillWaiting(300).value().orElseThrow();
      for (WaitingOutcome end : new WaitingOutcome[] {STARTED, WITHDRAWN, MOVED, DIED}) {
        sum += times.endedWithin(end, 300).value().orElseThrow();
      }
      assertThat(sum).isEqualTo(1, DIGITS);
    }
  }

  /** A sum of shares that is one but for its rounding has no limits, and is one. */
  @Test
  void whereAllHaveStartedTheShareIsOne() {
    for (int all = 1; all <= 300; all++) {
      WaitingTimes.Counter counter = new WaitingTimes.Counter();
      for (int day = 0; day < all; day++) {
        counter.add(day * day % 97 + day / 3, STARTED);
      }
      WaitingTimes times = counter.toWaitingTimes();
      assertThat(times.endedWithin(STARTED, 400, ConfidenceLevel.P95))
          .as("%d", all)
          .isEqualTo(Estimate.of(1, Map.of()));
    }
  }

  /** Three wait: two start after three days, and one waits for 500; by hand, one of three waits. */
  @Test
  void countersAreAddedUp() {
    WaitingTimes.Counter one = new WaitingTimes.Counter();
    one.add(3, WaitingOutcome.STARTED);
    WaitingTimes.Counter other = new WaitingTimes.Counter();
    other.add(3, WaitingOutcome.STARTED);
    other.add(500, WaitingOutcome.WAITING);
    one.add(other);
    one.add(new WaitingTimes.Counter());
    WaitingTimes times = one.toWaitingTimes();
    assertThat(times.count()).isEqualTo(3);
    assertThat(times.count(WaitingOutcome.STARTED)).isEqualTo(2);
    assertThat(times.stillWaiting(3).value().orElseThrow()).isCloseTo(1.0 / 3, within(1e-12));
    assertThat(times.mean(WaitingOutcome.WAITING).value()).hasValue(500);
    assertThat(other.toWaitingTimes().count()).isEqualTo(2);
  }

  /** 12 started after 1 to 12 days: 6.5 on average; two wait since 20 and 30 days. */
  @Test
  void whoStillWaitsIsCountedApart() {
    WaitingTimes times =
        waiting(new int[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}, new int[] {20, 30});
    assertThat(times.count()).isEqualTo(14);
    assertThat(times.count(STARTED)).isEqualTo(12);
    assertThat(times.count(WAITING)).isEqualTo(2);
    assertThat(times.mean(STARTED).value()).hasValue(6.5);
    assertThat(times.medianOf(STARTED).value()).hasValue(6.5);
    assertThat(times.mean(WAITING).value()).hasValue(25);
    assertThat(times.medianOf(WAITING).value()).hasValue(25);
    assertThat(times.median().value()).as("the seventh of fourteen").hasValue(7);
    assertThat(times.endedWithin(STARTED, 7).value().orElseThrow()).isEqualTo(0.5, DIGITS);
  }

  @Test
  void whatCannotBeKnownIsSaid() {
    WaitingTimes nobody = new WaitingTimes.Counter().toWaitingTimes();
    assertThat(nobody.count()).isZero();
    assertThat(nobody.stillWaiting(3).absence()).contains(Absence.NO_POPULATION);
    assertThat(nobody.median().absence()).contains(Absence.NO_POPULATION);
    assertThat(nobody.mean(STARTED).absence()).contains(Absence.TOO_FEW_VALUES);
    assertThat(nobody.medianOf(STARTED).absence()).contains(Absence.TOO_FEW_VALUES);
    WaitingTimes one = waiting(new int[] {0}, new int[] {10, 10});
    assertThat(one.stillWaiting(11).absence()).contains(Absence.NOT_COMPUTABLE);
    assertThat(one.restrictedMean(11).absence()).contains(Absence.NOT_COMPUTABLE);
    assertThat(one.median().absence()).contains(Absence.NOT_COMPUTABLE);
    assertThat(one.endedWithin(DIED, 10, P95)).hasToString("0");
    WaitingTimes all = waiting(new int[] {2, 4}, new int[] {});
    assertThat(all.stillWaiting(100, P95)).hasToString("0");
    assertThat(all.restrictedMean(100).value()).hasValue(3);
    assertThatThrownBy(() -> all.stillWaiting(-1))
        .hasMessage("Invalid days: -1, must be 0 or more");
    assertThatThrownBy(() -> all.endedWithin(WAITING, 1))
        .hasMessage("Invalid outcome: waiting, must be an end");
    assertThatThrownBy(() -> new WaitingTimes.Counter().add(-1, STARTED))
        .hasMessage("Invalid days: -1, must be 0 or more");
    assertThatThrownBy(() -> WaitingOutcome.parse("gone"))
        .hasMessage(
            "Invalid waiting outcome: 'gone', expected waiting, started, withdrawn, moved or died");
    assertThat(WaitingOutcome.parse("moved")).isEqualTo(MOVED);
  }
}
