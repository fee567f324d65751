package no.mestring.core.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import no.mestring.core.estimate.Absence;
import no.mestring.core.estimate.ConfidenceLevel;
import no.mestring.core.estimate.Estimate;
import no.mestring.core.estimate.Interval;
import org.junit.jupiter.api.Test;

class RatioTest {
  /** R 4.2.2: t.test(1:4)$conf.int. */
  @Test
  void overAConstantItIsTheMean() {
    Estimate mean =
        Ratio.of(new double[] {1, 2, 3, 4}, new double[] {1, 1, 1, 1}, 100, ConfidenceLevel.P95);
    Interval limits = mean.limits(ConfidenceLevel.P95).orElseThrow();
    assertThat(mean.value()).hasValue(2.5);
    assertThat(limits.lower()).isCloseTo(0.4457397432, within(1e-9));
    assertThat(limits.upper()).isCloseTo(4.5542602568, within(1e-9));
  }

  /**
   * R 4.2.2: {@code a<-c(3,5,4); b<-c(1,2,2); r<-sum(a)/sum(b); e<-sqrt(sum((a-r*b)^2)*3/2)/sum(b);
   * r+c(-1,1)*qt(.975,2)*e}.
   */
  @Test
  void limitsAreThoseOfARatio() {
    double[] above = {3, 5, 4};
    double[] below = {1, 2, 2};
    Estimate ratio = Ratio.of(above, below, 100, ConfidenceLevel.P95);
    Interval limits = ratio.limits(ConfidenceLevel.P95).orElseThrow();
    assertThat(ratio.value()).hasValue(2.4);
    assertThat(limits.lower()).isCloseTo(1.325197693, within(1e-9));
    assertThat(limits.upper()).isCloseTo(3.474802307, within(1e-9));
    assertThat(Ratio.of(above, below, 3, ConfidenceLevel.P95).limits(ConfidenceLevel.P95))
        .contains(new Interval(limits.lower(), 3));
  }

  @Test
  void nothingVariesAndNothingThere() {
    double[] two = {2, 2};
    assertThat(Ratio.of(two, two, 1, ConfidenceLevel.P95)).isEqualTo(Estimate.of(1, Map.of()));
    assertThat(Ratio.of(new double[2], new double[2], 1, ConfidenceLevel.P95))
        .isEqualTo(Estimate.absent(Absence.TOO_FEW_VALUES));
  }
}
