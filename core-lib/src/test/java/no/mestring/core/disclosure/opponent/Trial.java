package no.mestring.core.disclosure.opponent;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import no.mestring.core.disclosure.CellSuppression;
import no.mestring.core.disclosure.Suppression;
import no.mestring.core.disclosure.UnprotectableException;

/** One made-up table: what of it is told before it is protected, and what after. */
final class Trial {
  final RandomTable table;
  final BitSet hidden;
  final List<Target> targets = new ArrayList<>();

  /** How many targets are told by adding and subtracting if only what is small is hidden. */
  final int toldBefore;

  private Trial(RandomTable table, BitSet hidden) {
    this.table = table;
    this.hidden = hidden;
    table.primary().stream().forEach(cell -> targets.add(new Target(table, table.cells()[cell])));
    table.secrets().forEach(secret -> targets.add(new Target(table, secret)));
    this.toldBefore = told(table.primary()).size();
  }

  /**
   * Protects a table.
   *
   * @throws UnprotectableException if it is not to be published
   */
  static Trial of(RandomTable table) {
    Suppression suppression = CellSuppression.of(table.plan(), text -> {});
    if (!suppression.primary().equals(table.primary())) {
      throw new AssertionError("other cells are small: " + suppression.primary());
    }
    Trial trial = new Trial(table, suppression.hidden());
    trial.checkHidden();
    return trial;
  }

  private void checkHidden() {
    BitSet shown = (BitSet) table.primary().clone();
    shown.andNot(hidden);
    if (!shown.isEmpty()) {
      throw new AssertionError("small and shown: " + shown);
    }
    // what everybody is to know of hidden cells must be true
    hidden.stream()
        .filter(cell -> table.count(table.cells()[cell]) < table.leastHidden())
        .forEach(
            cell -> {
              throw new AssertionError("zeros are shown, and hidden is " + cell);
            });
  }

  /** The targets that follow from what is shown when some cells are hidden, with their counts. */
  List<Target> told(BitSet some) {
    Span span = new Span(Shown.of(table, some));
    List<Target> told = new ArrayList<>();
    for (Target target : targets) {
      OptionalLong count = span.told(target.parts);
      if (count.isPresent() && count.getAsLong() != target.truth) {
        throw new AssertionError(target + " but was told as " + count);
      }
      if (count.isPresent() && !target.isOpen()) {
        told.add(target);
      }
    }
    return told;
  }

  /** Small sums of hidden parts that a shown whole leaves over, by plain addition. */
  List<String> leftOver() {
    List<String> left = new ArrayList<>();
    table
        .divisions()
        .forEach(
            division -> {
              int[] parts =
                  division.parts().stream()
                      .filter(hidden::get)
                      .flatMapToInt(part -> IntStream.of(table.cells()[part]))
                      .toArray();
              boolean isTold = !hidden.get(division.whole()) && parts.length > 0;
              if (isTold && table.isSmall(parts, division.whole())) {
                left.add(division + " leaves " + table.count(parts));
              }
            });
    return left;
  }
}
