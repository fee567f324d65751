package no.mestring.warehouse.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import no.mestring.core.disclosure.Attack;
import no.mestring.core.disclosure.Deduction;
import no.mestring.core.disclosure.Possible;
import no.mestring.core.disclosure.Release;

/** Attacks all hidden cells of a table together that pencil and paper did not tell. */
final class Onslaught {
  /** Two numbers or fewer are nearly one. */
  private static final int OPEN = 3;

  /** By how many unknown counts heaps of them differ. */
  private static final int HEAP = 200;

  private static final int STEP = 500;

  private final Model model;
  private final Deduction deduction;
  private final Clock clock;
  private final Instant end;
  private final Consumer<String> progress;
  private final List<int[]> cells = new ArrayList<>();
  private final List<OptionalLong> counts = new ArrayList<>();

  /** The cell of the table behind each cell of the release. */
  private final List<Integer> modelCell = new ArrayList<>();

  private final Map<Integer, Possible> possible = new ConcurrentHashMap<>();
  private final Map<Integer, Set<Integer>> telling = new ConcurrentHashMap<>();
  private final Map<Integer, String> failed = new ConcurrentHashMap<>();

  /** The cells that were looked at. */
  private final Set<Integer> settled = ConcurrentHashMap.newKeySet();

  private volatile boolean isStopped;
  private int innerSize;

  Onslaught(Model model, Deduction deduction, Clock clock, Instant end, Consumer<String> progress) {
    this.model = model;
    this.deduction = deduction;
    this.clock = clock;
    this.end = end;
    this.progress = progress;
  }

  /**
   * Attacks every cell, or as the scope has it only those that may be told nearly. What is not told
   * when the time is over is left to {@link #failed}: a solver that is still at work is not waited
   * for.
   */
  void run(AuditRequest.Scope scope) {
    List<Integer> open =
        model.hidden().stream().filter(cell -> deduction.possible(cell).size() > 1).toList();
    if (open.isEmpty()) {
      return;
    }
    progress.accept("%d hidden cells are attacked together".formatted(open.size()));
    ExecutorService executor =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread thread = new Thread(task, "attack");
              thread.setDaemon(true);
              return thread;
            });
    try {
      executor
          .submit(() -> attack(open, scope))
          .get(Duration.between(clock.instant(), end).toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      progress.accept("the time is over");
    } catch (ExecutionException e) {
      throw new IllegalStateException("Cannot attack the table: " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      isStopped = true;
      executor.shutdownNow();
    }
    for (int cell : open) {
      if (!settled.contains(cell)) {
        failed.put(cell, "the time was over; --minutes gives more");
      }
    }
  }

  /** Cells that hang together with few others come first, so that large heaps hold up nobody. */
  private void attack(List<Integer> open, AuditRequest.Scope scope) {
    int leastHidden = prepare();
    Attack attack = new Attack(Release.of(innerSize, cells, counts), leastHidden);
    Map<Integer, int[]> parts = new LinkedHashMap<>();
    open.forEach(cell -> parts.put(cell, model.parts(cell)));
    TreeMap<Integer, List<Integer>> bySize = new TreeMap<>();
    for (int cell : open) {
      int size = attack.unknowns(Objects.requireNonNull(parts.get(cell)));
      bySize.computeIfAbsent(size / HEAP, key -> new ArrayList<>()).add(cell);
    }
    int count = 0;
    for (List<Integer> heap : bySize.values()) {
      progress.accept("%d hidden cells that hang together".formatted(heap.size()));
      for (int i = 0; i < heap.size() && !isOver(); i++) {
        int[] sum = Objects.requireNonNull(parts.get(heap.get(i)));
        if (scope == AuditRequest.Scope.ALL || !isOpen(attack, sum)) {
          ask(attack, heap.get(i), sum);
        }
        settled.add(heap.get(i));
        if (++count % STEP == 0) {
          progress.accept("%d of %d hidden cells attacked".formatted(count, open.size()));
        }
      }
    }
  }

  /** Whether a cell is known not to be told nearly; if that fails, it is asked about. */
  private static boolean isOpen(Attack attack, int[] parts) {
    try {
      return attack.isOpen(parts, OPEN);
    } catch (IllegalStateException e) {
      return false;
    }
  }

  /** The release, in which a cell that says what it may be is a sum with something unknown. */
  private int prepare() {
    innerSize = model.innerSize();
    long common = 0;
    for (int cell : model.hidden()) {
      Possible known = model.known().get(cell);
      common = known.most().isEmpty() ? Math.max(common, known.least()) : common;
    }
    for (int cell = 0; cell < model.published(); cell++) {
      Possible known = model.known().get(cell);
      Possible told = deduction.possible(cell);
      int[] parts = model.parts(cell);
      boolean isEntry = known.size() == 1 || model.entry(cell).filter(Entry::isHidden).isPresent();
      if (isEntry && told.size() == 1) {
        add(cell, parts, OptionalLong.of(told.least()));
      } else if (isEntry && known.most().isPresent()) {
        addRange(cell, parts, known.least(), known.most().getAsLong());
      } else if (isEntry && known.least() > 0) {
        add(cell, parts, OptionalLong.empty());
      }
    }
    return (int) common;
  }

  private void add(int cell, int[] parts, OptionalLong count) {
    cells.add(parts);
    counts.add(count);
    modelCell.add(cell);
  }

  /** A cell and what it lacks of its most are its most; that is no more than most less least. */
  private void addRange(int cell, int[] parts, long least, long most) {
    int lack = innerSize++;
    int[] both = Arrays.copyOf(parts, parts.length + 1);
    both[parts.length] = lack;
    add(cell, both, OptionalLong.of(most));
    if (least > 0) {
      int more = innerSize++;
      add(cell, new int[] {lack, more}, OptionalLong.of(most - least));
    }
  }

  private void ask(Attack attack, int cell, int[] parts) {
    try {
      Possible found = attack.possible(parts);
      Possible deduced = deduction.possible(cell);
      long least = Math.max(found.least(), deduced.least());
      long most =
          Math.min(found.most().orElse(Long.MAX_VALUE), deduced.most().orElse(Long.MAX_VALUE));
      if (least > most) {
        failed.put(cell, "the shown counts contradict each other");
        return;
      }
      possible.put(
          cell,
          new Possible(
              least, most == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(most)));
      if (least == most) {
        Set<Integer> cellsThatTell = new HashSet<>();
        attack.telling(parts).forEach(at -> cellsThatTell.add(modelCell.get(at)));
        telling.put(cell, cellsThatTell);
      }
    } catch (IllegalStateException e) {
      failed.put(cell, String.valueOf(e.getMessage()));
    }
  }

  private boolean isOver() {
    return isStopped || clock.instant().isAfter(end);
  }

  /** What was found out of each cell that was asked about. */
  Map<Integer, Possible> possible() {
    return possible;
  }

  /** The cells that tell each cell that is told. */
  Map<Integer, Set<Integer>> telling() {
    return telling;
  }

  /** The cells of which nothing could be found out, and why. */
  Map<Integer, String> failed() {
    return failed;
  }
}
