package no.mestring.core.service;

import no.mestring.core.argument.Argument;

/**
 * What an employer pays beside salaries, as shares: 0.12 is 12 %.
 *
 * <p>The constructor throws an {@link IllegalArgumentException} if a share is not from 0 to 1.
 *
 * @param holidayPay of the salary paid in eleven months (feriepenger)
 * @param pension of salary and holiday pay (pensjonspremie)
 * @param employersContribution of salary, holiday pay and pension, by the zone of the municipality
 *     (arbeidsgiveravgift)
 */
public record StaffingRates(double holidayPay, double pension, double employersContribution) {
  public StaffingRates {
    Argument.between("holidayPay", holidayPay, 0, 1);
    Argument.between("pension", pension, 0, 1);
    Argument.between("employersContribution", employersContribution, 0, 1);
  }

  /**
   * Rates with the employer's contribution of a zone in a year.
   *
   * @param holidayPay of the salary paid in eleven months
   * @param pension of salary and holiday pay
   * @param zone the zone of the municipality
   * @param year the calendar year
   * @return the rates
   * @throws IllegalArgumentException if a share is not from 0 to 1, or no contribution of the year
   *     was found published
   */
  public static StaffingRates of(
      double holidayPay, double pension, ContributionZone zone, int year) {
    return new StaffingRates(holidayPay, pension, EmployersContribution.rate(zone, year));
  }
}
