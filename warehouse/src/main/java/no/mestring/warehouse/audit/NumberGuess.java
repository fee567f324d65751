package no.mestring.warehouse.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.mestring.warehouse.audit.Sum.Origin;

/** Finds sums that nothing but their numbers tells: a value that is always all others together. */
final class NumberGuess {
  /** Some neighbours of many add up by chance now and then, but hardly so often. */
  private static final int FEWEST_FOR_NEIGHBOURS = 3;

  private static final int MOST_VALUES = 80;

  private final int values;
  private final Map<List<Integer>, Map<Integer, Entry>> strata;

  NumberGuess(int values, Map<List<Integer>, Map<Integer, Entry>> strata) {
    this.values = values;
    this.strata = strata;
  }

  /** More sums than those that are known. */
  List<Sum> sums(List<Sum> known, List<Integer> notAgain) {
    List<Sum> all = new ArrayList<>(known);
    List<Sum> guessed = new ArrayList<>();
    for (Optional<Sum> next = next(all, notAgain); next.isPresent(); next = next(all, notAgain)) {
      all.add(next.get());
      guessed.add(next.get());
    }
    return guessed;
  }

  /** Values that are followed by their parts, among those that are no totals by name. */
  List<Sum> divided(List<Sum> known, List<Integer> notAgain, List<Integer> totals) {
    List<Sum> all = new ArrayList<>(known);
    List<Sum> guessed = new ArrayList<>();
    boolean isNew = true;
    while (isNew) {
      List<Integer> roots = DimensionSums.roots(values, all);
      roots.removeAll(totals);
      isNew = false;
      for (int at = 0; at < roots.size() && !isNew && roots.size() <= MOST_VALUES; at++) {
        int whole = roots.get(at);
        boolean isKnown =
            notAgain.contains(whole) || guessed.stream().anyMatch(sum -> sum.whole() == whole);
        Optional<Sum> sum = isKnown ? Optional.empty() : neighbours(roots, at);
        sum.ifPresent(guessed::add);
        sum.ifPresent(all::add);
        isNew = sum.isPresent();
      }
    }
    return guessed;
  }

  /** The neighbours that make up a total, each value in one sum at most. */
  List<Sum> runs(int total, List<Integer> roots) {
    List<Sum> runs = new ArrayList<>();
    int from = 0;
    while (from < roots.size() && roots.size() <= MOST_VALUES) {
      int next = from + 1;
      for (int end = roots.size(); end >= from + 2; end--) {
        Sum sum = new Sum(total, roots.subList(from, end), Origin.NUMBERS);
        if (isSupported(sum, 1)) {
          runs.add(sum);
          next = end;
          break;
        }
      }
      from = next;
    }
    return runs;
  }

  private Optional<Sum> next(List<Sum> known, List<Integer> notAgain) {
    List<Integer> roots = DimensionSums.roots(values, known);
    if (roots.size() < 3 || roots.size() > MOST_VALUES) {
      return Optional.empty();
    }
    for (int whole : roots) {
      boolean isKnown =
          notAgain.contains(whole) || known.stream().anyMatch(sum -> sum.whole() == whole);
      if (isKnown) {
        continue;
      }
      List<Integer> others = new ArrayList<>(roots);
      others.remove((Integer) whole);
      Sum sum = new Sum(whole, others, Origin.NUMBERS);
      if (isSupported(sum, 1)) {
        return Optional.of(sum);
      }
    }
    for (int at = 0; at < roots.size(); at++) {
      if (!notAgain.contains(roots.get(at))) {
        Optional<Sum> sum = neighbours(roots, at);
        if (sum.isPresent()) {
          return sum;
        }
      }
    }
    return Optional.empty();
  }

  /** Parts that follow their whole, or come before it, as tables print them. */
  private Optional<Sum> neighbours(List<Integer> roots, int at) {
    for (int size = roots.size() - 1; size >= 2; size--) {
      for (int from : new int[] {at + 1, at - size}) {
        if (from >= 0 && from + size <= roots.size()) {
          Sum sum = new Sum(roots.get(at), roots.subList(from, from + size), Origin.NUMBERS);
          if (isSupported(sum, FEWEST_FOR_NEIGHBOURS)) {
            return Optional.of(sum);
          }
        }
      }
    }
    return Optional.empty();
  }

  private boolean isSupported(Sum sum, int fewest) {
    SumCheck check = SumCheck.of(sum, strata);
    return check.isRight() && check.nonZero() >= fewest;
  }
}
