package no.mestring.core.disclosure.opponent;

import java.util.Arrays;
import java.util.TreeSet;
import no.mestring.core.disclosure.Criterion;
import no.mestring.core.disclosure.SumTable;

/** A small count that is not to be told, and what it was seen to be in worlds that agree. */
final class Target {
  final int[] parts;
  final long truth;

  /** The whole numbers it is in worlds of whole numbers. */
  final TreeSet<Long> seen = new TreeSet<>();

  /** The whole numbers between which it is in worlds of fractions. */
  long least;

  long largest;

  private final RandomTable table;

  Target(RandomTable table, int[] parts) {
    this.table = table;
    this.parts = parts;
    this.truth = table.count(parts);
    least = truth;
    largest = truth;
    seen.add(truth);
  }

  /** Whether what was seen is enough by the table's rule. */
  boolean isOpen() {
    return isOpen(seen.first(), seen.last(), seen.size());
  }

  /** Whether the same holds of worlds in which there are parts of people, which prove less. */
  boolean isOpenInFractions() {
    return isOpen(least, largest, largest - least + 1);
  }

  /** Whether whole numbers from one to another are enough, of which there are some. */
  boolean isOpen(long least, long largest, long size) {
    boolean isEnough =
        table.rule().criterion() == Criterion.EXACT ? size >= 2 : size >= 3 && largest > truth;
    return isEnough || isAllThereIs(least, largest);
  }

  /** Nothing is told by what is shown if nothing else was possible from the beginning. */
  private boolean isAllThereIs(long least, long largest) {
    boolean isBounded = Arrays.stream(parts).allMatch(i -> table.most()[i] != SumTable.UNBOUNDED);
    return isBounded
        && least <= table.leastHidden()
        && largest == Arrays.stream(parts).mapToLong(i -> table.most()[i]).sum();
  }

  long inner(int i) {
    return table.inner()[i];
  }

  @Override
  public String toString() {
    return Arrays.toString(parts) + " is " + truth + ", seen " + seen;
  }
}
