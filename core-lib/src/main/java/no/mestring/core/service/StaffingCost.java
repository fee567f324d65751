package no.mestring.core.service;

import no.mestring.core.argument.Argument;

/**
 * What staff costs an employer in a year, step by step, each in whole kroner as plans print them:
 * eleven months of salary, holiday pay in place of the twelfth, pension premium of both, and the
 * employer's contribution of all three.
 *
 * @param salary of eleven months
 * @param holidayPay in the month without salary
 * @param pension the premium
 * @param employersContribution to the national insurance
 */
public record StaffingCost(long salary, long holidayPay, long pension, long employersContribution) {
  private static final double PAID_MONTHS = 11.0 / 12;

  /**
   * Computes the cost.
   *
   * @param fullTimeEquivalents how many (årsverk), zero or more
   * @param yearlySalary of one, in kroner, zero or more
   * @param rates what is paid beside it
   * @return each step rounded to whole kroner, the next counted from what is rounded
   * @throws IllegalArgumentException if a number is negative or not finite
   */
  public static StaffingCost of(
      double fullTimeEquivalents, double yearlySalary, StaffingRates rates) {
    Argument.notNegative("fullTimeEquivalents", fullTimeEquivalents);
    Argument.notNegative("yearlySalary", yearlySalary);
    long salary = Math.round(fullTimeEquivalents * yearlySalary * PAID_MONTHS);
    long holidayPay = Math.round(salary * rates.holidayPay());
    long pension = Math.round((salary + holidayPay) * rates.pension());
    long contribution = Math.round((salary + holidayPay + pension) * rates.employersContribution());
    return new StaffingCost(salary, holidayPay, pension, contribution);
  }

  /**
   * What is paid out to the staff.
   *
   * @return salary and holiday pay
   */
  public long pay() {
    return salary + holidayPay;
  }

  /**
   * All of it.
   *
   * @return kroner
   */
  public long total() {
    return pay() + pension + employersContribution;
  }
}
