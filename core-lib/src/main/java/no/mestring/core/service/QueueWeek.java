package no.mestring.core.service;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import no.mestring.core.argument.Argument;

/**
 * A week to come in a queue.
 *
 * @param end the day on which it ends, seven days after the week before
 * @param groups the figures of each group by its name, the most urgent first
 * @param all the figures of all together
 */
public record QueueWeek(LocalDate end, Map<String, QueueWeekFigures> groups, QueueWeekFigures all) {
  public QueueWeek {
    groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups));
  }

  /**
   * The figures of a group.
   *
   * @param name the name of the group
   * @return its figures
   * @throws IllegalArgumentException if there is no such group
   */
  public QueueWeekFigures group(String name) {
    QueueWeekFigures figures = groups.get(name);
    if (figures == null) {
      throw Argument.invalid("group", "'" + name + "'", "must be one of " + groups.keySet());
    }
    return figures;
  }
}
