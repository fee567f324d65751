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
}
