package no.mestring.warehouse.compute;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.mestring.core.dimension.Sex;
import no.mestring.core.estimate.ConfidenceLevel;
import no.mestring.core.estimate.Estimate;
import no.mestring.core.estimate.Interval;
import no.mestring.core.pathway.WaitingOutcome;
import no.mestring.core.pathway.WaitingTimes;
import no.mestring.core.period.YearSpan;
import no.mestring.core.statistics.ShareInterval;
import no.mestring.warehouse.compute.CourseLog.Some;
import no.mestring.warehouse.engine.Stage;
import org.jspecify.annotations.Nullable;

/** Writes the figures of one pathway and area. */
final class CourseFigures {
  /** The days for which the curve is written. */
  private static final List<Integer> DAYS = List.of(0, 7, 14, 21, 30, 60, 90, 180, 365);

  private static final int HORIZON = 90;
  private static final double PERCENT = 100;
  private static final int LAST_MONTH = 12;
  private static final ConfidenceLevel LEVEL = ConfidenceLevel.P95;
  private static final int ALL_AGES = CourseLog.AGES.size() - 1;

  private final String pathway;
  private final List<String> waits;
  private final long borders;
  private final Map<String, Stage> stages;

  /** The country's counts by sex and age for each wait; none if it is not covered. */
  private final List<Cell[][]> standards = new ArrayList<>();

  /**
   * Figures of a pathway.
   *
   * @param waits the codes of what is waited for
   * @param stages where rows go, by table
   */
  CourseFigures(String pathway, List<String> waits, int borders, Map<String, Stage> stages) {
    this.pathway = pathway;
    this.waits = waits;
    this.borders = borders;
    this.stages = stages;
  }

  /**
   * Takes what shares within limits are standardised by, for all areas and periods alike.
   *
   * @param country what began in the country in all years
   */
  void standardizeBy(Collection<Some> country) {
    for (int kind = 0; kind < waits.size(); kind++) {
      standards.add(cells(kind, country));
    }
  }

  /**
   * Writes the figures of a period.
   *
   * @param some what began in the area in the period
   * @param until the last day that is known of those who still wait
   */
  void write(String area, YearSpan period, Collection<Some> some, LocalDate until) {
    List<@Nullable Object> key =
        List.of(
            pathway, area, period.toString(), (long) period.firstYear(), (long) period.lastYear());
    writeCourses(key, some);
    Map<List<String>, Long> ends = new HashMap<>();
    Map<List<String>, Long> transitions = new HashMap<>();
    Map<List<String>, Long> variants = new HashMap<>();
    for (Some one : some) {
      one.ends.forEach((end, courses) -> ends.merge(List.of(end), courses, Long::sum));
      one.ways
          .transitions()
          .forEach(
              (from, all) ->
                  all.forEach(
                      (to, times) -> transitions.merge(List.of(from, to), times, Long::sum)));
      one.ways
          .variants()
          .forEach(
              (steps, courses) -> variants.merge(List.of(shortened(steps)), courses, Long::sum));
    }
    writeSums("course_end", key, ends);
    writeSums("course_transition", key, transitions);
    writeSums("course_variant", key, variants);
    for (int kind = 0; kind < waits.size(); kind++) {
      writeWaits(key, kind, some, until);
    }
  }

  private void add(String table, List<? extends @Nullable Object> row) {
    Stage stage = stages.get(table);
    if (stage == null) {
      throw new IllegalStateException("no stage of " + table);
    }
    stage.add("", 0, row);
  }

  private void writeCourses(List<@Nullable Object> key, Collection<Some> some) {
    for (int age = 0; age <= ALL_AGES; age++) {
      for (Sex sex : Sex.values()) {
        long courses = 0;
        long repeated = 0;
        for (Some one : some) {
          courses += sum(one.courses, sex, age);
          repeated += sum(one.repeated, sex, age);
        }
        List<@Nullable Object> row = new ArrayList<>(key);
        row.addAll(List.of(sex.toString(), CourseLog.AGES.get(age), courses, repeated, borders));
        add("course_count", row);
      }
    }
  }

  private static long sum(long[][] counts, Sex sex, int age) {
    long sum = 0;
    for (int i = 0; i < 2; i++) {
      for (int group = 0; group < ALL_AGES; group++) {
        if (isOf(sex, i == 1) && (age == ALL_AGES || age == group)) {
          sum += counts[i][group];
        }
      }
    }
    return sum;
  }

  private static boolean isOf(Sex sex, boolean isMale) {
    return sex == Sex.BOTH || (sex == Sex.MALE) == isMale;
  }

  /** A step that was taken several times in a row stands once, with a plus. */
  private static String shortened(List<String> steps) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < steps.size(); i++) {
      boolean isRepeated = i > 0 && steps.get(i).equals(steps.get(i - 1));
      if (!isRepeated) {
        text.append(i > 0 ? " > " : "").append(steps.get(i));
      } else if (text.charAt(text.length() - 1) != '+') {
        text.append('+');
      }
    }
    return text.toString();
  }

  private void writeSums(String table, List<@Nullable Object> key, Map<List<String>, Long> sums) {
    sums.forEach(
        (columns, sum) -> {
          List<@Nullable Object> row = new ArrayList<>(key);
          row.addAll(columns);
          row.add(sum);
          row.add(borders);
          add(table, row);
        });
  }

  /** Counts the waits of a kind, by sex and age group, with all sexes and ages. */
  private static final class Cell {
    private final WaitingTimes.Counter times = new WaitingTimes.Counter();
    private long kept;
    private long broken;
    private long running;
    private long notApplicable;
    private long due;
    private long keptOfDue;

    /** The share of kept limits of those that are over, in percent. */
    double share() {
      return PERCENT * keptOfDue / due;
    }

    /** Its limits; none if none was due. */
    Optional<Interval> limits() {
      return due == 0
          ? Optional.empty()
          : Optional.of(
              ShareInterval.WILSON.of((double) keptOfDue, (double) due, LEVEL).times(PERCENT));
    }

    void add(Cell other) {
      times.add(other.times);
      kept += other.kept;
      broken += other.broken;
      running += other.running;
      notApplicable += other.notApplicable;
      due += other.due;
      keptOfDue += other.keptOfDue;
    }

    void add(long wait) {
      int days = PackedWait.days(wait);
      WaitingOutcome outcome = PackedWait.outcome(wait);
      int limit = PackedWait.limit(wait);
      times.add(days, outcome);
      if (limit == 0) {
        return;
      }
      if (days > limit) {
        broken++;
      } else if (outcome == WaitingOutcome.STARTED) {
        kept++;
      } else if (outcome == WaitingOutcome.WAITING) {
        running++;
      } else {
        notApplicable++;
      }
      if (PackedWait.isDue(wait)) {
        due++;
        keptOfDue += PackedWait.isWithinLimit(wait) ? 1 : 0;
      }
    }
  }

  private static Cell[][] cells(int kind, Collection<Some> some) {
    Cell[][] cells = new Cell[Sex.values().length][ALL_AGES + 1];
    for (Cell[] row : cells) {
      Arrays.setAll(row, age -> new Cell());
    }
    List<Sex> sexes = List.of(Sex.values());
    int female = sexes.indexOf(Sex.FEMALE);
    int male = sexes.indexOf(Sex.MALE);
    int both = sexes.indexOf(Sex.BOTH);
    for (Some one : some) {
      for (int i = 0; i < one.size(); i++) {
        long wait = one.wait(i);
        if (PackedWait.kind(wait) == kind) {
          cells[PackedWait.isMale(wait) ? male : female][PackedWait.age(wait)].add(wait);
        }
      }
    }
    for (int age = 0; age < ALL_AGES; age++) {
      for (int sex : new int[] {female, male}) {
        cells[both][age].add(cells[sex][age]);
        cells[sex][ALL_AGES].add(cells[sex][age]);
        cells[both][ALL_AGES].add(cells[sex][age]);
      }
    }
    return cells;
  }

  private void writeWaits(
      List<@Nullable Object> key, int kind, Collection<Some> some, LocalDate until) {
    Cell[][] cells = cells(kind, some);
    Sex[] sexes = Sex.values();
    for (int sex = 0; sex < sexes.length; sex++) {
      for (int age = 0; age <= ALL_AGES; age++) {
        Cell cell = cells[sex][age];
        WaitingTimes times = cell.times.toWaitingTimes();
        boolean isAll = sexes[sex] == Sex.BOTH && age == ALL_AGES;
        writeTimes(
            key,
            kind,
            sexes[sex],
            CourseLog.AGES.get(age),
            cell,
            times,
            isAll ? adjusted(kind, cells) : Optional.empty(),
            until);
        if (isAll) {
          writeCurve(key, kind, times);
        }
      }
    }
  }

  /**
   * A share of kept limits as it would be if the area had the country's people.
   *
   * @param expected the share that the country's shares by sex and age predict, in percent
   * @param value the area's share over the expected one, times the country's, in percent
   * @param limits those of the area's share, likewise
   */
  private record Adjusted(double expected, double value, Interval limits) {}

  private Optional<Adjusted> adjusted(int kind, Cell[][] cells) {
    if (standards.isEmpty()) {
      return Optional.empty();
    }
    Cell[][] standard = standards.get(kind);
    List<Sex> sexes = List.of(Sex.values());
    double expected = 0;
    for (int sex = 0; sex < cells.length; sex++) {
      for (int age = 0; age < ALL_AGES; age++) {
        long due = cells[sex][age].due;
        if (sexes.get(sex) != Sex.BOTH && due > 0) {
          expected += due * standard[sex][age].share() / PERCENT;
        }
      }
    }
    int both = sexes.indexOf(Sex.BOTH);
    Cell all = cells[both][ALL_AGES];
    Cell country = standard[both][ALL_AGES];
    if (!(expected > 0)) {
      return Optional.empty();
    }
    double factor = all.due / expected * country.share() / PERCENT;
    return Optional.of(
        new Adjusted(
            PERCENT * expected / all.due,
            all.share() * factor,
            all.limits().orElseThrow().times(factor)));
  }

  private List<@Nullable Object> withWait(List<@Nullable Object> key, int kind) {
    List<@Nullable Object> row = new ArrayList<>(key);
    row.add(1, waits.get(kind));
    return row;
  }

  private void writeTimes(
      List<@Nullable Object> key,
      int kind,
      Sex sex,
      String age,
      Cell cell,
      WaitingTimes times,
      Optional<Adjusted> adjusted,
      LocalDate until) {
    List<@Nullable Object> row = withWait(key, kind);
    row.add(sex.toString());
    row.add(age);
    row.add(times.count());
    for (WaitingOutcome outcome :
        List.of(
            WaitingOutcome.STARTED,
            WaitingOutcome.WAITING,
            WaitingOutcome.WITHDRAWN,
            WaitingOutcome.MOVED,
            WaitingOutcome.DIED)) {
      row.add(times.count(outcome));
    }
    row.add(value(times.mean(WaitingOutcome.STARTED)));
    row.add(value(times.medianOf(WaitingOutcome.STARTED)));
    row.add(value(times.mean(WaitingOutcome.WAITING)));
    addWithLimits(row, times.median(LEVEL), 1);
    addWithLimits(row, times.restrictedMean(HORIZON, LEVEL), 1);
    row.add(cell.kept);
    row.add(cell.broken);
    row.add(cell.running);
    row.add(cell.notApplicable);
    row.add(cell.due);
    row.add(cell.due == 0 ? null : cell.share());
    Optional<Interval> limits = cell.limits();
    row.add(limits.map(Interval::lower).orElse(null));
    row.add(limits.map(Interval::upper).orElse(null));
    row.add(adjusted.map(Adjusted::expected).orElse(null));
    row.add(adjusted.map(Adjusted::value).orElse(null));
    row.add(adjusted.map(one -> one.limits().lower()).orElse(null));
    row.add(adjusted.map(one -> one.limits().upper()).orElse(null));
    row.add(until);
    row.add(borders);
    add("waiting_time", row);
  }

  private void writeCurve(List<@Nullable Object> key, int kind, WaitingTimes times) {
    for (int days : DAYS) {
      List<@Nullable Object> row = withWait(key, kind);
      row.add((long) days);
      addWithLimits(row, times.stillWaiting(days, LEVEL), PERCENT);
      addWithLimits(row, times.endedWithin(WaitingOutcome.STARTED, days, LEVEL), PERCENT);
      for (WaitingOutcome outcome :
          List.of(WaitingOutcome.WITHDRAWN, WaitingOutcome.MOVED, WaitingOutcome.DIED)) {
        row.add(value(times.endedWithin(outcome, days).times(PERCENT)));
      }
      row.add(borders);
      add("waiting_curve", row);
    }
  }

  private static @Nullable Double value(Estimate estimate) {
    return Cube.orNull(estimate.value());
  }

  private static void addWithLimits(List<@Nullable Object> row, Estimate estimate, double factor) {
    Estimate scaled = estimate.times(factor);
    Optional<Interval> limits = scaled.limits(LEVEL);
    row.add(value(scaled));
    row.add(limits.map(Interval::lower).orElse(null));
    row.add(limits.map(Interval::upper).orElse(null));
  }

  /** Who waits at the end of a month, and how the list changed in it. */
  private static final class Month {
    private long began;
    private long started;
    private long left;
    private long lapsed;
    private long overLimit;
    private final WaitingTimes.Counter waiting = new WaitingTimes.Counter();
  }

  /**
   * Writes who waited at the end of each month.
   *
   * @param some what began in the area in any year
   * @param years the years whose months are written
   * @param until the last day that is known
   */
  void writeLists(String area, Collection<Some> some, YearSpan years, LocalDate until) {
    List<LocalDate> ends = new ArrayList<>();
    for (int year = years.firstYear(); year <= years.lastYear(); year++) {
      for (int month = 1; month <= LAST_MONTH; month++) {
        LocalDate end = YearMonth.of(year, month).atEndOfMonth();
        if (!end.isAfter(until)) {
          ends.add(end);
        }
      }
    }
    int[] days = ends.stream().mapToInt(CourseFigures::number).toArray();
    int first = number(LocalDate.of(years.firstYear(), 1, 1)) - 1;
    for (int kind = 0; kind < waits.size() && days.length > 0; kind++) {
      Month[] months = new Month[days.length];
      Arrays.setAll(months, i -> new Month());
      for (Some one : some) {
        for (int i = 0; i < one.size(); i++) {
          if (PackedWait.kind(one.wait(i)) == kind) {
            count(one.wait(i), first, days, months);
          }
        }
      }
      for (int i = 0; i < days.length; i++) {
        WaitingTimes waiting = months[i].waiting.toWaitingTimes();
        add(
            "waiting_list",
            Arrays.asList(
                pathway,
                waits.get(kind),
                area,
                ends.get(i),
                months[i].began,
                months[i].started,
                months[i].left,
                months[i].lapsed,
                waiting.count(),
                months[i].overLimit,
                value(waiting.mean(WaitingOutcome.WAITING)),
                value(waiting.medianOf(WaitingOutcome.WAITING)),
                borders));
      }
    }
  }

  private static int number(LocalDate day) {
    return Math.toIntExact(day.toEpochDay() - CourseLog.FIRST_DAY.toEpochDay());
  }

  /** Whoever ends on a day does not wait any more at its end; who still waits on it does. */
  private static void count(long wait, int first, int[] ends, Month[] months) {
    int from = PackedWait.from(wait);
    int to = from + PackedWait.days(wait);
    WaitingOutcome outcome = PackedWait.outcome(wait);
    int gone = outcome == WaitingOutcome.WAITING ? to + 1 : to;
    int before = first;
    for (int i = 0; i < ends.length && before < gone; i++) {
      Month month = months[i];
      if (from > before && from <= ends[i]) {
        month.began++;
      }
      if (gone > before && gone <= ends[i]) {
        switch (outcome) {
          case STARTED -> month.started++;
          case WAITING -> month.lapsed++;
          case WITHDRAWN, MOVED, DIED -> month.left++;
        }
      } else if (from <= ends[i]) {
        month.waiting.add(ends[i] - from, WaitingOutcome.WAITING);
        int limit = PackedWait.limit(wait);
        if (limit > 0 && ends[i] - from > limit) {
          month.overLimit++;
        }
      }
      before = ends[i];
    }
  }
}
