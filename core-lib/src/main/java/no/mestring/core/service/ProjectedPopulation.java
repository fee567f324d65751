package no.mestring.core.service;

import no.mestring.core.argument.Argument;
import no.mestring.core.dimension.People;

/**
 * How many people of a sex and age there will be in a year to come, by a population projection.
 *
 * <p>The constructor throws an {@link IllegalArgumentException} if the year has not four digits or
 * the persons are negative or not finite.
 *
 * @param year the calendar year, from 1000 to 9999
 * @param people the sex and ages
 * @param persons how many, zero or more, counted as the population of the users observed
 */
public record ProjectedPopulation(int year, People people, double persons) {
  public ProjectedPopulation {
    Argument.between("year", year, 1000, 9999);
    Argument.notNegative("persons", persons);
  }
}
