package no.mestring.warehouse.areas;

import java.util.List;
import java.util.OptionalInt;

/**
 * Which neighbours somebody wants to see.
 *
 * @param number how many, one or more
 * @param by the indicators the municipalities are to be alike in; empty for {@link #DEFAULT}
 * @param year the year of the figures, empty for the latest that was counted
 */
public record NeighbourQuestion(int number, List<String> by, OptionalInt year) {
  /** Size, ages and centrality. */
  public static final List<String> DEFAULT =
      List.of("population", "share_0_17", "share_67_plus", "centrality");

  public NeighbourQuestion {
    by = by.isEmpty() ? DEFAULT : List.copyOf(by);
  }
}
