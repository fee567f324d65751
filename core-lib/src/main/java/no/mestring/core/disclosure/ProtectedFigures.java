package no.mestring.core.disclosure;

import java.util.BitSet;
import java.util.List;
import java.util.OptionalLong;

/**
 * Figures of which those that must be hidden are hidden. Only {@link FigureTable#protect} makes
 * them, so that what takes them publishes nothing else.
 */
public final class ProtectedFigures {
  private final List<Figure> figures;
  private final BitSet hidden;
  private final int primary;
  private final int rounds;

  /** The figures, whose cells were in an order of their own. */
  ProtectedFigures(List<Figure> figures, int[] order, Suppression suppression) {
    this.figures = List.copyOf(figures);
    this.hidden = new BitSet();
    suppression.hidden().stream().forEach(cell -> hidden.set(order[cell]));
    this.primary = suppression.primary().cardinality();
    this.rounds = suppression.rounds();
  }

  /**
   * How many figures there are.
   *
   * @return zero or more
   */
  public int size() {
    return figures.size();
  }

  /**
   * Whether a figure is shown.
   *
   * @param index its place in the order in which they were added
   * @return false if it is hidden
   */
  public boolean isShown(int index) {
    return !hidden.get(index);
  }

  /**
   * The count of a figure.
   *
   * @param index its place in the order in which they were added
   * @return the count, empty if it is hidden
   */
  public OptionalLong count(int index) {
    return isShown(index) ? OptionalLong.of(figures.get(index).count()) : OptionalLong.empty();
  }

  /**
   * How many figures are hidden.
   *
   * @return zero or more
   */
  public int hidden() {
    return hidden.cardinality();
  }

  /**
   * How many figures are hidden for themselves. It is told to nobody else than who publishes.
   *
   * @return zero or more
   */
  public int small() {
    return primary;
  }

  /**
   * How often the attack was tried until it got nowhere.
   *
   * @return one or more
   */
  public int rounds() {
    return rounds;
  }
}
