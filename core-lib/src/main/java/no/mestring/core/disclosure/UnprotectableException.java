package no.mestring.core.disclosure;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Hidden counts would be told by what is published already, whatever else is hidden. Nothing of the
 * plan may be published.
 */
public final class UnprotectableException extends IllegalStateException {
  private static final long serialVersionUID = 1;

  private final transient Set<Integer> cells;

  UnprotectableException(Set<Integer> cells) {
    super("Cannot protect a count: it is told by nothing that could be hidden");
    this.cells = new TreeSet<>(cells);
  }

  /** The same, of cells that have other indexes elsewhere. */
  UnprotectableException of(int[] indexes) {
    return new UnprotectableException(
        cells.stream().map(cell -> indexes[cell]).collect(Collectors.toSet()));
  }

  /**
   * The cells that would be told or that tell a sum which is published nowhere.
   *
   * @return their indexes, in order
   */
  public Set<Integer> cells() {
    return new TreeSet<>(cells);
  }
}
