package no.mestring.warehouse.compute;

import java.util.List;
import java.util.Set;

/**
 * The way from a figure to its deliveries.
 *
 * @param lines in words, those of details indented
 * @param loads the numbers of the loads that it follows from
 */
public record Explained(List<String> lines, Set<Long> loads) {
  public Explained {
    lines = List.copyOf(lines);
    loads = Set.copyOf(loads);
  }
}
