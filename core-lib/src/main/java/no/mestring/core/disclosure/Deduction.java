package no.mestring.core.disclosure;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;

/**
 * What follows, one step after the other, from counts and from what makes up what, as somebody with
 * a pencil would find it. Each step looks at one whole and its parts. It tells less than an {@link
 * Attack}, which looks at all of them together, but says how.
 */
public final class Deduction {
  private static final long NONE = Long.MAX_VALUE;

  /** Bounds may creep towards each other for long; a person with a pencil stops before. */
  private static final int MOST_STEPS_OF_CELL = 12;

  private static final long MOST_COST = 1_000_000_000;

  private final List<Division> divisions;
  private final long[] least;
  private final long[] most;
  private final int[] stepsOf;

  /** How many counts the way to each cell has. */
  private final long[] costOf;

  /** The last step about each cell, -1 where there is none. */
  private final int[] lastStep;

  private final List<List<Integer>> divisionsOf = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();
  private final List<int[]> reasons = new ArrayList<>();
  private final Set<Division> contradictions = new LinkedHashSet<>();

  /**
   * A step.
   *
   * @param cell what it is about
   * @param possible what is left of it
   * @param by the whole and parts that tell it
   */
  public record Step(int cell, Possible possible, Division by) {}

  /**
   * Takes every step there is.
   *
   * @param known what is known of each cell from the start: a shown count is one number
   * @param divisions what makes up what
   */
  public Deduction(List<Possible> known, List<Division> divisions) {
    this.divisions = List.copyOf(divisions);
    this.least = known.stream().mapToLong(Possible::least).toArray();
    this.most = known.stream().mapToLong(one -> one.most().orElse(NONE)).toArray();
    this.stepsOf = new int[least.length];
    this.costOf = new long[least.length];
    this.lastStep = new int[least.length];
    Arrays.fill(lastStep, -1);
    known.forEach(any -> divisionsOf.add(new ArrayList<>()));
    for (int i = 0; i < divisions.size(); i++) {
      divisionsOf.get(divisions.get(i).whole()).add(i);
      for (int part : divisions.get(i).parts()) {
        divisionsOf.get(part).add(i);
      }
    }
    run();
  }

  /**
   * Differences come first, since anybody follows them, those with the fewest counts in all before
   * others (Knuth 1977, A generalization of Dijkstra's algorithm); bounds only where there are
   * none.
   */
  private void run() {
    Queue<Task> exact =
        new PriorityQueue<>(Comparator.comparing(Task::cost).thenComparing(Task::division));
    Deque<Integer> bounds = new ArrayDeque<>();
    BitSet inBounds = new BitSet();
    for (int i = 0; i < divisions.size(); i++) {
      exact.add(new Task(cost(divisions.get(i)), i));
      bounds.add(i);
      inBounds.set(i);
    }
    while (!exact.isEmpty() || !bounds.isEmpty()) {
      int before = steps.size();
      Division division;
      if (!exact.isEmpty()) {
        division = divisions.get(exact.remove().division);
        takeExact(division);
      } else {
        int at = bounds.remove();
        inBounds.clear(at);
        division = divisions.get(at);
        takeBounds(division);
      }
      long cost = cost(division);
      for (Step step : steps.subList(before, steps.size())) {
        costOf[step.cell] = cost;
      }
      for (Step step : steps.subList(before, steps.size())) {
        for (int next : divisionsOf.get(step.cell)) {
          if (isTold(step.cell) && mayTell(divisions.get(next))) {
            exact.add(new Task(cost(divisions.get(next)), next));
          }
          if (!inBounds.get(next)) {
            inBounds.set(next);
            bounds.add(next);
          }
        }
      }
    }
  }

  /** A division to look at, and how many counts the way to what it tells has. */
  private record Task(long cost, int division) {}

  private long cost(Division division) {
    long cost = costOf[division.whole()] + division.parts().size();
    for (int part : division.parts()) {
      cost += costOf[part];
    }
    return Math.min(cost, MOST_COST);
  }

  private boolean mayTell(Division division) {
    return isTold(division.whole()) || division.parts().stream().allMatch(this::isTold);
  }

  private boolean isTold(int cell) {
    return least[cell] == most[cell];
  }

  private void takeExact(Division division) {
    int open = -1;
    int count = isTold(division.whole()) ? 0 : 1;
    long sum = 0;
    for (int part : division.parts()) {
      if (isTold(part)) {
        sum += least[part];
      } else {
        open = part;
        count++;
      }
    }
    int whole = division.whole();
    if (count == 0) {
      if (sum != least[whole]) {
        contradictions.add(division);
      }
    } else if (count == 1 && open < 0) {
      narrow(division, whole, sum, sum);
    } else if (count == 1) {
      narrow(division, open, least[whole] - sum, least[whole] - sum);
    } else if (isTold(whole)) {
      takeRest(division);
    }
  }

  /** If nothing is left for open parts but the least they may be, that is what they are. */
  private void takeRest(Division division) {
    long sum = division.parts().stream().mapToLong(part -> least[part]).sum();
    if (sum == least[division.whole()]) {
      // together, so that none gives the other as its reason
      List<Integer> open = division.parts().stream().filter(part -> !isTold(part)).toList();
      int[] why = reasons(division, open.get(0));
      for (int part : open) {
        add(division, part, least[part], least[part], why);
      }
    }
  }

  private void takeBounds(Division division) {
    int whole = division.whole();
    long low = 0;
    long high = 0;
    int endless = 0;
    for (int part : division.parts()) {
      low += least[part];
      if (most[part] == NONE) {
        endless++;
      } else {
        high += most[part];
      }
    }
    narrow(division, whole, low, endless > 0 ? NONE : high);
    for (int part : division.parts()) {
      long others = low - least[part];
      long upper = most[whole] == NONE ? NONE : most[whole] - others;
      boolean isBounded = most[part] == NONE ? endless == 1 : endless == 0;
      long othersMost = most[part] == NONE ? high : high - most[part];
      narrow(division, part, isBounded ? least[whole] - othersMost : 0, upper);
    }
  }

  private void narrow(Division division, int cell, long low, long high) {
    long newLeast = Math.max(least[cell], low);
    long newMost = Math.min(most[cell], high);
    if (newLeast > newMost) {
      contradictions.add(division);
    } else if (newLeast > least[cell] || newMost < most[cell]) {
      add(division, cell, newLeast, newMost, reasons(division, cell));
    }
  }

  private void add(Division division, int cell, long newLeast, long newMost, int[] why) {
    boolean isNewlyTold = newLeast == newMost;
    if (stepsOf[cell] >= MOST_STEPS_OF_CELL && !isNewlyTold) {
      return;
    }
    stepsOf[cell]++;
    least[cell] = newLeast;
    most[cell] = newMost;
    lastStep[cell] = steps.size();
    steps.add(new Step(cell, possible(cell), division));
    reasons.add(why);
  }

  /** The steps behind what a division tells of a cell, as far as they have been taken. */
  private int[] reasons(Division division, int cell) {
    Set<Integer> why = new TreeSet<>();
    why.add(lastStep[division.whole()]);
    for (int part : division.parts()) {
      why.add(lastStep[part]);
    }
    boolean isDifference =
        division.parts().stream().allMatch(part -> part == cell || isTold(part))
            && (division.whole() == cell || isTold(division.whole()));
    if (isDifference) {
      why.remove(lastStep[cell]);
    }
    why.remove(-1);
    return why.stream().mapToInt(Integer::intValue).toArray();
  }

  /**
   * What is left of a cell.
   *
   * @param cell its index
   * @return all it may be as far as these steps tell
   */
  public Possible possible(int cell) {
    return new Possible(
        least[cell], most[cell] == NONE ? OptionalLong.empty() : OptionalLong.of(most[cell]));
  }

  /**
   * How a cell was told, each step resting on shown counts and on those before it.
   *
   * @param cell its index
   * @return the steps, the last one about the cell itself; empty if there was nothing to tell
   */
  public List<Step> way(int cell) {
    TreeSet<Integer> all = new TreeSet<>();
    Deque<Integer> open = new ArrayDeque<>();
    if (lastStep[cell] >= 0) {
      open.add(lastStep[cell]);
    }
    while (!open.isEmpty()) {
      int at = open.remove();
      if (all.add(at)) {
        for (int reason : reasons.get(at)) {
          open.add(reason);
        }
      }
    }
    return all.stream().map(steps::get).toList();
  }

  /**
   * What cannot be: parts and wholes whose counts do not agree.
   *
   * @return the divisions, in the order in which they were met
   */
  public List<Division> contradictions() {
    return List.copyOf(contradictions);
  }
}
