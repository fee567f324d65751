package no.mestring.core.service;

import no.mestring.core.argument.Argument;
import no.mestring.core.dimension.People;

/**
 * The users of a service in a year among people of a sex and age, such as 12 users among 340 women
 * of 45-66 in 2023.
 *
 * <p>The constructor throws an {@link IllegalArgumentException} if the year has not four digits, a
 * number is negative or not finite, or there are users and nobody they could be among.
 *
 * @param year the calendar year, from 1000 to 9999
 * @param people the sex and ages
 * @param users how many used the service in the year, each once, zero or more
 * @param population how many people there were, such as the mean population of the year, zero or
 *     more
 */
public record ObservedUsers(int year, People people, double users, double population) {
  public ObservedUsers {
    Argument.between("year", year, 1000, 9999);
    Argument.notNegative("users", users);
    Argument.notNegative("population", population);
    Argument.holding(
        population > 0 || users == 0,
        "population of " + people + " in " + year,
        population,
        "must be greater than 0 where there are users");
  }
}
