package no.mestring.core.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StaffingCostTest {
  /**
   * Søndre Land's plan for 2016, 6.2: three full-time equivalents of 490,000 kr, holiday pay
   * 161,700, together 1,509,200, pension premium 347,116, employer's contribution 189,344, in all
   * 2,045,660 kr. The plan prints no rates: these follow from its numbers, 161,700 of 1,347,500,
   * 347,116 of 1,509,200 and 189,344 of 1,856,316.
   */
  @Test
  void aPlanIsRecomputedStepByStep() {
    StaffingCost cost = StaffingCost.of(3, 490_000, new StaffingRates(0.12, 0.23, 0.102));
    assertThat(cost.holidayPay()).isEqualTo(161_700);
    assertThat(cost.pay()).isEqualTo(1_509_200);
    assertThat(cost.pension()).isEqualTo(347_116);
    assertThat(cost.employersContribution()).isEqualTo(189_344);
    assertThat(cost.total()).isEqualTo(2_045_660);
  }

  @Test
  void nobodyCostsNothing() {
    StaffingRates rates = new StaffingRates(0.12, 0.23, 0.141);
    assertThat(StaffingCost.of(0, 490_000, rates).total()).isZero();
    assertThat(StaffingCost.of(0.5, 0, rates).total()).isZero();
  }

  @Test
  void wrongNumbersAreRefused() {
    StaffingRates none = new StaffingRates(0, 0, 0);
    assertThatThrownBy(() -> StaffingCost.of(-1, 490_000, none))
        .hasMessage("Invalid fullTimeEquivalents: -1, must be 0 or more");
    assertThatThrownBy(() -> StaffingCost.of(1, Double.POSITIVE_INFINITY, none))
        .hasMessage("Invalid yearlySalary: Infinity, must be finite");
    assertThatThrownBy(() -> new StaffingRates(12, 0, 0))
        .hasMessage("Invalid holidayPay: 12, must be from 0 to 1");
    assertThatThrownBy(() -> new StaffingRates(0, -0.1, 0))
        .hasMessage("Invalid pension: -0.1, must be from 0 to 1");
    assertThatThrownBy(() -> new StaffingRates(0, 0, Double.NaN))
        .hasMessage("Invalid employersContribution: NaN, must be from 0 to 1");
  }
}
