package no.mestring.warehouse.capacity;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import no.mestring.core.service.PlacesFrom;
import no.mestring.core.service.ServiceQueue;

/**
 * Which queues are asked for: the same referrals with different room.
 *
 * @param plans the queues side by side, that of today first
 * @param limitWeeks the time limit, zero or more
 * @param firstDay the day from which it is told week by week
 * @param waiting who waits on that day, by group
 * @param taken how many places are taken on that day; empty for all of the first plan
 * @param changes the places from later days on
 * @param weeks how many weeks ahead; zero for none
 * @param seed where the random numbers begin
 */
public record QueueQuestion(
    List<ServiceQueue> plans,
    double limitWeeks,
    LocalDate firstDay,
    Map<String, Integer> waiting,
    OptionalInt taken,
    List<PlacesFrom> changes,
    int weeks,
    long seed) {
  public QueueQuestion {
    plans = List.copyOf(plans);
    waiting = Map.copyOf(waiting);
    changes = List.copyOf(changes);
  }
}
