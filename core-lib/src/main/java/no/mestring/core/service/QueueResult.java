package no.mestring.core.service;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import no.mestring.core.argument.Argument;

/**
 * What a queue is like in the long run.
 *
 * @param groups the figures of each group by its name, the most urgent first
 * @param all the figures of all together; not computable if one group's queue grows without end
 */
public record QueueResult(Map<String, QueueFigures> groups, QueueFigures all) {
  public QueueResult {
    groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups));
  }

  /**
   * The figures of a group.
   *
   * @param name the name of the group
   * @return its figures
   * @throws IllegalArgumentException if there is no such group
   */
  public QueueFigures group(String name) {
    QueueFigures figures = groups.get(name);
    if (figures == null) {
      throw Argument.invalid("group", "'" + name + "'", "must be one of " + groups.keySet());
    }
    return figures;
  }
}
