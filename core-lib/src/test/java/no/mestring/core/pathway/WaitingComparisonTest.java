package no.mestring.core.pathway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import no.mestring.core.estimate.ConfidenceLevel;
import no.mestring.core.estimate.Estimate;
import no.mestring.core.pathway.WaitingComparison.Group;
import org.junit.jupiter.api.Test;

/**
 * The ovarian cancer study of Edmonson and others (1979), as R's package survival has it: days,
 * whether the person died (else still known alive), treatment 1 or 2, residual disease 1 or 2.
 */
class WaitingComparisonTest {
  private static final int[][] OVARIAN = {
    {59, 1, 1, 2}, {115, 1, 1, 2}, {156, 1, 1, 2}, {421, 0, 2, 2}, {431, 1, 1, 2},
    {448, 0, 1, 1}, {464, 1, 2, 2}, {475, 1, 2, 2}, {477, 0, 1, 2}, {563, 1, 2, 1},
    {638, 1, 1, 1}, {744, 0, 2, 1}, {769, 0, 2, 2}, {770, 0, 2, 2}, {803, 0, 1, 1},
    {855, 0, 1, 1}, {1040, 0, 1, 2}, {1106, 0, 1, 1}, {1129, 0, 2, 1}, {1206, 0, 2, 2},
    {1227, 0, 2, 1}, {268, 1, 1, 2}, {329, 1, 1, 2}, {353, 1, 2, 1}, {365, 1, 2, 2},
    {377, 0, 2, 1}
  };

  private static WaitingTimes times(int treatment, int residual) {
    WaitingTimes.Counter counter = new WaitingTimes.Counter();
    for (int[] person : OVARIAN) {
      if ((treatment == 0 || person[2] == treatment) && (residual == 0 || person[3] == residual)) {
        counter.add(person[0], person[1] == 1 ? WaitingOutcome.STARTED : WaitingOutcome.WAITING);
      }
    }
    return counter.toWaitingTimes();
  }

  private static Group group(int treatment, int residual) {
    return new Group(times(treatment, residual), times(0, residual));
  }

  private static WaitingComparison compared(Group... groups) {
    return WaitingComparison.of(List.of(groups), WaitingOutcome.STARTED);
  }

  /**
   * The package's manual prints survdiff(Surv(futime, fustat) ~ rx, ovarian): 7 and 5 observed,
   * 5.23 and 6.77 expected, p = 0.3; R 4.2.2, survival 3.5: chisq 1.06274.
   */
  @Test
  void theLogRankTestIsThatOfThePackage() {
    WaitingComparison first = compared(group(1, 0));
    assertThat(first.observed()).isEqualTo(7);
    assertThat(first.expected()).isCloseTo(5.23, within(0.005));
    assertThat(first.pValue()).isCloseTo(0.3026, within(0.0001));
    WaitingComparison second = compared(group(2, 0));
    assertThat(second.observed()).isEqualTo(5);
    assertThat(second.expected()).isCloseTo(6.77, within(0.005));
    assertThat(second.pValue()).isCloseTo(first.pValue(), within(1e-12));
  }

  /**
   * survdiff(Surv(futime, fustat) ~ rx + strata(resid.ds), ovarian) in R 4.2.2: expected 1.525974
   * and 3.569222 of treatment 1, variance 2.83538081154, chisq 1.2796434512. The ratio by hand:
   * exp((7 - 5.095196) / 2.835381) = exp(0.671799), times and over exp(1.959964 / 1.683859).
   */
  @Test
  void groupsAreComparedWithinThemselves() {
    WaitingComparison both = compared(group(1, 1), group(1, 2));
    assertThat(both.observed()).isEqualTo(7);
    assertThat(both.expected()).isCloseTo(1.525974 + 3.569222, within(1e-6));
    assertThat(both.pValue()).isCloseTo(0.2579653, within(1e-6));
    Estimate ratio = both.ratio(ConfidenceLevel.P95);
    assertThat(ratio.value().orElseThrow()).isCloseTo(1.95776, within(1e-5));
    assertThat(ratio.limits(ConfidenceLevel.P95).orElseThrow().lower())
        .isCloseTo(0.61129, within(1e-4));
    assertThat(ratio.limits(ConfidenceLevel.P95).orElseThrow().upper())
        .isCloseTo(6.26996, within(1e-3));
  }

  @Test
  void nothingToCompareIsNoRatio() {
    WaitingTimes all = times(0, 0);
    WaitingComparison everybody = compared(new Group(all, all));
    assertThat(everybody.observed()).isEqualTo(12);
    assertThat(everybody.expected()).isCloseTo(12, within(1e-12));
    assertThat(everybody.ratio().value()).isEmpty();
    assertThat(everybody.pValue()).isEqualTo(1);
    assertThat(compared().ratio().value()).isEmpty();
    WaitingTimes nobody = new WaitingTimes.Counter().toWaitingTimes();
    assertThat(compared(new Group(nobody, all)).ratio().value()).isEmpty();
  }

  /** On the last day nobody else waits, and the last one alone tells nothing. */
  @Test
  void whoWaitsAloneTellsNothing() {
    WaitingTimes.Counter one = new WaitingTimes.Counter();
    one.add(5, WaitingOutcome.STARTED);
    WaitingTimes alone = one.toWaitingTimes();
    one.add(3, WaitingOutcome.WAITING);
    assertThat(compared(new Group(alone, one.toWaitingTimes())).ratio().value()).isEmpty();
  }

  @Test
  void someMustBeAmongAll() {
    List<Group> wrong = new ArrayList<>(List.of(new Group(times(0, 0), times(1, 0))));
    assertThatThrownBy(() -> WaitingComparison.of(wrong, WaitingOutcome.STARTED))
        .hasMessage("Invalid some: 26.0, must be among the 13.0 of all on day 0");
    assertThatThrownBy(() -> WaitingComparison.of(List.of(), WaitingOutcome.WAITING))
        .hasMessage("Invalid outcome: waiting, must be an end");
  }
}
