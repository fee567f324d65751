package no.mestring.core.service;

import java.time.LocalDate;
import no.mestring.core.argument.Argument;

/**
 * How many places a service has from a date on, such as 8 from 1 March. If they become fewer,
 * nobody loses a place: no one starts until enough have ended.
 *
 * <p>The constructor throws an {@link IllegalArgumentException} if the places are negative.
 *
 * @param date the first day
 * @param places how many, zero or more
 */
public record PlacesFrom(LocalDate date, int places) {
  public PlacesFrom {
    Argument.notNegative("places", places);
  }
}
