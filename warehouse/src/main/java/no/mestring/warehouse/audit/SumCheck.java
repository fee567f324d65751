package no.mestring.warehouse.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Whether the shown counts agree that a value is the sum of others.
 *
 * @param supported in how many places whole and all parts are shown and agree
 * @param nonZero in how many of these the whole is not zero
 * @param possible whether the whole has room for its parts wherever some of them are shown, and
 *     mostly little more: then it may be their sum, though nothing confirms it
 * @param over the places where parts are more than the whole
 * @param under the places where all parts are shown and less than the whole
 */
record SumCheck(
    int supported, int nonZero, boolean possible, List<Conflict> over, List<Conflict> under) {
  /** A few wrong figures among many right ones are errors of print; the sum is one still. */
  private static final int RIGHT_FOR_ONE_WRONG = 10;

  private static final int FEWEST_PARTLY_SHOWN = 3;

  /**
   * A place where they do not agree.
   *
   * @param others the place in the other dimensions
   * @param whole the whole's count
   * @param parts the sum of the shown parts
   */
  record Conflict(List<Integer> others, long whole, long parts) {}

  static SumCheck of(Sum sum, Map<List<Integer>, Map<Integer, Entry>> strata) {
    int supported = 0;
    int nonZero = 0;
    int partly = 0;
    long wholes = 0;
    long shown = 0;
    List<Conflict> over = new ArrayList<>();
    List<Conflict> under = new ArrayList<>();
    for (Map.Entry<List<Integer>, Map<Integer, Entry>> stratum : strata.entrySet()) {
      Entry whole = stratum.getValue().get(sum.whole());
      if (whole == null || !whole.isShown()) {
        continue;
      }
      long least = 0;
      boolean areAllShown = true;
      for (int part : sum.parts()) {
        Entry entry = stratum.getValue().get(part);
        areAllShown &= entry != null && entry.isShown();
        least += entry == null ? 0 : entry.possible().least();
      }
      partly += whole.count() > 0 && least > 0 ? 1 : 0;
      wholes += whole.count();
      shown += least;
      if (least > whole.count()) {
        over.add(new Conflict(stratum.getKey(), whole.count(), least));
      } else if (areAllShown && least < whole.count()) {
        under.add(new Conflict(stratum.getKey(), whole.count(), least));
      } else if (areAllShown) {
        supported++;
        nonZero += whole.count() > 0 ? 1 : 0;
      }
    }
    boolean isPossible = partly >= FEWEST_PARTLY_SHOWN && over.isEmpty() && 2 * shown > wholes;
    return new SumCheck(supported, nonZero, isPossible, over, under);
  }

  List<Conflict> conflicts() {
    List<Conflict> all = new ArrayList<>(over);
    all.addAll(under);
    return all;
  }

  boolean isRight() {
    return over.isEmpty() && under.isEmpty();
  }

  boolean isMostlyRight() {
    return nonZero >= RIGHT_FOR_ONE_WRONG * conflicts().size();
  }

  /** Whether there is always room for more parts than those that are known, and mostly some. */
  boolean hasRest() {
    return over.isEmpty() && !isMostlyRight();
  }
}
