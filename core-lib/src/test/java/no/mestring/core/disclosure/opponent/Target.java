package no.mestring.core.disclosure.opponent;

import java.util.Arrays;
import java.util.TreeSet;
import no.mestring.core.disclosure.Criterion;

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

  /**
   * Whether whole numbers from one to another are enough, of which there are some. Of a count of
   * nearly all who live there the few others must not be known to be as few.
   */
  boolean isOpen(long least, long largest, long size) {
    long inhabitants = table.inhabitants(parts);
    boolean areFewLeft = inhabitants - truth < truth;
    boolean isBeyond = areFewLeft ? least < truth : largest > truth;
    boolean isEnough =
        table.rule().criterion() == Criterion.EXACT ? size >= 2 : size >= 3 && isBeyond;
    // nothing is told by what is shown if nothing else was possible from the beginning
    boolean isAllThereIs = least <= table.leastHidden() && largest == inhabitants;
    return isEnough || isAllThereIs;
  }

  long inner(int i) {
    return table.inner()[i];
  }

  @Override
  public String toString() {
    return Arrays.toString(parts) + " is " + truth + ", seen " + seen;
  }
}
