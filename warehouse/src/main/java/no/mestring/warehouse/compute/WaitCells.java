package no.mestring.warehouse.compute;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import no.mestring.core.dimension.Sex;
import no.mestring.core.estimate.Absence;
import no.mestring.core.estimate.ConfidenceLevel;
import no.mestring.core.estimate.Estimate;
import no.mestring.core.pathway.WaitingOutcome;
import no.mestring.core.pathway.WaitingTimes;
import no.mestring.core.statistics.ShareInterval;
import no.mestring.warehouse.compute.CourseLog.Some;
import org.jspecify.annotations.Nullable;

/** The waits of one kind by sex and age group, both sexes and all ages among them. */
final class WaitCells {
  private static final int ALL_AGES = CourseLog.AGES.size() - 1;

  private final Map<Sex, Cell[]> cells = new EnumMap<>(Sex.class);

  private WaitCells() {
    for (Sex sex : Sex.values()) {
      cells.put(
          sex, IntStream.rangeClosed(0, ALL_AGES).mapToObj(age -> new Cell()).toArray(Cell[]::new));
    }
  }

  /** Counts those of a kind. */
  static WaitCells of(int kind, Collection<Some> some) {
    WaitCells counted = new WaitCells();
    for (Some one : some) {
      for (int i = 0; i < one.size(); i++) {
        long wait = one.wait(i);
        if (PackedWait.kind(wait) == kind) {
          counted
              .of(PackedWait.isMale(wait) ? Sex.MALE : Sex.FEMALE, PackedWait.age(wait))
              .add(wait);
        }
      }
    }
    for (int age = 0; age < ALL_AGES; age++) {
      for (Sex sex : new Sex[] {Sex.FEMALE, Sex.MALE}) {
        Cell cell = counted.of(sex, age);
        counted.of(Sex.BOTH, age).add(cell);
        counted.of(sex, ALL_AGES).add(cell);
        counted.all().add(cell);
      }
    }
    return counted;
  }

  /** Those of a sex and an age group, by its place in {@link CourseLog#AGES}. */
  Cell of(Sex sex, int age) {
    return Objects.requireNonNull(cells.get(sex))[age];
  }

  /** Everybody. */
  Cell all() {
    return of(Sex.BOTH, ALL_AGES);
  }

  /** Waits and what became of their limits. */
  static final class Cell {
    private final WaitingTimes.Counter counter = new WaitingTimes.Counter();
    private @Nullable WaitingTimes times;
    private long kept;
    private long broken;
    private long pending;
    private long notApplicable;
    private long due;
    private long keptOfDue;

    private void add(Cell other) {
      counter.add(other.counter);
      kept += other.kept;
      broken += other.broken;
      pending += other.pending;
      notApplicable += other.notApplicable;
      due += other.due;
      keptOfDue += other.keptOfDue;
    }

    private void add(long wait) {
      WaitingOutcome outcome = PackedWait.outcome(wait);
      counter.add(PackedWait.days(wait), outcome);
      if (PackedWait.limit(wait) == 0) {
        return;
      }
      if (!PackedWait.isWithinLimit(wait)) {
        broken++;
      } else if (outcome == WaitingOutcome.STARTED) {
        kept++;
      } else if (outcome == WaitingOutcome.WAITING) {
        pending++;
      } else {
        notApplicable++;
      }
      if (PackedWait.isDue(wait)) {
        due++;
        keptOfDue += PackedWait.isWithinLimit(wait) ? 1 : 0;
      }
    }

    /** How long they waited; asked for when all are counted. */
    WaitingTimes times() {
      WaitingTimes known = times;
      if (known == null) {
        known = counter.toWaitingTimes();
        times = known;
      }
      return known;
    }

    long kept() {
      return kept;
    }

    long broken() {
      return broken;
    }

    /** How many still wait, within the limit. */
    long pending() {
      return pending;
    }

    /** How many withdrew, moved or died within the limit. */
    long notApplicable() {
      return notApplicable;
    }

    /** Of how many the limit is over and was kept or broken. */
    long due() {
      return due;
    }

    /** The share of those due whose limit was kept, from 0 to 1; absent if none was due. */
    Estimate share(ConfidenceLevel... levels) {
      return due == 0
          ? Estimate.absent(Absence.NO_POPULATION)
          : Estimate.of(
              (double) keptOfDue / due,
              level -> ShareInterval.WILSON.of((double) keptOfDue, (double) due, level),
              levels);
    }
  }
}
